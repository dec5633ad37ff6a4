import Foundation
import HTTPTypes

extension Response {
  /// The whole answer as it goes over the wire, with the end of the connection: for a client to whom the library
  /// does not answer any more.
  ///
  /// - Parameter isHead: whether HEAD is answered.
  func wire(isHead: Bool = false) -> [UInt8] {
    guard case .bytes(let body) = body else { return [] }
    var lines = ["HTTP/1.1 \(status.code) \(status.reasonPhrase)", "Date: \(Self.date(time(nil)))"]
    lines += fields.map { "\($0.name.rawName): \($0.value)" }
    lines += ["Connection: close", "Content-Length: \(body.count)", "", ""]
    return Array(lines.joined(separator: "\r\n").utf8) + (isHead ? [] : body)
  }

  /// As HTTP writes times (RFC 9110, 5.6.7).
  private static func date(_ time: time_t) -> String {
    var time = time
    var parts = unsafe tm()
    unsafe gmtime_r(&time, &parts)
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
    return unsafe """
    \(days[Int(parts.tm_wday)]), \(two(parts.tm_mday)) \(months[Int(parts.tm_mon)]) \
    \(parts.tm_year + 1900) \(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)) GMT
    """
  }
}

import Foundation

/// A client that sends exactly the bytes it is told to, and shows exactly what came back.
public final class RawClient {
  /// One answer, taken apart.
  public struct Answer: Sendable {
    public var status: Int
    public var fields: [(name: String, value: String)]
    public var body: [UInt8] = []
    /// Whether the body ended as its framing says.
    public var isComplete = true

    public var text: String { String(decoding: body, as: UTF8.self) }

    /// The values of a field, whose name is given in small letters.
    public func values(_ name: String) -> [String] {
      fields.filter { $0.name.lowercased() == name }.map(\.value)
    }
  }

  public enum Failure: Error {
    case notConnected(Int32), notSent(Int32), timedOut, ended, reset, notHTTP(String)
  }

  private let descriptor: Int32
  private var received: [UInt8] = []
  private var isOpen = true

  public init(port: UInt16, overIPv6: Bool = false, receiveBuffer: Int32? = nil) throws {
    descriptor = socket(overIPv6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    unsafe setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    unsafe setsockopt(
      descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    if var receiveBuffer {
      unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, 4)
    }
    var v4 = sockaddr_in()
    v4.sin_family = sa_family_t(AF_INET)
    v4.sin_port = port.bigEndian
    v4.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var v6 = sockaddr_in6()
    v6.sin6_family = sa_family_t(AF_INET6)
    v6.sin6_port = port.bigEndian
    v6.sin6_addr = in6addr_loopback
    let result = overIPv6 ? Self.connect(descriptor, v6) : Self.connect(descriptor, v4)
    guard result == 0 else {
      let code = errno
      close()
      throw Failure.notConnected(code)
    }
  }

  deinit { close() }

  private static func connect<Address>(_ descriptor: Int32, _ address: Address) -> Int32 {
    unsafe withUnsafePointer(to: address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<Address>.size))
      }
    }
  }

  public func close() {
    if isOpen { Glibc.close(descriptor) }
    isOpen = false
  }

  /// Says that nothing more will be sent, and goes on reading.
  public func closeSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  public func send(_ text: String) throws { try send(Array(text.utf8)) }

  public func send(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes[sent...].withUnsafeBytes {
        unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Failure.notSent(errno) }
      sent += count
    }
  }

  /// Sends a request and reads its answer.
  public func ask(_ method: String, _ target: String, _ fields: String..., body: String = "") throws
    -> Answer
  {
    let lines = fields.map { $0 + "\r\n" }.joined()
    try send("\(method) \(target) HTTP/1.1\r\nHost: test\r\n\(lines)\r\n\(body)")
    return try answer(to: method)
  }

  /// Reads one answer; `method` tells whether a body follows.
  public func answer(to method: String = "GET") throws -> Answer {
    var answer = try head()
    if method == "HEAD" || answer.status == 204 || answer.status == 304 || answer.status < 200 {
      return answer
    }
    do {
      if answer.values("transfer-encoding") == ["chunked"] {
        while true {
          let size = Int(try line(), radix: 16) ?? -1
          guard size >= 0 else { throw Failure.notHTTP("chunk size") }
          answer.body += try take(size)
          guard try line().isEmpty else { throw Failure.notHTTP("chunk end") }
          if size == 0 { break }
        }
      } else if let length = answer.values("content-length").first.flatMap({ Int($0) }) {
        answer.body = try take(length)
      } else {
        while true { answer.body += try take(1) }
      }
    } catch Failure.ended {
      answer.isComplete =
        answer.values("connection") == ["close"]
        && answer.values("transfer-encoding").isEmpty && answer.values("content-length").isEmpty
    } catch Failure.reset {
      answer.isComplete = false
    }
    return answer
  }

  /// Reads a status line and fields.
  public func head() throws -> Answer {
    let first = try line()
    guard first.hasPrefix("HTTP/1.1 "), let status = Int(first.dropFirst(9).prefix(3)) else {
      throw Failure.notHTTP(first)
    }
    var fields: [(name: String, value: String)] = []
    while case let text = try line(), !text.isEmpty {
      guard let colon = text.firstIndex(of: ":") else { throw Failure.notHTTP(text) }
      fields.append((String(text[..<colon]), String(text[colon...].dropFirst(2))))
    }
    return Answer(status: status, fields: fields)
  }

  /// Whether something has come that was not yet read.
  public var hasAnswer: Bool {
    var byte: UInt8 = 0
    if !received.isEmpty { return true }
    return unsafe recv(descriptor, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) > 0
  }

  /// Throws away what has come, up to so many bytes.
  public func skip(atMost count: Int) throws {
    var buffer = [UInt8](repeating: 0, count: count)
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe recv(descriptor, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT))
    }
    if count == 0 { throw Failure.ended }
  }

  /// Whether the server has closed the connection, with nothing more sent on it.
  public func isClosed() throws -> Bool {
    do {
      _ = try take(1)
      return false
    } catch Failure.ended, Failure.reset {
      return true
    }
  }

  private func line() throws -> String {
    while true {
      if let end = received.firstIndex(of: 10) {
        let line = received[..<end]
        received.removeFirst(end + 1)
        guard line.last == 13 else { throw Failure.notHTTP("bare LF") }
        return String(decoding: line.dropLast(), as: UTF8.self)
      }
      try receive()
    }
  }

  private func take(_ count: Int) throws -> [UInt8] {
    while received.count < count { try receive() }
    defer { received.removeFirst(count) }
    return Array(received.prefix(count))
  }

  private func receive() throws {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe recv(descriptor, $0.baseAddress, $0.count, 0)
    }
    switch count {
    case 1...: received += buffer.prefix(count)
    case 0: throw Failure.ended
    default: throw errno == ECONNRESET ? Failure.reset : Failure.timedOut
    }
  }
}

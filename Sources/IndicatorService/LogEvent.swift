import HTTPTypes
import Logging

/// What the service tells its log.
enum LogEvent {
  /// The route is nil where none was found, the number of bytes where they are made while they are sent.
  case answered(
    id: String, method: HTTPRequest.Method, target: String, route: String?, status: Int,
    bytes: Int?,
    duration: Duration)
  /// An answer could not be made; the text is for whoever runs the service.
  case failed(id: String, error: any Error)

  func write(to logger: Logger) {
    switch self {
    case .answered(
      let id, let method, let target, let route, let status, let bytes, let duration):
      var metadata: Logger.Metadata = [
        "request": "\(id)", "method": "\(method.rawValue)", "target": "\(target)",
        "status": "\(status)", "milliseconds": "\(duration.milliseconds)",
      ]
      metadata["route"] = route.map { "\($0)" }
      metadata["bytes"] = bytes.map { "\($0)" }
      logger.info("answered", metadata: metadata)
    case .failed(let id, let error):
      logger.error("request failed", metadata: ["request": "\(id)", "error": "\(error)"])
    }
  }
}

extension Duration {
  /// Rounded to hundredths.
  fileprivate var milliseconds: Double {
    ((self / .milliseconds(1)) * 100).rounded() / 100
  }
}

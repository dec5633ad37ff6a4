import HTTPTypes
import Logging

/// What the service tells its log.
enum LogEvent {
  case answered(
    id: String, method: HTTPRequest.Method, target: String, status: Int, duration: Duration)
  /// An answer could not be made; the text is for whoever runs the service.
  case failed(id: String, error: any Error)

  func write(to logger: Logger) {
    switch self {
    case .answered(let id, let method, let target, let status, let duration):
      logger.info(
        "answered",
        metadata: [
          "request": "\(id)", "method": "\(method.rawValue)", "target": "\(target)",
          "status": "\(status)", "milliseconds": "\(duration.milliseconds)",
        ])
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

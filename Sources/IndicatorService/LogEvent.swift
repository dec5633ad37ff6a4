import HTTPTypes
import Logging

/// What the service tells its log.
enum LogEvent {
  /// An answer is over. The route is nil where none was found, the client where it is not known.
  case answered(
    id: String, client: String?, method: HTTPRequest.Method, target: String, route: String?,
    status: Int, bytes: Int, duration: Duration, cache: CacheStatus?)
  /// A token does not allow what was asked; what was sent is not told.
  case tokenRefused(id: String, address: String, code: String)
  /// An answer could not be made; the text is for whoever runs the service.
  case failed(id: String, error: any Error)

  func write(to logger: Logger) {
    switch self {
    case .answered(
      let id, let client, let method, let target, let route, let status, let bytes, let duration,
      let cache):
      var metadata: Logger.Metadata = [
        "request": "\(id)", "method": "\(method.rawValue)", "target": "\(target)",
        "status": "\(status)", "bytes": "\(bytes)", "milliseconds": "\(duration.milliseconds)",
      ]
      // Hit, miss, or none where nothing could be kept.
      metadata["cache"] = "\(cache?.word ?? "none")"
      metadata["client"] = client.map { "\($0)" }
      metadata["route"] = route.map { "\($0)" }
      logger.info("answered", metadata: metadata)
    case .tokenRefused(let id, let address, let code):
      logger.warning(
        "token refused",
        metadata: ["request": "\(id)", "address": "\(address)", "reason": "\(code)"])
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

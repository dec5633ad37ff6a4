import HTTPTypes

/// Field names that the service uses and swift-http-types does not know.
extension HTTPField.Name {
  static let link = known("Link")
  static let host = known("Host")
  static let cacheStatus = known("Cache-Status")
  static let warning = known("Warning")
  static let referrerPolicy = known("Referrer-Policy")
  static let idempotencyKey = known("Idempotency-Key")
  static let acceptPatch = known("Accept-Patch")
  static let requestID = known("X-Request-Id")

  private static func known(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else {
      preconditionFailure("“\(text)” is no field name")
    }
    return name
  }
}

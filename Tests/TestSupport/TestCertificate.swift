public import Foundation

/// A certificate for 127.0.0.1 that signs itself, with its key, made by openssl.
public struct TestCertificate: Sendable {
  public let certificate: URL
  public let key: URL

  /// Writes both as files in PEM, over those that were there.
  public init(_ name: String, certificate: URL, key: URL) throws {
    self.certificate = certificate
    self.key = key
    let made = try Program.run(
      "openssl",
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
        "2", "-subj", "/CN=\(name)", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key.path,
        "-out", certificate.path,
      ])
    guard made.status == 0 else { throw Failure(message: made.error) }
  }

  struct Failure: Error {
    let message: String
  }
}

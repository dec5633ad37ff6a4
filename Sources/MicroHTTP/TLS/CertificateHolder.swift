import Foundation

/// The certificate that new connections are greeted with; nil where there is no TLS.
///
/// @unchecked Sendable: used under the lock only. That is an `NSLock`, because the thread sanitizer does not see a
/// contended `Mutex` being handed over.
final class CertificateHolder: @unchecked Sendable {
  private let lock = NSLock()
  private var certificate: TLSCertificate?

  init(_ certificate: TLSCertificate?) {
    self.certificate = certificate
  }

  var current: TLSCertificate? { lock.withLock { certificate } }

  func replace(_ certificate: TLSCertificate) { lock.withLock { self.certificate = certificate } }
}

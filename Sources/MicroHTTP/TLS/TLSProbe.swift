import CMicroHTTPD
import Glibc

/// A connection over TLS that trusts everybody: for a question of no secrecy to this machine.
@safe final class TLSProbe {
  private let session: gnutls_session_t
  private let credentials: gnutls_certificate_credentials_t

  deinit {
    unsafe gnutls_deinit(session)
    unsafe gnutls_certificate_free_credentials(credentials)
  }

  /// Shakes hands on a socket, which stays the caller's; nil if that fails.
  init?(on descriptor: Int32) {
    var made: gnutls_session_t?
    var madeCredentials: gnutls_certificate_credentials_t?
    guard unsafe gnutls_certificate_allocate_credentials(&madeCredentials) >= 0,
      let credentials = unsafe madeCredentials
    else { return nil }
    let flags = GNUTLS_CLIENT.rawValue | GNUTLS_NO_SIGNAL.rawValue
    guard unsafe gnutls_init(&made, UInt32(flags)) >= 0, let session = unsafe made else {
      unsafe gnutls_certificate_free_credentials(credentials)
      return nil
    }
    unsafe self.session = session
    unsafe self.credentials = credentials
    unsafe gnutls_set_default_priority(session)
    unsafe gnutls_credentials_set(
      session, GNUTLS_CRD_CERTIFICATE, UnsafeMutableRawPointer(credentials))
    unsafe gnutls_transport_set_int2(session, descriptor, descriptor)
    var result: Int32
    repeat {
      result = unsafe gnutls_handshake(session)
    } while result < 0 && result != GNUTLS_E_AGAIN
      && gnutls_error_is_fatal(result) == 0
    guard result >= 0 else { return nil }
  }

  func send(_ bytes: [UInt8]) -> Bool {
    unsafe gnutls_record_send(session, bytes, bytes.count) == bytes.count
  }

  /// As recv(2).
  func receive(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    unsafe gnutls_record_recv(session, buffer.baseAddress, buffer.count)
  }
}

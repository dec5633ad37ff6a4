import CMicroHTTPD
public import Foundation

/// A certificate with its chain and its private key, as files in PEM give them.
///
/// The one owner of both in GnuTLS's form. Every connection holds the certificate that it was greeted with, so
/// that a new one can take its place at any time.
///
/// @unchecked Sendable: nothing changes after the initializer, and GnuTLS only reads what it is handed.
@safe public final class TLSCertificate: @unchecked Sendable {
  /// What a client may be spoken to with: TLS 1.3 and 1.2 with forward secrecy and authenticated encryption.
  static let priorities =
    "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:-KX-ALL:+ECDHE-ECDSA:+ECDHE-RSA:-CIPHER-ALL"
    + ":+AES-256-GCM:+CHACHA20-POLY1305:+AES-128-GCM:-MAC-ALL:+AEAD:-GROUP-ALL:+GROUP-X25519"
    + ":+GROUP-SECP256R1:+GROUP-SECP384R1:%SERVER_PRECEDENCE"

  /// Longer chains are not sent by anybody.
  private static let longestChain = 16

  /// The server's own certificate first.
  let chain: UnsafeMutableBufferPointer<gnutls_pcert_st>
  let key: gnutls_privkey_t

  /// Reads both files.
  ///
  /// - Parameters:
  ///   - certificate: the certificate, and those that lead from it to one that clients know.
  ///   - key: its private key, without a password.
  /// - Throws: ``ServerError/badCertificate(_:)``, with a sentence that says which file is wrong, and how.
  public init(certificate: URL, key: URL) throws(ServerError) {
    let loaded = try unsafe Self.key(of: key)
    do throws(ServerError) {
      unsafe chain = try Self.chain(of: certificate)
      unsafe self.key = loaded
    } catch {
      unsafe gnutls_privkey_deinit(loaded)
      throw error
    }
    guard fits else {
      throw .badCertificate("\(key.path) is not the key of the certificate in \(certificate.path)")
    }
  }

  deinit {
    for index in unsafe 0..<chain.count {
      if let first = unsafe chain.baseAddress { unsafe gnutls_pcert_deinit(first + index) }
    }
    unsafe chain.deallocate()
    unsafe gnutls_privkey_deinit(key)
  }

  private static func chain(
    of file: URL
  ) throws(ServerError) -> UnsafeMutableBufferPointer<gnutls_pcert_st> {
    let text = try text(of: file)
    let chain = UnsafeMutableBufferPointer<gnutls_pcert_st>.allocate(capacity: longestChain)
    var count = UInt32(longestChain)
    let result = unsafe text.withUnsafeBytes { bytes in
      var datum = unsafe datum(bytes)
      return unsafe gnutls_pcert_list_import_x509_raw(
        chain.baseAddress, &count, &datum, GNUTLS_X509_FMT_PEM, 0)
    }
    guard result >= 0, count > 0 else {
      unsafe chain.deallocate()
      throw .badCertificate("\(file.path) is no certificate in PEM: \(message(result))")
    }
    // Deallocated as a whole: the buffer begins where the memory does.
    return unsafe UnsafeMutableBufferPointer(rebasing: chain[..<Int(count)])
  }

  private static func key(of file: URL) throws(ServerError) -> gnutls_privkey_t {
    let text = try text(of: file)
    var made: gnutls_privkey_t?
    guard unsafe gnutls_privkey_init(&made) >= 0, let key = unsafe made else {
      throw .failed("GnuTLS has no memory left.")
    }
    let result = unsafe text.withUnsafeBytes { bytes in
      var datum = unsafe datum(bytes)
      return unsafe gnutls_privkey_import_x509_raw(key, &datum, GNUTLS_X509_FMT_PEM, nil, 0)
    }
    guard result >= 0 else {
      unsafe gnutls_privkey_deinit(key)
      throw .badCertificate(
        "\(file.path) is no private key in PEM without a password: \(message(result))")
    }
    return unsafe key
  }

  /// Whether the key is the certificate's.
  private var fits: Bool {
    var made: gnutls_pubkey_t?
    guard unsafe gnutls_pubkey_init(&made) >= 0, let own = unsafe made else { return false }
    defer { unsafe gnutls_pubkey_deinit(own) }
    guard unsafe gnutls_pubkey_import_privkey(own, key, 0, 0) >= 0 else { return false }
    return unsafe Self.identifier(of: own) == Self.identifier(of: chain[0].pubkey)
  }

  private static func identifier(of key: gnutls_pubkey_t?) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 32)
    var count = bytes.count
    let flags = GNUTLS_KEYID_USE_SHA256.rawValue
    guard unsafe gnutls_pubkey_get_key_id(key, flags, &bytes, &count) >= 0 else { return [] }
    return bytes
  }

  private static func text(of file: URL) throws(ServerError) -> Data {
    do {
      return try Data(contentsOf: file)
    } catch {
      throw .badCertificate("\(file.path) cannot be read: \(error.localizedDescription)")
    }
  }

  private static func datum(_ bytes: UnsafeRawBufferPointer) -> gnutls_datum_t {
    let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    return unsafe gnutls_datum_t(
      data: UnsafeMutablePointer(mutating: start), size: UInt32(bytes.count))
  }

  private static func message(_ code: Int32) -> String {
    unsafe String(cString: gnutls_strerror(code))
  }
}

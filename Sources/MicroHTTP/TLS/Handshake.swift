import CMicroHTTPD

/// Gives a client the certificate that the server has at this moment, as GnuTLS's
/// `gnutls_certificate_retrieve_function2`. The connection retains it, since GnuTLS does not.
func giveCertificate(
  session: gnutls_session_t?, authorities: UnsafePointer<gnutls_datum_t>?,
  authorityCount: Int32, algorithms: UnsafePointer<gnutls_pk_algorithm_t>?, algorithmCount: Int32,
  chain: UnsafeMutablePointer<UnsafeMutablePointer<gnutls_pcert_st>?>?,
  count: UnsafeMutablePointer<UInt32>?, key: UnsafeMutablePointer<gnutls_privkey_t?>?
) -> Int32 {
  // The library puts its connection there.
  guard let session = unsafe session, let pointer = unsafe gnutls_session_get_ptr(session),
    let chain = unsafe chain, let count = unsafe count, let key = unsafe key,
    let record = unsafe Connection(pointer: OpaquePointer(pointer)).record,
    let certificate = record.core.certificate.current
  else { return -1 }
  record.hold(certificate)
  unsafe chain.pointee = certificate.chain.baseAddress
  unsafe count.pointee = UInt32(certificate.chain.count)
  unsafe key.pointee = certificate.key
  return 0
}

/// Why a server could not be started.
public enum ServerError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The address is not a numeric one, or not one of this machine.
  case badAddress(String)

  /// Another socket listens on this address and port.
  case addressInUse(String, UInt16)

  /// The system does not let this process listen on this port.
  case notPermitted(String, UInt16)

  /// The certificate or its key cannot be used; the text says why.
  case badCertificate(String)

  /// Anything else; the text says what.
  case failed(String)

  /// A sentence for people: what was wrong, and what would be right.
  public var description: String {
    switch self {
    case .badAddress(let address):
      """
      Cannot listen on "\(address)": it is not a numeric IPv4 or IPv6 address of this machine, \
      such as 127.0.0.1, 0.0.0.0, ::1 or ::.
      """
    case .addressInUse(let address, let port):
      """
      Cannot listen on \(address), port \(port): another program does. Stop it, or choose another \
      port.
      """
    case .notPermitted(let address, let port):
      """
      Cannot listen on \(address), port \(port): the system does not permit it. Choose a port from \
      1024 up, or give the program the right to use lower ones.
      """
    case .badCertificate(let reason):
      "The certificate cannot be used: \(reason)."
    case .failed(let reason):
      "The server could not be started: \(reason)"
    }
  }
}

/// Who writes, and from where: what the audit log keeps of it.
public struct Author: Sendable, Hashable {
  /// The name of a token, or the command that writes.
  public var name: String
  /// The numeric address of the client; empty for a command on the machine of the store.
  public var address: String
  /// The id of the request, as its answer and the log have it; empty for a command.
  public var request: String

  public init(name: String, address: String = "", request: String = "") {
    self.name = name
    self.address = address
    self.request = request
  }
}

/// One name and its value in the query of a request target.
///
/// Both are decoded. `?a=1&b=&c` holds `a` with "1", `b` with the empty string, and `c` with nil.
public struct QueryItem: Sendable, Hashable {
  /// The decoded name; empty for an item such as `=1`.
  public var name: String

  /// The decoded value, or nil for an item without an equals sign.
  public var value: String?

  /// Makes an item from decoded text.
  public init(name: String, value: String?) {
    self.name = name
    self.value = value
  }
}

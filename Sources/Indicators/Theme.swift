/// A field of work: one of the ten items of a report's first part, or the leaders' duty of its
/// third.
public struct Theme: Sendable, Hashable, Codable {
  public var code: String
  public var name: BilingualText
  /// Position in the report, from 1.
  public var order: Int

  public init(code: String, name: BilingualText, order: Int) {
    self.code = code
    self.name = name
    self.order = order
  }
}

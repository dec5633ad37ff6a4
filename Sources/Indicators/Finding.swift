/// Something in a report that the reader does not settle by itself.
public struct Finding: Sendable, Hashable {
  /// What is the matter.
  public enum Kind: String, Sendable, Codable {
    /// Several indicators claim one figure, so none gets it.
    case contested
    /// One indicator has two values.
    case contradiction
  }

  public var kind: Kind
  /// The figure that it is about, by its number.
  public var figure: Int
  public var detail: String

  public init(kind: Kind, figure: Int, detail: String) {
    self.kind = kind
    self.figure = figure
    self.detail = detail
  }
}

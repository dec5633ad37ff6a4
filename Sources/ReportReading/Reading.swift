public import Indicators

/// Everything that a report says, read by the catalogue.
public struct Reading: Sendable, Hashable {
  public var publication: Publication
  /// What a person should look at before publishing.
  public var findings: [Finding]
  /// Words that speak of an amount without giving a number, in the order of the text.
  public var mentions: [Mention]
}

/// An administrative division of GB/T 2260, by its six-digit code.
public struct Area: Sendable, Hashable, Codable {
  /// The rank of a division, from the country down.
  public enum Level: String, Sendable, Codable, CaseIterable {
    case province, prefecture, county
  }

  public var code: String
  public var name: BilingualText
  public var level: Level
  /// The code of the division above, nil for a province.
  public var parent: String?
  /// Other writings found in texts, such as 峰城区 for 峄城区. The official name is not repeated.
  public var aliases: [String]

  public init(
    code: String, name: BilingualText, level: Level, parent: String?, aliases: [String] = []
  ) {
    self.code = code
    self.name = name
    self.level = level
    self.parent = parent
    self.aliases = aliases
  }
}

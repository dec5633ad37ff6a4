public import Indicators

/// What the address of a page carries from one to the next: language, area, year and scheme. Links are made here
/// and nowhere else, so that no choice is lost on the way.
public struct PageState: Sendable, Hashable {
  /// How a page is coloured.
  public enum Scheme: String, Sendable, CaseIterable { case light, dark }

  /// What the page is told in.
  public var language: Language
  /// What was asked for in the address; nil follows the browser, the newest report and the system.
  public var asked: Language?
  public var area: String?
  public var period: String?
  public var scheme: Scheme?
  /// The path of this page.
  public var path: String
  /// The items that are of this page alone, such as `q` or `tab`.
  public var items: [(name: String, value: String)]

  public init(
    language: Language, asked: Language?, area: String?, period: String?, scheme: Scheme?,
    path: String, items: [(name: String, value: String)]
  ) {
    self.language = language
    self.asked = asked
    self.area = area
    self.period = period
    self.scheme = scheme
    self.path = path
    self.items = items
  }

  public static func == (left: PageState, right: PageState) -> Bool { left.here() == right.here() }

  public func hash(into hasher: inout Hasher) { hasher.combine(here()) }

  /// What every link carries on, by name.
  public var carried: [(name: String, value: String)] {
    [
      ("area", area), ("lang", asked?.rawValue), ("period", period), ("theme", scheme?.rawValue),
    ].compactMap { name, value in value.map { (name, $0) } }
  }

  /// The address of another page.
  public func link(
    _ path: String, _ items: [(name: String, value: String)] = [], at fragment: String? = nil
  ) -> String {
    let query = (carried.filter { one in !items.contains { $0.name == one.name } } + items)
      .sorted { $0.name < $1.name }
      .map { "\($0.name)=\(Self.encoded($0.value))" }.joined(separator: "&")
    return path + (query.isEmpty ? "" : "?\(query)") + (fragment.map { "#\($0)" } ?? "")
  }

  /// The address of this page with some items changed; nil takes one away.
  public func here(
    _ changes: [(name: String, value: String?)] = [], at fragment: String? = nil
  ) -> String {
    let changed = Set(changes.map(\.name))
    var state = self
    if changed.contains("area") { state.area = nil }
    if changed.contains("period") { state.period = nil }
    if changed.contains("lang") { state.asked = nil }
    if changed.contains("theme") { state.scheme = nil }
    let kept = items.filter { !changed.contains($0.name) }
    return state.link(
      path, kept + changes.compactMap { change in change.value.map { (change.name, $0) } },
      at: fragment)
  }

  /// Percent-encoded as the canonical addresses of the service are.
  public static func encoded(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || "-._~,:".unicodeScalars.contains(scalar)
      if isPlain {
        encoded.unicodeScalars.append(scalar)
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        encoded += byte < 16 ? "%0\(hex)" : "%\(hex)"
      }
    }
    return encoded
  }
}

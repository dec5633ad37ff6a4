import Indicators

/// What a report says of itself before its first part.
struct FrontMatter: Sendable {
  var title = ""
  var issuer = ""
  /// The code of the area that the title or the issuer names.
  var area: String?
  var period: Period?
  /// How many lines were looked at.
  var lines = 0

  init(outline: Outline, areas: [Area]) {
    let opening = outline.opening.prefix(Self.reach).map { outline.passages[$0] }
    let texts = opening.map { $0.text($0.range) }
    lines = opening.count
    guard
      let index = texts.firstIndex(where: { $0.contains("报告") && $0.contains("法治") })
        ?? texts.firstIndex(where: { $0.contains("报告") })
    else { return }
    func words(_ index: Int) -> String {
      opening[index].words(opening[index].range, of: outline.source)
    }
    title = words(index)
    issuer = index > 0 ? words(index - 1) : ""
    period = Self.period(in: texts[index])
    area =
      Self.area(in: texts[index], areas)
      ?? (index > 0 ? Self.area(in: texts[index - 1], areas) : nil)
  }

  private static let reach = 20

  /// The first four digits that are a year.
  private static func period(in title: String) -> Period? {
    title.unicodeScalars.split { !(0x30...0x39).contains($0.value) }
      .lazy.compactMap { Period(String($0)) }.first
  }

  /// The area with the longest name or alias in a text; the lowest level wins among equals.
  private static func area(in text: String, _ areas: [Area]) -> String? {
    areas
      .compactMap { area in
        ([area.name.zh] + area.aliases).filter(text.contains).map(\.count).max().map {
          ($0, area.code)
        }
      }
      .max { ($0.0, $0.1) < ($1.0, $1.1) }?.1
  }
}

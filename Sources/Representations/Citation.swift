public import Foundation
public import Indicators

/// How an observation is cited: with the release and an address that gives the same figure for ever.
public struct Citation: Sendable {
  /// The ways of citing.
  public enum Style: String, Sendable, CaseIterable {
    /// GB/T 7714-2015, as Chinese theses and papers ask for.
    case gbt7714
    case bibtex
    case apa
  }

  private let id: String
  private let title: BilingualText
  private let author: String
  private let release: Release
  private let address: String
  private let today: String

  /// - Parameters:
  ///   - release: The release whose state is cited.
  ///   - address: The observation's, with that release.
  ///   - today: The day of the look-up, which two of the styles name.
  public init(
    _ published: PublishedObservation, report: Report, release: Release, address: String,
    today: Date, catalogue: Catalogue
  ) {
    let observation = published.observation
    let indicator = catalogue.indicator(observation.indicator)
    let area = catalogue.area(observation.area)
    func title(_ language: Language) -> String {
      let unit = catalogue.unit(observation.unit)?.name[language] ?? observation.unit
      let place = area?.name[language] ?? observation.area
      let name = indicator?.name[language] ?? observation.indicator
      let value = "\(observation.quantity.value) \(unit)"
      return language == .zh
        ? "\(place)\(observation.period)年\(name)：\(value)"
        : "\(name), \(place), \(observation.period): \(value)"
    }
    id = observation.id
    self.title = BilingualText(zh: title(.zh), en: title(.en))
    author = report.issuer.isEmpty ? area?.name.zh ?? observation.area : report.issuer
    self.release = release
    self.address = address
    self.today = Self.day(today)
  }

  public func text(_ style: Style) -> String {
    let made = Self.day(release.madeAt)
    return switch style {
    case .gbt7714:
      "\(author). \(title.zh)[DS/OL]. 公示, 第\(release.number)次发布. (\(made))[\(today)]. \(address)."
    case .apa:
      "\(author). (\(made.prefix(4))). \(title.en) (Release \(release.number)) [Data set]. Gongshi. "
        + address
    case .bibtex:
      """
      @misc{\(id),
        author = {{\(Self.escaped(author))}},
        title = {\(Self.escaped(title.zh))},
        year = {\(made.prefix(4))},
        publisher = {Gongshi},
        version = {Release \(release.number)},
        url = {\(address)},
        urldate = {\(today)}
      }
      """
    }
  }

  private static func day(_ date: Date) -> String {
    date.formatted(.iso8601.year().month().day())
  }

  /// The signs that mean something in BibTeX are told apart by a backslash.
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      if "%&_#$".contains(character) { escaped.append("\\") }
      if !"{}\\".contains(character) { escaped.append(character) }
    }
  }
}

import Foundation
public import Indicators

/// Where a figure comes from: its sentence with the number marked, or the formula that it is computed by.
public struct SentenceView: Sendable {
  /// One place in a report that states the figure.
  public struct Place: Sendable {
    /// 第一部分 · 五是…
    public let section: String
    public let before: String
    public let number: String
    public let after: String
    /// The same place in the whole report.
    public let href: String
    /// Whether a later report states it, of the year before.
    public let isLater: Bool
  }

  /// An operand of a computed figure.
  public struct Operand: Sendable {
    public let figure: FigureView
  }

  public let figure: FigureView
  public let places: [Place]
  public let hasPlaces: Bool
  /// The first of them in the whole report.
  public let sourceHref: String?
  /// The formula in names and numbers; nil for a reported figure.
  public let formula: String?
  public let operands: [Operand]
  public let note: String?
  /// Why it is another value than the report has; nil where it is the report's.
  public let correction: String?
  public let correctionLang: String
  /// The observation in the API, and how it is cited.
  public let address: String
  public let citation: String
  public let historyAddress: String

  /// - Parameters:
  ///   - operands: the observations that a computed figure is computed from.
  ///   - numbers: the positions of a report's figures by where they start.
  public init(
    _ published: PublishedObservation, operands: [PublishedObservation], catalogue: Catalogue,
    state: PageState, numbers: (_ report: String) -> [Int: Int]
  ) {
    let observation = published.observation
    let language = state.language
    figure = FigureView(published, catalogue: catalogue, state: state, selected: observation.id)
    places = observation.evidence.map { evidence in
      let (before, after) = evidence.split
      let number = numbers(evidence.report)[evidence.start]
      return Place(
        section: Self.section(evidence, language), before: before, number: evidence.asWritten,
        after: after,
        href: state.link("/source/\(evidence.report)", at: number.map { "f-\($0)" } ?? "text"),
        isLater: evidence.role == .previous)
    }
    hasPlaces = !places.isEmpty
    sourceHref = places.first?.href
    let used = operands.map {
      FigureView($0, catalogue: catalogue, state: state, selected: observation.id)
    }
    self.operands = used.map(Operand.init)
    formula = observation.formula.map { formula in
      used.reduce(formula.replacing(" * ", with: " × ").replacing(" / ", with: " ÷ ")) {
        $0.replacing($1.code, with: $1.amount)
      }
    }
    note = observation.note?[language]
    correction = observation.correction?.reason
    correctionLang = Language.tag(of: correction ?? "")
    address = "/v1/observations/\(observation.id)"
    citation = "\(address)/citation"
    historyAddress = "\(address)/history"
  }

  /// The part of the report, and the heading next above.
  public static func section(_ evidence: Evidence, _ language: Language) -> String {
    let heading = evidence.heading.components(separatedBy: " / ").last ?? ""
    let part: String
    switch language {
    case .zh: part = evidence.section == "标题" ? "标题" : "第\(evidence.section)部分"
    case .en:
      let number = "一二三四五六七八九十".firstIndex(of: Character(evidence.section)).map {
        "一二三四五六七八九十".distance(from: "一".startIndex, to: $0) + 1
      }
      part = number.map { "Part \($0)" } ?? "Title"
    }
    return heading.isEmpty ? part : "\(part) · \(heading)"
  }
}

extension Evidence {
  /// The sentence before and behind the number. Where a page break was joined, the number stands a little
  /// further to the left than in the report.
  public var split: (before: String, after: String) {
    let scalars = Array(sentence.unicodeScalars)
    let number = Array(asWritten.unicodeScalars)
    let wanted = start - sentenceStart
    let places = scalars.indices.filter { scalars[$0...].starts(with: number) }
    guard !number.isEmpty,
      let place = places.last(where: { $0 <= wanted }) ?? places.first
    else { return (sentence, "") }
    return (
      String(String.UnicodeScalarView(scalars[..<place])),
      String(String.UnicodeScalarView(scalars[(place + number.count)...]))
    )
  }
}

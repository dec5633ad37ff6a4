import Foundation
import Indicators
import Representations

extension Parameter {
  /// What it means, in a sentence.
  var meaning: String {
    switch self {
    case .indicator: "Only these indicators."
    case .theme: "Only indicators of these themes."
    case .area: "Only these areas."
    case .period: "Only these years: 2021, or a range (2019..2023, 2020.., ..2022)."
    case .report: "Only what these reports say."
    case .kind: "Only these kinds."
    case .origin: "Only reported values, or only derived ones."
    case .qualifier: "Only values that are so exact."
    case .asOf: "The number of a release: what held after it, for ever."
    case .minRelease: "The number of a release that was seen: the answer is of it or a later one."
    case .limit: "How many at most."
    case .cursor: "Where to go on: page.next of the last answer, or its cursor."
    case .q: "Words, in Chinese or English, that must all be found."
    case .measure: "Only what is measured so."
    case .hasData: "Only indicators with observations, or only those without."
    case .class: "Only numerals of these classes."
    case .result: "Only checks with these results."
    case .since: "Only releases after this one."
    case .before: "Only releases before this one."
    case .lang: "The language of plain texts; else by Accept-Language."
    case .style: "How to cite."
    case .bom: "Whether CSV begins with a byte order mark, as old spreadsheets need it."
    case .sort: "What to sort by, in this order; - before a key for the largest first."
    case .fields: "Only these fields."
    case .format: "The format; else by the path or by Accept."
    case .i: "The figure whose sentence is shown: an observation, or an indicator."
    case .tab: "What of the page is in front."
    case .view: "How the page is laid out."
    case .state: "Only commitments in these states."
    case .dryRun: "Whether to tell what would change, and change nothing."
    case .reason: "Why, for the list of releases and the audit log."
    case .url: "The address of an indicator or a chart of this service."
    case .maxwidth, .maxheight: "How large it may be, in CSS pixels."
    }
  }

  /// What it takes, for a route, given what there is.
  func schema(_ route: Route, catalogue: Catalogue, reports: [String], release: Int) -> JSONNode {
    func words(_ words: some Sequence<String>) -> JSONNode {
      ["type": "string", "enum": .strings(words)]
    }
    func cases<Word: CaseIterable & RawRepresentable<String>>(_ type: Word.Type) -> JSONNode {
      words(Word.allCases.map(\.rawValue))
    }
    let one: JSONNode =
      switch self {
      case .indicator: words(catalogue.indicators.map(\.code))
      case .theme: words(route.themes ?? catalogue.themes.map(\.code))
      case .area: Schema.reference("AreaCode")
      case .period:
        [
          "type": "string",
          "pattern": #"^((\.\.)?(19[5-9][0-9]|20[0-9][0-9])|(19[5-9][0-9]|20[0-9][0-9])\.\.)$"#,
        ]
      case .report: words(reports)
      case .kind: words(route.kinds)
      case .origin: cases(Indicator.Origin.self)
      case .qualifier: cases(Quantity.Qualifier.self)
      case .asOf, .minRelease:
        ["type": "integer", "minimum": 1, "maximum": .number(.init(max(release, 1)))]
      case .limit:
        [
          "type": "integer", "minimum": .number(.init(Parameters.limits.lowerBound)),
          "maximum": .number(.init(Parameters.limits.upperBound)),
          "default": .number(.init(Parameters.defaultLimit)),
        ]
      case .cursor: ["type": "string", "minLength": 1]
      case .q: ["type": "string", "pattern": .string(Self.printable)]
      case .measure: cases(Indicator.Measure.self)
      case .hasData, .bom, .dryRun: ["type": "boolean"]
      case .class: cases(Figure.Class.self)
      case .result: cases(CheckResult.Verdict.self)
      case .since, .before:
        [
          "type": "integer", "minimum": .number(.init(Parameters.releaseNumbers.lowerBound)),
          "maximum": .number(.init(Parameters.releaseNumbers.upperBound)),
        ]
      case .lang: cases(Language.self)
      case .style: cases(Citation.Style.self)
      case .sort: words(SortKey.Field.allCases.flatMap { [$0.rawValue, "-" + $0.rawValue] })
      case .fields: words(ObservationDocument.fields)
      case .format: words(route.formats.isEmpty ? ["json"] : route.formats.map(\.rawValue))
      case .i, .tab: ["type": "string"]
      case .reason: ["type": "string", "maxLength": 500, "pattern": .string(Self.printable)]
      case .state: cases(Outcome.State.self)
      case .url: ["type": "string", "format": "uri-reference"]
      case .maxwidth, .maxheight: ["type": "integer", "minimum": 1, "maximum": 1_000_000]
      case .view: cases(PageLayout.self)
      }
    guard isList else { return one }
    return [
      "type": "array", "items": one, "minItems": 1,
      "maxItems": .number(.init(Parameters.mostValues)),
    ]
  }

  /// Something, and no control characters.
  private static let printable =
    #"^[^\u0000-\u001f\u007f-\u009f]*[^\s\u0000-\u001f\u007f-\u009f]"#
    + #"[^\u0000-\u001f\u007f-\u009f]*$"#

  /// A value that has an answer at a route, in a store with the project's report.
  func example(_ route: Route) -> JSONNode {
    switch self {
    case .kind where !route.kinds.contains("result"): .strings(route.kinds.prefix(1))
    case .theme: .strings((route.themes ?? ["disputes"]).prefix(1))
    case .format: .string(route.formats.first?.rawValue ?? "json")
    default: example
    }
  }

  private var example: JSONNode {
    switch self {
    case .indicator: ["reconsideration-accepted"]
    case .theme: ["disputes"]
    case .area: ["370404"]
    case .period: ["2021"]
    case .report: ["370404-2021"]
    case .kind: ["result"]
    case .origin: ["reported"]
    case .qualifier: ["exact"]
    case .asOf, .minRelease: 1
    case .limit: 10
    case .cursor:
      .string(
        PageCursor(
          order: [SortKey(.value, isDescending: true)].total,
          key: ["100", "reconsideration-accepted", "370404", "2021", "result", "1"]
        ).token)
    case .q: "复议"
    case .measure: ["count"]
    case .hasData, .bom, .dryRun: true
    case .state: ["open"]
    case .reason: "yearly report"
    case .class: ["uncatalogued"]
    case .result: ["pass"]
    case .since: 0
    case .before: 2
    case .lang: "zh"
    case .style: "bibtex"
    case .sort: ["-value"]
    case .fields: ["id", "value", "unit"]
    case .format: "json"
    case .i: "reconsideration-accepted"
    case .tab: "table"
    case .view: "wall"
    case .url: "/indicators/reconsideration-accepted"
    case .maxwidth, .maxheight: 480
    }
  }
}

import Indicators
import MicroHTTP
import Pages
import Representations

/// The whole query of a request as values. Every 400 for a parameter is made here, before anything is
/// looked up by it.
struct Parameters: Sendable {
  static let defaultLimit = 100
  static let limits = 1...1000
  /// How many values a list takes, and how many faults are told: enough for people, too few to keep
  /// the service busy.
  static let mostValues = 100
  static let mostFaults = 10
  /// How much of a wrong value is said back.
  static let longestEcho = 80
  /// How many characters a search may have.
  private static let longestSearch = 500
  /// Releases that can be named, whether or not they are there yet.
  static let releaseNumbers = 0...2_147_483_647
  /// How many words of a search are looked for.
  static let mostWords = 10

  private(set) var indicators: [String] = []
  private(set) var themes: [String] = []
  private(set) var areas: [String] = []
  private(set) var periods: [PeriodRange] = []
  private(set) var reports: [String] = []
  private(set) var kinds: [String] = []
  private(set) var origins: [Indicator.Origin] = []
  private(set) var qualifiers: [Quantity.Qualifier] = []
  private(set) var measures: [Indicator.Measure] = []
  private(set) var classes: [Figure.Class] = []
  private(set) var results: [CheckResult.Verdict] = []
  private(set) var hasData: Bool?
  private(set) var words: [SearchWord] = []
  private(set) var sort: [SortKey] = []
  /// The fields that are wanted; empty for all.
  private(set) var fields: [String] = []
  private(set) var format: Format?
  /// The format as it was written, where the route tells by itself which there are.
  private(set) var formatName: String?
  private(set) var limit = Self.defaultLimit
  private(set) var cursor: PageCursor?
  private(set) var since = 0
  private(set) var before: Int?
  /// The release whose state is asked for.
  private(set) var asOf: Int?
  private(set) var language: Language?
  /// Whether CSV begins with a byte order mark, as old spreadsheets need it.
  private(set) var bom: Bool?
  private(set) var style: Citation.Style?
  private(set) var states: [Outcome.State] = []
  /// Whether a write is only tried.
  private(set) var isTrial: Bool?
  /// Why something is written.
  private(set) var reason: String?
  /// How a page is coloured.
  private(set) var scheme: PageState.Scheme?
  /// An observation, or an indicator.
  private(set) var selected: String?
  private(set) var tab: String?
  private(set) var layout: PageLayout?
  /// What is looked for, as it was written.
  private(set) var search: String?

  /// An address of this service that is to be embedded, and how large that may be in CSS pixels.
  private(set) var url: String?
  private(set) var maxWidth: Int?
  private(set) var maxHeight: Int?

  private var faults: [Problem.Fault] = []

  /// Reads the items of a query.
  ///
  /// - Parameters:
  ///   - route: The route that they are for.
  ///   - parameters: Those that it takes, where that depends on the method.
  ///   - reports: Those that may be named.
  ///   - release: The number of the newest release.
  init(
    _ items: [QueryItem], of route: Route, taking parameters: [Parameter]? = nil,
    catalogue: Catalogue, search: IndicatorSearch,
    reports: KnownReports, release: Int
  ) throws {
    let taken = parameters ?? route.parameters
    var seen: Set<Parameter> = []
    for item in items where faults.count < Self.mostFaults {
      guard let parameter = Parameter(rawValue: item.name), taken.contains(parameter)
      else {
        refuseName(item, allowed: taken)
        continue
      }
      guard seen.insert(parameter).inserted || parameter.isList else {
        refuse(parameter, item.value, "given twice; once would be right")
        continue
      }
      guard let value = item.value, !value.isEmpty else {
        refuse(parameter, item.value, "has no value; \(parameter.rawValue)=VALUE would be right")
        continue
      }
      let values =
        parameter.isList
        ? value.split(separator: ",", omittingEmptySubsequences: false).map(String.init) : [value]
      guard !values.contains("") else {
        refuse(parameter, value, "has an empty value; values separated by commas would be right")
        continue
      }
      guard values.count <= Self.mostValues else {
        refuse(
          parameter, nil, "has \(values.count) values; up to \(Self.mostValues) would be right")
        continue
      }
      for value in values where faults.count < Self.mostFaults {
        try take(
          value, for: parameter, of: route, catalogue: catalogue, search: search,
          reports: reports, release: release)
      }
    }
    if let cursor, faults.isEmpty, cursor.order != sort.total {
      let order = cursor.order.map(\.description).joined(separator: ",")
      refuse(.cursor, nil, "is of a list in another order; sort=\(order) would be right")
    }
    guard faults.isEmpty else { throw Problem.badParameters(faults) }
  }

  private mutating func take(
    _ value: String, for parameter: Parameter, of route: Route, catalogue: Catalogue,
    search: IndicatorSearch, reports knownReports: KnownReports, release: Int
  ) throws {
    switch parameter {
    case .indicator:
      take(value, parameter, among: catalogue.indicators.map(\.code), into: \.indicators)
    case .theme where route.themes != nil: take(value, parameter, into: \.scheme)
    case .theme: take(value, parameter, among: catalogue.themes.map(\.code), into: \.themes)
    case .area:
      // Thousands: looked up, and listed only for the suggestions.
      if catalogue.area(value) == nil {
        refuseValue(parameter, value, catalogue.areas.map(\.code))
      } else {
        areas.append(value)
      }
    case .report:
      if try knownReports.has(value) {
        reports.append(value)
      } else {
        refuseValue(parameter, value, try knownReports.all())
      }
    case .kind: take(value, parameter, among: route.kinds, into: \.kinds)
    case .origin: take(value, parameter, into: \.origins)
    case .qualifier: take(value, parameter, into: \.qualifiers)
    case .measure: take(value, parameter, into: \.measures)
    case .class: take(value, parameter, into: \.classes)
    case .result: take(value, parameter, into: \.results)
    case .period: takePeriod(value)
    case .limit: takeLimit(value)
    case .cursor: takeCursor(value)
    case .since: since = releaseNumber(value, parameter) ?? since
    case .before: before = releaseNumber(value, parameter)
    case .asOf: takeAsOf(value, newest: release)
    // What is a number has been taken before the store was asked.
    case .minRelease:
      if releaseNumber(value, parameter) == 0 {
        refuse(parameter, value, "no release; a number from 1 would be right")
      }
    case .hasData: takeFlag(value, parameter, into: \.hasData)
    case .bom: takeFlag(value, parameter, into: \.bom)
    case .lang: take(value, parameter, into: \.language)
    case .style: take(value, parameter, into: \.style)
    case .q: takeWords(value, search)
    case .sort: takeSortKey(value)
    case .fields: takeField(value)
    case .format: takeFormat(value, among: route.formats)
    case .i: takeSelected(value, catalogue)
    case .tab: takeTab(value, catalogue)
    case .view: take(value, parameter, into: \.layout)
    case .url: url = value
    case .state: take(value, parameter, into: \.states)
    case .dryRun: takeFlag(value, parameter, into: \.isTrial)
    case .reason: takeReason(value)
    case .maxwidth: takeLength(value, parameter, into: \.maxWidth)
    case .maxheight: takeLength(value, parameter, into: \.maxHeight)
    }
  }

  /// A code that must be known.
  private mutating func take(
    _ value: String, _ parameter: Parameter, among known: [String],
    into path: WritableKeyPath<Parameters, [String]>
  ) {
    if known.contains(value) {
      self[keyPath: path].append(value)
    } else {
      refuseValue(parameter, value, known)
    }
  }

  /// A word of a closed list.
  private mutating func take<Value: RawRepresentable<String> & CaseIterable>(
    _ value: String, _ parameter: Parameter, into path: WritableKeyPath<Parameters, [Value]>
  ) {
    if let word = Value(rawValue: value) {
      self[keyPath: path].append(word)
    } else {
      refuseValue(parameter, value, Value.allCases.map(\.rawValue))
    }
  }

  /// A word of a closed list, where one is all that there can be.
  private mutating func take<Value: RawRepresentable<String> & CaseIterable>(
    _ value: String, _ parameter: Parameter, into path: WritableKeyPath<Parameters, Value?>
  ) {
    self[keyPath: path] = Value(rawValue: value)
    if self[keyPath: path] == nil {
      refuseValue(parameter, value, Value.allCases.map(\.rawValue))
    }
  }

  private mutating func takeFlag(
    _ value: String, _ parameter: Parameter, into path: WritableKeyPath<Parameters, Bool?>
  ) {
    switch value {
    case "true", "1": self[keyPath: path] = true
    case "false", "0": self[keyPath: path] = false
    default: refuseValue(parameter, value, ["true", "false"])
    }
  }

  private mutating func takeWords(_ value: String, _ search: IndicatorSearch) {
    // Whatever stands between the words, too: it comes again in the link to the next page.
    guard value.count <= Self.longestSearch else {
      refuse(.q, String(value.prefix(40)), "has more than \(Self.longestSearch) characters")
      return
    }
    self.search = value
    let found = SearchText.words(value)
    guard !found.isEmpty else {
      refuse(.q, value, "has no word; q=复议 would be right")
      return
    }
    guard found.count <= Self.mostWords else {
      refuse(.q, value, "has \(found.count) words; up to \(Self.mostWords) would be right")
      return
    }
    words = found.map { SearchWord($0, indicators: search.codes(mentioning: $0)) }
  }

  private mutating func takeReason(_ value: String) {
    guard value.count <= Self.longestSearch else {
      refuse(.reason, nil, "has more than \(Self.longestSearch) characters")
      return
    }
    guard !value.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else {
      refuse(.reason, nil, "has control characters; plain text would be right")
      return
    }
    reason = value
  }

  private mutating func takeSortKey(_ value: String) {
    guard let key = SortKey(value) else {
      let sign = value.hasPrefix("-") ? "-" : ""
      refuseValue(.sort, value, SortKey.Field.allCases.map { sign + $0.rawValue })
      return
    }
    // A field that comes again no longer decides anything.
    if !sort.contains(where: { $0.field == key.field }) { sort.append(key) }
  }

  private mutating func takeField(_ value: String) {
    let known = ObservationDocument.fields
    if known.contains(value) {
      fields.append(value)
    } else {
      refuseValue(.fields, value, known)
    }
  }

  private mutating func takeFormat(_ value: String, among formats: [Format]) {
    guard !formats.isEmpty else {
      formatName = value
      return
    }
    format = Format(rawValue: value).flatMap { formats.contains($0) ? $0 : nil }
    if format == nil { refuseValue(.format, value, formats.map(\.rawValue)) }
  }

  private mutating func takePeriod(_ value: String) {
    if let range = PeriodRange(value) {
      periods.append(range)
    } else {
      refuse(
        .period, value, "no period; a year (2021) or a range (2019..2023, 2020..) would be right")
    }
  }

  private mutating func takeLimit(_ value: String) {
    if let number = Int(value), Self.limits.contains(number) {
      limit = number
    } else {
      refuse(
        .limit, value,
        "a number from \(Self.limits.lowerBound) to \(Self.limits.upperBound) would be right")
    }
  }

  private mutating func takeLength(
    _ value: String, _ parameter: Parameter, into path: WritableKeyPath<Parameters, Int?>
  ) {
    self[keyPath: path] = Int(value).flatMap { (1...1_000_000).contains($0) ? $0 : nil }
    if self[keyPath: path] == nil {
      refuse(parameter, value, "no length; a number of pixels would be right")
    }
  }

  private mutating func takeCursor(_ value: String) {
    // Also the whole address that page.next is.
    let token = value.firstRange(of: "cursor=").map { value[$0.upperBound...].prefix { $0 != "&" } }
    cursor = PageCursor(token: token.map(String.init) ?? value)
    if cursor == nil {
      refuse(.cursor, value, "no cursor; page.next of an answer, as it is, would be right")
    }
  }

  /// The number of a release that was or may be.
  private mutating func releaseNumber(_ value: String, _ parameter: Parameter) -> Int? {
    if let number = Int(value), Self.releaseNumbers.contains(number) { return number }
    refuse(parameter, value, "no release; a number from 0 would be right")
    return nil
  }

  private mutating func takeAsOf(_ value: String, newest: Int) {
    if let number = Int(value), number >= 1, number <= newest {
      asOf = number
    } else {
      refuse(
        .asOf, value,
        newest == 0
          ? "nothing has been released yet"
          : "no release; a number from 1 to \(newest) would be right")
    }
  }

  /// An observation's id begins with the code of its indicator.
  private mutating func takeSelected(_ value: String, _ catalogue: Catalogue) {
    let code = String(value.prefix { $0 != "." })
    if catalogue.indicator(code) == nil {
      refuseValue(.i, value, catalogue.indicators.map(\.code))
    } else {
      selected = value
    }
  }

  private mutating func takeTab(_ value: String, _ catalogue: Catalogue) {
    let known = PageTab.allCases.map(\.rawValue) + catalogue.charts.map { "\($0.code).table" }
    if known.contains(value) {
      tab = value
    } else {
      refuseValue(.tab, value, known)
    }
  }

  private mutating func refuseName(_ item: QueryItem, allowed: [Parameter]) {
    let names = allowed.map(\.rawValue)
    let takes = names.isEmpty ? "none" : names.joined(separator: ", ")
    faults.append(
      .init(
        parameter: String(item.name.prefix(Self.longestEcho)),
        value: item.value.map { String($0.prefix(Self.longestEcho)) },
        detail: "unknown parameter; this route takes \(takes)",
        suggestions: Suggestions.nearest(to: item.name, among: names)))
  }

  private mutating func refuseValue(_ parameter: Parameter, _ value: String, _ known: [String]) {
    let value = String(value.prefix(Self.longestEcho))
    let nearest = Suggestions.nearest(to: value, among: known)
    let listed = known.count <= 12 ? "; \(known.joined(separator: ", ")) would be right" : ""
    faults.append(
      .init(
        parameter: parameter.rawValue, value: value, detail: "unknown value “\(value)”" + listed,
        suggestions: nearest))
  }

  private mutating func refuse(_ parameter: Parameter, _ value: String?, _ detail: String) {
    faults.append(
      .init(
        parameter: parameter.rawValue, value: value.map { String($0.prefix(Self.longestEcho)) },
        detail: detail, suggestions: []))
  }
}

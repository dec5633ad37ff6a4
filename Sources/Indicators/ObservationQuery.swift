/// Which observations are asked for. Empty lists choose everything; values within a list are
/// alternatives, lists narrow each other.
public struct ObservationQuery: Sendable, Hashable {
  public var indicators: [String] = []
  public var themes: [String] = []
  public var areas: [String] = []
  public var periods: [PeriodRange] = []
  public var reports: [String] = []
  public var kinds: [Observation.Kind] = []
  public var origins: [Indicator.Origin] = []
  public var qualifiers: [Quantity.Qualifier] = []
  /// All of these must be found.
  public var words: [SearchWord] = []
  /// Before the natural order.
  public var sort: [SortKey] = []

  public init() {}
}

/// A word that is looked for in the sentences of observations, or in what the catalogue says of their
/// indicators.
public struct SearchWord: Sendable, Hashable {
  public var text: String
  /// The indicators of which the catalogue says it.
  public var indicators: [String]

  public init(_ text: String, indicators: [String]) {
    self.text = text
    self.indicators = indicators
  }
}

/// Which statements are asked for.
public struct StatementQuery: Sendable, Hashable {
  public var kinds: [Statement.Kind] = []
  public var themes: [String] = []
  public var areas: [String] = []
  public var periods: [PeriodRange] = []
  public var reports: [String] = []
  /// What became of commitments; other statements have no state.
  public var states: [Outcome.State] = []

  public init() {}
}

/// Which results of checks are asked for.
public struct CheckQuery: Sendable, Hashable {
  public var results: [CheckResult.Verdict] = []
  public var areas: [String] = []
  public var periods: [PeriodRange] = []

  public init() {}
}

/// A stretch of a list, with how much there is in all.
public struct Page<Element: Sendable>: Sendable {
  public var elements: [Element]
  /// How many there are without a limit.
  public var total: Int
  /// Where the next stretch begins; nil at the end.
  public var next: PageCursor?

  public init(elements: [Element], total: Int, next: PageCursor?) {
    self.elements = elements
    self.total = total
    self.next = next
  }
}

/// The key of the last element of a page: the next page begins behind it, whatever has been added in
/// between.
public struct PageCursor: Sendable, Hashable {
  /// What is sorted by.
  public let order: [SortKey]
  /// The last observation's values of these, in the same order.
  public let key: [String]

  public init(order: [SortKey], key: [String]) {
    self.order = order
    self.key = key
  }
}

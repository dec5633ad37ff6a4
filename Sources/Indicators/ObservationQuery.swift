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

  public init() {}
}

/// Which statements are asked for.
public struct StatementQuery: Sendable, Hashable {
  public var kinds: [Statement.Kind] = []
  public var themes: [String] = []
  public var areas: [String] = []
  public var periods: [PeriodRange] = []
  public var reports: [String] = []

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
  public let key: [String]

  public init(key: [String]) {
    self.key = key
  }
}

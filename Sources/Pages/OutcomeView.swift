public import Indicators

/// What became of a commitment, as pages show it: a word always, beside which styles set a sign.
public struct OutcomeView: Sendable {
  /// An address of what shows it.
  public struct Link: Sendable {
    public let name: String
    public let href: String
  }

  /// `open`, `met`, `missed` or `unmeasurable`.
  public let state: String
  public let stateName: String
  /// What shows it, in the words of the office; nil while it is open.
  public let told: String?
  /// The language of these words.
  public let toldLang: String
  public let links: [Link]
  public let isSettled: Bool

  public init(_ outcome: Outcome, _ language: Language) {
    state = outcome.state.rawValue
    stateName = outcome.state.name[language]
    told = outcome.text.isEmpty ? nil : outcome.text
    toldLang = Language.tag(of: outcome.text)
    isSettled = outcome.state != .open
    links = outcome.links.map { Link(name: Self.name(of: $0), href: $0) }
  }

  /// The host, or the path where it is of this service.
  private static func name(of link: String) -> String {
    guard let scheme = link.firstRange(of: "://") else { return link }
    return String(link[scheme.upperBound...].prefix { !"/?#".contains($0) })
  }
}

/// How many commitments of a report are in which state, and where they are listed.
public struct LedgerView: Sendable {
  /// A state that some are in.
  public struct Count: Sendable {
    public let state: String
    public let stateName: String
    public let number: Int
  }

  /// Settled states first; those that none is in are left out.
  public let counts: [Count]
  public let href: String

  public init(_ outcomes: [Outcome], report: Report, language: Language) {
    counts = [Outcome.State.met, .missed, .unmeasurable, .open].compactMap { state in
      let number = outcomes.count { $0.state == state }
      return number == 0
        ? nil : Count(state: state.rawValue, stateName: state.name[language], number: number)
    }
    href = "/v1/commitments?area=\(report.area)&period=\(report.period)"
  }
}

extension Outcome.State {
  /// What people call it.
  public var name: BilingualText {
    switch self {
    case .open: BilingualText(zh: "进行中", en: "open")
    case .met: BilingualText(zh: "已兑现", en: "met")
    case .missed: BilingualText(zh: "未兑现", en: "missed")
    case .unmeasurable: BilingualText(zh: "无法衡量", en: "unmeasurable")
    }
  }
}

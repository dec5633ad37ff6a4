/// The words that the reader goes by, apart from the indicators' own patterns. A domain expert edits
/// them in `Config/catalogue/reading.yaml`.
public struct ReadingVocabulary: Sendable, Hashable {
  /// Qualifying words by their place around a number.
  public struct Qualifiers: Sendable, Hashable {
    public var before: [String: Quantity.Qualifier]
    public var within: [String: Quantity.Qualifier]
    public var after: [String: Quantity.Qualifier]

    public init(
      before: [String: Quantity.Qualifier], within: [String: Quantity.Qualifier],
      after: [String: Quantity.Qualifier]
    ) {
      self.before = before
      self.within = within
      self.after = after
    }
  }

  /// Words which say that a value is for another span than the report's year.
  public struct Span: Sendable, Hashable {
    /// `#` stands for a number: `连续#年`.
    public var words: [String]
    public var note: BilingualText
    public var status: Observation.Status

    public init(words: [String], note: BilingualText, status: Observation.Status) {
      self.words = words
      self.note = note
      self.status = status
    }
  }

  /// Words at the start of a clause for the time that its numbers are for.
  public struct Times: Sendable, Hashable {
    public var thisYear: [String]
    public var lastYear: [String]
    public var nextYear: [String]
    /// Less or more than a year; `#` stands for a number: `第#季度`.
    public var otherSpans: [String]
    /// Words behind a time that make it only a beginning, an end or something to compare with: 以来.
    public var bounds: [String]
    /// Words that may stand before the time: 其中.
    public var leading: [String]

    public init(
      thisYear: [String], lastYear: [String], nextYear: [String], otherSpans: [String],
      bounds: [String], leading: [String]
    ) {
      self.thisYear = thisYear
      self.lastYear = lastYear
      self.nextYear = nextYear
      self.otherSpans = otherSpans
      self.bounds = bounds
      self.leading = leading
    }
  }

  /// Words at the start of a clause for where its numbers are from.
  public struct Places: Sendable, Hashable {
    /// The report's area: 全区.
    public var own: [String]
    /// A larger one: 全省.
    public var larger: [String]
    /// What the name of a town, a part of the area, ends with: 镇.
    public var towns: [String]
    /// Characters that are in no town's name where one is spoken of: 各.
    public var notInTowns: String
    /// Characters which, behind such an ending, make another word of it: 镇街.
    public var notBehindTowns: String

    public init(
      own: [String], larger: [String], towns: [String], notInTowns: String, notBehindTowns: String
    ) {
      self.own = own
      self.larger = larger
      self.towns = towns
      self.notInTowns = notInTowns
      self.notBehindTowns = notBehindTowns
    }
  }

  /// Words that speak of an amount without giving a number.
  public struct Mentions: Sendable, Hashable {
    /// `…` stands for one to three characters, each time the same: 应…尽….
    public var words: [Mention.Kind: [String]]
    /// Words that only look like such: 零距离.
    public var others: [String]
    /// The signs that stand in for the digits of a number that was made unreadable.
    public var masks: String

    public init(words: [Mention.Kind: [String]], others: [String], masks: String) {
      self.words = words
      self.others = others
      self.masks = masks
    }
  }

  public var qualifiers: Qualifiers
  /// Words before a number that make it a target, anywhere in the clause: 确保.
  public var targets: [String]
  /// Words that make every later number of the sentence a target: 计划新建.
  public var plans: [String]
  /// Words right before a number that make it a demand: 不少于.
  public var requirements: [String]
  public var spans: [Span]
  public var times: Times
  public var places: Places
  /// Verbs right before a number that make it a difference: 增长, 压减.
  public var changes: [String]
  /// Verbs that make a number a difference also from before their object: 减少重复检查 12 次.
  public var reductions: [String]
  /// Words that a place in an assessment follows: 全市第 4 名.
  public var rankings: [String]
  /// Verbs of moving by places in an assessment: 上升 3 位.
  public var moves: [String]
  /// Words right before a number that make it the value of an earlier time: 上年.
  public var earlier: [String]
  /// Words before a number that make it a mean: 平均, 日均.
  public var means: [String]
  /// Numbers of telephone lines: 12345.
  public var hotlines: [String]
  /// Words that contain a numeral which counts nothing; `#` stands for any numeral: `第#`, `进一步`.
  public var words: [String]
  /// Words that name no subject of their own, so that the subject of an earlier clause is carried
  /// over to a clause made of nothing else: 已, 审结, 满意率.
  public var light: [String]
  /// Words that open a part of what was counted before: 其中.
  public var subsets: [String]
  public var mentions: Mentions
  /// Words of lines that are in the text but not of the report: 浏览次数, 打印本页.
  public var furniture: [String]
  /// Why a numeral is no figure, by code.
  public var reasons: [String: BilingualText]

  public init(
    qualifiers: Qualifiers, targets: [String], plans: [String], requirements: [String],
    spans: [Span], times: Times, places: Places,
    changes: [String], reductions: [String], rankings: [String], moves: [String],
    earlier: [String], means: [String], hotlines: [String], words: [String],
    light: [String], subsets: [String], mentions: Mentions,
    furniture: [String], reasons: [String: BilingualText]
  ) {
    self.qualifiers = qualifiers
    self.targets = targets
    self.plans = plans
    self.requirements = requirements
    self.spans = spans
    self.times = times
    self.places = places
    self.changes = changes
    self.reductions = reductions
    self.rankings = rankings
    self.moves = moves
    self.earlier = earlier
    self.means = means
    self.hotlines = hotlines
    self.words = words
    self.light = light
    self.subsets = subsets
    self.mentions = mentions
    self.furniture = furniture
    self.reasons = reasons
  }
}

/// The words by which statements are found, from `Config/catalogue/statements.yaml`.
public struct StatementVocabulary: Sendable, Hashable {
  /// A facet of shortcomings and the words that tell it: capacity → 力量.
  public struct Facet: Sendable, Hashable {
    public var code: String
    public var words: [String]

    public init(code: String, words: [String]) {
      self.code = code
      self.words = words
    }
  }

  /// What a report's parts are about, by words of their headings.
  public struct Parts: Sendable, Hashable {
    public var shortcomings: [String]
    public var commitments: [String]
    public var leadership: [String]

    public init(shortcomings: [String], commitments: [String], leadership: [String]) {
      self.shortcomings = shortcomings
      self.commitments = commitments
      self.leadership = leadership
    }
  }

  /// Verbs and the nouns that end what they set up.
  public struct Creation: Sendable, Hashable {
    public var verbs: [String]
    public var nouns: [String]

    public init(verbs: [String], nouns: [String]) {
      self.verbs = verbs
      self.nouns = nouns
    }
  }

  public var parts: Parts
  public var facets: [Facet]
  /// Openings of a sentence that states a stance and leads to the deed in the next: 坚持.
  public var stances: [String]
  /// What a clause of a commitment brings in whole: 推行…制.
  public var institutions: Creation
  /// Verbs with which a further commitment opens after such a clause: 落实.
  public var undertakings: [String]
  /// Verbs by which documents are issued: 印发.
  public var issuing: [String]
  public var systems: Creation
  public var mechanisms: Creation
  /// Words after which an honour is named: 被评为.
  public var honours: [String]
  /// Themes by words of an item's heading.
  public var themes: [Facet]

  public init(
    parts: Parts, facets: [Facet], stances: [String], institutions: Creation,
    undertakings: [String], issuing: [String], systems: Creation, mechanisms: Creation,
    honours: [String], themes: [Facet]
  ) {
    self.parts = parts
    self.facets = facets
    self.stances = stances
    self.institutions = institutions
    self.undertakings = undertakings
    self.issuing = issuing
    self.systems = systems
    self.mechanisms = mechanisms
    self.honours = honours
    self.themes = themes
  }
}

/// Where in a report something stands. Offsets count Unicode code points from the start of the
/// report's text; ends are exclusive.
public struct Evidence: Sendable, Hashable, Codable {
  /// The report's id.
  public var report: String
  /// The part of the report: 一, 二, 三, 四, or 标题 before the first.
  public var section: String
  /// The headings above, from the outer to the inner, joined by ` / `.
  public var heading: String
  /// Whether this place states a result, a target or a requirement.
  public var kind: Observation.Kind
  /// `previous` where the report of the year after states another value for the observation; nil
  /// where it is the value's own source.
  public var role: Figure.Role?
  /// The words at `start..<end`, exactly as in the report.
  public var asWritten: String
  public var start: Int
  public var end: Int
  /// The whole sentence, joined where a page break cuts it.
  public var sentence: String
  public var sentenceStart: Int
  public var sentenceEnd: Int

  public init(
    report: String, section: String, heading: String, kind: Observation.Kind,
    role: Figure.Role? = nil, asWritten: String, start: Int, end: Int, sentence: String,
    sentenceStart: Int,
    sentenceEnd: Int
  ) {
    self.report = report
    self.section = section
    self.heading = heading
    self.kind = kind
    self.role = role
    self.asWritten = asWritten
    self.start = start
    self.end = end
    self.sentence = sentence
    self.sentenceStart = sentenceStart
    self.sentenceEnd = sentenceEnd
  }
}

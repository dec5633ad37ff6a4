import Charts
public import Indicators

/// `/embed/{code}`: one chart or one figure, for a frame in another site's page.
public struct EmbedPage: Sendable {
  public let name: String
  public let otherName: String
  public let subject: String
  public let definitions: String
  /// A chart of the catalogue.
  public let chart: ChartView?
  /// That of an indicator, and its figure where it is one.
  public let picture: IndicatorChart?
  public let great: FigureView?
  public let report: ReportView?
  /// Where all of it stands, with its sentences.
  public let home: String
  public let hasNote: Bool

  /// - Parameters:
  ///   - subject: the place and year.
  ///   - home: the page of the chart or the indicator.
  public init(
    name: BilingualText, subject: String, chart: ChartView?, picture: IndicatorChart? = nil,
    great: FigureView? = nil, report: ReportView?, home: String, language: Language
  ) {
    self.name = name[language]
    otherName = name[language.other]
    self.subject = subject
    definitions = Charts.definitions
    self.chart = chart
    self.picture = picture
    self.great = great
    self.report = report
    self.home = home
    hasNote = chart?.note != nil
  }
}

import Indicators

/// `/?view=print`: a year on two pages of A4.
public struct HandoutPage: Sendable {
  /// What the first page shows, too.
  public let home: HomePage
  /// As many as there is room for, and how many more there are; nil where these are all.
  public let theShortcomings: [HomePage.Item]
  public let moreShortcomings: Int?
  public let theCommitments: [HomePage.Item]
  public let moreCommitments: Int?
  /// How figures are marked, with an example of each.
  public let marks: [Mark]
  /// The day of the release, as 2022-03-01.
  public let date: String
  /// Where the figures are found on the web.
  public let address: String
  public let shortAddress: String
  public let figureCount: Int

  /// A mark and what it says.
  public struct Mark: Sendable {
    public let sign: String
    public let meaning: String
  }

  /// - Parameter site: the absolute address of the service.
  public init(
    _ home: HomePage, figureCount: Int, date: String, site: String, state: PageState
  ) {
    self.home = home
    (theShortcomings, moreShortcomings) = Self.first(8, of: home.shortcomings)
    (theCommitments, moreCommitments) = Self.first(20, of: home.commitments)
    self.figureCount = figureCount
    self.date = date
    address = site + state.link("/")
    shortAddress = address.replacing("https://", with: "").replacing("http://", with: "")
    let zh = state.language == .zh
    marks = [
      (zh ? "无标记" : "no mark", zh ? "原文给出的确数" : "exact, as reported"),
      (zh ? "余、多" : "≥", zh ? "原文如此：至少这么多" : "the report says “more than”: at least"),
      (zh ? "约" : "≈", zh ? "原文取整，或说“约”" : "rounded in the report, or “about”"),
      (
        zh ? "推算" : "computed",
        zh
          ? "由本站按原文的数算出，报告中没有；≈ 为取整的数所推算" : "worked out here of reported figures; not in the report"
      ),
    ].map(Mark.init)
  }

  private static func first(
    _ most: Int, of items: [HomePage.Item]
  ) -> ([HomePage.Item], more: Int?) {
    (Array(items.prefix(most)), items.count > most ? items.count - most : nil)
  }
}

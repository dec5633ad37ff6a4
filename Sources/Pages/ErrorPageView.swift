/// A page that says what was wrong, and what would be right.
public struct ErrorPageView: Sendable {
  public struct Link: Sendable {
    public let name: String
    public let href: String

    public init(name: String, href: String) {
      self.name = name
      self.href = href
    }
  }

  public let status: Int
  public let heading: String
  /// What it means, in the language of the page; nil for what is said by the detail alone.
  public let meaning: String?
  /// What was wrong here, in English as the interface has it.
  public let detail: String
  /// What was asked for, as it came.
  public let asked: String?
  public let links: [Link]
  public let hasLinks: Bool
  /// The request's id, which leads to its line of the log.
  public let request: String

  public init(
    status: Int, heading: String, meaning: String?, detail: String, asked: String?, links: [Link],
    request: String
  ) {
    self.status = status
    self.heading = heading
    self.meaning = meaning
    self.detail = detail
    self.asked = asked
    self.links = links
    hasLinks = !links.isEmpty
    self.request = request
  }
}

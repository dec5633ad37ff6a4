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
  public let detail: String
  /// What was asked for, as it came.
  public let asked: String?
  public let links: [Link]
  public let hasLinks: Bool
  /// The request's id, which leads to its line of the log.
  public let request: String

  public init(
    status: Int, heading: String, detail: String, asked: String?, links: [Link], request: String
  ) {
    self.status = status
    self.heading = heading
    self.detail = detail
    self.asked = asked
    self.links = links
    hasLinks = !links.isEmpty
    self.request = request
  }
}

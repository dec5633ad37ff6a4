/// `/problems/{code}`: what a problem means, and what to do.
public struct ProblemPage: Sendable {
  public let code: String
  public let status: Int
  public let heading: String
  public let meaning: String
  public let remedy: String
  public let docsHref: String

  public init(
    code: String, status: Int, heading: String, meaning: String, remedy: String, state: PageState
  ) {
    self.code = code
    self.status = status
    self.heading = heading
    self.meaning = meaning
    self.remedy = remedy
    docsHref = state.link("/docs", at: "errors")
  }
}

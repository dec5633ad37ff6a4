import Indicators
import Pages

/// `/problems/{code}`: where the `type` of every problem leads.
enum ProblemPageEndpoint {
  static let route = Route.page("/problems/{code}", "What a problem means, and what to do") {
    page in
    let code = page.call.path[0]
    guard let text = ProblemText.of(code) else {
      throw Problem.unknown("problem", code, among: ProblemText.all.map(\.code))
    }
    let language = page.language
    return page.answer(
      "problem",
      ProblemPage(
        code: code, status: text.status, heading: text.name[language],
        meaning: text.meaning[language], remedy: text.remedy[language], state: page.state),
      title: text.name[language], summary: text.meaning[language])
  }
}

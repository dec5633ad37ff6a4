import Indicators
import IndicatorStore
import Representations

/// `/healthz` and `/readyz`: whether the process lives, and whether it has something to serve.
enum HealthEndpoints {
  private struct Document: Encodable {
    let status: String
    let release: Int?
  }

  static let routes = [
    Route(
      "/healthz", "Whether the process lives", .one("Health"),
      storeless: {
        var answer = try Answer.json(Document(status: "ok", release: nil))
        answer.freshness = .never
        return answer
      }),
    Route("/readyz", "Whether there is something to serve", .one("Health"), formats: []) { call in
      guard let release = call.view.release else { throw Problem.notReady }
      var answer = try Answer.json(Document(status: "ready", release: release.number))
      answer.freshness = .never
      return answer
    },
  ]
}

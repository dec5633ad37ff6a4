import Representations

/// `/v1`: what this is, and where everything else is.
enum ServiceDocumentEndpoint {
  private struct Document: Encodable {
    let name = "Gongshi"
    let version: String
    let release: Int
    let links: [String: String]

    enum CodingKeys: CodingKey { case name, version, release, links }
  }

  static let route = Route("/v1", "What this service is", .one("Service")) { call in
    try .json(
      Document(
        version: call.version, release: call.release,
        links: [
          "self": "/v1",
          "themes": "/v1/themes",
          "areas": "/v1/areas",
          "indicators": "/v1/indicators",
          "observations": "/v1/observations",
          "reports": "/v1/reports",
          "statements": "/v1/statements",
          "commitments": "/v1/commitments",
          "checks": "/v1/checks",
          "releases": "/v1/releases",
          "feed": "/v1/releases.atom",
          "exportCSV": "/v1/export.csv",
          "exportJSON": "/v1/export.json",
          "health": "/healthz",
          "ready": "/readyz",
        ]))
  }
}

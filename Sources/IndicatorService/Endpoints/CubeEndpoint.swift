import HTTPTypes
import Indicators
import IndicatorStore
import MicroHTTP
import Representations

/// `/v1/cube`: what the filters choose as one JSON-stat dataset.
enum CubeEndpoint {
  static let route = Route(
    "/v1/cube", "Observations as a JSON-stat 2.0 dataset", .one("Cube"),
    parameters: Parameter.observationFilters + [.lang], formats: []
  ) { call in
    let page = try call.view.observations(
      call.parameters.observationQuery, limit: CubeDocument.mostCells)
    let cells = CubeDocument.cells(page.elements)
    guard page.next == nil, cells <= CubeDocument.mostCells else {
      throw Problem.tooManyCells(limit: CubeDocument.mostCells)
    }
    var answer = try Answer.json(
      CubeDocument(
        page.elements, release: call.view.release, href: call.request.target.canonical,
        catalogue: call.catalogue, language: call.language))
    answer.fields[.contentLanguage] = call.language.rawValue
    return answer
  }
}

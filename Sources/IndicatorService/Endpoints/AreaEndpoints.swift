import IndicatorStore
import Indicators
import Representations

/// `/v1/areas`: the areas with data and those above them; and any one area of the catalogue, which has
/// thousands.
enum AreaEndpoints {
  static let routes = [
    Route("/v1/areas", "The areas with data, and those above them", .list("Area")) { call in
      let reports = try call.reportsByArea()
      var codes = Set(reports.keys)
      for code in reports.keys { codes.formUnion(call.catalogue.ancestors(of: code)) }
      let areas = codes.sorted().compactMap(call.catalogue.area)
      return try call.list(areas.map { AreaDocument($0, reports: reports[$0.code] ?? []) })
    },
    Route("/v1/areas/{code}", "One area of GB/T 2260", .one("Area")) { call in
      guard let area = call.catalogue.area(call.path[0]) else {
        throw Problem.unknown("area", call.path[0], among: call.catalogue.areas.map(\.code))
      }
      return try .json(
        AreaDocument(area, reports: try call.reportsByArea()[area.code] ?? []))
    },
  ]
}

extension Call {
  fileprivate func reportsByArea() throws -> [String: [String]] {
    Dictionary(grouping: try view.reportKeys(), by: \.area).mapValues { $0.map(\.report) }
  }
}

import IndicatorStore
import Indicators
import Representations

/// `/v1/areas`: the areas with data and those above them; and any one area of the catalogue, which has
/// thousands.
enum AreaEndpoints {
  static let routes = [
    Route("/v1/areas", "The areas with data, and those above them", .list("Area")) { call in
      let reports = try call.reportsByArea()
      return try call.list(
        call.areasWithData().map { AreaDocument($0, reports: reports[$0.code] ?? []) })
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
  /// The areas of the reports, and those above them.
  func areasWithData() throws -> [Area] {
    var codes: Set<String> = []
    for area in try view.reportKeys().map(\.area) {
      codes.insert(area)
      codes.formUnion(catalogue.ancestors(of: area))
    }
    return codes.sorted().compactMap(catalogue.area)
  }

  fileprivate func reportsByArea() throws -> [String: [String]] {
    Dictionary(grouping: try view.reportKeys(), by: \.area).mapValues { $0.map(\.report) }
  }
}

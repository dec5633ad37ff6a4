import Representations
import IndicatorStore
import Indicators
import Pages

/// `/source`: the reports; `/source/{report}`: one with everything that was read from it marked.
enum SourcePageEndpoint {
  static let routes = [
    Route.page("/source", "The reports to read", parameters: [.tab]) { page in
      let isChosen = !page.call.parameters.areas.isEmpty || !page.call.parameters.periods.isEmpty
      guard !page.reports.isEmpty else { throw Problem.notReady }
      if page.reports.count == 1 || isChosen {
        guard let id = page.report else { throw page.noReport }
        return try page.source(id)
      }
      let items = try page.call.view.reports().map(\.report).map { report in
        SourcesPage.Item(
          report, area: page.catalogue.area(report.area)?.name[page.language] ?? report.area,
          state: page.state)
      }
      let title = page.language == .zh ? "原文对照" : "Source"
      return page.answer(
        "sources", SourcesPage(items: items), title: title, summary: title,
        twins: [.init(name: "JSON", type: "application/json", href: "/v1/reports")])
    },
    Route.page(
      "/source/{report}", "A report with everything that was read from it marked",
      parameters: [.tab]
    ) { page in
      let id = page.call.path[0]
      guard try page.call.view.hasReport(id) else {
        throw Problem.unknown("report", id, among: page.reports.map(\.report))
      }
      return try page.source(id)
    },
  ]
}

extension PageCall {
  /// The page of a report, whichever area and year were chosen before.
  fileprivate func source(_ id: String) throws -> Answer {
    guard let (report, _) = try call.view.report(id) else { throw Problem.internal }
    var page = self
    page.area = catalogue.area(report.area)
    page.period = report.period
    var query = ObservationQuery()
    query.reports = [id]
    let observations = try call.view.observations(query, limit: Parameters.limits.upperBound)
      .elements
    let selected = try selected(among: observations)
    let title = language == .zh ? "原文对照" : "Source"
    let isTable = call.parameters.tab == PageTab.table.rawValue
    let others = try call.view.reports().map(\.report).filter { $0.id != id }
      .prefix(Self.mostOthers)
    let source = SourcePage(
      report, figures: try call.view.figures(report: id) ?? [],
      published: figures(observations, selected: selected),
      statements: try statements(of: id), sentence: try sentence(selected),
      takeAway: TakeAway(
        code: nil, path: "/v1/observations", query: [("report", id)], title: title, state: state,
        site: call.site.address, area: report.area, period: report.period.description),
      others: Array(others), isTable: isTable)
    return page.answer(
      "source", source, title: title,
      summary: language == .zh
        ? "\(report.title)：全文，每个数字都有标记"
        : "The report of \(report.period) with every figure marked",
      twins: [
        .init(name: "JSON", type: "application/json", href: "/v1/reports/\(id)/figures"),
        .init(name: "CSV", type: "text/csv", href: "/v1/observations.csv?report=\(id)"),
      ], formPath: "/source")
  }

  private static let mostOthers = 12
}

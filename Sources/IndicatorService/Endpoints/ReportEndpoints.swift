import MicroHTTP
import HTTPTypes
import IndicatorStore
import Indicators
import Representations

/// `/v1/reports`: the reports, their texts, every numeral in them, their statements.
enum ReportEndpoints {
  static let routes = [
    Route("/v1/reports", "The reports", .list("Report")) { call in
      try call.list(
        try call.view.reports().map { ReportDocument($0.report, release: $0.release) })
    },
    Route(
      "/v1/reports/{id}", "One report", .one("Report"),
      writes: [.put: publishing, .delete: withdrawing]
    ) { call in
      guard let (report, release) = try call.view.report(call.path[0]) else {
        throw try call.unknownReport()
      }
      return try .json(ReportDocument(report.record, release: release))
    },
    Route(
      "/v1/reports/{id}/text", "The text of a report, byte for byte", .text("text/markdown"),
      formats: []
    ) { call in
      guard let (report, _) = try call.view.report(call.path[0]) else {
        throw try call.unknownReport()
      }
      return Answer(
        mediaType: "text/markdown; charset=utf-8", body: .bytes(Array(report.text.utf8)),
        fields: [.contentLanguage: report.language])
    },
    Route(
      "/v1/reports/{id}/figures", "Every numeral of a report", .list("Figure"),
      parameters: [.class]
    ) { call in
      guard let figures = try call.view.figures(report: call.path[0]) else {
        throw try call.unknownReport()
      }
      let classes = call.parameters.classes
      return try call.list(
        figures.filter { classes.isEmpty || classes.contains($0.class) }
          .map(FigureDocument.init))
    },
    Route(
      "/v1/reports/{id}/statements", "What a report says in words", .list("Statement"),
      parameters: [.kind, .theme],
      kinds: Statement.Kind.allCases.map(\.rawValue)
    ) { call in
      let id = call.path[0]
      guard try call.view.hasReport(id) else {
        throw try call.unknownReport()
      }
      var query = call.parameters.statementQuery
      query.reports = [id]
      return try call.list(try call.view.statements(query).map(StatementDocument.init))
    },
  ]
}

extension Call {
  fileprivate func unknownReport() throws -> Problem {
    .unknown("report", path[0], among: try view.reportKeys().map(\.report))
  }
}

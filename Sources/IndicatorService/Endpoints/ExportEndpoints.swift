import HTTPTypes
import IndicatorStore
import Indicators
import MicroHTTP
import Representations

/// `/v1/export.csv` and the like: everything that the filters choose, streamed from one state of the
/// store.
enum ExportEndpoints {
  static let routes =
    [
      route(.csv, "Observations as CSV, streamed", .text("text/csv")),
      route(.ndjson, "Observations as JSON, a line each, streamed", .text("application/x-ndjson")),
      route(.json, "Observations as JSON, streamed", .one("Export")),
      route(.xlsx, "Observations as a workbook", .binary(Format.xlsx.mediaType)),
      route(
        .zip, "Observations with all that they refer to as a data package, streamed",
        .binary(Format.zip.mediaType)),
    ] + [
      Route(
        "/v1/export", "Observations in the format asked for, streamed", .one("Export"),
        parameters: Parameter.exported + [.lang, .bom], formats: Format.ofExports
      ) { try $0.export($0.format) },
      Route(
        "/v1/export.csv-metadata.json", "What the columns of /v1/export.csv hold (CSV on the Web)",
        .document("application/csvm+json"), parameters: Parameter.exported + [.lang, .bom],
        formats: []
      ) { call in
        Answer(
          mediaType: "application/csvm+json",
          body: .bytes(
            try JSONRepresentation.encode(
              call.table.csvOnTheWeb(
                address: "export.csv" + call.request.target.rawQuery,
                title: DataPackage.title, site: call.site, release: call.view.release,
                language: call.language))))
      },
    ]

  private static func route(_ format: Format, _ summary: String, _ shape: Route.Shape) -> Route {
    Route(
      "/v1/export.\(format)", summary, shape,
      parameters: Parameter.exported + (format.hasLanguage ? [.lang] : [])
        + (format == .csv ? [.bom] : []), formats: []
    ) { call in
      var answer = try call.export(format)
      if format == .csv {
        // The very query of this address: the description must name it to be taken for its own.
        answer.addLink(
          "/v1/export.csv-metadata.json\(call.request.target.rawQuery)", "describedby",
          type: "application/csvm+json")
      }
      return answer
    }
  }
}

extension Parameter {
  fileprivate static let exported = observationFilters + [.sort, .fields]
}

extension Call {
  fileprivate func export(_ format: Format) throws -> Answer {
    let snapshot = try store.snapshot(asOf: parameters.asOf, from: release)
    guard snapshot.release?.number ?? 0 == release else { throw ReleasedMeanwhile() }
    var answer: Answer
    switch format {
    case .csv:
      answer = Answer(mediaType: CSV.mediaType, body: .stream(try lines(of: snapshot)))
    case .json, .ndjson:
      let format = rowFormat(format)
      answer = Answer(
        mediaType: format.mediaType,
        body: .stream(try rows(of: snapshot).bodyStream(format)))
    case .xlsx:
      answer = try workbook(of: rows(of: snapshot), total: view.count(parameters.observationQuery))
    case .zip:
      answer = try package(of: snapshot)
    case .svg, .png, .atom:
      preconditionFailure("an export is no picture and no feed")
    }
    if format.hasLanguage { answer.fields[.contentLanguage] = language.rawValue }
    answer.fields[.contentDisposition] = disposition(format)
    return answer
  }
}

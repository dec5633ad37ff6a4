import HTTPTypes
import Indicators
import IndicatorStore
import MicroHTTP
import Representations
import Synchronization

/// `/v1/export.csv`, `.ndjson` and `.json`: everything that the filters choose, streamed from one
/// state of the store.
enum ExportEndpoints {
  static let routes = [
    Route(
      "/v1/export.csv", "Observations as CSV, streamed", .text("text/csv"),
      parameters: Parameter.observationFilters + [.sort, .fields, .lang, .bom],
      formats: []
    ) { call in
      let csv = CSVRepresentation(
        catalogue: call.catalogue, language: call.language, fields: call.parameters.fields)
      return Answer(
        mediaType: CSVRepresentation.mediaType,
        body: .stream(
          try call.stream(
            opening: (call.parameters.bom == true ? CSVRepresentation.byteOrderMark : [])
              + csv.header,
            separator: [], closing: []
          ) { csv.row($0) }),
        fields: [
          .contentDisposition: "attachment; filename=\"gongshi.csv\"",
          .contentLanguage: call.language.rawValue,
        ])
    },
    Route(
      "/v1/export.ndjson", "Observations as JSON, a line each, streamed",
      .text("application/x-ndjson"), parameters: Parameter.observationFilters + [.sort, .fields],
      formats: []
    ) { call in
      let fields = call.parameters.fields
      return Answer(
        mediaType: JSONRepresentation.linesMediaType,
        body: .stream(
          try call.stream(opening: [], separator: [], closing: []) {
            try JSONRepresentation.encode(ObservationDocument($0, fields: fields)) + [0x0A]
          }),
        fields: [.contentDisposition: "attachment; filename=\"gongshi.ndjson\""])
    },
    Route(
      "/v1/export.json", "Observations as JSON, streamed", .one("Export"),
      parameters: Parameter.observationFilters + [.sort, .fields],
      formats: []
    ) { call in
      let fields = call.parameters.fields
      return Answer(
        mediaType: JSONRepresentation.mediaType,
        body: .stream(
          try call.stream(
            opening: Array(#"{"data":["#.utf8), separator: Array(",".utf8),
            closing: Array(#"],"release":\#(call.release)}"#.utf8)
          ) { try JSONRepresentation.encode(ObservationDocument($0, fields: fields)) }),
        fields: [.contentDisposition: "attachment; filename=\"gongshi.json\""])
    },
  ]
}

extension Call {
  /// A body of all observations that the query chooses, from a snapshot: a release made while it is
  /// sent does not show in it.
  fileprivate func stream(
    opening: [UInt8], separator: [UInt8], closing: [UInt8],
    _ encode: @escaping @Sendable (PublishedObservation) throws -> [UInt8]
  ) throws -> BodyStream {
    let rows = try store.stream(parameters.observationQuery, asOf: parameters.asOf)
    guard rows.release == release else { throw ReleasedMeanwhile() }
    let stage = Mutex(Stage.opening)
    return BodyStream {
      try stage.withLock { stage in
        switch stage {
        case .opening:
          stage = .rows(isFirst: true)
          return opening
        case .rows(var isFirst):
          let page = try rows.next()
          guard !page.isEmpty else {
            stage = .done
            return closing
          }
          var bytes: [UInt8] = []
          for observation in page {
            if !isFirst { bytes += separator }
            bytes += try encode(observation)
            isFirst = false
          }
          stage = .rows(isFirst: isFirst)
          return bytes
        case .done:
          return nil
        }
      }
    }
  }
}

/// A release was made between the view of a call and the snapshot of its body. The call starts anew, so
/// that validators and body are of one release.
struct ReleasedMeanwhile: Error {}

/// How far a streamed body has come.
private enum Stage {
  case opening
  case rows(isFirst: Bool)
  case done
}

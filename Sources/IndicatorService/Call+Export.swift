import Foundation
import Indicators
import IndicatorStore
import MicroHTTP
import Representations

/// Observations as bytes.
extension Call {
  /// How observations are told one by one, in a format that does so.
  func rowFormat(_ format: Format) -> RowFormat {
    switch format {
    case .csv: .csv(table, withMark: parameters.bom == true)
    case .ndjson: .ndjson(fields: parameters.fields)
    case .json: .json(fields: parameters.fields, release: release)
    case .xlsx, .zip, .svg, .png, .atom: preconditionFailure("\(format) is made as a whole")
    }
  }

  /// All observations that the parameters choose.
  func rows(of snapshot: StoreSnapshot) throws -> ObservationRows {
    snapshot.observations(parameters.observationQuery, progress: try countedProgress())
  }

  /// The same as the rows of a table in CSV.
  func pieces(
    of snapshot: StoreSnapshot, _ table: Table<PublishedObservation>
  ) throws -> ObservationPieces {
    let lines = ObservationLines(table, catalogue, language)
    return ObservationPieces(
      snapshot.cells(
        lines.fields, of: parameters.observationQuery, progress: try countedProgress()), lines)
  }

  /// The same with the header, as a body.
  func lines(of snapshot: StoreSnapshot) throws -> BodyStream {
    let header = RowFormat.csv(table, withMark: parameters.bom == true).opening
    let pieces = try pieces(of: snapshot, table)
    let rest = Remaining([header], atOnce: 1)
    return BodyStream { try rest.take().first ?? pieces.next() }
  }

  /// What is told how far an export has come, which knows how far it goes.
  private func countedProgress() throws -> (@Sendable (Int) -> Void)? {
    guard let progress else { return nil }
    let total = try view.count(parameters.observationQuery)
    return { progress($0, total) }
  }

  /// What the file is called when it is kept, in ASCII and (RFC 8187) in Chinese: by the area and the
  /// year if there is only one, and by the release.
  func disposition(_ format: Format) -> String {
    let area = parameters.areas.count == 1 ? parameters.areas.first : nil
    let period = parameters.periods.count == 1 ? parameters.periods.first?.description : nil
    let plain = ["gongshi", area, period, "release-\(release)"].compactMap(\.self)
    let name = [
      "公示", area.flatMap { catalogue.area($0)?.name.zh }, period, "第\(release)次发布",
    ].compactMap(\.self)
    func file(_ parts: [String]) -> String { parts.joined(separator: "-") + ".\(format)" }
    let coded = file(name).addingPercentEncoding(withAllowedCharacters: .alphanumerics.ascii) ?? ""
    return "attachment; filename=\"\(file(plain))\"; filename*=UTF-8''\(coded)"
  }

  /// A workbook of some observations.
  func workbook(of observations: [PublishedObservation]) throws -> Answer {
    let rest = Remaining(observations)
    return try workbook { rest.take() }
  }

  /// About two seconds.
  private static let mostRowsForOthers = 20_000

  /// A workbook of all observations that come out.
  ///
  /// - Parameter total: how many there are.
  func workbook(of rows: ObservationRows, total: Int) throws -> Answer {
    // A workbook is made before its first byte is sent, on a thread that has other clients; a command has
    // none.
    let most = progress == nil ? Self.mostRowsForOthers : XLSXRepresentation.mostRows
    guard total <= most else { throw Problem.tooManyRows(limit: most) }
    return try workbook { try rows.next() }
  }

  private func workbook(
    _ next: @escaping @Sendable () throws -> [PublishedObservation]
  ) throws -> Answer {
    let file = TemporaryFile(in: store.folder)
    let xlsx = try XLSXRepresentation(
      path: file.path, temporaryFolder: store.folder.path, table: table, site: site,
      release: view.release, origin: site.address + request.target.canonical, language: language)
    return Answer(
      mediaType: XLSXRepresentation.mediaType,
      body: .stream(
        BodyStream {
          if !file.isOpen {
            while case let some = try next(), !some.isEmpty { try some.forEach(xlsx.append) }
            try xlsx.close()
            try file.open()
          }
          return try file.read()
        }), isPacked: true)
  }

  /// The data package of all that the parameters choose.
  func package(of snapshot: StoreSnapshot) throws -> Answer {
    guard let release = snapshot.release else { throw Problem.notReady }
    let query = parameters.observationQuery
    let chosen = try snapshot.view {
      query == ObservationQuery() ? nil : try $0.reportIDs(of: query)
    }
    let reports = try snapshot.view { try $0.reportKeys() }
      .filter { chosen?.contains($0.report) ?? true }
    let package = DataPackage(
      site: site, release: release, origin: site.address + request.target.canonical,
      resources: try resources(of: snapshot, reports.map { ($0.area, $0.report) }),
      reports: reports.map(\.report)
    ) { id in
      try snapshot.view { try $0.report(id)?.report.text ?? "" }
    }
    let stream = try DataPackageStream(package)
    return Answer(
      mediaType: DataPackage.mediaType, body: .stream(BodyStream { try stream.next() }),
      isPacked: true)
  }

  private func resources(
    of snapshot: StoreSnapshot, _ keys: [(area: String, report: String)]
  ) throws -> [DataPackage.Resource] {
    let table = ObservationTable.table(catalogue, language)
    // Rows of earlier releases may name codes that have left the catalogue since.
    let areas = Set(keys.map(\.area)).sorted().map { catalogue.area($0) ?? .unlisted($0) }
    let known = Set(catalogue.indicators.map(\.code))
    let unlisted = try snapshot.view { try $0.indicatorsWithData() }.subtracting(known).sorted()
    let indicators = catalogue.indicators + unlisted.map(Indicator.unlisted)
    let pieces = try pieces(of: snapshot, table)
    return [
      .init(
        "observations", BilingualText(zh: "观测值", en: "observations"), table,
        references: [
          "indicator": ("indicators", "code"), "area": ("areas", "code"),
          "report": ("reports", "id"),
        ]
      ) {
        { try pieces.next() }
      },
      .init(
        "indicators", BilingualText(zh: "指标", en: "indicators"),
        PackageTables.indicators(catalogue), rows: Remaining.opening(indicators)),
      .init(
        "areas", BilingualText(zh: "地区", en: "areas"), PackageTables.areas,
        rows: Remaining.opening(areas)),
      .init(
        "reports", BilingualText(zh: "报告", en: "reports"), PackageTables.reports,
        references: ["area": ("areas", "code")]
      ) {
        let rest = Remaining(keys, atOnce: 1)
        return {
          try rest.take().compactMap { key in
            try snapshot.view { try $0.report(key.report)?.report }
          }
        }
      },
      .init(
        "statements", BilingualText(zh: "陈述", en: "statements"), PackageTables.statements,
        references: ["report": ("reports", "id")]
      ) {
        let rest = Remaining(keys, atOnce: 1)
        return {
          // A report without statements is not the end of them.
          while case let some = rest.take(), let key = some.first {
            let statements = try snapshot.view { try $0.statements(report: key.report) }
            if !statements.isEmpty { return statements }
          }
          return []
        }
      },
    ]
  }
}

extension Area {
  /// One of which only the code is left.
  fileprivate static func unlisted(_ code: String) -> Area {
    Area(code: code, name: BilingualText(zh: code, en: code), level: .county, parent: nil)
  }
}

extension Indicator {
  /// One of which only the code is left.
  fileprivate static func unlisted(_ code: String) -> Indicator {
    Indicator(
      code: code, theme: "", name: BilingualText(zh: code, en: code),
      definition: BilingualText(zh: "已不在目录中", en: "no longer in the catalogue"), unit: "",
      measure: .count, origin: .reported)
  }
}

extension ObservationRows {
  /// A body of all of them.
  func bodyStream(_ format: RowFormat) -> BodyStream {
    let stage = Stages()
    return BodyStream {
      switch stage.current {
      case .opening:
        stage.current = .rows(isFirst: true)
        return format.opening
      case .rows(var isFirst):
        let some = try self.next()
        guard !some.isEmpty else {
          stage.current = .done
          return format.closing
        }
        var bytes: [UInt8] = []
        for observation in some {
          if !isFirst { bytes += format.separator }
          bytes += try format.encode(observation)
          isFirst = false
        }
        stage.current = .rows(isFirst: isFirst)
        return bytes
      case .done:
        return nil
      }
    }
  }
}

/// How far a streamed body has come.
///
/// @unchecked Sendable: nothing is locked; a streamed body is read on one thread at a time.
private final class Stages: @unchecked Sendable {
  enum Stage {
    case opening
    case rows(isFirst: Bool)
    case done
  }

  var current = Stage.opening
}

extension CharacterSet {
  fileprivate var ascii: CharacterSet {
    intersection(CharacterSet(charactersIn: "\u{0}"..."\u{7F}")).union(["-", "."])
  }
}

/// A release was made between the view of a call and the snapshot of its body. The call starts anew, so
/// that validators and body are of one release.
struct ReleasedMeanwhile: Error {}

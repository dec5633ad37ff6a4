import Foundation
import IndicatorService
import IndicatorStore
import Indicators
import Logging
import MicroHTTP
import TestSupport
import Testing

/// CSV is exported from the cells of the store, and everywhere else made from values: both must give the same
/// bytes.
@Suite("Lines of an export")
struct ExportLinesTests {
  private let client: Client

  init() throws {
    client = Client(try Self.store())
  }

  @Test(
    "They are the bytes of the list",
    arguments: [
      "", "lang=en", "bom=1", "sort=-value", "sort=period,-area", "sort=unit,-release", "asOf=1",
      "asOf=2&sort=-indicator", "theme=disputes&lang=en", "origin=derived",
      "kind=target,requirement",
      "qualifier=about,atLeast,atMost,near", "period=1949..2020", "q=受理", "fields=id",
      "fields=value,name,release", "fields=theme,areaName,note&lang=en", "fields=sentence",
      "fields=start,end,lowerBound,upperBound&kind=result", "fields=evidence", "report=370404-2021",
    ])
  func sameBytes(query: String) throws {
    let listed = try client.get("/v1/observations.csv?limit=1000&\(query)")
    let exported = try client.get("/v1/export.csv?\(query)")
    #expect(exported.status == 200)
    #expect(exported.body == listed.body)
    #expect(exported.body.count(where: { $0 == 0x0A }) > 1)
  }

  @Test("Fields are quoted where they have to be, and only there")
  func quoted() throws {
    let text = try client.get("/v1/export.csv?period=2019&fields=id,sentence").text
    let lines = [
      "id,sentence",
      #"reconsideration-accepted.370404.2019,"受理约39件，""其中""""甲"""", 乙""#,
      "reconsideration-accepted.370404.2019.2,\"两\r\n行\r\"",
      "reconsideration-accepted.370404.2019.target,reconsideration-accepted：-0.125件。",
    ]
    #expect(text == lines.map { $0 + "\r\n" }.joined())
  }

  @Test("Codes that have left the catalogue have no names")
  func unlisted() throws {
    let files = try ProjectFiles.catalogueFiles().map { file in
      ["derived.yaml", "charts.yaml"].contains(file.name)
        ? CatalogueFile(name: file.name, text: "[]\n") : file
    }
    let service = IndicatorService(
      store: client.store.store, catalogue: try Catalogue(files: files), site: Client.site,
      logger: Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() })
    func body(_ target: String) throws -> [UInt8] {
      switch service.export(try RequestTarget(raw: target)).body {
      case .bytes(let bytes): return bytes
      case .stream(let stream):
        var bytes: [UInt8] = []
        while let piece = try stream.next() { bytes += piece }
        return bytes
      }
    }
    let exported = try body("/v1/export.csv?origin=derived")
    #expect(try exported == body("/v1/observations.csv?limit=1000&origin=derived"))
    let rows = try CSVTable(exported).rows
    #expect(!rows.isEmpty && rows.allSatisfy { $0["name"] == "" && $0["areaName"] != "" })
  }

  @Test("Long exports come in pieces of one size, whatever their number")
  func pieces() throws {
    let own = Client(try TemporaryStore())
    let codes = own.store.catalogue.indicators.prefix(40).map(\.code)
    for year in 2010..<2022 {
      var publication = try Samples.publication(year: year, ["reconsideration-accepted": 27])
      let first = publication.observations[0]
      publication.observations = codes.map { code in
        var observation = first
        observation.indicator = code
        observation.evidence[0].sentence = String(repeating: "句", count: 300)
        return observation
      }
      try own.store.store.publish(publication, by: "tests", reason: "because")
    }
    let response = own.service.export(try RequestTarget(raw: "/v1/export.csv"))
    guard case .stream(let stream) = response.body else { throw Client.NoStream() }
    var sizes: [Int] = []
    var bytes: [UInt8] = []
    while let piece = try stream.next() {
      sizes.append(piece.count)
      bytes += piece
    }
    #expect(sizes.count > 5)
    // Behind the header; the last is what is left.
    #expect(sizes.dropFirst().dropLast().allSatisfy { (65_536..<70_000).contains($0) })
    #expect(try bytes == own.get("/v1/observations.csv?limit=1000").body)
  }

  /// The project's report, and one whose words are hard to write as CSV, published twice.
  private static func store() throws -> TemporaryStore {
    let temporary = try TemporaryStore.filled()
    for (reason, value) in [("first", Decimal(39)), ("corrected", Decimal(string: "-0.125") ?? 0)] {
      try temporary.store.publish(
        publication(value), by: "tests", reason: reason)
    }
    return temporary
  }

  private static func publication(_ value: Decimal) throws -> Publication {
    var publication = try Samples.publication(year: 2019, ["reconsideration-accepted": value])
    var about = publication.observations[0]
    about.quantity = Quantity(value: value, qualifier: .about)
    about.note = BilingualText(zh: "含“附带”审查,\"等\"", en: "with \"incidental\" review, etc.\n")
    about.evidence[0].sentence = "受理约39件，\"其中\"\"甲\"\", 乙"
    about.evidence[0].heading = "一、工作 / \"依法\", 行政"
    about.evidence.append(about.evidence[0])
    var second = publication.observations[0]
    second.variant = 2
    second.quantity = Quantity(
      value: value, qualifier: .exact, lowerBound: value - 1, upperBound: value + 2)
    second.evidence[0].sentence = "两\r\n行\r"
    var target = publication.observations[0]
    target.kind = .target
    target.quantity = Quantity(value: value, qualifier: .atLeast)
    publication.observations = [about, second, target]
    return publication
  }
}

import Foundation
import HTTPTypes
import IndicatorService
import IndicatorStore
import Indicators
import Logging
import MicroHTTP
import TestSupport
import Testing

@Suite("Exports as packages and workbooks")
struct ExportTests {
  private let client: Client

  init() throws {
    client = try Client.shared()
  }

  /// The data package, unpacked.
  private func package(_ query: String = "") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let zip = folder.path("package.zip")
    try Data(client.get("/v1/export.zip\(query)").body).write(to: URL(filePath: zip))
    #expect(try Program.run("unzip", ["-qq", zip, "-d", folder.url.path]).status == 0)
    return folder
  }

  private func bytes(_ name: String, in folder: TemporaryFolder) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: folder.path(name))))
  }

  @Test("The data package holds the same rows, what they refer to, and the report's bytes")
  func dataPackage() throws {
    let folder = try package()
    #expect(try bytes("observations.csv", in: folder) == client.get("/v1/export.csv").body)
    #expect(try bytes("reports/370404-2021.md", in: folder) == ProjectFiles.report())
    let indicators = try CSVTable(bytes("indicators.csv", in: folder)).rows
    #expect(indicators.count == client.store.catalogue.indicators.count)
    let areas = try CSVTable(bytes("areas.csv", in: folder)).rows
    #expect(areas.map { $0["code"] } == ["370404"])
    let statements = try CSVTable(bytes("statements.csv", in: folder)).rows
    let listed = try #require(client.json("/v1/statements")["data"]).elements
    #expect(statements.map { $0["id"] } == listed.map { $0["id"]?.string })
    #expect(statements.map { $0["text"] } == listed.map { $0["text"]?.string })
  }

  @Test("Its checksums hold, and its descriptor has the columns in the files' order")
  func descriptor() throws {
    let folder = try package("?theme=disputes&lang=en")
    let check = try Program.run(
      "sha256sum", ["-c", "--strict", "SHA256SUMS"], directory: folder.url)
    #expect(check.status == 0, "\(check.text)")
    let descriptor = try JSONValue(bytes("datapackage.json", in: folder))
    let created = try #require(client.json("/v1/releases")["data"]?[0]?["madeAt"]?.string)
    #expect(descriptor["created"]?.string == created)
    #expect(descriptor["licenses"]?[0]?["name"]?.string == "CC-BY-4.0")
    #expect(descriptor["sources"]?[0]?["path"]?.string == "reports/370404-2021.md")
    let resources = try #require(descriptor["resources"]).elements
    #expect(resources.count == 5)
    for resource in resources {
      let path = try #require(resource["path"]?.string)
      let content = try bytes(path, in: folder)
      #expect(resource["bytes"] == .number(Decimal(content.count)))
      #expect(resource["data"] == nil)
      let schema = try #require(resource["schema"])
      let header = String(decoding: content.prefix { $0 != 0x0D }, as: UTF8.self)
      let names = try #require(schema["fields"]).elements.compactMap { $0["name"]?.string }
      #expect(names.joined(separator: ",") == header)
      for key in schema["foreignKeys"]?.elements ?? [] {
        let target = key["reference"]?["resource"]?.string
        #expect(resources.contains { $0["name"]?.string == target })
        #expect(names.contains(key["fields"]?[0]?.string ?? ""))
      }
    }
    let chosen = try CSVTable(bytes("observations.csv", in: folder)).rows
    #expect(!chosen.isEmpty && chosen.allSatisfy { $0["theme"] == "disputes" })
  }

  @Test("The workbook has a row for each observation, and leads to their sources")
  func workbook() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("a.xlsx")
    try Data(client.get("/v1/export.xlsx?lang=en").body).write(to: URL(filePath: file))
    func part(_ name: String) throws -> String {
      try Program.run("unzip", ["-p", file, name]).text
    }
    let sheet = try part("xl/worksheets/sheet1.xml")
    let total = try client.json("/v1/observations?limit=1")["page"]?["total"]
    #expect(Decimal(sheet.matches(of: #/<row /#).count - 1) == total?.number)
    #expect(sheet.contains("Yicheng District"))
    #expect(
      try part("xl/worksheets/_rels/sheet1.xml.rels").contains(
        "https://data.example.cn/v1/reports/370404-2021/text"))
    #expect(try part("xl/worksheets/sheet2.xml").contains("https://data.example.cn/v1/export.xlsx"))
    #expect(try client.get("/v1/observations.xlsx?limit=3").body.starts(with: Array("PK".utf8)))
    let left = try FileManager.default.contentsOfDirectory(atPath: client.store.folder.url.path)
    #expect(left.allSatisfy { $0.hasPrefix("gongshi.sqlite") })
  }

  @Test("HEAD and 304 leave no file behind, nor does a workbook that is refused")
  func nothingIsLeft() throws {
    let own = Client(try TemporaryStore.filled())
    let head = try own.send(.head, "/v1/export.xlsx")
    let tag = try #require(head.fields[.eTag])
    #expect(try own.get("/v1/export.xlsx", [.ifNoneMatch: tag]).status == 304)
    #expect(try own.get("/v1/observations.xlsx?limit=0").status == 400)
    let left = try FileManager.default.contentsOfDirectory(atPath: own.store.folder.url.path)
    #expect(left.allSatisfy { $0.hasPrefix("gongshi.sqlite") }, "\(left)")
  }

  @Test(
    "An export in another order, or of an earlier state, has the rows of the list",
    arguments: [
      "sort=-value", "sort=period,-area", "asOf=1", "asOf=1&sort=unit",
    ])
  func orders(query: String) throws {
    let listed = try #require(client.json("/v1/observations?limit=1000&\(query)")["data"]).elements
    let exported = try #require(client.json("/v1/export.json?\(query)")["data"]).elements
    #expect(listed == exported)
  }

  @Test("Metadata in another language has another tag")
  func tags() throws {
    let target = "/v1/export.csv-metadata.json"
    let zh = try client.get(target, [.acceptLanguage: "zh"])
    let en = try client.get(target, [.acceptLanguage: "en"])
    #expect(zh.body != en.body)
    #expect(zh.fields[.eTag] != en.fields[.eTag])
  }

  @Test("A page leads to the next one however long its address is")
  func longAddress() throws {
    let codes = client.store.catalogue.indicators.prefix(90).map(\.code).joined(separator: ",")
    let reply = try client.get("/v1/observations.csv?limit=1&indicator=\(codes)")
    #expect(codes.utf8.count > 2000)
    #expect(reply.links["next"] != nil)
    #expect(reply.links["canonical"] == nil)
  }

  @Test("Codes that have left the catalogue are in a package's tables")
  func unlisted() throws {
    let store = try TemporaryStore.filled()
    let files = try ProjectFiles.catalogueFiles()
    let smaller = try Catalogue(
      files: files.map { file in
        guard ["derived.yaml", "charts.yaml"].contains(file.name) else { return file }
        return CatalogueFile(name: file.name, text: "[]\n")
      })
    let service = IndicatorService(
      store: store.store, catalogue: smaller, site: Client.site,
      logger: Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() })
    let folder = try TemporaryFolder()
    guard
      case .stream(let stream) = service.export(try RequestTarget(raw: "/v1/export.zip")).body
    else { throw Client.NoStream() }
    var bytes: [UInt8] = []
    while let piece = try stream.next() { bytes += piece }
    try Data(bytes).write(to: folder.url.appending(path: "a.zip"))
    func rows(_ name: String) throws -> [[String: String]] {
      try CSVTable(Program.run("unzip", ["-p", folder.path("a.zip"), name]).output).rows
    }
    let listed = Set(try rows("indicators.csv").map { $0["code"] })
    #expect(try rows("observations.csv").allSatisfy { listed.contains($0["indicator"]) })
    #expect(listed.count > smaller.indicators.count)
  }

  @Test("/v1/export comes by format= or Accept")
  func negotiated() throws {
    for (format, type) in [
      ("csv", "text/csv"), ("ndjson", "application/x-ndjson"), ("json", "application/json"),
    ] {
      let body = try client.get("/v1/export.\(format)").body
      #expect(try client.get("/v1/export?format=\(format)").body == body)
      #expect(try client.get("/v1/export", [.accept: type]).body == body)
    }
    #expect(try client.get("/v1/export", [.accept: "text/html"]).status == 406)
  }

  @Test("The file's name says area, year and release, in Chinese too")
  func names() throws {
    let field = try client.get("/v1/export.csv?area=370404&period=2021").fields[.contentDisposition]
    let parts = try #require(field).components(separatedBy: "; ")
    #expect(parts[0] == "attachment")
    #expect(parts[1] == "filename=\"gongshi-370404-2021-release-1.csv\"")
    let coded = try #require(parts[2].wholeMatch(of: /filename\*=UTF-8''(.*)/)?.1)
    #expect(String(coded).removingPercentEncoding == "公示-峄城区-2021-第1次发布.csv")
  }

  @Test("CSV on the Web describes the columns that the same query has")
  func csvOnTheWeb() throws {
    for query in ["", "?fields=id,value,unit&lang=en", "?fields=value"] {
      let csv = try client.get("/v1/export.csv\(query)")
      let address = try #require(
        csv.fields[values: .init("Link") ?? .accept].first { $0.contains("describedby") })
      #expect(address.contains("type=\"application/csvm+json\""))
      let target = try #require(address.firstMatch(of: /<([^>]*)>/)?.1)
      let reply = try client.get(String(target))
      #expect(reply.fields[.contentType] == "application/csvm+json")
      #expect(reply.text.hasPrefix("{\"@context\":[\"http://www.w3.org/ns/csvw\""))
      let metadata = try reply.json()
      let names = try #require(metadata["tableSchema"]?["columns"]).elements.compactMap {
        $0["name"]?.string
      }
      #expect(csv.text.hasPrefix(names.joined(separator: ",") + "\r\n"))
      #expect(Set(names).count == names.count)
      let key = metadata["tableSchema"]?["primaryKey"]
      #expect(key == (names.contains("id") ? .array([.string("id")]) : nil))
    }
  }

  @Test("The log counts the bytes of a stream when it is over")
  func log() throws {
    let reply = try client.get("/v1/export.ndjson")
    let id = try #require(reply.requestID)
    let lines = client.log.containing(id)
    #expect(lines.count == 1)
    #expect(lines.first?.contains("\"bytes\": \(reply.body.count)") == true, "\(lines)")
  }

  @Test("Beyond as many as there may be at once, the next has to wait")
  func slots() throws {
    let store = try TemporaryStore.filled()
    let service = IndicatorService(
      store: store.store, catalogue: store.catalogue, site: Client.site, mostExports: 2,
      logger: Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() })
    func export() throws -> Response {
      service.respond(to: Request(target: try RequestTarget(raw: "/v1/export.csv")))
    }
    var running = [try export(), try export()]
    #expect(running.map(\.status) == [.ok, .ok])
    let third = try export()
    #expect(third.status == .serviceUnavailable)
    #expect(third.fields[.retryAfter] == "5")
    // What is no stream is answered all the same.
    let themes = Request(target: try RequestTarget(raw: "/v1/themes"))
    #expect(service.respond(to: themes).status == .ok)
    running.removeLast()
    #expect(try export().status == .ok)
  }
}

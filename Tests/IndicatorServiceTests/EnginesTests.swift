import Foundation
import HTTPTypes
import IndicatorStore
import Indicators
import Representations
import TestSupport
import Testing

@testable import IndicatorService

/// The same data on SQLite and on PostgreSQL.
struct Engines: Sendable {
  let clients: [Client]

  static func shared() throws -> Engines { try made.get() }
  private static let made = Result { try Engines() }

  private init() throws {
    clients = try TestEngine.allCases.map { engine in
      let temporary = try TemporaryStore(on: engine)
      try Self.fill(temporary.store, temporary.catalogue)
      return Client(temporary)
    }
  }

  /// Two years in several vintages, a correction, what became of a commitment, and a report that was withdrawn. The
  /// times are behind the start of the service, so that they are the ones that are told.
  private static func fill(_ store: IndicatorStore, _ catalogue: Catalogue) throws {
    var time = Date(timeIntervalSince1970: 4_000_000_000)
    func change(_ body: (StoreChange) throws -> Void) throws {
      try store.change(by: Author(name: "tests"), at: time, body)
      time += 60
    }
    let publication = try ProjectFiles.publication.get()
    try change { _ = try $0.publish(publication, reason: "first") }
    for (year, value) in [(2022, 28), (2020, 11), (2022, 29), (2023, 5)] {
      let sample = try Samples.publication(
        year: year,
        ["reconsideration-accepted": Decimal(value), "reconsideration-concluded": 25])
      try change { _ = try $0.publish(sample, reason: "\(year): \(value)") }
    }
    try change { change in
      _ = try change.correct(observation: Writer.observation, reason: "counted late") {
        $0.quantity = Quantity(value: 26, qualifier: .exact)
      }
    }
    try change { change in
      _ = try change.settle(
        statement: Writer.commitment,
        Outcome(state: .met, text: "Done.", links: ["https://example.cn/done"]), reason: "seen")
    }
    try change { _ = try $0.withdraw(report: "370404-2023", reason: "wrong district") }
  }

  /// Asks both, and expects the same: status, fields and bytes.
  ///
  /// - Returns: The answer.
  @discardableResult
  func ask(_ target: String, _ fields: HTTPFields = [:]) throws -> Client.Reply {
    let replies = try clients.map { try $0.get(target, fields) }
    let (first, second) = (replies[0], replies[1])
    #expect(first.status == second.status, "\(target)")
    #expect(Self.compared(first.fields) == Self.compared(second.fields), "\(target)")
    #expect(first.body == second.body, "\(target)")
    return first
  }

  /// What is not the request's own.
  private static func compared(_ fields: HTTPFields) -> [HTTPField] {
    fields.filter { $0.name != .requestID }
  }
}

@Suite("Both engines", .enabled(if: TestEngine.server != nil && TestEngine.current == .sqlite))
struct EnginesTests {
  private let engines: Engines

  init() throws { engines = try Engines.shared() }

  /// What the service tells of itself, and of the size of its store.
  private static let targets = KnownRoutes.targets.filter { $0 != "/metrics" }

  @Test("Every route answers the same, byte for byte", arguments: targets)
  func routes(target: String) throws {
    // The picture of a theme wants values that the samples do not have.
    #expect(try engines.ask(target).status == (target.hasPrefix("/charts/") ? 404 : 200))
    for release in 1...8 {
      try engines.ask(target + (target.contains("?") ? "&" : "?") + "asOf=\(release)")
    }
    try engines.ask(target, [.acceptEncoding: "gzip", .acceptLanguage: "en"])
  }

  @Test(
    "Every parameter does the same", arguments: KnownRoutes.open.filter { $0.path != "/metrics" })
  func parameters(route: Route) throws {
    let target =
      route.path.replacing(
        /\{[a-z]+\}/, with: OpenAPIDocument.examples[route.path] ?? "370404-2021")
      + (KnownRoutes.required[route.path] ?? "?")
    let document = try engines.ask("/openapi.json").json()
    let parameters = document["paths"]?[route.path]?["get"]?["parameters"]?.elements ?? []
    for parameter in parameters where parameter["in"]?.string == "query" {
      guard let name = parameter["name"]?.string, let example = parameter["example"] else {
        continue
      }
      let order = name == "cursor" ? "&sort=-value" : ""
      try engines.ask("\(target)&\(name)=\(Self.encoded(example))\(order)")
    }
  }

  private static func encoded(_ example: JSONValue) -> String {
    let text =
      switch example {
      case .array(let elements): elements.compactMap(\.string).joined(separator: ",")
      case .number(let number): "\(number)"
      case .bool(let truth): "\(truth)"
      default: example.string ?? ""
      }
    return text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }

  @Test("Every order is the same, from page to page", arguments: SortKey.Field.allCases)
  func orders(field: SortKey.Field) throws {
    for sign in ["", "-"] {
      var target: String? = "/v1/observations?limit=31&sort=\(sign)\(field.rawValue)"
      var pages = 0
      while let address = target {
        target = try engines.ask(address).json()["page"]?["next"]?.string
        pages += 1
      }
      #expect(pages > 2)
      try engines.ask("/v1/export.csv?sort=\(sign)\(field.rawValue)")
    }
  }

  @Test(
    "Every export is the same", arguments: ["csv", "json", "ndjson", "xlsx", "zip"], ["zh", "en"])
  func exports(format: String, language: String) throws {
    // What has names of its own only takes no language.
    let query = ["json", "ndjson"].contains(format) ? "?" : "?lang=\(language)&"
    let reply = try engines.ask("/v1/export.\(format)\(query)qualifier=exact")
    #expect(reply.status == 200 && reply.body.count > 1000)
    try engines.ask("/v1/export.\(format)\(query)asOf=2&theme=disputes&origin=derived")
  }

  @Test(
    "Every word finds the same",
    arguments: [
      "复议", "复", "行政复议案件", "案件 受理", "27", "2", "reconsideration", "recon", "é", "É", "1", "％", "、",
      "accepted：28", "2.5", "、 复议", "%", "_", "'", "\\", "'' & !", "a:*", "ＡＢＣ", "複議", "十", "〇",
      "①",
    ])
  func words(text: String) throws {
    let query = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    try engines.ask("/v1/observations?limit=1000&q=\(query)")
    try engines.ask("/v1/observations?asOf=2&q=\(query)")
    try engines.ask("/v1/indicators?q=\(query)")
    try engines.ask("/search?q=\(query)")
  }

  @Test("Every piece of a sentence finds the same")
  func pieces() throws {
    var generator = SystemRandomNumberGenerator()
    let sentences = try ProjectFiles.publication.get().observations.flatMap(\.evidence)
      .map { Array($0.sentence) }
    for _ in 0..<300 {
      let sentence = try #require(sentences.randomElement(using: &generator))
      let start = Int.random(in: sentence.indices, using: &generator)
      let length = Int.random(in: 1...12, using: &generator)
      let piece = String(sentence[start..<min(sentence.count, start + length)])
      let query = piece.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      try engines.ask("/v1/observations?limit=1000&q=\(query)")
    }
  }

  @Test(
    "Every page is the same",
    arguments: [
      "/", "/?view=print", "/?tab=table", "/?period=2020", "/indicators", "/themes",
      "/themes/disputes",
      "/indicators/reconsideration-accepted", "/indicators/reconsideration-accepted?period=2022",
      "/compare?indicator=reconsideration-accepted,reconsideration-concluded", "/source",
      "/source/370404-2021", "/search?q=复议", "/embed/reconsideration-accepted", "/docs", "/nothing",
      "/problems/store-unavailable",
    ])
  func pages(target: String) throws {
    let encoded =
      target.addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed.union(.urlPathAllowed))
      ?? ""
    for language in ["zh", "en"] {
      try engines.ask(encoded + (target.contains("?") ? "&" : "?") + "lang=\(language)")
    }
  }

  @Test(
    "What is wrong is told the same",
    arguments: [
      "/v1/observations?indicator=nothing", "/v1/observations?report=370404-1999",
      "/v1/observations?asOf=99",
      "/v1/observations/reconsideration-acepted.370404.2021", "/v1/reports/370404-2023",
      "/v1/reports/370404-2023?asOf=5", "/v1/observations?minRelease=99",
      "/v1/observations?minRelease=x",
      "/v1/observations?cursor=AAAA", "/v1/statements/370404-2021.commitment.99",
    ])
  func refusals(target: String) throws { try engines.ask(target) }
}

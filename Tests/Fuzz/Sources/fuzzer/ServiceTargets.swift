import Foundation
import HTTPTypes
import IndicatorService
import IndicatorStore
import Indicators
import Logging
import MicroHTTP
import ReportReading
import Representations

/// The service over a store with the project's report, asked without a socket.
enum ServiceTargets {
  private static let service = made.service
  /// Allows everything.
  private static let token = made.token

  private static let made: (service: IndicatorService, token: String) = {
    do {
      let catalogue = ProjectCatalogue.catalogue
      // Scripts/fuzz gives each run a folder of its own.
      let path = FileManager.default.temporaryDirectory.appending(path: "gongshi.sqlite").path
      let store = try IndicatorStore(path: path, catalogue: catalogue)
      let report = try Data(contentsOf: URL(filePath: "Config/reports/370404-2021.md"))
      try store.publish(
        try ReportReader(catalogue: catalogue).read(Array(report)).publication, by: "fuzzer",
        reason: "a store to ask")
      let token = try store.change(by: Author(name: "fuzzer")) {
        try $0.createToken(
          name: "fuzzer", scopes: AccessToken.Scope.allCases,
          expiresAt: Date().addingTimeInterval(86_400)
        ).text
      }
      let service = IndicatorService(
        store: store, catalogue: catalogue,
        site: Site(
          address: "https://data.example.cn", licence: "CC-BY-4.0",
          licenceAddress: "https://creativecommons.org/licenses/by/4.0/"),
        logger: Logger(label: "fuzzer") { _ in SwiftLogNoOpLogHandler() })
      return (service, token)
    } catch {
      fail("no store to ask: \(error)")
    }
  }()

  /// The bytes are a request target, with fields on the lines behind it (`accept: text/csv`).
  static func query(_ bytes: [UInt8]) throws {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard let target = try? RequestTarget(raw: String(decoding: lines.removeFirst(), as: UTF8.self))
    else { return }
    var fields: HTTPFields = [:]
    for line in lines {
      let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 1)
      guard parts.count == 2, HTTPField.isValidValue(parts[1]),
        let name = HTTPField.Name(String(decoding: parts[0], as: UTF8.self))
      else { continue }
      fields.append(HTTPField(name: name, value: parts[1]))
    }
    try ask(Request(target: target, fields: fields))
  }

  /// The bytes are what a cursor holds when it is decoded: its order, and the key of a row.
  static func cursor(_ bytes: [UInt8]) throws {
    let order = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let token = Data(bytes).base64EncodedString()
    let allowed = CharacterSet.alphanumerics
    guard
      let sort = String(decoding: order, as: UTF8.self)
        .addingPercentEncoding(withAllowedCharacters: allowed),
      let cursor = token.addingPercentEncoding(withAllowedCharacters: allowed)
    else { return }
    for query in ["cursor=\(cursor)", "cursor=\(cursor)&sort=\(sort)"] {
      guard let target = try? RequestTarget(raw: "/v1/observations?limit=3&" + query) else {
        continue
      }
      try ask(Request(target: target))
    }
  }

  private static let methods: [HTTPRequest.Method] = [.put, .patch, .post, .delete]
  private static let paths = [
    "/v1/reports/370404-2021", "/v1/reports/370404-2022?dryRun=1",
    "/v1/observations/reconsideration-accepted.370404.2021",
    "/v1/statements/370404-2021.commitment.1/state",
  ]
  private static let mediaTypes = [
    "application/json", "application/merge-patch+json", "text/markdown; charset=utf-8",
  ]

  /// The first three bytes choose the method, the path and the media type, the others are the body.
  static func body(_ bytes: [UInt8]) throws {
    guard bytes.count >= 3 else { return }
    func choose<Value>(_ values: [Value], _ byte: UInt8) -> Value {
      values[Int(byte) % values.count]
    }
    try ask(
      Request(
        method: choose(methods, bytes[0]),
        target: try RequestTarget(raw: choose(paths, bytes[1])),
        fields: [
          .contentType: choose(mediaTypes, bytes[2]), .authorization: "Bearer \(token)",
        ],
        body: Array(bytes.dropFirst(3))))
  }

  /// Nothing that is asked is a fault of the service, and every answer can be read to its end.
  private static func ask(_ request: Request) throws {
    let response = service.respond(to: request)
    precondition(
      response.status.code < 500 || response.status == .notImplemented,
      "\(response.status) for \(request.target.raw)")
    if case .stream(let stream) = response.body { while try stream.next() != nil {} }
  }
}

import Foundation
import IndicatorService
import IndicatorStore
import Indicators
import MicroHTTP
import TestSupport
import Testing

@Suite("A client that hangs up", .serialized)
struct HangUpTests {
  /// A store whose export is far more than sockets hold.
  private func store() throws -> TemporaryStore {
    let store = try TemporaryStore()
    let report = try Samples.report()
    let evidence = Evidence(
      report: report.id, section: "一", heading: "一", kind: .result, asWritten: "39", start: 2,
      end: 4, sentence: "收到39件。", sentenceStart: 0, sentenceEnd: 6)
    let note = BilingualText(zh: String(repeating: "a", count: 20_000), en: "long")
    let indicators = store.catalogue.indicators.filter { $0.origin == .reported }.prefix(100)
    let observations = indicators.flatMap { indicator in
      (1...5).map { variant in
        Observation(
          indicator: indicator.code, area: Samples.area, period: report.period, variant: variant,
          report: report.id, quantity: Quantity(value: 39, qualifier: .exact),
          unit: indicator.unit, asWritten: "39", note: note, evidence: [evidence])
      }
    }
    try store.store.publish(
      Publication(
        report: report, figures: [], observations: observations, statements: [], checks: []),
      by: "tests", reason: "because")
    // What was published before has gone from the log into the file by itself.
    try store.store.publish(
      try Samples.publication(year: 2022, ["reconsideration-accepted": 27]), by: "tests",
      reason: "because")
    return store
  }

  @Test("ends the query: nothing holds the store's log any more", arguments: ["csv", "ndjson"])
  func endsTheQuery(format: String) throws {
    let temporary = try store()
    let client = Client(temporary)
    let server = try Server(
      limits: ServerLimits(threads: 2), respond: client.service.respond,
      refuse: client.service.refuse)
    /// Whether a reader still needs what is in the log, or has a transaction open.
    func isBusy() throws -> Bool {
      if let database = temporary.database {
        let open = try database.run(
          """
          SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
            AND xact_start IS NOT NULL AND pid <> pg_backend_pid()
          """)
        return open != "0"
      }
      let run = try Program.run(
        "sqlite3", [temporary.path, "PRAGMA busy_timeout=0; PRAGMA wal_checkpoint(TRUNCATE)"])
      return run.text.split(separator: "\n").last?.hasPrefix("1|") ?? true
    }
    let curl = try Program(
      "curl",
      [
        "-s", "-o", "/dev/null", "--limit-rate", "1k", "--max-time", "3",
        "http://127.0.0.1:\(server.port)/v1/export.\(format)",
      ])
    Thread.sleep(forTimeInterval: 1)
    #expect(try isBusy())
    #expect(try curl.wait().status == 28)
    var tries = 0
    while try isBusy(), tries < 100 {
      Thread.sleep(forTimeInterval: 0.1)
      tries += 1
    }
    #expect(try !isBusy())
    #expect(try client.get("/v1").status == 200)
    server.stop(within: .seconds(5))
  }
}

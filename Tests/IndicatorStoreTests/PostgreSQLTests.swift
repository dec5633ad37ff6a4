import Foundation
import Indicators
import Synchronization
import TestSupport
import Testing

@testable import IndicatorStore

@Suite("PostgreSQL", .enabled(if: TestEngine.server != nil && TestEngine.current == .sqlite))
struct PostgreSQLTests {
  private let temporary: TemporaryStore
  private let database: TemporaryDatabase

  init() throws {
    temporary = try TemporaryStore.filled(on: .postgresql)
    database = try #require(temporary.database)
  }

  private func another(
    _ change: (inout PostgreSQLAddress) -> Void = { _ in }
  ) throws -> IndicatorStore {
    var address = database.address
    change(&address)
    return try IndicatorStore(.postgresql(address), catalogue: temporary.catalogue)
  }

  private func publish(_ value: Int, year: Int = 2022, to store: IndicatorStore) throws {
    try store.publish(
      Samples.publication(year: year, ["reconsideration-accepted": Decimal(value)]), by: "tests",
      reason: "\(value)")
  }

  /// Waits for at most some seconds.
  private func wait(seconds: Double = 5, until condition: () throws -> Bool) rethrows -> Bool {
    let end = Date(timeIntervalSinceNow: seconds)
    while Date() < end {
      if try condition() { return true }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return try condition()
  }

  // MARK: Several processes

  @Test(
    "Releases of one store are known to the other at once: who asks each second would take one for each"
  )
  func listening() throws {
    let other = try another()
    defer { try? other.close() }
    #expect(try other.newestRelease == 1)
    let start = ContinuousClock.now
    for release in 2...6 {
      try publish(release, to: temporary.store)
      #expect(try wait { try other.newestRelease == release })
    }
    #expect(ContinuousClock.now - start < .seconds(3))
  }

  @Test("Without notifications it is asked for")
  func polling() throws {
    let other = try another()
    defer { try? other.close() }
    try database.run("INSERT INTO release SELECT 2, madeAt, madeBy, reason, report, 0 FROM release")
    #expect(try wait(seconds: 3) { try other.newestRelease == 2 })
  }

  @Test("What two publish at once is published one after the other, and nothing is lost")
  func atOnce() throws {
    let stores = [temporary.store, try another(), try another()]
    defer { for store in stores.dropFirst() { try? store.close() } }
    let faults = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: stores.count) { index in
      do {
        for year in 0..<10 {
          try publish(index, year: 1950 + 10 * index + year, to: stores[index])
        }
      } catch {
        faults.withLock { $0.append("\(error)") }
      }
    }
    #expect(faults.withLock(\.self) == [])
    #expect(try temporary.store.view { try $0.releases().map(\.number) } == (1...31).reversed())
    #expect(try temporary.store.view { try $0.reports().count } == 31)
    #expect(try temporary.store.findings() == [])
  }

  @Test("Tables are made once, however many start")
  func migrations() throws {
    let empty = try TemporaryDatabase()
    let faults = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      do {
        let store = try IndicatorStore(.postgresql(empty.address), catalogue: temporary.catalogue)
        try store.close()
      } catch {
        faults.withLock { $0.append("\(error)") }
      }
    }
    #expect(faults.withLock(\.self) == [])
    #expect(
      try empty.run("SELECT count(*) FROM migration") == "\(PostgreSQLSchema.migrations.count)")
  }

  // MARK: What breaks

  @Test("Connections that were ended are replaced: nobody notices")
  func ended() throws {
    for round in 1...3 {
      try temporary.store.view { _ in }
      try database.run(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """)
      if round == 2 { Thread.sleep(forTimeInterval: 0.1) }
      #expect(try temporary.store.view { $0.release?.number } == round)
      try publish(round, to: temporary.store)
    }
  }

  @Test("A connection that ends while it is read on: it is read again")
  func endedMeanwhile() throws {
    var rounds = 0
    let release = try temporary.store.view { view in
      rounds += 1
      if rounds == 1 {
        try database.run(
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()
          """)
      }
      return try view.reports().first?.release
    }
    #expect(release == 1)
    #expect(rounds == 2)
  }

  @Test("What takes too long is given up, and the next answer is the right one")
  func slow() throws {
    let impatient = try another { $0.timeout = .seconds(1) }
    defer { try? impatient.close() }
    let start = ContinuousClock.now
    #expect(throws: StoreError.self) {
      try impatient.view { view in
        _ = try view.db.value("SELECT CAST(pg_sleep(30) AS TEXT)", of: String.self)
      }
    }
    #expect(ContinuousClock.now - start < .seconds(10))
    #expect(try impatient.view { $0.release?.number } == 1)
  }

  @Test("What is sent while it is made waits longer, and its connection is as before")
  func slowSnapshot() throws {
    let impatient = try another {
      $0.timeout = .seconds(1)
      $0.mostConnections = 2
    }
    defer { try? impatient.close() }
    func sleep(_ view: StoreView) throws {
      _ = try view.db.value("SELECT CAST(pg_sleep(2.5) AS TEXT)", of: String.self)
    }
    try impatient.snapshot().view(sleep)
    #expect(throws: StoreError.self) { try impatient.view(sleep) }
  }

  @Test("What is sent while it is made does not wait for a server that is known to hang")
  func hopeless() throws {
    let impatient = try another { $0.timeout = .seconds(1) }
    defer { try? impatient.close() }
    let snapshot = try impatient.snapshot()
    let own = try snapshot.view { try $0.db.value("SELECT pg_backend_pid()", of: Int.self) }
    // Nobody else gets to it any more.
    try database.runElsewhere("ALTER DATABASE \(database.name) ALLOW_CONNECTIONS false")
    try database.runElsewhere(
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = '\(database.name)' AND pid <> \(try #require(own))
      """)
    #expect(wait { impatient.isCutOff })
    let start = ContinuousClock.now
    #expect(throws: PostgreSQLError.self) {
      try snapshot.view {
        _ = try $0.db.value("SELECT CAST(pg_sleep(20) AS TEXT)", of: String.self)
      }
    }
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test("A server that takes connections and says nothing is given up")
  func silent() throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(listener) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        unsafe _ = bind(listener, address, size)
        unsafe _ = getsockname(listener, address, &size)
      }
    }
    listen(listener, 8)
    let port = UInt16(bigEndian: address.sin_port)
    let start = ContinuousClock.now
    #expect(throws: StoreError.self) {
      try another {
        $0.primary = "postgresql://gongshi@127.0.0.1:\(port)/gongshi"
        $0.timeout = .seconds(1)
      }
    }
    #expect(ContinuousClock.now - start < .seconds(30))
  }

  @Test("Who needs a connection waits until there is one, for a time")
  func pool() throws {
    let small = try another {
      $0.mostConnections = 2
      $0.timeout = .seconds(1)
    }
    defer { try? small.close() }
    var held = [try small.snapshot(), try small.snapshot()]
    // Those who ask anybody have a pool of their own; writing has not.
    #expect(throws: StoreError.self) { try publish(1, to: small) }
    held.removeAll()
    try publish(1, to: small)
    #expect(try small.view { $0.release?.number } == 2)
  }

  @Test("A change that fails undoes what was sent without waiting, and the connection goes on")
  func undone() throws {
    struct Failed: Error {}
    for isBroken in [false, true] {
      #expect(throws: (any Error).self) {
        try temporary.store.change(by: Author(name: "tests")) { change in
          try change.db.execute("INSERT INTO unit (code) VALUES ('parsec')")
          if isBroken { try change.db.execute("INSERT INTO unit (code) VALUES ('parsec')") }
          throw Failed()
        }
      }
    }
    #expect(
      try temporary.store.view { try $0.db.column("SELECT code FROM unit WHERE code = 'parsec'") }
        == [String]())
    try publish(1, to: temporary.store)
    #expect(try temporary.store.view { $0.release?.number } == 2)
  }

  // MARK: Values

  @Test("Texts and bytes come back as they were, and what cannot be kept is refused")
  func values() throws {
    try temporary.store.engine.write(isTrial: true) { (db: any Connection) throws in
      for text in ["", "'; DROP TABLE unit; --", "一\u{20000}\u{301}", "\\x00", "?", "$1", "\n\t"] {
        #expect(try db.value("SELECT CAST(? AS TEXT)", [text]) == text)
      }
      let bytes = (UInt8.min...UInt8.max).map(\.self)
      #expect(try db.value("SELECT CAST(? AS BYTEA)", [bytes]) == bytes)
      #expect(try db.value("SELECT CAST(? AS BIGINT)", [Int.min]) == Int.min)
      #expect(try db.value("SELECT CAST(? AS TEXT)", [String?.none], of: String.self) == nil)
    }
    #expect(throws: StoreError.self) {
      try temporary.store.change(by: Author(name: "a\u{0}b")) {
        try $0.publish(Samples.publication(["reconsideration-accepted": 1]), reason: "")
      }
    }
  }

  @Test("More rows than are fetched at once are streamed, with other statements meanwhile")
  func streaming() throws {
    for year in 1950..<1962 {
      let values = temporary.catalogue.indicators.map { (key: $0.code, value: Decimal(year)) }
      try temporary.store.publish(
        Samples.publication(year: year, values), by: "tests", reason: "\(year)")
    }
    let snapshot = try temporary.store.snapshot()
    let rows = snapshot.observations(ObservationQuery())
    var ids: [String] = []
    while case let some = try rows.next(upTo: 200), !some.isEmpty {
      ids += some.map(\.observation.id)
    }
    let total = try snapshot.view { try $0.count(ObservationQuery()) }
    #expect(ids.count == total && total > 1000)
    #expect(Set(ids).count == total)
    // One that nobody reads to its end.
    _ = try snapshot.observations(ObservationQuery()).next(upTo: 1)
    #expect(try snapshot.view { try $0.count(ObservationQuery()) } == total)
  }

  @Test("More statements than are kept prepared take the place of others")
  func prepared() throws {
    try temporary.store.engine.read(from: 0) { (db: any Connection) throws in
      for _ in 0..<2 {
        for number in 0..<700 {
          #expect(try db.value("SELECT CAST(? AS BIGINT) + \(number)", [1]) == number + 1)
        }
      }
    }
  }

  @Test("Large rows are fetched a few at a time")
  func largeRows() throws {
    let large = String(repeating: "x", count: 1 << 20)
    try temporary.store.engine.read(from: 0) { (db: any Connection) throws in
      let rows = try db.rows(
        "SELECT repeat('x', 1048576) FROM generate_series(1, 60)", [], .streamed)
      var count = 0
      while try rows.next() {
        count += 1
        #expect(rows.text(0) == large)
      }
      #expect(count == 60)
      #expect(try #require((rows as? PostgreSQLCursor)?.rowsAtOnce) <= 4)
    }
  }

  // MARK: Opening

  @Test("A database of somebody else, or of a newer version, is refused and not touched")
  func foreign() throws {
    let foreign = try TemporaryDatabase()
    try foreign.run("CREATE TABLE report (nothing INTEGER)")
    #expect(throws: StoreError.self) {
      try IndicatorStore(.postgresql(foreign.address), catalogue: temporary.catalogue)
    }
    #expect(try foreign.run("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == "1")
    try database.run("INSERT INTO migration VALUES ('99 of the future')")
    do {
      _ = try another()
      Issue.record("opened")
    } catch {
      guard case .newerSchema = error as? StoreError else { throw error }
    }
  }

  @Test("No password is told")
  func password() {
    let address = PostgreSQLAddress(
      primary: "postgresql://gongshi:s3cret@127.0.0.1:1/gongshi?password=s3cret&connect_timeout=1")
    do {
      _ = try IndicatorStore(.postgresql(address), catalogue: temporary.catalogue)
      Issue.record("opened")
    } catch {
      #expect("\(error)".contains("127.0.0.1") && !"\(error)".contains("s3cret"), "\(error)")
    }
  }
}

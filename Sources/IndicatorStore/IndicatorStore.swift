public import Foundation
public import Indicators

/// The published data, in one SQLite file or on PostgreSQL. Any number of readers see the state after one
/// release, while one writer makes the next.
public final class IndicatorStore: Sendable {
  let engine: any Engine
  let catalogue: Catalogue
  private let settled = Settled()

  /// Where what has to be written for a while can be written.
  public let folder: URL

  /// Opens a store, makes it if there is none, and brings an older one up to date.
  ///
  /// The codes of the catalogue are entered, so that rows can refer to them; codes that left the
  /// catalogue stay, since rows of earlier releases name them.
  ///
  /// - Parameter copied: is told where the copy of an older file is, before anything is changed.
  public init(
    _ address: StoreAddress, catalogue: Catalogue, copied: (String) -> Void = { _ in }
  ) throws(StoreError) {
    self.catalogue = catalogue
    engine = try address.open(copied)
    folder =
      switch address {
      case .sqlite(let path): URL(filePath: path).deletingLastPathComponent()
      case .postgresql: FileManager.default.temporaryDirectory
      }
    do {
      if let mark = try engine.read(from: 0, CopyMark.read) {
        throw StoreError.underCopy(path: address.description, source: mark.source)
      }
      try enter(catalogue)
    } catch {
      try? engine.close()
      throw engine.storeError(error)
    }
  }

  /// Opens a SQLite file as a store.
  public convenience init(
    path: String, catalogue: Catalogue, copied: (String) -> Void = { _ in }
  ) throws(StoreError) {
    try self.init(.sqlite(path: path), catalogue: catalogue, copied: copied)
  }

  /// Closes the store, with everything in it. Call it when nothing reads any more.
  public func close() throws(StoreError) {
    do { try engine.close() } catch { throw engine.storeError(error) }
  }

  /// The number of the newest release that is known of, 0 while there is none.
  public var newestRelease: Int {
    get throws(StoreError) {
      do { return try engine.newestRelease } catch { throw engine.storeError(error) }
    }
  }

  /// Whether the database that is written to cannot be reached, so that what is read may be behind.
  public var isCutOff: Bool { engine.isCutOff }

  /// Reads from one consistent state. Where a connection breaks meanwhile, it is read again from the beginning.
  ///
  /// - Parameter release: the state is that after this release or a later one, wherever that can be had.
  public func view<Value>(
    from release: Int = 0, _ body: (StoreView) throws -> Value
  ) throws -> Value {
    do {
      return try engine.read(from: release) { try body(StoreView($0, settled: settled)) }
    } catch {
      throw own(error)
    }
  }

  /// What is wrong with the store, each as a sentence; none if it is sound. Every row of every release is looked at, so
  /// it takes as long as reading all of it.
  public func findings() throws -> [String] {
    do {
      return try engine.read(from: 0) { db in
        var check = StoreCheck(db)
        check.run()
        return check.findings
      }
    } catch {
      throw own(error)
    }
  }

  /// The state as it is now.
  ///
  /// - Parameters:
  ///   - asOf: The release whose state is meant; nil for the newest.
  ///   - release: as of ``view(from:_:)``.
  public func snapshot(asOf: Int? = nil, from release: Int = 0) throws(StoreError) -> StoreSnapshot
  {
    do {
      return try StoreSnapshot(engine.snapshot(from: release), asOf: asOf)
    } catch {
      throw engine.storeError(error)
    }
  }

  /// Writes, all or nothing.
  ///
  /// - Parameters:
  ///   - isTrial: whether everything is done, and then undone: what would change is known, and nothing has.
  ///   - body: is given the change; whatever it throws undoes it.
  public func change<Value>(
    by author: Author, at date: Date = Date(), isTrial: Bool = false,
    _ body: (StoreChange) throws -> Value
  ) throws -> Value {
    let whole = Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down))
    do {
      return try engine.write(isTrial: isTrial) {
        try body(StoreChange(db: $0, catalogue: catalogue, author: author, date: whole))
      }
    } catch {
      throw own(error)
    }
  }

  /// An error of the engine as one of the store; others are the caller's own.
  private func own(_ error: any Error) -> any Error {
    error is any EngineError ? engine.storeError(error) : error
  }
}

extension IndicatorStore {
  private func enter(_ catalogue: Catalogue) throws {
    // There are thousands of areas, and after the first start nearly all codes are there.
    let missing = try engine.read(from: 0) { try missingCodes(catalogue, $0) }
    guard missing.contains(where: { !$0.rows.isEmpty }) else { return }
    try engine.write(isTrial: false) { db in
      for (table, columns, rows) in missing {
        let insert = """
          INSERT INTO \(table) (\(columns.joined(separator: ", ")))
          VALUES (\(Arguments.marks(columns.count)))
          ON CONFLICT (code) DO \(columns.count == 1 ? "NOTHING" : "UPDATE SET theme = excluded.theme")
          """
        for row in rows { try db.execute(insert, Arguments(row)) }
      }
    }
  }

  /// The rows of the catalogue that are not in its tables, those of a table that others name first.
  private func missingCodes(
    _ catalogue: Catalogue, _ db: any Connection
  ) throws -> [(table: String, columns: [String], rows: [[String]])] {
    func missing(_ table: String, _ codes: [String]) throws -> (String, [String], [[String]]) {
      let known = try Set(db.column("SELECT code FROM \(table)", of: String.self))
      return (table, ["code"], codes.filter { !known.contains($0) }.map { [$0] })
    }
    let themes = try Dictionary(
      db.all("SELECT code, theme FROM indicator") { ($0[0] as String, $0[1] as String) },
      uniquingKeysWith: { first, _ in first })
    return try [
      missing("theme", catalogue.themes.map(\.code)),
      missing("unit", catalogue.units.map(\.code)),
      missing("area", catalogue.areas.map(\.code)),
      (
        "indicator", ["code", "theme"],
        catalogue.indicators.filter { themes[$0.code] != $0.theme }.map { [$0.code, $0.theme] }
      ),
    ]
  }
}

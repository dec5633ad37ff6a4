/// Copies all that a store holds into an empty one, whichever engines they are on: every release with its vintages, the
/// tokens, the audit log. What has been copied stays when it is stopped, and the next time goes on there.
public struct StoreCopy {
  /// A table that is the same in both.
  public struct Table: Sendable, Hashable {
    public var name: String
    public var rows: Int
    /// SHA-256 of all rows, in the order of their key: of each value its length in bytes, a colon and the value, or `-`
    /// for none.
    public var digest: String
  }

  /// How far it is.
  public struct Progress: Sendable {
    public enum Step: Sendable { case copying, verifying }

    public var step: Step
    public var table: String
    /// Rows of all tables.
    public var done = 0
    public var total: Int
  }

  /// What was copied.
  public struct Outcome: Sendable {
    public var tables: [Table]
    public var release: Int
    /// The last line of the audit log.
    public var auditLine: Int
    /// What the source has become meanwhile, which the copy has not; nil if nothing has happened there.
    public var later: String?
  }

  let source: CopySource
  let destination: any Engine
  /// The address of the destination, as it may be told.
  let name: String
  /// How many rows are written in one transaction at most.
  let rowsAtOnce: Int
  private let tell: (Progress) throws -> Void
  private var progress: Progress

  /// Copies a store.
  ///
  /// - Parameters:
  ///   - rowsAtOnce: how many rows are written in one transaction at most.
  ///   - tell: is told how far it is; what it throws stops the copying.
  ///   - copied: is told where the copy of an older file is, before it is brought up to date.
  /// - Throws: ``StoreError``.
  public static func run(
    from source: StoreAddress, to destination: StoreAddress, rowsAtOnce: Int = 2000,
    tell: @escaping (Progress) throws -> Void = { _ in }, copied: (String) -> Void = { _ in }
  ) throws -> Outcome {
    try source.with(copied) { engine in
      // Before there is anything of a destination.
      let source = try CopySource(engine, name: source.description)
      return try destination.with(copied) { engine in
        var copy = StoreCopy(
          source: source, destination: engine, name: destination.description,
          rowsAtOnce: rowsAtOnce, tell: tell,
          progress: Progress(step: .copying, table: "", total: source.rows))
        return try copy.run()
      }
    }
  }

  private mutating func run() throws -> Outcome {
    try begin()
    for table in StoreTable.all { try copy(table) }
    try copyWords()
    progress.done = 0
    progress.step = .verifying
    let tables = try verified()
    try destination.write(isTrial: false) { try CopyMark.remove($0) }
    return Outcome(
      tables: tables, release: source.state.release, auditLine: source.state.auditLine,
      later: try source.later?.words)
  }

  /// Takes note of rows that are done.
  mutating func note(_ rows: Int, of table: String) throws {
    progress.table = table
    progress.done += rows
    try tell(progress)
  }
}

extension StoreAddress {
  /// Opens what is there, makes it if there is nothing, and closes it at the end.
  fileprivate func with<Value>(
    _ copied: (String) -> Void, _ body: (any Engine) throws -> Value
  ) throws -> Value {
    let engine = try patient.open(copied)
    do {
      let value = try body(engine)
      try engine.close()
      return value
    } catch {
      try? engine.close()
      throw error is any EngineError ? engine.storeError(error) : error
    }
  }

  /// Counting all rows of a large table takes longer than an answer is waited for elsewhere.
  private var patient: StoreAddress {
    guard case .postgresql(var address) = self else { return self }
    address.timeout = .seconds(600)
    return .postgresql(address)
  }
}

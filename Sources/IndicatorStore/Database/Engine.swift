/// What keeps the data: SQLite in a file, or PostgreSQL. Used by any number of threads.
protocol Engine: Sendable {
  /// Reads from one state.
  ///
  /// - Parameter release: the state is that after this release, or a later one, if the engine can give it.
  func read<Value>(
    from release: Int, _ body: (any Connection) throws -> Value
  ) throws -> Value

  /// Writes, all or nothing. Nobody else writes meanwhile.
  ///
  /// - Parameter isTrial: whether all of it is undone at the end.
  func write<Value>(isTrial: Bool, _ body: (any Connection) throws -> Value) throws -> Value

  /// One state, for as long as it is held.
  ///
  /// - Parameter release: as of ``read(from:_:)``.
  func snapshot(from release: Int) throws -> any EngineSnapshot

  /// What went wrong, as an error of the store.
  func storeError(_ error: any Error) -> StoreError

  /// The number of the newest release that is known of, 0 while there is none.
  var newestRelease: Int { get throws }

  /// Whether the server that is written to cannot be reached, so that what is read may be behind.
  var isCutOff: Bool { get }

  /// Ends all connections. Call it when nothing reads any more.
  func close() throws
}

/// One state of the data, on a connection of its own.
protocol EngineSnapshot: AnyObject, Sendable {
  /// Reads from it; one thread at a time.
  func read<Value>(_ body: (any Connection) throws -> Value) throws -> Value
}

/// What an engine itself throws, in contrast to what runs on it.
protocol EngineError: Error {}

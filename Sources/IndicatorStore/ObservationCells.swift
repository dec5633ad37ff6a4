import Indicators

/// Observations on their way out of the store as rows of cells, each the bytes of its text: for what is
/// written as it is kept. A value of the model for each row would cost many times what reading it does.
///
/// @unchecked Sendable: the cursor is used within `read` of its snapshot only, which takes one thread at a
/// time.
public final class ObservationCells: @unchecked Sendable {
  private let snapshot: StoreSnapshot
  private let query: ObservationQuery
  private let fields: [ObservationField]
  private var stage = Stage.before
  private var count = 0
  private let progress: (@Sendable (Int) -> Void)?

  init(
    _ snapshot: StoreSnapshot, _ query: ObservationQuery, _ fields: [ObservationField],
    _ progress: (@Sendable (Int) -> Void)?
  ) {
    self.snapshot = snapshot
    self.query = query
    self.fields = fields
    self.progress = progress
  }

  /// The statement begins with the first row that is asked for: a client may only want the head.
  private enum Stage {
    case before
    case rows(CellCursor)
    case end
  }

  deinit {
    // The statement ends where it was made.
    try? snapshot.snapshot.read { _ in stage = .end }
  }

  /// Hands out the cells of the next rows, from left to right; none at the end.
  ///
  /// - Parameters:
  ///   - isEnough: is asked behind each row whether the rest is to wait.
  ///   - take: gets the place of a cell and its text in UTF-8, empty where there is nothing.
  public func next(
    until isEnough: () -> Bool, take: (_ place: Int, _ text: Span<UInt8>) -> Void
  ) throws {
    try snapshot.snapshot.read { db in
      if case .before = stage { stage = .rows(try cursor(db)) }
      guard case .rows(let cursor) = stage else { return }
      repeat {
        guard try cursor.next(take) else {
          stage = .end
          break
        }
        count += 1
      } while !isEnough()
      progress?(count)
    }
  }

  private func cursor(_ db: any Connection) throws -> CellCursor {
    try CellCursor(db, fields, query, at: StoreView(db, asOf: snapshot.asOf).time)
  }
}

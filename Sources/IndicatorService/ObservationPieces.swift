import IndicatorStore
import Representations

/// The rows of an export as CSV, in pieces of some 64 kB.
///
/// @unchecked Sendable: nothing is locked; a streamed body is read on one thread at a time.
final class ObservationPieces: @unchecked Sendable {
  private let cells: ObservationCells
  /// Nil while they are written.
  private var lines: ObservationLines?

  init(_ cells: ObservationCells, _ lines: ObservationLines) {
    self.cells = cells
    self.lines = lines
  }

  /// The next piece; nil at the end.
  func next() throws -> [UInt8]? {
    // In a variable, since each use of an object's property is checked while the program runs, which tells
    // where there are millions of cells.
    guard var lines = lines.take() else { return nil }
    defer { self.lines = lines }
    try cells.next(until: { lines.areEnough }) { place, text in lines.append(text, at: place) }
    let piece = lines.take()
    return piece.isEmpty ? nil : piece
  }
}

/// The head of a connection's last request, and what was chosen by it. Programs that ask time after time send the
/// same bytes each time: then nothing of them has to be read again.
///
/// It holds no answer, so that those of an older table end with their last client.
struct LastHead {
  /// What the head of a request asks for.
  struct Choice {
    /// The place of the answer in its line.
    let alias: Int
    let isHead: Bool
    let isNotModified: Bool
  }

  /// Longer ones are not kept: there may be many connections.
  private static let mostBytes = 1024

  private var bytes: [UInt8] = []
  private var line = 0
  private var choice: Choice?

  /// What was chosen by this head; nil if it is another one, or asks for another line.
  ///
  /// - Parameter head: the bytes as the library has split them, which is always the same way.
  func choice(of line: ReadyLine, for head: UnsafeRawBufferPointer) -> Choice? {
    guard line.number == self.line, unsafe head.isEqual(to: bytes) else { return nil }
    return choice
  }

  /// Keeps what was chosen by a head in good order.
  mutating func keep(_ choice: Choice, of line: ReadyLine, for head: UnsafeRawBufferPointer) {
    guard head.count <= Self.mostBytes else { return }
    bytes.removeAll(keepingCapacity: true)
    unsafe bytes.append(contentsOf: head)
    self.line = line.number
    self.choice = choice
  }
}

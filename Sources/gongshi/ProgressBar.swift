/// How far a command is, on standard error, if that is a terminal.
struct ProgressBar {
  let total: Int
  private let isShown: Bool

  /// - Parameter isShown: for tests; else only a terminal shows it, and only for more than one thing.
  init(total: Int, isShown: Bool? = nil) {
    self.total = total
    self.isShown = isShown ?? (total > 1 && Terminal.errorIsTerminal)
  }

  func show(_ done: Int, _ what: String) {
    if isShown { Terminal.complain(line(done, what), prefix: "\r", end: "") }
  }

  /// Makes room for a line of text.
  func clear() {
    if isShown { Terminal.complain("\u{1B}[K", prefix: "\r", end: "") }
  }

  /// `[#####...............] 3/12 report.md`, and the rest of the line cleared.
  func line(_ done: Int, _ what: String) -> String {
    let filled = total > 0 ? min(Self.width, done * Self.width / total) : Self.width
    let bar = String(repeating: "#", count: filled).padding(to: Self.width)
    // What would not fit into a narrow window would leave lines behind.
    return "[\(bar)] \(done)/\(total) \(what.suffix(40))\u{1B}[K"
  }

  private static let width = 20
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: ".", count: max(0, width - count))
  }
}

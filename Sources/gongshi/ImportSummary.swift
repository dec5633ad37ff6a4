import Indicators

/// What became of several reports.
struct ImportSummary {
  private var releases: [Release] = []
  private var unchanged = 0
  var failed = 0

  mutating func add(_ release: Release?) {
    if let release { releases.append(release) } else { unchanged += 1 }
  }

  /// One line, and a second one where checks do not hold.
  func text(failedChecks: Int) -> String {
    var words = ["\(releases.count) published"]
    if let first = releases.first, let last = releases.last {
      let numbers =
        releases.count == 1
        ? "release \(first.number)" : "releases \(first.number) to \(last.number)"
      words[0] += " (\(numbers), \(releases.reduce(0) { $0 + $1.changes }) observations changed)"
    }
    if unchanged > 0 { words.append("\(unchanged) published already") }
    if failed > 0 { words.append("\(failed) failed") }
    var text = words.joined(separator: ", ") + "\n"
    if failedChecks > 0 {
      text +=
        failedChecks == 1
        ? "1 check does not hold; gongshi check says which\n"
        : "\(failedChecks) checks do not hold; gongshi check says which\n"
    }
    return text
  }
}

/// Look-ups in ranges that are in rising order and do not overlap, in logarithmic time: texts may be
/// long and hostile.
extension Array where Element == Range<Int> {
  /// The position of the last range that begins at or before an index.
  func position(atOrBefore index: Int) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].lowerBound <= index { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }

  /// Whether a range contains an index.
  func cover(_ index: Int) -> Bool {
    position(atOrBefore: index).map { self[$0].contains(index) } ?? false
  }
}

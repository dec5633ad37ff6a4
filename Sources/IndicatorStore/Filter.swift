import Indicators

/// The WHERE clause of a query, with its arguments.
struct Filter {
  private(set) var sql: String
  private(set) var arguments: Arguments = []
  /// Whether it is one of the few that most clients use, so that what is prepared for it is kept.
  let isCommon: Bool

  /// - Parameter db: that it is for.
  init(_ query: ObservationQuery, at time: PointInTime, of db: any Connection) {
    sql = time.condition
    isCommon = time.isNow && query.isCommon
    add("indicator", query.indicators)
    add("area", query.areas)
    add("report", query.reports)
    // The id of a report begins with its area, which every index begins with.
    add("area", Set(query.reports.compactMap { Key.areaAndPeriod(ofReport: $0)?.area }).sorted())
    add("kind", query.kinds.map(\.rawValue))
    add("origin", query.origins.map(\.rawValue))
    add("qualifier", query.qualifiers.map(\.rawValue))
    if !query.themes.isEmpty {
      let marks = Arguments.marks(query.themes.count)
      let codes = "SELECT code FROM indicator WHERE theme IN (\(marks))"
      sql += " AND " + db.condition(that: "indicator", isAmong: codes)
      arguments += Arguments(query.themes)
    }
    add(query.periods)
    for word in query.words { add(word, db) }
  }

  /// Where the text of a word stands in a sentence, or the catalogue says it of the indicator.
  private mutating func add(_ word: SearchWord, _ db: any Connection) {
    var conditions: [String] = []
    if !word.indicators.isEmpty {
      conditions.append("indicator IN (\(Arguments.marks(word.indicators.count)))")
      arguments += Arguments(word.indicators)
    }
    if let match = SentenceIndex.match(word.text, db) {
      conditions.append("(area, id, release) IN (\(match.sql))")
      arguments += match.arguments
    }
    // A word without a letter or a digit is nowhere.
    sql += " AND (" + (conditions.isEmpty ? "FALSE" : conditions.joined(separator: " OR ")) + ")"
  }

  private mutating func add(_ column: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    sql += " AND \(column) IN (\(Arguments.marks(values.count)))"
    arguments += Arguments(values)
  }

  private mutating func add(_ periods: [PeriodRange]) {
    guard !periods.isEmpty else { return }
    sql += " AND (" + periods.map { _ in "period BETWEEN ? AND ?" }.joined(separator: " OR ") + ")"
    for range in periods {
      arguments += [
        range.first?.year ?? Period.years.lowerBound, range.last?.year ?? Period.years.upperBound,
      ]
    }
  }

  /// Only what comes behind a cursor.
  mutating func addCursor(_ cursor: PageCursor) {
    if cursor.order == SortKey.natural {
      // One comparison of rows, which the index of observations serves.
      sql +=
        " AND (\(cursor.order.map(\.column).joined(separator: ", "))) > "
        + "(\(cursor.order.map(\.mark).joined(separator: ", ")))"
      arguments += Arguments(cursor.key)
      return
    }
    // Behind by the first key, or alike in it and behind by the second, and so on.
    let steps = cursor.order.indices.map { index in
      let same = cursor.order[..<index].map { "\($0.column) = \($0.mark)" }
      let key = cursor.order[index]
      let behind = "\(key.column) \(key.isDescending ? "<" : ">") \(key.mark)"
      return "(" + (same + [behind]).joined(separator: " AND ") + ")"
    }
    sql += " AND (" + steps.joined(separator: " OR ") + ")"
    for index in cursor.order.indices {
      arguments += Arguments(cursor.key[...index])
    }
  }

  func count(_ db: any Connection, _ table: String) throws -> Int {
    try db.value(
      "SELECT count(*) FROM \(table) WHERE \(sql)", arguments, use: isCommon ? .often : .once) ?? 0
  }
}

extension ObservationQuery {
  /// At most two values in all, and no words: some dozens of different statements.
  var isCommon: Bool {
    let values = [
      indicators.count, themes.count, areas.count, periods.count, reports.count, kinds.count,
      origins.count, qualifiers.count,
    ]
    return words.isEmpty && values.reduce(0, +) <= 2
  }
}

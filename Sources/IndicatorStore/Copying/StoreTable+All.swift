extension StoreTable {
  /// All tables but the index of words, those that others name first.
  static let all =
    catalogue + [
      release, report, observation, evidence, figure, statement, checkResult, outcome, token, audit,
      keptAnswer,
    ]

  /// The codes, which each opening of a store completes.
  static let catalogue = [
    StoreTable("theme", key: ["code"]),
    StoreTable("unit", key: ["code"]),
    StoreTable("area", key: ["code"]),
    StoreTable("indicator", key: ["code"], ["theme"]),
  ]

  var isOfCatalogue: Bool { Self.catalogue.contains { $0.name == name } }

  static let release = StoreTable(
    "release", key: [.integer("number")],
    ["madeAt", "madeBy", "reason", "report", .integer("changes")])

  /// A text may have megabytes.
  static let report = StoreTable(
    "report", key: ["area", .integer("period"), .integer("release")],
    [.integer("supersededBy"), "id", "title", "issuer", "language", "sha256", "text"],
    rowsAtOnce: 20)

  static let observation = StoreTable(
    "observation", key: ["area", "id", .integer("release")],
    [
      .integer("supersededBy"), "indicator", .integer("period"), "kind", .integer("variant"),
      "report", "value", "lowerBound", "upperBound", "qualifier", "unit", "origin", "status",
      "asWritten", "noteZh", "noteEn", "operands", "formula", "correction", .integer("corrects"),
    ])

  static let evidence = StoreTable(
    "evidence", key: ["area", "observation", .integer("release"), .integer("position")],
    ["report", "kind"] + place)

  static let figure = StoreTable(
    "figure", key: ["area", .integer("period"), .integer("release"), .integer("number")],
    [
      "class", "reason", "value", "lowerBound", "upperBound", "qualifier", "unit", "kind", "role",
      "indicators", "subject", "previousOf",
    ] + place)

  static let statement = StoreTable(
    "statement",
    key: ["area", .integer("period"), .integer("release"), "kind", .integer("number")],
    [.integer("position"), "text", "name", "theme", "evidenceKind"] + place)

  static let checkResult = StoreTable(
    "checkResult", key: ["area", .integer("period"), .integer("release"), "\"check\""],
    [.integer("position"), "result", "operands"])

  static let outcome = StoreTable(
    "outcome", key: ["area", .integer("period"), "text", .integer("release")],
    [.integer("supersededBy"), "state", "evidence", "links"])

  static let token = StoreTable(
    "token", key: [.integer("id")],
    ["name", "digest", "scopes", "madeAt", "expiresAt", "revokedAt"])

  static let audit = StoreTable(
    "audit", key: [.integer("number")],
    [
      "madeAt", "madeBy", "address", "request", "action", "target", "reason", .integer("release"),
      "before", "after", "digest",
    ])

  /// Goes with time.
  static let keptAnswer = StoreTable(
    "keptAnswer", key: [.integer("token"), "idempotencyKey"],
    ["request", "madeAt", .integer("status"), "location", .bytes("body")], rowsAtOnce: 100)

  /// Where a row stands in its report.
  private static let place: [Column] = [
    "section", "heading", "asWritten", .integer("start"), .integer("\"end\""), "sentence",
    .integer("sentenceStart"), .integer("sentenceEnd"),
  ]
}

/// The tables on PostgreSQL, as named migrations: the same tables, columns and rules as in ``SQLiteSchema``. They are
/// only ever added to.
///
/// `area` is part of every key of the large tables, and no key leads from one area to another, so that they can be
/// distributed by it (`Config/deploy/citus.sql`).
enum PostgreSQLSchema {
  static let migrations: [(name: String, statements: [String])] = [
    (
      "1 tables",
      functions + catalogue + reports + observations + readings + writing + search + rules
    )
  ]

  /// The tables that grow with the reports.
  static let largeTables = [
    "report", "observation", "evidence", "figure", "statement", "checkResult", "outcome",
    "observationText",
  ]

  /// What the index of words holds of a row: its tokens, without their places. Sentences have some dozens.
  static let lexemes = "array_to_tsvector((string_to_array(words, ' '))[1:8000])"

  /// Texts are compared by their bytes, as SQLite does, whatever the language of the server is.
  private static let text = "TEXT COLLATE \"C\""

  private static func decimal(_ column: String) -> String {
    // Without the question marks that stand for arguments.
    "\(column) ~ '^(|-)[0-9]+(|\\.[0-9]+)$'"
  }

  private static let bounds = """
    lowerBound \(text) CHECK (\(decimal("lowerBound")))
      CHECK (CAST(lowerBound AS NUMERIC) <= CAST(value AS NUMERIC)),
    upperBound \(text) CHECK (\(decimal("upperBound")))
      CHECK (CAST(upperBound AS NUMERIC) >= CAST(value AS NUMERIC)),
    """

  private static let kinds = "'result', 'target', 'requirement'"

  /// Where a row stands in its report.
  private static let place = """
    \(placeInText)
    sentenceStart INTEGER NOT NULL CHECK (sentenceStart <= start),
    sentenceEnd INTEGER NOT NULL CHECK (sentenceEnd >= "end"),
    """

  /// The same; a statement's sentence need not hold all of it.
  private static let placeInText = """
    section \(text) NOT NULL,
    heading \(text) NOT NULL,
    asWritten \(text) NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" - start = length(asWritten)),
    sentence \(text) NOT NULL,
    """

  private static let catalogue = [
    "CREATE TABLE theme (code \(text) PRIMARY KEY)",
    "CREATE TABLE unit (code \(text) PRIMARY KEY)",
    "CREATE TABLE area (code \(text) PRIMARY KEY CHECK (code ~ '^[0-9]{6}$'))",
    """
    CREATE TABLE indicator (
      code \(text) PRIMARY KEY,
      theme \(text) NOT NULL REFERENCES theme
    )
    """,
    "CREATE INDEX indicatorTheme ON indicator (theme)",
  ]

  private static let reports = [
    """
    CREATE TABLE release (
      number BIGINT PRIMARY KEY CHECK (number > 0),
      madeAt \(text) NOT NULL,
      madeBy \(text) NOT NULL,
      reason \(text) NOT NULL,
      report \(text) NOT NULL,
      changes BIGINT NOT NULL CHECK (changes >= 0)
    )
    """,
    """
    CREATE TABLE report (
      area \(text) NOT NULL REFERENCES area,
      period BIGINT NOT NULL CHECK (period BETWEEN 1949 AND 2199),
      release BIGINT NOT NULL REFERENCES release,
      supersededBy BIGINT REFERENCES release CHECK (supersededBy > release),
      id \(text) NOT NULL CHECK (id = area || '-' || period),
      title \(text) NOT NULL,
      issuer \(text) NOT NULL,
      language \(text) NOT NULL CHECK (language <> ''),
      sha256 \(text) NOT NULL CHECK (length(sha256) = 64),
      text \(text) NOT NULL CHECK (text <> ''),
      PRIMARY KEY (area, period, release)
    )
    """,
    "CREATE UNIQUE INDEX reportCurrent ON report (area, period) WHERE supersededBy IS NULL",
  ]

  private static let observations = [
    """
    CREATE TABLE observation (
      area \(text) NOT NULL REFERENCES area,
      id \(text) NOT NULL,
      release BIGINT NOT NULL REFERENCES release,
      supersededBy BIGINT REFERENCES release CHECK (supersededBy > release),
      indicator \(text) NOT NULL REFERENCES indicator,
      period BIGINT NOT NULL CHECK (period BETWEEN 1949 AND 2199),
      kind \(text) NOT NULL CHECK (kind IN (\(kinds))),
      variant BIGINT NOT NULL CHECK (variant > 0),
      report \(text) NOT NULL,
      value \(text) NOT NULL CHECK (\(decimal("value"))),
      \(bounds)
      qualifier \(text) NOT NULL
        CHECK (qualifier IN ('exact', 'atLeast', 'atMost', 'about', 'near')),
      unit \(text) NOT NULL REFERENCES unit,
      origin \(text) NOT NULL CHECK (origin IN ('reported', 'derived')),
      status \(text) NOT NULL CHECK (status IN ('A', 'D', 'E', 'P', 'M')),
      asWritten \(text) NOT NULL CHECK ((asWritten <> '') = (origin = 'reported')),
      noteZh \(text),
      noteEn \(text) CHECK ((noteZh IS NULL) = (noteEn IS NULL)),
      operands \(text) NOT NULL,
      formula \(text) CHECK ((formula IS NULL) = (origin = 'reported')),
      correction \(text) CHECK (correction <> ''),
      corrects BIGINT CHECK ((corrects IS NULL) = (correction IS NULL)) CHECK (corrects < release),
      PRIMARY KEY (area, id, release),
      CHECK (id = indicator || '.' || area || '.' || period
        || CASE kind WHEN 'result' THEN '' ELSE '.' || kind END
        || CASE variant WHEN 1 THEN '' ELSE '.' || variant END)
    )
    """,
    """
    CREATE UNIQUE INDEX observationCurrent
      ON observation (indicator, area, period, kind, variant) WHERE supersededBy IS NULL
    """,
    "CREATE INDEX observationReport ON observation (area, report)",
    """
    CREATE INDEX observationOrder
      ON observation (indicator, area, period, kind, variant, release)
    """,
    """
    CREATE TABLE evidence (
      area \(text) NOT NULL REFERENCES area,
      observation \(text) NOT NULL,
      release BIGINT NOT NULL,
      position BIGINT NOT NULL CHECK (position > 0),
      report \(text) NOT NULL,
      kind \(text) NOT NULL CHECK (kind IN (\(kinds))),
      \(place)
      PRIMARY KEY (area, observation, release, position),
      FOREIGN KEY (area, observation, release) REFERENCES observation (area, id, release),
      CHECK (sentence <> '')
    )
    """,
  ]

  private static let readings = [
    """
    CREATE TABLE figure (
      area \(text) NOT NULL REFERENCES area,
      period BIGINT NOT NULL,
      release BIGINT NOT NULL,
      number BIGINT NOT NULL CHECK (number > 0),
      class \(text) NOT NULL CHECK (class IN ('catalogued', 'uncatalogued', 'notAFigure')),
      reason \(text) CHECK ((reason IS NOT NULL) = (class = 'notAFigure')),
      value \(text) CHECK ((value IS NULL) = (class = 'notAFigure')) CHECK (\(decimal("value"))),
      \(bounds)
      qualifier \(text) CHECK ((qualifier IS NULL) = (class = 'notAFigure')),
      unit \(text) REFERENCES unit,
      kind \(text) NOT NULL CHECK (kind IN (\(kinds))),
      role \(text) CHECK (role IN ('level', 'change', 'previous', 'mean', 'other'))
        CHECK ((role IS NULL) = (class = 'notAFigure')),
      indicators \(text) NOT NULL CHECK ((indicators <> '') = (class = 'catalogued')),
      \(place)
      subject \(text) NOT NULL DEFAULT '',
      previousOf \(text) NOT NULL DEFAULT '' CHECK (previousOf = '' OR role = 'previous'),
      PRIMARY KEY (area, period, release, number),
      FOREIGN KEY (area, period, release) REFERENCES report (area, period, release)
    )
    """,
    "CREATE INDEX figurePrevious ON figure (area, period, release) WHERE previousOf <> ''",
    """
    CREATE TABLE statement (
      area \(text) NOT NULL REFERENCES area,
      period BIGINT NOT NULL,
      release BIGINT NOT NULL,
      kind \(text) NOT NULL CHECK (kind IN
        ('commitment', 'shortcoming', 'document', 'system', 'honour', 'mechanism')),
      number BIGINT NOT NULL CHECK (number > 0),
      position BIGINT NOT NULL CHECK (position > 0),
      text \(text) NOT NULL CHECK (text <> ''),
      name \(text),
      theme \(text) REFERENCES theme,
      evidenceKind \(text) NOT NULL CHECK (evidenceKind IN (\(kinds))),
      \(placeInText)
      sentenceStart INTEGER NOT NULL,
      sentenceEnd INTEGER NOT NULL,
      PRIMARY KEY (area, period, release, kind, number),
      FOREIGN KEY (area, period, release) REFERENCES report (area, period, release)
    )
    """,
    """
    CREATE TABLE checkResult (
      area \(text) NOT NULL REFERENCES area,
      period BIGINT NOT NULL,
      release BIGINT NOT NULL,
      "check" \(text) NOT NULL,
      position BIGINT NOT NULL CHECK (position > 0),
      result \(text) NOT NULL CHECK (result IN ('pass', 'fail', 'notApplicable')),
      operands \(text) NOT NULL,
      PRIMARY KEY (area, period, release, "check"),
      FOREIGN KEY (area, period, release) REFERENCES report (area, period, release)
    )
    """,
    """
    CREATE TABLE outcome (
      area \(text) NOT NULL REFERENCES area,
      period BIGINT NOT NULL CHECK (period BETWEEN 1949 AND 2199),
      text \(text) NOT NULL CHECK (text <> ''),
      release BIGINT NOT NULL REFERENCES release,
      supersededBy BIGINT REFERENCES release CHECK (supersededBy > release),
      state \(text) NOT NULL CHECK (state IN ('open', 'met', 'missed', 'unmeasurable')),
      evidence \(text) NOT NULL CHECK (evidence <> '' OR state = 'open'),
      links \(text) NOT NULL,
      PRIMARY KEY (area, period, text, release)
    )
    """,
    "CREATE UNIQUE INDEX outcomeCurrent ON outcome (area, period, text) WHERE supersededBy IS NULL",
  ]

  private static let writing = [
    """
    CREATE TABLE token (
      id BIGINT PRIMARY KEY CHECK (id > 0),
      name \(text) NOT NULL CHECK (name <> ''),
      digest \(text) NOT NULL CHECK (length(digest) = 64),
      scopes \(text) NOT NULL CHECK (scopes <> ''),
      madeAt \(text) NOT NULL,
      expiresAt \(text) NOT NULL,
      revokedAt \(text)
    )
    """,
    "CREATE UNIQUE INDEX tokenName ON token (name) WHERE revokedAt IS NULL",
    """
    CREATE TABLE audit (
      number BIGINT PRIMARY KEY CHECK (number > 0),
      madeAt \(text) NOT NULL,
      madeBy \(text) NOT NULL,
      address \(text) NOT NULL,
      request \(text) NOT NULL,
      action \(text) NOT NULL CHECK (action <> ''),
      target \(text) NOT NULL,
      reason \(text) NOT NULL,
      release BIGINT REFERENCES release,
      before \(text),
      after \(text),
      digest \(text) NOT NULL CHECK (length(digest) = 64)
    )
    """,
    """
    CREATE TABLE keptAnswer (
      token BIGINT NOT NULL REFERENCES token,
      idempotencyKey \(text) NOT NULL,
      request \(text) NOT NULL,
      madeAt \(text) NOT NULL,
      status BIGINT NOT NULL,
      location \(text) NOT NULL,
      body BYTEA NOT NULL,
      PRIMARY KEY (token, idempotencyKey)
    )
    """,
    "CREATE INDEX keptAnswerTime ON keptAnswer (madeAt)",
  ]

  private static let search = [
    """
    CREATE TABLE observationText (
      area \(text) NOT NULL REFERENCES area,
      id \(text) NOT NULL,
      release BIGINT NOT NULL,
      words \(text) NOT NULL,
      PRIMARY KEY (area, id, release)
    )
    """,
    "CREATE INDEX observationTextWords ON observationText USING gin ((\(lexemes)))",
  ]
}

import GRDB

/// The tables, as named migrations. They are only ever added to.
///
/// `area` is part of every key of the large tables, so that the data can be distributed by it.
enum SQLiteSchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 catalogue") { try $0.execute(sql: catalogue) }
    migrator.registerMigration("2 releases and reports") { try $0.execute(sql: reports) }
    migrator.registerMigration("3 observations") { try $0.execute(sql: observations) }
    migrator.registerMigration("4 figures, statements, checks") { try $0.execute(sql: readings) }
    migrator.registerMigration("5 what figures count") { try $0.execute(sql: subjects) }
    migrator.registerMigration("6 figures of other times and places") {
      try $0.execute(sql: otherFigures)
    }
    migrator.registerMigration("7 full text") { db in
      try db.execute(sql: sentences)
      try SentenceIndex.fill(SQLiteConnection(db))
    }
    migrator.registerMigration("8 order of earlier states") { db in
      try db.execute(
        sql: """
          CREATE INDEX observationOrder
            ON observation (indicator, area, period, kind, variant, release)
          """)
    }
    migrator.registerMigration("9 writing") { try $0.execute(sql: writing) }
    return migrator
  }

  /// The tokenizer that comes with FTS5 takes what stands between blanks as a word.
  static let sentences = """
    CREATE VIRTUAL TABLE observationText USING fts5(
      area UNINDEXED, id UNINDEXED, release UNINDEXED, words, tokenize = 'unicode61');
    """

  /// The codes that rows may name. Names and definitions stay in the catalogue's files.
  private static let catalogue = """
    CREATE TABLE theme (
      code TEXT PRIMARY KEY
    ) STRICT;
    CREATE TABLE unit (
      code TEXT PRIMARY KEY
    ) STRICT;
    CREATE TABLE area (
      code TEXT PRIMARY KEY CHECK (code GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]')
    ) STRICT;
    CREATE TABLE indicator (
      code TEXT PRIMARY KEY,
      theme TEXT NOT NULL REFERENCES theme
    ) STRICT;
    CREATE INDEX indicatorTheme ON indicator (theme);
    """

  private static let reports = """
    CREATE TABLE release (
      number INTEGER PRIMARY KEY CHECK (number > 0),
      madeAt TEXT NOT NULL,
      madeBy TEXT NOT NULL,
      reason TEXT NOT NULL,
      report TEXT NOT NULL,
      changes INTEGER NOT NULL CHECK (changes >= 0)
    ) STRICT;

    CREATE TABLE report (
      area TEXT NOT NULL REFERENCES area,
      period INTEGER NOT NULL CHECK (period BETWEEN 1949 AND 2199),
      release INTEGER NOT NULL REFERENCES release,
      supersededBy INTEGER REFERENCES release CHECK (supersededBy > release),
      id TEXT NOT NULL CHECK (id = area || '-' || period),
      title TEXT NOT NULL,
      issuer TEXT NOT NULL,
      language TEXT NOT NULL CHECK (language <> ''),
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      text TEXT NOT NULL CHECK (text <> ''),
      PRIMARY KEY (area, period, release)
    ) STRICT;
    CREATE UNIQUE INDEX reportCurrent ON report (area, period) WHERE supersededBy IS NULL;
    """

  private static let observations = """
    CREATE TABLE observation (
      area TEXT NOT NULL REFERENCES area,
      id TEXT NOT NULL,
      release INTEGER NOT NULL REFERENCES release,
      supersededBy INTEGER REFERENCES release CHECK (supersededBy > release),
      indicator TEXT NOT NULL REFERENCES indicator,
      period INTEGER NOT NULL CHECK (period BETWEEN 1949 AND 2199),
      kind TEXT NOT NULL CHECK (kind IN ('result', 'target', 'requirement')),
      variant INTEGER NOT NULL CHECK (variant > 0),
      report TEXT NOT NULL,
      value TEXT NOT NULL CHECK (\(decimal("value"))),
      lowerBound TEXT CHECK (\(decimal("lowerBound")))
        CHECK (CAST(lowerBound AS REAL) <= CAST(value AS REAL)),
      upperBound TEXT CHECK (\(decimal("upperBound")))
        CHECK (CAST(upperBound AS REAL) >= CAST(value AS REAL)),
      qualifier TEXT NOT NULL
        CHECK (qualifier IN ('exact', 'atLeast', 'atMost', 'about', 'near')),
      unit TEXT NOT NULL REFERENCES unit,
      origin TEXT NOT NULL CHECK (origin IN ('reported', 'derived')),
      status TEXT NOT NULL CHECK (status IN ('A', 'D', 'E', 'P', 'M')),
      asWritten TEXT NOT NULL CHECK ((asWritten <> '') = (origin = 'reported')),
      noteZh TEXT,
      noteEn TEXT CHECK ((noteZh IS NULL) = (noteEn IS NULL)),
      operands TEXT NOT NULL,
      formula TEXT CHECK ((formula IS NULL) = (origin = 'reported')),
      PRIMARY KEY (area, id, release),
      CHECK (id = indicator || '.' || area || '.' || period
        || CASE kind WHEN 'result' THEN '' ELSE '.' || kind END
        || CASE variant WHEN 1 THEN '' ELSE '.' || variant END)
    ) STRICT;
    CREATE UNIQUE INDEX observationCurrent
      ON observation (indicator, area, period, kind, variant) WHERE supersededBy IS NULL;
    CREATE INDEX observationReport ON observation (area, report);

    CREATE TRIGGER observationIsNeverChanged
      BEFORE UPDATE OF area, id, release, indicator, period, kind, variant, report, value,
        lowerBound, upperBound, qualifier, unit, origin, status, asWritten, noteZh, noteEn,
        operands, formula ON observation
      BEGIN SELECT RAISE(ABORT, 'an observation is superseded, never changed'); END;
    CREATE TRIGGER observationIsSupersededOnce
      BEFORE UPDATE OF supersededBy ON observation
      WHEN OLD.supersededBy IS NOT NULL OR NEW.supersededBy IS NULL
      BEGIN SELECT RAISE(ABORT, 'an observation is superseded, never changed'); END;
    CREATE TRIGGER observationIsNeverDeleted
      BEFORE DELETE ON observation
      BEGIN SELECT RAISE(ABORT, 'an observation is superseded, never deleted'); END;

    CREATE TABLE evidence (
      area TEXT NOT NULL REFERENCES area,
      observation TEXT NOT NULL,
      release INTEGER NOT NULL,
      position INTEGER NOT NULL CHECK (position > 0),
      report TEXT NOT NULL,
      section TEXT NOT NULL,
      heading TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('result', 'target', 'requirement')),
      asWritten TEXT NOT NULL,
      start INTEGER NOT NULL CHECK (start >= 0),
      "end" INTEGER NOT NULL CHECK ("end" - start = length(asWritten)),
      sentence TEXT NOT NULL CHECK (sentence <> ''),
      sentenceStart INTEGER NOT NULL CHECK (sentenceStart <= start),
      sentenceEnd INTEGER NOT NULL CHECK (sentenceEnd >= "end"),
      PRIMARY KEY (area, observation, release, position),
      FOREIGN KEY (area, observation, release) REFERENCES observation (area, id, release)
    ) STRICT;

    CREATE TRIGGER evidenceQuotesItsReport
      BEFORE INSERT ON evidence
      WHEN NOT EXISTS (
        SELECT 1 FROM report WHERE report.area = NEW.area AND report.id = NEW.report
          AND report.release = NEW.release
          AND substr(report.text, NEW.start + 1, NEW."end" - NEW.start) = NEW.asWritten)
      BEGIN SELECT RAISE(ABORT, 'evidence must quote its report'); END;
    CREATE TRIGGER evidenceIsNeverChanged
      BEFORE UPDATE ON evidence
      BEGIN SELECT RAISE(ABORT, 'evidence is never changed'); END;
    CREATE TRIGGER evidenceIsNeverDeleted
      BEFORE DELETE ON evidence
      BEGIN SELECT RAISE(ABORT, 'evidence is never deleted'); END;
    """

  /// A condition: the column's text is a decimal in digits, such as `-96.7`.
  private static func decimal(_ column: String) -> String {
    """
    \(column) GLOB '*[0-9]' AND ltrim(\(column), '-') GLOB '[0-9]*'
        AND \(column) NOT GLOB '*[^0-9.-]*' AND \(column) NOT GLOB '?*-*'
        AND \(column) NOT GLOB '*.*.*'
    """
  }

  private static let readings = """
    \(figures("figure", roles: "'level', 'change', 'previous', 'mean'"))

    CREATE TABLE statement (
      area TEXT NOT NULL REFERENCES area,
      period INTEGER NOT NULL,
      release INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN
        ('commitment', 'shortcoming', 'document', 'system', 'honour', 'mechanism')),
      number INTEGER NOT NULL CHECK (number > 0),
      position INTEGER NOT NULL CHECK (position > 0),
      text TEXT NOT NULL CHECK (text <> ''),
      name TEXT,
      theme TEXT REFERENCES theme,
      section TEXT NOT NULL,
      heading TEXT NOT NULL,
      evidenceKind TEXT NOT NULL CHECK (evidenceKind IN ('result', 'target', 'requirement')),
      asWritten TEXT NOT NULL,
      start INTEGER NOT NULL CHECK (start >= 0),
      "end" INTEGER NOT NULL CHECK ("end" - start = length(asWritten)),
      sentence TEXT NOT NULL,
      sentenceStart INTEGER NOT NULL,
      sentenceEnd INTEGER NOT NULL,
      PRIMARY KEY (area, period, release, kind, number),
      FOREIGN KEY (area, period, release) REFERENCES report (area, period, release)
    ) STRICT;

    CREATE TABLE checkResult (
      area TEXT NOT NULL REFERENCES area,
      period INTEGER NOT NULL,
      release INTEGER NOT NULL,
      "check" TEXT NOT NULL,
      position INTEGER NOT NULL CHECK (position > 0),
      result TEXT NOT NULL CHECK (result IN ('pass', 'fail', 'notApplicable')),
      operands TEXT NOT NULL,
      PRIMARY KEY (area, period, release, "check"),
      FOREIGN KEY (area, period, release) REFERENCES report (area, period, release)
    ) STRICT;

    \(quotesItsReport("figure"))
    \(quotesItsReport("statement"))
    \(isNeverChanged("figure"))
    \(isNeverChanged("statement"))
    \(isNeverChanged("checkResult"))
    \(isNeverChanged("release"))
    CREATE TRIGGER reportIsNeverChanged
      BEFORE UPDATE OF area, period, release, id, title, issuer, language, sha256, text ON report
      BEGIN SELECT RAISE(ABORT, 'a report is superseded, never changed'); END;
    CREATE TRIGGER reportIsNeverDeleted
      BEFORE DELETE ON report
      BEGIN SELECT RAISE(ABORT, 'a report is superseded, never deleted'); END;
    """

  private static func figures(_ name: String, roles: String) -> String {
    """
    CREATE TABLE \(name) (
      area TEXT NOT NULL REFERENCES area,
      period INTEGER NOT NULL,
      release INTEGER NOT NULL,
      number INTEGER NOT NULL CHECK (number > 0),
      class TEXT NOT NULL CHECK (class IN ('catalogued', 'uncatalogued', 'notAFigure')),
      reason TEXT CHECK ((reason IS NOT NULL) = (class = 'notAFigure')),
      value TEXT CHECK ((value IS NULL) = (class = 'notAFigure'))
        CHECK (\(decimal("value"))),
      lowerBound TEXT CHECK (\(decimal("lowerBound")))
        CHECK (CAST(lowerBound AS REAL) <= CAST(value AS REAL)),
      upperBound TEXT CHECK (\(decimal("upperBound")))
        CHECK (CAST(upperBound AS REAL) >= CAST(value AS REAL)),
      qualifier TEXT CHECK ((qualifier IS NULL) = (class = 'notAFigure')),
      unit TEXT REFERENCES unit,
      kind TEXT NOT NULL CHECK (kind IN ('result', 'target', 'requirement')),
      role TEXT CHECK (role IN (\(roles)))
        CHECK ((role IS NULL) = (class = 'notAFigure')),
      indicators TEXT NOT NULL CHECK ((indicators <> '') = (class = 'catalogued')),
      section TEXT NOT NULL,
      heading TEXT NOT NULL,
      asWritten TEXT NOT NULL,
      start INTEGER NOT NULL CHECK (start >= 0),
      "end" INTEGER NOT NULL CHECK ("end" - start = length(asWritten)),
      sentence TEXT NOT NULL,
      sentenceStart INTEGER NOT NULL CHECK (sentenceStart <= start),
      sentenceEnd INTEGER NOT NULL CHECK (sentenceEnd >= "end"),
      PRIMARY KEY (area, period, release, number),
      FOREIGN KEY (area, period, release) REFERENCES report (area, period, release)
    ) STRICT;
    """
  }

  /// `previousOf` holds codes, as `indicators` does. The index finds what a report says of the year
  /// before without looking at its other figures.
  private static let subjects = """
    ALTER TABLE figure ADD COLUMN subject TEXT NOT NULL DEFAULT '';
    ALTER TABLE figure ADD COLUMN previousOf TEXT NOT NULL DEFAULT ''
      CHECK (previousOf = '' OR role = 'previous');
    CREATE INDEX figurePrevious ON figure (area, period, release) WHERE previousOf <> '';
    """

  /// A condition of a table is changed by making the table anew.
  private static let otherFigures = """
    DROP INDEX figurePrevious;
    \(figures("newFigure", roles: "'level', 'change', 'previous', 'mean', 'other'"))
    ALTER TABLE newFigure ADD COLUMN subject TEXT NOT NULL DEFAULT '';
    ALTER TABLE newFigure ADD COLUMN previousOf TEXT NOT NULL DEFAULT ''
      CHECK (previousOf = '' OR role = 'previous');
    INSERT INTO newFigure SELECT * FROM figure;
    DROP TABLE figure;
    ALTER TABLE newFigure RENAME TO figure;
    CREATE INDEX figurePrevious ON figure (area, period, release) WHERE previousOf <> '';
    \(quotesItsReport("figure"))
    \(isNeverChanged("figure"))
    """

  /// The words of a row must stand in its report where the row says.
  private static func quotesItsReport(_ table: String) -> String {
    """
    CREATE TRIGGER \(table)QuotesItsReport
      BEFORE INSERT ON \(table)
      WHEN NOT EXISTS (
        SELECT 1 FROM report WHERE report.area = NEW.area AND report.period = NEW.period
          AND report.release = NEW.release
          AND substr(report.text, NEW.start + 1, NEW."end" - NEW.start) = NEW.asWritten)
      BEGIN SELECT RAISE(ABORT, 'a \(table) must quote its report'); END;
    """
  }

  static func isNeverChanged(_ table: String) -> String {
    """
    CREATE TRIGGER \(table)IsNeverChanged
      BEFORE UPDATE ON \(table)
      BEGIN SELECT RAISE(ABORT, 'a \(table) is never changed'); END;
    CREATE TRIGGER \(table)IsNeverDeleted
      BEFORE DELETE ON \(table)
      BEGIN SELECT RAISE(ABORT, 'a \(table) is never deleted'); END;
    """
  }
}

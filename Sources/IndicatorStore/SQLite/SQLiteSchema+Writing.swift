extension SQLiteSchema {
  /// What writing needs: tokens, the audit log, answers that are given again to a repeated request, what became of
  /// commitments, and corrections.
  static let writing = """
    CREATE TABLE token (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      name TEXT NOT NULL CHECK (name <> ''),
      digest TEXT NOT NULL CHECK (length(digest) = 64),
      scopes TEXT NOT NULL CHECK (scopes <> ''),
      madeAt TEXT NOT NULL,
      expiresAt TEXT NOT NULL,
      revokedAt TEXT
    ) STRICT;
    CREATE UNIQUE INDEX tokenName ON token (name) WHERE revokedAt IS NULL;
    CREATE TRIGGER tokenIsRevokedOnce
      BEFORE UPDATE ON token
      WHEN OLD.revokedAt IS NOT NULL OR NEW.revokedAt IS NULL OR OLD.id <> NEW.id
        OR OLD.name <> NEW.name OR OLD.digest <> NEW.digest OR OLD.scopes <> NEW.scopes
        OR OLD.madeAt <> NEW.madeAt OR OLD.expiresAt <> NEW.expiresAt
      BEGIN SELECT RAISE(ABORT, 'a token is revoked, never changed'); END;
    CREATE TRIGGER tokenIsNeverDeleted
      BEFORE DELETE ON token
      BEGIN SELECT RAISE(ABORT, 'a token is revoked, never deleted'); END;

    CREATE TABLE audit (
      number INTEGER PRIMARY KEY CHECK (number > 0),
      madeAt TEXT NOT NULL,
      madeBy TEXT NOT NULL,
      address TEXT NOT NULL,
      request TEXT NOT NULL,
      action TEXT NOT NULL CHECK (action <> ''),
      target TEXT NOT NULL,
      reason TEXT NOT NULL,
      release INTEGER REFERENCES release,
      before TEXT,
      after TEXT,
      digest TEXT NOT NULL CHECK (length(digest) = 64)
    ) STRICT;
    CREATE TRIGGER auditIsAppendedTo
      BEFORE INSERT ON audit
      WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM audit)
      BEGIN SELECT RAISE(ABORT, 'the audit log is appended to'); END;
    \(isNeverChanged("audit"))

    CREATE TABLE keptAnswer (
      token INTEGER NOT NULL REFERENCES token,
      idempotencyKey TEXT NOT NULL,
      request TEXT NOT NULL,
      madeAt TEXT NOT NULL,
      status INTEGER NOT NULL,
      location TEXT NOT NULL,
      body BLOB NOT NULL,
      PRIMARY KEY (token, idempotencyKey)
    ) STRICT;
    CREATE INDEX keptAnswerTime ON keptAnswer (madeAt);

    CREATE TABLE outcome (
      area TEXT NOT NULL REFERENCES area,
      period INTEGER NOT NULL CHECK (period BETWEEN 1949 AND 2199),
      text TEXT NOT NULL CHECK (text <> ''),
      release INTEGER NOT NULL REFERENCES release,
      supersededBy INTEGER REFERENCES release CHECK (supersededBy > release),
      state TEXT NOT NULL CHECK (state IN ('open', 'met', 'missed', 'unmeasurable')),
      evidence TEXT NOT NULL CHECK (evidence <> '' OR state = 'open'),
      links TEXT NOT NULL,
      PRIMARY KEY (area, period, text, release)
    ) STRICT;
    CREATE UNIQUE INDEX outcomeCurrent ON outcome (area, period, text) WHERE supersededBy IS NULL;
    CREATE TRIGGER outcomeIsNeverChanged
      BEFORE UPDATE OF area, period, text, release, state, evidence, links ON outcome
      BEGIN SELECT RAISE(ABORT, 'an outcome is superseded, never changed'); END;
    CREATE TRIGGER outcomeIsSupersededOnce
      BEFORE UPDATE OF supersededBy ON outcome
      WHEN OLD.supersededBy IS NOT NULL OR NEW.supersededBy IS NULL
      BEGIN SELECT RAISE(ABORT, 'an outcome is superseded, never changed'); END;
    CREATE TRIGGER outcomeIsNeverDeleted
      BEFORE DELETE ON outcome
      BEGIN SELECT RAISE(ABORT, 'an outcome is superseded, never deleted'); END;

    ALTER TABLE observation ADD COLUMN correction TEXT CHECK (correction <> '');
    ALTER TABLE observation ADD COLUMN corrects INTEGER
      CHECK ((corrects IS NULL) = (correction IS NULL)) CHECK (corrects < release);
    DROP TRIGGER observationIsNeverChanged;
    CREATE TRIGGER observationIsNeverChanged
      BEFORE UPDATE OF area, id, release, indicator, period, kind, variant, report, value,
        lowerBound, upperBound, qualifier, unit, origin, status, asWritten, noteZh, noteEn,
        operands, formula, correction, corrects ON observation
      BEGIN SELECT RAISE(ABORT, 'an observation is superseded, never changed'); END;
    """
}

extension PostgreSQLSchema {
  /// What rules are made of. What is refused is told in the words of the trigger's argument.
  static let functions = [
    function("gongshiRefuse", refusal),
    function("gongshiQuotesItsReport", quotesReport("report.period = NEW.period")),
    function("gongshiEvidenceQuotesItsReport", quotesReport("report.id = NEW.report")),
    function(
      "gongshiAppends",
      refusing("NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM audit)")),
  ]

  private static let refusal =
    "RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';"

  private static func refusing(_ condition: String) -> String {
    "IF \(condition) THEN \(refusal) END IF; RETURN NEW;"
  }

  /// - Parameter key: which report of the row's area and release is its own.
  private static func quotesReport(_ key: String) -> String {
    refusing(
      """
      NOT EXISTS (
        SELECT 1 FROM report WHERE report.area = NEW.area AND \(key)
          AND report.release = NEW.release
          AND substr(report.text, NEW.start + 1, NEW."end" - NEW.start) = NEW.asWritten)
      """)
  }

  private static func function(_ name: String, _ body: String) -> String {
    """
    CREATE FUNCTION \(name)() RETURNS trigger LANGUAGE plpgsql AS $rule$
    BEGIN
      \(body)
    END $rule$
    """
  }

  static let rules =
    [
      trigger(
        "evidenceQuotesItsReport", "BEFORE INSERT ON evidence", "gongshiEvidenceQuotesItsReport",
        "evidence must quote its report"),
      trigger(
        "figureQuotesItsReport", "BEFORE INSERT ON figure", "gongshiQuotesItsReport",
        "a figure must quote its report"),
      trigger(
        "statementQuotesItsReport", "BEFORE INSERT ON statement", "gongshiQuotesItsReport",
        "a statement must quote its report"),
      trigger(
        "auditIsAppendedTo", "BEFORE INSERT ON audit", "gongshiAppends",
        "the audit log is appended to"),
      trigger(
        "tokenIsRevokedOnce", "BEFORE UPDATE ON token", "gongshiRefuse",
        "a token is revoked, never changed",
        when: """
          OLD.revokedAt IS NOT NULL OR NEW.revokedAt IS NULL OR OLD.id <> NEW.id
            OR OLD.name <> NEW.name OR OLD.digest <> NEW.digest OR OLD.scopes <> NEW.scopes
            OR OLD.madeAt <> NEW.madeAt OR OLD.expiresAt <> NEW.expiresAt
          """),
    ]
    + isNeverDeleted("token", "a token is revoked, never deleted")
    + isSuperseded(
      "observation", "an observation",
      """
      area, id, release, indicator, period, kind, variant, report, value, lowerBound, upperBound,
        qualifier, unit, origin, status, asWritten, noteZh, noteEn, operands, formula, correction, corrects
      """)
    + isSuperseded(
      "report", "a report", "area, period, release, id, title, issuer, language, sha256, text")
    + isSuperseded(
      "outcome", "an outcome", "area, period, text, release, state, evidence, links")
    + isNeverChanged("evidence", "evidence")
    + ["figure", "statement", "checkResult", "release", "audit"].flatMap {
      isNeverChanged($0, "a \($0)")
    }

  private static func trigger(
    _ name: String, _ event: String, _ function: String, _ message: String, when: String? = nil
  ) -> String {
    let condition = when.map { " WHEN (\($0))" } ?? ""
    return """
      CREATE TRIGGER \(name) \(event) FOR EACH ROW\(condition)
        EXECUTE FUNCTION \(function)('\(message)')
      """
  }

  private static func isNeverChanged(_ table: String, _ name: String) -> [String] {
    [
      trigger(
        "\(table)IsNeverChanged", "BEFORE UPDATE ON \(table)", "gongshiRefuse",
        "\(name) is never changed")
    ] + isNeverDeleted(table, "\(name) is never deleted")
  }

  private static func isNeverDeleted(_ table: String, _ message: String) -> [String] {
    [
      trigger("\(table)IsNeverDeleted", "BEFORE DELETE ON \(table)", "gongshiRefuse", message),
      """
      CREATE TRIGGER \(table)IsNeverEmptied BEFORE TRUNCATE ON \(table)
        EXECUTE FUNCTION gongshiRefuse('\(message)')
      """,
    ]
  }

  /// - Parameter columns: those beside `supersededBy`.
  private static func isSuperseded(
    _ table: String, _ name: String, _ columns: String
  ) -> [String] {
    let message = "\(name) is superseded, never changed"
    return [
      trigger(
        "\(table)IsNeverChanged", "BEFORE UPDATE OF \(columns) ON \(table)", "gongshiRefuse",
        message),
      trigger(
        "\(table)IsSupersededOnce", "BEFORE UPDATE OF supersededBy ON \(table)", "gongshiRefuse",
        message, when: "OLD.supersededBy IS NOT NULL OR NEW.supersededBy IS NULL"),
    ] + isNeverDeleted(table, "\(name) is superseded, never deleted")
  }
}

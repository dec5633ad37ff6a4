import Indicators
import Representations

/// The schemas of what the routes answer (JSON Schema 2020-12, as OpenAPI 3.1 has it).
enum Schema {
  static func reference(_ name: String) -> JSONNode {
    ["$ref": .string("#/components/schemas/\(name)")]
  }

  /// All of them by name.
  static let all: [String: JSONNode] = [
    "Text": object(
      ["zh": text, "en": text], optional: ["en"], "A text in Chinese and in English."),
    "Service": object(
      ["name": text, "version": text, "release": integer, "links": ["type": "object"]],
      "What this service is, and where to go on."),
    "Theme": object(
      [
        "code": text, "order": integer, "name": reference("Text"),
        "indicators": array(reference("Indicator")),
      ], optional: ["indicators"], "A work area of rule-of-law government."),
    "Area": object(
      [
        "code": text, "name": reference("Text"), "level": word(Area.Level.self), "parent": text,
        "aliases": array(text), "reports": array(text),
      ], optional: ["parent"], "An administrative division (GB/T 2260)."),
    "Indicator": object(
      [
        "code": text, "theme": text, "name": reference("Text"), "definition": reference("Text"),
        "source": reference("Text"), "unit": text, "unitName": reference("Text"),
        "measure": word(Indicator.Measure.self), "origin": word(Indicator.Origin.self),
        "partOf": text, "base": reference("Text"), "formula": text,
        "observations": array(reference("Observation")),
      ], optional: ["source", "unitName", "partOf", "base", "formula", "observations"],
      "What is counted, with its unit and definition."),
    "Observation": object(
      [
        "id": text, "indicator": text, "area": text, "period": text, "report": text,
        "kind": word(Observation.Kind.self), "origin": word(Indicator.Origin.self),
        "value": number, "unit": text, "qualifier": word(Quantity.Qualifier.self),
        "lowerBound": nullable(number), "upperBound": nullable(number),
        "status": word(Observation.Status.self), "asWritten": nullable(text),
        "note": ["oneOf": [reference("Text"), ["type": "null"]]], "correction": text,
        "evidence": array(reference("Evidence")), "operands": array(text), "formula": text,
        "release": integer, "supersededBy": integer,
      ], optional: nil,
      "A value of an indicator for an area and a year. With `fields`, only those asked for."),
    "Evidence": object(
      [
        "report": text, "section": text, "heading": text, "kind": word(Observation.Kind.self),
        "role": word(Figure.Role.self), "asWritten": text, "start": integer, "end": integer,
        "sentence": text, "sentenceStart": integer, "sentenceEnd": integer,
      ], optional: ["role"],
      "Where a report says it: text[start:end] is asWritten, in code points."),
    "Report": object(
      [
        "id": text, "area": text, "period": text, "title": text, "issuer": text, "language": text,
        "sha256": text, "release": integer,
      ], "A report that was read."),
    "Figure": object(
      [
        "id": text, "number": integer, "asWritten": text, "start": integer, "end": integer,
        "class": word(Figure.Class.self), "reason": nullable(text), "value": nullable(number),
        "unit": nullable(text), "qualifier": nullable(text), "lowerBound": nullable(number),
        "upperBound": nullable(number), "kind": nullable(text), "role": nullable(text),
        "indicator": nullable(text), "indicators": array(text), "previousOf": array(text),
        "subject": text, "sentence": text, "sentenceStart": integer, "sentenceEnd": integer,
        "section": text, "heading": text, "report": text,
      ], "A numeral of a report: what it is, or why it is no figure."),
    "Statement": object(
      [
        "id": text, "kind": word(Statement.Kind.self), "text": text, "name": reference("Text"),
        "theme": text, "report": text, "evidence": reference("Evidence"),
        "state": word(Outcome.State.self), "outcome": reference("Outcome"),
      ], optional: ["name", "theme", "state", "outcome"], "What a report says in words."),
    "Outcome": object(
      ["text": text, "links": array(text), "release": integer],
      "What shows that a commitment was met or missed."),
    "StatementState": object(
      [
        "statement": text, "state": word(Outcome.State.self), "text": text, "links": array(text),
        "release": nullable(integer),
      ], "What became of a commitment."),
    "Commitment": object(
      [
        "id": text, "text": text, "theme": text, "report": text, "area": text, "due": text,
        "results": nullable(text), "state": word(Outcome.State.self),
        "outcome": reference("Outcome"), "evidence": reference("Evidence"),
      ], optional: ["theme", "outcome"],
      "What a report promises for the year after it, and what became of that."),
    "Commitments": object(
      [
        "data": array(reference("Commitment")), "counts": reference("Counts"),
        "page": reference("Page"), "release": integer,
      ], "Commitments with how many are in which state."),
    "Counts": object(
      Dictionary(uniqueKeysWithValues: Outcome.State.allCases.map { ($0.rawValue, integer) }),
      "How many are in which state."),
    "Publication": object(
      [
        "report": text, "dryRun": ["type": "boolean"], "release": nullable(integer),
        "added": array(reference("Observation")), "changed": array(reference("Change")),
        "gone": array(reference("Observation")), "figures": integer, "statements": integer,
        "failed": array(reference("Check")), "findings": array(["type": "object"]),
      ], "What a report changes."),
    "Change": object(
      ["before": reference("Observation"), "after": reference("Observation")],
      "An observation that is another one now."),
    "Withdrawal": object(
      ["report": text, "release": nullable(integer), "gone": integer], "What a withdrawal took."),
    "AuditEntry": object(
      [
        "number": integer, "madeAt": ["type": "string", "format": "date-time"], "by": text,
        "address": text, "request": text, "action": word(AuditEntry.Action.self), "target": text,
        "reason": text, "release": nullable(integer), "before": nullable(["type": "object"]),
        "after": nullable(["type": "object"]), "digest": text,
      ], "What somebody did."),
    "Correction": object(
      [
        "value": ["type": "number", "minimum": -1_000_000_000_000, "maximum": 1_000_000_000_000],
        "qualifier": word(Quantity.Qualifier.self), "status": word(Observation.Status.self),
        "note": ["oneOf": [reference("Note"), ["type": "null"]]], "reason": words(most: 500),
      ], optional: ["value", "qualifier", "status", "note"], rules: ["minProperties": 2],
      "A merge patch (RFC 7396) of an observation."),
    "Note": object(
      ["zh": words(most: 500), "en": words(most: 500)], "A note in Chinese and in English."),
    "NewState": object(
      [
        "state": word(Outcome.State.self), "text": words(most: 2000),
        "links": ["type": "array", "items": link, "maxItems": 20], "reason": words(most: 500),
      ], optional: ["text", "links", "reason"],
      rules: [
        "anyOf": [
          ["properties": ["state": ["const": .string(Outcome.State.open.rawValue)]]],
          ["required": ["text"]],
        ]
      ], "What became of a commitment; with a text, unless it is open again."),
    "Check": object(
      [
        "code": text, "name": reference("Text"), "rule": text, "severity": text, "report": text,
        "result": word(CheckResult.Verdict.self), "operands": array(["type": "object"]),
      ], optional: ["name", "rule", "severity"], "A rule that figures must keep, and its result."),
    "Release": object(
      [
        "number": integer, "madeAt": ["type": "string", "format": "date-time"], "by": text,
        "reason": text, "report": text, "changes": integer,
      ], "What was published at once."),
    "Cube": object(
      [
        "version": ["const": "2.0"], "class": ["const": "dataset"], "label": text, "href": text,
        "updated": text, "id": array(text), "size": array(integer), "role": ["type": "object"],
        "dimension": ["type": "object"], "value": array(nullable(number)),
        "status": ["type": "object"], "extension": ["type": "object"],
      ], optional: ["updated"], "A JSON-stat 2.0 dataset."),
    "Export": object(
      ["data": array(reference("Observation")), "release": integer], "All that the filters choose."),
    "Page": object(
      ["limit": integer, "total": integer, "next": nullable(text)],
      "The stretch of a list, and where the next one is."),
    "Problem": object(
      [
        "type": text, "title": text, "status": integer, "detail": text, "instance": text,
        "errors": array(
          object(
            ["parameter": text, "value": text, "detail": text, "suggestions": array(text)],
            optional: ["value"], "What is wrong with one parameter.")),
      ], "What was wrong, and what would be right (RFC 9457)."),
    "OEmbed": object(
      [
        "type": ["const": "rich"], "version": ["const": "1.0"], "title": text, "html": text,
        "width": integer, "height": integer, "provider_name": text, "provider_url": text,
        "cache_age": integer, "thumbnail_url": text, "thumbnail_width": integer,
        "thumbnail_height": integer,
      ], optional: ["thumbnail_url", "thumbnail_width", "thumbnail_height"],
      "How a page is embedded (oEmbed 1.0)."),
    "Description": ["type": "object", "description": "An OpenAPI 3.1 document."],
    "Health": object(
      ["status": text, "release": integer], optional: ["release"], "Whether it lives."),
  ]

  /// A list of things of one kind.
  static func list(_ name: String) -> JSONNode {
    object(
      ["data": array(reference(name)), "page": reference("Page"), "release": integer], "A list.")
  }

  private static let text: JSONNode = ["type": "string"]

  /// A text to be sent: something to see, and of control characters line feeds only.
  private static func words(most: JSONNode) -> JSONNode {
    let any = #"[^\u0000-\u0009\u000b-\u001f\u007f-\u009f]*"#
    let something = #"[^\s\u0000-\u001f\u007f-\u009f]"#
    return [
      "type": "string", "minLength": 1, "maxLength": most,
      "pattern": .string("^\(any)\(something)\(any)$"),
    ]
  }

  /// An address of the web, or of this service; what else is no address, the service tells.
  private static let link: JSONNode = [
    "type": "string", "pattern": "^[!-~]+$", "maxLength": 2000,
  ]

  private static let integer: JSONNode = ["type": "integer"]
  private static let number: JSONNode = ["type": "number"]

  private static func array(_ element: JSONNode) -> JSONNode {
    ["type": "array", "items": element]
  }

  private static func nullable(_ schema: JSONNode) -> JSONNode {
    guard case .object(var fields) = schema, let type = fields["type"] else { return schema }
    fields["type"] = [type, "null"]
    return .object(fields)
  }

  private static func word<Word: CaseIterable & RawRepresentable<String>>(
    _ type: Word.Type
  ) -> JSONNode {
    ["type": "string", "enum": .strings(Word.allCases.map(\.rawValue))]
  }

  /// - Parameters:
  ///   - optional: the fields that may be missing; nil if all may.
  ///   - rules: what else must hold.
  private static func object(
    _ fields: [String: JSONNode], optional: [String]? = [], rules: [String: JSONNode] = [:],
    _ description: String
  ) -> JSONNode {
    let required = fields.keys.filter { name in optional.map { !$0.contains(name) } ?? false }
    let schema: [String: JSONNode] = [
      "type": "object", "description": .string(description),
      "properties": .object(
        Dictionary(uniqueKeysWithValues: fields.map { ($0.key, described($0.key, $0.value)) })),
      "required": .strings(required.sorted()), "additionalProperties": false,
    ]
    return .object(schema.merging(rules) { one, _ in one })
  }
}

import Foundation
import HTTPTypes
import IndicatorStore
import Indicators
import MicroHTTP
import Representations

extension ObservationEndpoints {
  /// `PATCH /v1/observations/{id}`: a new vintage, marked as corrected, with the report's wording beside it.
  static let correcting = Write(
    summary: "Correct an observation, with a reason", scope: .correct,
    mediaTypes: ["application/merge-patch+json", "application/json"], body: "Correction",
    parameters: [.dryRun], answer: "Observation",
    exists: { view, path in try view.observation(path[0]) != nil }
  ) { call in
    let id = call.path[0]
    let patch = try CorrectionPatch(call.request.body)
    return { change in
      let view = try change.view
      guard
        let corrected = try change.correct(observation: id, reason: patch.reason, patch.apply)
      else {
        throw Problem.unknown("observation", id, among: try view.observationIDs(like: id))
      }
      return try WriteAnswer(ObservationDocument(corrected))
    }
  }
}

/// A merge patch (RFC 7396) of an observation: what it names is changed, and nothing else.
struct CorrectionPatch: Sendable {
  let reason: String
  private let value: Decimal?
  private let qualifier: Quantity.Qualifier?
  private let status: Observation.Status?
  /// Nil where the note stays, an inner nil where it goes.
  private let note: BilingualText??

  private static let known = ["value", "qualifier", "note", "status", "reason"]
  /// More than any figure of a report, and few enough digits for everybody's numbers.
  private static let largest = Decimal(1_000_000_000_000)

  init(_ bytes: [UInt8]) throws(Problem) {
    var body = try JSONBody(bytes, known: Self.known)
    reason = body.text("reason", isRequired: true, most: 500) ?? ""
    value = Self.value(&body)
    qualifier = body.word("qualifier")
    status = body.word("status")
    note = Self.note(&body)
    if body.isFaultless, Self.known.dropLast().allSatisfy({ body[$0] == nil }) {
      body.refuse("value", "is missing; value, qualifier, note or status would be right")
    }
    try body.finish()
  }

  private static func value(_ body: inout JSONBody) -> Decimal? {
    switch body["value"] {
    case nil: return nil
    case .number(let number):
      guard number.magnitude <= largest, number.exponent >= -6 else {
        body.refuse(
          "value", "is too large, or has too many decimals; up to \(largest) and six would be right"
        )
        return nil
      }
      return number
    default:
      body.refuse("value", "is no number; an observation always has one")
      return nil
    }
  }

  private static func note(_ body: inout JSONBody) -> BilingualText?? {
    switch body["note"] {
    case nil: return .none
    case .null: return .some(nil)
    case .object(let fields):
      if case .string(let zh) = fields["zh"], case .string(let en) = fields["en"],
        [zh, en].allSatisfy({ JSONBody.fault(of: $0, most: 500) == nil }), fields.count == 2
      {
        return .some(BilingualText(zh: zh, en: en))
      }
    default: break
    }
    body.refuse(
      "note",
      #"is no note; {"zh": "…", "en": "…"} of up to 500 characters each, or null, would be right"#)
    return .none
  }

  /// The bounds follow the value and the qualifier: they are what the words allow.
  func apply(_ observation: inout Observation) {
    if value != nil || qualifier != nil {
      observation.quantity = Quantity(
        value: value ?? observation.quantity.value,
        qualifier: qualifier ?? observation.quantity.qualifier)
    }
    if let status { observation.status = status }
    if let note { observation.note = note }
  }
}

import Foundation
import HTTPTypes
import IndicatorStore
import Indicators
import MicroHTTP
import Representations

/// `/v1/statements`: commitments, shortcomings, documents, systems, honours, mechanisms; and what became of
/// commitments.
enum StatementEndpoints {
  static let routes = [
    Route(
      "/v1/statements", "Commitments, shortcomings, documents, systems, honours, mechanisms",
      .list("Statement"),
      parameters: [.kind, .theme, .area, .period, .state, .q],
      kinds: Statement.Kind.allCases.map(\.rawValue)
    ) { call in
      try call.list(try call.statements.map(StatementDocument.init))
    },
    Route(
      "/v1/statements/{id}", "One statement", .one("Statement"), parameters: [.asOf]
    ) { call in
      try .json(StatementDocument(try call.statement()))
    },
    Route(
      "/v1/statements/{id}/state", "What became of a commitment", .one("StatementState"),
      parameters: [.asOf], writes: [.put: settling]
    ) { call in
      guard let document = StatementStateDocument(try call.statement()) else {
        throw Problem.noOutcome(call.path[0])
      }
      return try .json(document)
    },
    Route(
      "/v1/commitments", "The ledger: what was promised, and what became of it",
      .one("Commitments"), parameters: [.theme, .area, .period, .state, .q, .asOf]
    ) { call in
      try call.ledger()
    },
  ]

  /// `PUT /v1/statements/{id}/state`.
  private static let settling = Write(
    summary: "Say what became of a commitment, with what shows it", scope: .ledger,
    mediaTypes: ["application/json"], body: "NewState", parameters: [.dryRun],
    answer: "StatementState",
    exists: { view, path in try view.statement(path[0])?.outcome != nil }
  ) { call in
    let id = call.path[0]
    var body = try JSONBody(call.request.body, known: ["state", "text", "links", "reason"])
    let state: Outcome.State? = body.word("state", isRequired: true)
    let text = body.text("text", isRequired: state != .open)
    let links = body.links()
    let reason = body.text("reason", most: 500)
    try body.finish()
    let outcome = Outcome(state: state ?? .open, text: text ?? "", links: links)
    return { change in
      let view = try change.view
      guard let before = try view.statement(id) else {
        throw Problem.unknown("statement", id, among: try view.statementIDs(like: id))
      }
      guard before.outcome != nil else { throw Problem.noOutcome(id) }
      var settled = try change.settle(
        statement: id, outcome, reason: reason ?? "the commitment is \(outcome.state.rawValue)")
      if call.isTrial { settled?.release = before.release }
      return try WriteAnswer(settled.flatMap(StatementStateDocument.init))
    }
  }
}

extension JSONBody {
  /// Addresses of the web, or of this service.
  fileprivate mutating func links() -> [String] {
    guard let node = self["links"] else { return [] }
    guard case .array(let elements) = node, elements.count <= 20 else {
      refuse("links", "is no list of up to 20 addresses")
      return []
    }
    return elements.compactMap { element in
      if case .string(let link) = element, Self.isLink(link) { return link }
      refuse("links", "has something else than an address; https://… or /v1/… would be right")
      return nil
    }
  }

  private static func isLink(_ text: String) -> Bool {
    guard text.utf8.count <= 2000, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      return false
    }
    if text.hasPrefix("/") { return !text.hasPrefix("//") }
    guard let url = URL(string: text) else { return false }
    return ["http", "https"].contains(url.scheme) && url.host()?.isEmpty == false
  }
}

extension Call {
  /// The statements that the parameters choose.
  fileprivate var statements: [PublishedStatement] {
    get throws {
      let words = parameters.words.map { SearchText.folded($0.text) }
      return try view.statements(parameters.statementQuery).filter { published in
        let text = SearchText.folded(published.statement.text)
        return words.allSatisfy(text.contains)
      }
    }
  }

  /// The statement that the path names.
  fileprivate func statement() throws -> PublishedStatement {
    let id = path[0]
    guard let statement = try view.statement(id) else {
      throw Problem.unknown("statement", id, among: try view.statementIDs(like: id))
    }
    return statement
  }

  fileprivate func ledger() throws -> Answer {
    let reports = try view.reportKeys()
    let places = Dictionary(
      reports.map { ($0.report, $0) }, uniquingKeysWith: { first, _ in first })
    let commitments = try statements.compactMap { published -> CommitmentDocument? in
      guard published.statement.kind == .commitment,
        let place = places[published.statement.evidence.report], let due = place.period.next
      else { return nil }
      let results = "\(place.area)-\(due)"
      return CommitmentDocument(
        published, area: place.area, due: due, results: places[results] == nil ? nil : results)
    }
    return try .json(CommitmentsDocument(commitments, release: release))
  }
}

extension StoreView {
  /// The ids of the statements of the same report: what may have been meant.
  fileprivate func statementIDs(like id: String) throws -> [String] {
    let report = id.prefix { $0 != "." }
    return try statements(report: String(report)).map(\.id)
  }
}

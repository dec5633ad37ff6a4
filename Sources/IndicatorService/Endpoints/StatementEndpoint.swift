import IndicatorStore
import Foundation
import Indicators
import Representations

/// `/v1/statements`: commitments, shortcomings, documents, systems, honours, mechanisms.
enum StatementEndpoint {
  static let route = Route(
    "/v1/statements", "Commitments, shortcomings, documents, systems, honours, mechanisms",
    .list("Statement"),
    parameters: [.kind, .theme, .area, .period, .q],
    kinds: Statement.Kind.allCases.map(\.rawValue)
  ) { call in
    let words = call.parameters.words.map { SearchText.folded($0.text) }
    let statements = try call.view.statements(call.parameters.statementQuery).filter { statement in
      let text = SearchText.folded(statement.text)
      return words.allSatisfy(text.contains)
    }
    return try call.list(statements.map(StatementDocument.init))
  }
}

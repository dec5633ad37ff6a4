import Foundation
import Indicators
import TestSupport

@testable import IndicatorStore

/// A store in which everything has happened that can: reports of several years, vintages, a correction, outcomes, a
/// withdrawal, tokens, a kept answer.
struct EventfulStore {
  let temporary: TemporaryStore

  static let correctedID = "reconsideration-accepted.370404.2021"
  /// With a letter that could be written in two ways.
  static let reason = "caf\u{E9}"

  init(on engine: TestEngine) throws {
    temporary = try .filled(on: engine)
    let store = temporary.store
    for value in [40, 41] {
      let publication = try Samples.publication(
        year: 2022, ["reconsideration-accepted": Decimal(value), "reconsideration-concluded": 38])
      try store.publish(publication, by: "tests", reason: Self.reason)
    }
    let author = Author(name: "Office", address: "192.0.2.1", request: "r-1")
    try store.change(by: author) { change in
      _ = try change.correct(observation: Self.correctedID, reason: "typing error") {
        $0.quantity = Quantity(value: 40, qualifier: .exact)
      }
      guard
        let statement = try change.view.statements(StatementQuery()).first(where: {
          $0.outcome != nil
        })
      else { return }
      for state in [Outcome.State.missed, .met] {
        _ = try change.settle(
          statement: statement.statement.id,
          Outcome(state: state, text: "建成", links: ["https://example.cn/a"]), reason: "seen")
      }
      _ = try change.withdraw(report: "\(Samples.area)-2022", reason: "by mistake")
      let token = try change.createToken(
        name: "Office", scopes: [.publish, .audit], expiresAt: Date(timeIntervalSinceNow: 86_400))
      _ = try change.createToken(
        name: "Gone", scopes: [.correct], expiresAt: Date(timeIntervalSinceNow: 86_400))
      _ = try change.revokeToken(name: "Gone")
      try change.keep(
        KeptAnswer(status: 200, location: "", body: [0, 255, 0x2D, 0x3A, 0x0A] + Array("件".utf8)),
        for: .init(token: token.token.id, key: "k", request: "q"))
    }
  }

  /// What readers see of a store, now and before.
  static func answers(of store: IndicatorStore) throws -> [String] {
    try store.view { view in
      let states = try [view] + (1...(view.release?.number ?? 1)).map { try view.asOf($0) }
      var answers: [String] = []
      for state in states {
        answers.append("\(String(describing: state.release))")
        answers += try state.observations(ObservationQuery(), limit: 1000).elements.map { "\($0)" }
        answers += try state.statements(StatementQuery()).map { "\($0)" }
        answers += try state.checks(CheckQuery()).map { "\($0)" }
        var search = ObservationQuery()
        search.words = [SearchWord("复议", indicators: [])]
        answers += try state.observations(search, limit: 1000).elements.map(\.observation.id)
      }
      answers += try view.history(correctedID).map { "\($0)" }
      answers += try view.audit(limit: 1000).map { "\($0)" }
      answers += try view.tokens().map { "\($0)" }
      return answers
    }
  }
}

/// An empty place that a store can be copied to.
struct CopyPlace {
  let address: StoreAddress
  let database: TemporaryDatabase?
  private let folder: TemporaryFolder

  init(on engine: TestEngine) throws {
    folder = try TemporaryFolder()
    switch engine {
    case .sqlite:
      database = nil
      address = .sqlite(path: folder.path("copy.sqlite"))
    case .postgresql:
      let database = try TemporaryDatabase()
      self.database = database
      address = .postgresql(database.address)
    }
  }

  func open() throws -> IndicatorStore {
    try IndicatorStore(address, catalogue: ProjectFiles.catalogue.get())
  }

  /// Whether it is refused as an unfinished copy, as a store and as a file.
  func isUnderCopy() throws -> Bool {
    do {
      try open().close()
      return false
    } catch StoreError.underCopy {
      guard case .sqlite(let path) = address else { return true }
      do {
        _ = try StoreFile(path)
        return false
      } catch StoreError.underCopy {
        return true
      }
    }
  }

  func damage(_ sql: String) throws {
    guard case .sqlite(let path) = address else {
      return try TemporaryStore.damage("", database, sql)
    }
    try TemporaryStore.damage(path, nil, sql)
  }
}

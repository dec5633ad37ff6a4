/// What PostgreSQL, or the way to it, says went wrong.
struct PostgreSQLError: EngineError, CustomStringConvertible {
  /// What the service makes of it.
  enum Kind: Sendable {
    /// There is no way to the server, or it cannot write now; the next try may find another one.
    case unavailable
    /// Somebody else writes for longer than one waits.
    case busy
    /// A rule of the schema is broken.
    case refused
    case diskFull
    case other
  }

  let kind: Kind
  /// The code of the SQL standard and PostgreSQL; empty where the server has not said anything.
  let state: String
  let message: String
  /// Whether the server hangs: it has said nothing, not even that something takes too long.
  let isSilence: Bool

  var description: String { state.isEmpty ? message : "\(message) (SQLSTATE \(state))" }

  /// - Parameters:
  ///   - message: why there is no way to the server.
  ///   - isSilence: whether it hangs.
  init(unavailable message: String, isSilence: Bool = false) {
    self.isSilence = isSilence
    kind = .unavailable
    state = ""
    self.message = message.trimmed
  }

  init(refused message: String) {
    isSilence = false
    kind = .refused
    state = ""
    self.message = message
  }

  /// What a server says (PostgreSQL 15, appendix A).
  init(state: String, message: String) {
    self.state = state
    self.message = message.trimmed
    isSilence = false
    kind =
      switch state {
      case "53100": .diskFull
      case "55P03": .busy
      // Too many connections; a server that starts, stops or has become a standby; a query that a standby had
      // to end, or that took too long.
      case "53300", "57P01", "57P02", "57P03", "25006", "40001", "57014": .unavailable
      case let state where state.hasPrefix("08"): .unavailable
      // A rule of the tables, or a text that is no number, or none that can be kept.
      case let state where state.hasPrefix("23") || state.hasPrefix("22"): .refused
      default: .other
      }
  }

  var storeError: StoreError {
    switch kind {
    case .unavailable: .unavailable(description)
    case .busy: .busy
    case .refused: .refused(message)
    case .diskFull: .diskFull
    case .other: .failed(description)
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    split(separator: "\n").map { $0.drop { $0 == " " || $0 == "\t" } }.joined(separator: "; ")
  }
}

import ArgumentParser
import Foundation
import IndicatorStore
import Indicators
import Representations

/// `gongshi token`.
struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token",
    abstract: "Make, list and revoke the tokens that allow writing over HTTP.",
    discussion: """
      Without a token nothing can be written: a fresh service only reads. A service that runs on the store \
      knows a new token, and forgets a revoked one, at once.

      EXAMPLES
        gongshi token create --name "Office of the district" --scope publish --scope correct
        gongshi token list
        gongshi token revoke "Office of the district"
      """,
    subcommands: [TokenCreateCommand.self, TokenListCommand.self, TokenRevokeCommand.self])
}

/// `gongshi token create`.
struct TokenCreateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Make a token, and show it: this once, and never again.")

  @Option(help: "Whose it is: what releases and the audit log say of who wrote.")
  var name: String

  @Option(
    help: """
      What it allows: publish (put and withdraw reports), correct (observations), ledger (what became of \
      commitments), audit (read the audit log). Several times for several.
      """, transform: Self.scope)
  var scope: [AccessToken.Scope]

  @Option(help: "When it ends: a day (2027-12-31, to its end in UTC), or a number of days (90d).")
  var expires = "365d"

  @OptionGroup var store: StoreOptions
  @OptionGroup var config: ConfigOptions

  @Flag(help: "One JSON document instead of text.")
  var json = false

  func validate() throws {
    guard !scope.isEmpty else {
      throw ValidationError("--scope is missing; --scope publish would be right")
    }
    let isPlain = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard isPlain, !name.trimmingCharacters(in: .whitespaces).isEmpty, name.count <= 100 else {
      throw ValidationError("--name is empty, too long or no plain text; a name would be right")
    }
    _ = try Self.end(expires, now: Date())
  }

  private static func scope(_ text: String) throws -> AccessToken.Scope {
    guard let scope = AccessToken.Scope(rawValue: text) else {
      let known = AccessToken.Scope.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("unknown scope “\(text)”; one of \(known) would be right")
    }
    return scope
  }

  /// When a token ends that is made now.
  static func end(_ text: String, now: Date) throws -> Date {
    let end: Date?
    if text.hasSuffix("d"), let days = Int(text.dropLast()), (1...36_500).contains(days) {
      end = now.addingTimeInterval(TimeInterval(days) * 86_400)
    } else {
      end = Timestamp.date("\(text)T23:59:59Z")
    }
    guard let end, end > now else {
      throw ValidationError(
        "--expires is “\(text)”; a day to come (2027-12-31) or a number of days (90d) would be right"
      )
    }
    return Date(timeIntervalSince1970: end.timeIntervalSince1970.rounded(.down))
  }

  func run() async throws {
    let settings = try config.settings(["store.path": store.path])
    let catalogue = try config.folder().catalogue()
    let store = try IndicatorStore(settings.store, catalogue: catalogue)
    let end = try Self.end(expires, now: Date())
    let (token, text) = try store.change(by: Author(name: "gongshi token")) {
      try $0.createToken(
        name: name, scopes: AccessToken.Scope.allCases.filter(scope.contains), expiresAt: end)
    }
    try store.close()
    if json {
      try Terminal.write(
        try JSONRepresentation.encode(TokenDocument(token, text: text)) + [0x0A])
    } else {
      Terminal.complain(
        "the token below is shown once; it ends at \(Timestamp.text(token.expiresAt))", prefix: "")
      try Terminal.write(text + "\n")
    }
  }
}

/// `gongshi token list`.
struct TokenListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Say which tokens there are, without their texts.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var config: ConfigOptions

  @Flag(help: "One JSON document instead of text.")
  var json = false

  func run() async throws {
    let settings = try config.settings(["store.path": store.path])
    let store = try StoreOptions.existing(settings.store, try config.folder().catalogue())
    let tokens = try store.view { try $0.tokens() }
    if json {
      let documents = tokens.map { TokenDocument($0, text: nil) }
      try Terminal.write(try JSONRepresentation.encode(documents) + [0x0A])
      return
    }
    for token in tokens {
      let scopes = token.scopes.map(\.rawValue).joined(separator: ",")
      let end = Timestamp.text(token.expiresAt)
      try Terminal.write("\(token.state(at: Date()))  \(end)  \(scopes)  \(token.name)\n")
    }
  }
}

/// `gongshi token revoke`.
struct TokenRevokeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Revoke a token: from now on it allows nothing.")

  @Argument(help: "Its name.")
  var name: String

  @OptionGroup var store: StoreOptions
  @OptionGroup var config: ConfigOptions

  func run() async throws {
    let settings = try config.settings(["store.path": store.path])
    let store = try StoreOptions.existing(settings.store, try config.folder().catalogue())
    let names = try store.view { try $0.tokens() }.filter { $0.revokedAt == nil }.map(\.name)
    let revoked = try store.change(by: Author(name: "gongshi token")) {
      try $0.revokeToken(name: name)
    }
    try store.close()
    guard revoked != nil else {
      let known = names.isEmpty ? "there is none" : "there is " + names.joined(separator: ", ")
      throw Failure.data("there is no token “\(name)” that is not revoked already; \(known)")
    }
    try Terminal.write("revoked \(name)\n")
  }
}

extension AccessToken {
  /// Whether it is of use, in a word.
  fileprivate func state(at date: Date) -> String {
    revokedAt != nil ? "revoked" : isValid(at: date) ? "valid" : "expired"
  }
}

/// A token as scripts see it.
private struct TokenDocument: Encodable {
  let id: Int
  let name: String
  let scopes: [AccessToken.Scope]
  let state: String
  let madeAt: String
  let expiresAt: String
  let revokedAt: String?
  /// What a client sends; only when it is made.
  let token: String?

  init(_ token: AccessToken, text: String?) {
    id = token.id
    name = token.name
    scopes = token.scopes
    state = token.state(at: Date())
    madeAt = Timestamp.text(token.madeAt)
    expiresAt = Timestamp.text(token.expiresAt)
    revokedAt = token.revokedAt.map(Timestamp.text)
    self.token = text
  }
}

import Foundation
import TestSupport
import Testing

@testable import gongshi

@Suite("gongshi token and gongshi audit")
struct TokenCommandTests {
  private let folder: TemporaryFolder
  private var store: String { folder.path("gongshi.sqlite") }

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String...) throws -> Program.Output {
    try Executable.run(arguments + ["--store", store])
  }

  @Test("A token is shown once, listed without its text, and revoked")
  func lifeOfAToken() throws {
    let made = try run(
      "token", "create", "--name", "Office", "--scope", "publish", "--scope", "audit")
    #expect(made.status == 0, "\(made.error)")
    let text = made.text.trimmingCharacters(in: .newlines)
    #expect(text.wholeMatch(of: /gongshi_1_[A-Za-z0-9_-]{43}/) != nil)
    let listed = try run("token", "list")
    #expect(listed.text.contains("valid"))
    #expect(listed.text.contains("publish,audit  Office"))
    #expect(!listed.text.contains(text.suffix(43)))
    let revoked = try run("token", "revoke", "Office")
    #expect(revoked.status == 0)
    #expect(try run("token", "list").text.hasPrefix("revoked"))
    let again = try run("token", "revoke", "Office")
    #expect(again.status == 1)
    #expect(again.error.contains("no token “Office”"))
  }

  @Test("As JSON for scripts")
  func json() throws {
    let made = try JSONValue(
      try run(
        "token", "create", "--name", "A", "--scope", "correct", "--expires", "2099-12-31", "--json"
      ).output)
    #expect(made["expiresAt"]?.string == "2099-12-31T23:59:59Z")
    #expect(made["scopes"]?.strings == ["correct"])
    #expect(made["token"]?.string?.hasPrefix("gongshi_1_") == true)
    let list = try JSONValue(try run("token", "list", "--json").output)
    #expect(list[0]?["state"]?.string == "valid")
    #expect(list[0]?["token"] == nil)
  }

  @Test("Two valid tokens have two names")
  func names() throws {
    #expect(try run("token", "create", "--name", "A", "--scope", "publish").status == 0)
    let same = try run("token", "create", "--name", "A", "--scope", "publish")
    #expect(same.status == 1)
    #expect(same.error.contains("there is a token named “A”"))
    #expect(try run("token", "revoke", "A").status == 0)
    #expect(try run("token", "create", "--name", "A", "--scope", "publish").status == 0)
  }

  @Test(
    "Wrong arguments are explained",
    arguments: [
      (["--name", "A", "--scope", "everything"], "everything"),
      (["--name", " ", "--scope", "publish"], "--name"),
      (["--name", "A", "--scope", "publish", "--expires", "2020-01-01"], "--expires"),
      (["--name", "A", "--scope", "publish", "--expires", "soon"], "--expires"),
      (["--name", "A", "--scope", "publish", "--expires", "0d"], "--expires"),
    ])
  func wrong(arguments: [String], word: String) throws {
    let outcome = try Executable.run(["token", "create"] + arguments + ["--store", store])
    #expect(outcome.status == 2)
    #expect(outcome.error.contains(word), "\(outcome.error)")
    #expect(!FileManager.default.fileExists(atPath: store))
  }

  @Test("The audit log is verified, also against what was printed before")
  func audit() throws {
    #expect(try run("token", "create", "--name", "A", "--scope", "publish").status == 0)
    let first = try run("audit", "verify")
    #expect(first.status == 0)
    let end = try #require(first.text.split(separator: "\n").last.map(String.init))
    #expect(end.wholeMatch(of: /1:[0-9a-f]{64}/) != nil)
    #expect(try run("token", "create", "--name", "B", "--scope", "publish").status == 0)
    #expect(try run("audit", "verify", "--expect", end).status == 0)
    let wrong = try run("audit", "verify", "--expect", "3:" + end.dropFirst(2))
    #expect(wrong.status == 1)
    #expect(wrong.error.contains("audit line 3"))
    #expect(try run("audit", "verify", "--expect", "x").status == 2)
    let lines = try run("audit", "list").text.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.last?.contains("createToken  B") == true)
    let json = try run("audit", "list", "--since", "1", "--json").output
    #expect(try JSONValue(json)["target"]?.string == "B")
  }
}

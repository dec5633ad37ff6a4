import ArgumentParser
import Foundation
import IndicatorService
import TestSupport
import Testing

@testable import gongshi

/// What the README shows is what a newcomer gets.
@Suite("The README")
struct ReadmeTests {
  let text: String

  init() throws {
    text = String(decoding: try ProjectFiles.bytes("README.md"), as: UTF8.self)
  }

  /// A line to type and the lines that it answers with.
  struct Example {
    var command: String
    var answer: String
  }

  /// The fenced blocks that begin with `$ curl`.
  var examples: [Example] {
    text.components(separatedBy: "```\n").compactMap { block in
      let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
      guard let first = lines.first, first.hasPrefix("$ curl") else { return nil }
      let answer = lines.dropFirst().joined(separator: "\n")
      return Example(
        command: String(first.dropFirst(2)),
        answer: answer.trimmingCharacters(in: .newlines))
    }
  }

  @Test func showsRealAnswers() throws {
    #expect(examples.count >= 5)
    let folder = try TemporaryFolder()
    let service = try RunningService(store: folder.url.appending(path: "store.sqlite").path)
    for example in examples {
      let command = example.command.replacing("localhost:8080", with: "127.0.0.1:\(service.port)")
      let run = try Program.run("sh", ["-c", command])
      let answer = run.text.replacing("\r\n", with: "\n").trimmingCharacters(in: .newlines)
      #expect(answer == example.answer, "\(example.command)")
    }
    #expect(try service.stop().status == 0)
  }

  @Test func namesEveryRoute() {
    for path in IndicatorService.paths { #expect(text.contains("`\(path)`"), "\(path)") }
  }

  @Test func namesEverySettingWithItsDefault() throws {
    for key in Settings.keys { #expect(text.contains("| `\(key)`"), "\(key)") }
  }

  @Test func namesEveryCommand() {
    for command in Gongshi.configuration.subcommands {
      let name = command.configuration.commandName ?? ""
      #expect(text.contains("`\(name)") || text.contains("`gongshi \(name)`"), "\(name)")
    }
  }
}

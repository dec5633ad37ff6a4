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

  /// The lines that begin with `$` in fenced blocks of a text, with what stands below each.
  static func examples(in text: some StringProtocol) -> [Example] {
    let blocks = text.components(separatedBy: "```\n").enumerated().filter { $0.offset % 2 == 1 }
    return blocks.flatMap { _, block in
      var examples: [Example] = []
      for line in block.split(separator: "\n") {
        if line.hasPrefix("$ ") {
          examples.append(Example(command: String(line.dropFirst(2)), answer: ""))
        } else if !examples.isEmpty {
          examples[examples.count - 1].answer += line + "\n"
        }
      }
      return examples
    }
  }

  /// The section that has one state from its first line to its last.
  private var walk: Substring {
    get throws {
      let start = try #require(text.range(of: "\n### Step by step\n"))
      let rest = text[start.upperBound...]
      return rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)]
    }
  }

  @Test func showsRealAnswers() throws {
    let examples = Self.examples(in: text.replacing(try walk, with: ""))
    #expect(examples.count >= 5)
    let folder = try TemporaryFolder()
    let service = try RunningService(store: folder.url.appending(path: "store.sqlite").path)
    for example in examples {
      let command = example.command.replacing("localhost:8080", with: "127.0.0.1:\(service.port)")
      let run = try Program.run("sh", ["-c", command])
      let answer = run.text.replacing("\r\n", with: "\n").trimmingCharacters(in: .newlines)
      #expect(
        answer == example.answer.trimmingCharacters(in: .newlines), "\(example.command)")
    }
    #expect(try service.stop().status == 0)
  }

  @Test("The walk through publishing leads where it says, in one shell")
  func walksThroughPublishing() throws {
    let steps = Self.examples(in: try walk)
    #expect(steps.count >= 15)
    let folder = try TemporaryFolder()
    let service = try RunningService(store: folder.path("trial.sqlite"))
    let mark: Character = "\u{1E}"
    let script = steps.map { "\($0.command)\nprintf '\(mark)'\n" }.joined()
      .replacing("localhost:8080", with: "127.0.0.1:\(service.port)")
    let programs = URL(filePath: Executable.path).deletingLastPathComponent().path
    let run = try Program.run(
      "sh", ["-c", script],
      environment: [
        "PATH": "\(programs):\(ProcessInfo.processInfo.environment["PATH"] ?? "")",
        "GONGSHI_CONFIG": ProjectFiles.root.appending(path: "Config/gongshi.yaml").path,
      ], directory: folder.url)
    let answers = run.text.split(separator: mark, omittingEmptySubsequences: false)
    #expect(answers.count == steps.count + 1, "\(run.error)")
    for (step, answer) in zip(steps, answers) {
      #expect(answer == step.answer, "\(step.command)")
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

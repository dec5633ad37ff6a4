import Foundation
import Indicators
import TestSupport
import Testing

@testable import Pages

@Suite("Sentences with their numbers")
struct SentenceViewTests {
  private func evidence(
    _ sentence: String, _ asWritten: String, start: Int, length: Int? = nil
  ) -> Evidence {
    Evidence(
      report: "370404-2019", section: "一", heading: "工作 / 五是调解", kind: .result,
      asWritten: asWritten, start: start, end: start + asWritten.unicodeScalars.count,
      sentence: sentence, sentenceStart: 100,
      sentenceEnd: 100 + (length ?? sentence.unicodeScalars.count))
  }

  @Test("The number is marked where it stands, also when it stands there twice")
  func twice() {
    let sentence = "办结7件，其中和解7件。"
    let first = evidence(sentence, "7件", start: 102).split
    #expect(first.before == "办结")
    #expect(first.after == "，其中和解7件。")
    let second = evidence(sentence, "7件", start: 109).split
    #expect(second.before == "办结7件，其中和解")
    #expect(second.after == "。")
  }

  @Test("Behind a page break that was joined, it stands further to the left than in the report")
  func joined() {
    let split = evidence("办结7件，和解9件。", "9件", start: 109, length: 12).split
    #expect(split.before == "办结7件，和解")
    #expect(split.after == "。")
  }

  @Test("A number that is not in its sentence loses nothing of it")
  func absent() {
    #expect(evidence("办结。", "7件", start: 101).split.before == "办结。")
  }

  @Test("The place is named in both languages")
  func section() {
    let evidence = evidence("办结7件。", "7件", start: 102)
    #expect(SentenceView.section(evidence, .zh) == "第一部分 · 五是调解")
    #expect(SentenceView.section(evidence, .en) == "Part 1 · 五是调解")
  }

  @Test("Every figure of the project's report is found in its sentence")
  func report() throws {
    let publication = try ProjectFiles.publication.get()
    for observation in publication.observations {
      for evidence in observation.evidence {
        let (before, after) = evidence.split
        #expect(before + evidence.asWritten + after == evidence.sentence, "\(observation.id)")
      }
    }
    #expect(publication.observations.count > 60)
  }
}

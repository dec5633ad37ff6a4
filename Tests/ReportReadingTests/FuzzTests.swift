import Foundation
import Indicators
import ReportReading
import TestSupport
import Testing

/// Reports spoilt at random. `GONGSHI_FUZZ_ITERATIONS` sets how many (a longer run before a release),
/// `GONGSHI_FUZZ_SEED` which.
@Suite("Spoilt reports")
struct FuzzTests {
  private let reader: ReportReader
  private let period: Period

  init() throws {
    reader = ReportReader(catalogue: try ProjectFiles.catalogue.get())
    period = try Samples.period(2021)
  }

  private static func setting(_ name: String, default value: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init) ?? value
  }

  private func sources() throws -> [[UInt8]] {
    let folder = "Tests/ReportReadingTests/Gold/reports"
    let names = try FileManager.default.contentsOfDirectory(
      atPath: ProjectFiles.root.appending(path: folder).path)
    return try [ProjectFiles.report()]
      + names.filter { !$0.hasSuffix(".csv") }.sorted().map {
        try ProjectFiles.bytes("\(folder)/\($0)")
      }
  }

  @Test("Any bytes give figures that quote the text, or an error with the line; never a crash")
  func mutations() throws {
    let seed = Self.setting("GONGSHI_FUZZ_SEED", default: 2021)
    let iterations = Self.setting("GONGSHI_FUZZ_ITERATIONS", default: 60)
    var mutator = ReportMutator(try sources(), seed: UInt64(truncatingIfNeeded: seed))
    var read = 0
    for iteration in 0..<iterations {
      let bytes = mutator.next()
      let note = "seed \(seed), iteration \(iteration)"
      do {
        try expectSound(reader.read(bytes, area: "370404", period: period), of: bytes, note)
        read += 1
      } catch let error as ReadingError {
        expectLine(error, in: bytes, note)
        // Repaired, it is read.
        let repaired = Array(String(decoding: bytes, as: UTF8.self).utf8).filter { $0 != 0 }
        guard let reading = try? reader.read(repaired, area: "370404", period: period) else {
          continue
        }
        try expectSound(reading, of: repaired, note)
        read += 1
      }
    }
    #expect(read * 2 >= iterations)
  }

  /// What holds for every reading, whatever the text.
  private func expectSound(_ reading: Reading, of bytes: [UInt8], _ note: String) throws {
    let publication = reading.publication
    #expect(Array(publication.report.text.utf8) == bytes, "\(note)")
    let text = Array(publication.report.text.unicodeScalars)
    func words(_ start: Int, _ end: Int) -> String? {
      guard 0 <= start, start < end, end <= text.count else { return nil }
      return String(String.UnicodeScalarView(text[start..<end]))
    }
    var last = (start: 0, words: "")
    for (index, figure) in publication.figures.enumerated() {
      let evidence = figure.evidence
      #expect(figure.number == index + 1, "\(note)")
      #expect(words(evidence.start, evidence.end) == evidence.asWritten, "\(note)")
      #expect(evidence.sentenceStart <= evidence.start, "\(note)")
      #expect(
        evidence.start >= last.start,
        "\(note): “\(evidence.asWritten)” stands before “\(last.words)” in the text")
      last = (evidence.start, evidence.asWritten)
      #expect((figure.reason == nil) == (figure.reading != nil), "\(note)")
      if let quantity = figure.reading?.quantity {
        #expect(quantity.value.isFinite, "\(note)")
        #expect(quantity.lowerBound.map { $0 <= quantity.value } ?? true, "\(note)")
        #expect(quantity.upperBound.map { $0 >= quantity.value } ?? true, "\(note)")
      }
    }
    for observation in publication.observations {
      #expect((observation.origin == .derived) == observation.evidence.isEmpty, "\(note)")
    }
    #expect(
      Set(publication.observations.map(\.id)).count == publication.observations.count, "\(note)")
    #expect(try reader.read(bytes, area: "370404", period: period) == reading, "\(note)")
  }

  private func expectLine(_ error: ReadingError, in bytes: [UInt8], _ note: String) {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).count
    switch error {
    case .notUTF8(let line), .notText(let line), .tooManyNumbers(_, let line):
      #expect((1...lines).contains(line), "\(note)")
    case .empty, .tooLarge: break
    case .noArea, .noCode, .ambiguousArea, .noPeriod: Issue.record("\(note): both were given")
    }
  }

  @Test("The same seed gives the same texts")
  func repeatable() throws {
    var first = ReportMutator(try sources(), seed: 7)
    var second = ReportMutator(try sources(), seed: 7)
    for _ in 0..<20 { #expect(first.next() == second.next()) }
  }
}

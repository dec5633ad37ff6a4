import Packing
import TestSupport
import Testing

/// Read back by the programs that the formats come from.
@Suite("Content codings")
struct ContentEncoderTests {
  private static let text = Array(
    String(repeating: "收到行政复议申请39件，审结25件。", count: 20_000).utf8)

  private func decoded(_ bytes: [UInt8], _ coding: ContentCoding) throws -> [UInt8] {
    let (program, arguments) =
      switch coding {
      case .gzip: ("gzip", ["-dc"])
      case .br: ("brotli", ["-dc"])
      case .zstd: ("zstd", ["-dcq"])
      }
    let output = try Program.run(program, arguments, input: bytes)
    #expect(output.status == 0)
    return output.output
  }

  @Test("A body comes back as it was", arguments: ContentCoding.allCases)
  func whole(coding: ContentCoding) throws {
    for body in [[], [65], Self.text] {
      let coded = try coding.encode(body)
      #expect(try decoded(coded, coding) == body)
    }
    #expect(try coding.encode(Self.text).count < Self.text.count / 20)
  }

  @Test("Piece by piece is the same body", arguments: ContentCoding.allCases)
  func pieces(coding: ContentCoding) throws {
    let encoder = try ContentEncoder(coding)
    var coded: [UInt8] = []
    for start in stride(from: 0, to: Self.text.count, by: 7919) {
      coded += try encoder.encode([])
      coded += try encoder.encode(Array(Self.text[start...].prefix(7919)))
    }
    coded += try #require(try encoder.finish())
    #expect(try encoder.finish() == nil)
    #expect(try decoded(coded, coding) == Self.text)
  }

  @Test("What cannot be made smaller comes back too", arguments: ContentCoding.allCases)
  func noise(coding: ContentCoding) throws {
    var state: UInt64 = 42
    let noise = (0..<500_000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
    #expect(try decoded(coding.encode(noise), coding) == noise)
  }
}

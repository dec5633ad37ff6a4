import Testing

@testable import ReportReading

@Suite("Chinese numerals")
struct ChineseNumeralTests {
  @Test(
    arguments: [
      ("零", 0), ("三", 3), ("两", 2), ("十", 10), ("十二", 12), ("四十", 40), ("一百零五", 105),
      ("三百二十一", 321), ("两千", 2000), ("万", 10_000), ("两万五千", 25_000), ("十万", 100_000),
      ("一百二十万", 1_200_000), ("三亿", 300_000_000), ("一亿二千万", 120_000_000), ("五千万", 50_000_000),
      ("万亿", 1_000_000_000_000), ("一亿零三百", 100_000_300),
      ("二〇二一", 2021), ("百", 100), ("千", 1000),
    ])
  func haveAValue(_ text: String, _ value: Int) {
    #expect(ChineseNumeral.value(of: Array(text.unicodeScalars)) == value)
  }

  @Test(arguments: ["", "十百", "一件", "二三百"])
  func orNone(_ text: String) {
    #expect(ChineseNumeral.value(of: Array(text.unicodeScalars)) == nil)
  }

  @Test(arguments: [("万", 10_000), ("千万", 10_000_000), ("亿", 100_000_000), ("百万", 1_000_000)])
  func multiply(_ text: String, _ factor: Int) {
    #expect(ChineseNumeral.multiplier(Array(text.unicodeScalars)) == factor)
  }
}

import Foundation
import Indicators
import TestSupport
import Testing

@testable import Pages

@Suite("Numbers as people read them")
struct NumberTextTests {
  private let catalogue: Catalogue

  init() throws { catalogue = try ProjectFiles.catalogue.get() }

  private func text(
    _ quantity: Quantity, _ asWritten: String, _ unit: String, _ language: Language
  ) -> String {
    NumberText(quantity, asWritten: asWritten, unit: catalogue.unit(unit), language: language).text
  }

  @Test(
    "As the report writes them, in Chinese",
    arguments: [
      (Quantity(value: 41, qualifier: .exact), "41 件", "case", "41件"),
      (Quantity(value: 1301, qualifier: .exact), "1301 项", "item", "1,301项"),
      (Quantity(value: 12_345_678, qualifier: .exact), "12345678 件", "case", "12,345,678件"),
      (Quantity(value: 177_000, qualifier: .exact, precision: 1000), "17.7 万件", "case", "约17.7万件"),
      (Quantity(value: 160_000, qualifier: .atLeast), "16 万余人", "person", "16万余人"),
      (Quantity(value: 50_000_000, qualifier: .atLeast), "5000 余万元", "yuan", "5,000余万元"),
      (Quantity(value: 230_000_000, qualifier: .about), "2.3 亿元", "yuan", "约2.3亿元"),
      (Quantity(value: 2950, qualifier: .atLeast), "2950 余名", "person", "2,950余人"),
      (Quantity(value: 80, qualifier: .atLeast), "80", "case", "至少80件"),
      (Quantity(value: 5, qualifier: .atMost), "5 天", "day", "不超过5天"),
      (Quantity(value: 600, qualifier: .near), "600 件", "case", "近600件"),
      (Quantity(value: 0.5, qualifier: .exact), "0.5 个", "workday", "0.5个工作日"),
      (Quantity(value: 96.7, qualifier: .exact), "96.7%", "percent", "96.7%"),
      (Quantity(value: -3, qualifier: .exact), "-3 件", "case", "−3件"),
    ])
  func chinese(quantity: Quantity, asWritten: String, unit: String, expected: String) {
    #expect(text(quantity, asWritten, unit, .zh) == expected)
  }

  @Test(
    "In full, in English",
    arguments: [
      (Quantity(value: 1, qualifier: .exact), "1 件", "case", "1 case"),
      (Quantity(value: 41, qualifier: .exact), "41 件", "case", "41 cases"),
      (
        Quantity(value: 177_000, qualifier: .exact, precision: 1000), "17.7 万件", "case",
        "≈177,000 cases"
      ),
      (Quantity(value: 160_000, qualifier: .atLeast), "16 万余人", "person", "≥160,000 people"),
      (Quantity(value: 26, qualifier: .exact), "26 个", "piece", "26"),
      (Quantity(value: 3, qualifier: .exact), "3 条", "entry", "3 entries"),
      (Quantity(value: 96.7, qualifier: .exact), "96.7%", "percent", "96.7%"),
      (Quantity(value: 600, qualifier: .near), "600 件", "case", "nearly 600 cases"),
    ])
  func english(quantity: Quantity, asWritten: String, unit: String, expected: String) {
    #expect(text(quantity, asWritten, unit, .en) == expected)
  }
}

import Foundation
import TestSupport
import Testing

@testable import Indicators

@Suite("The project's catalogue")
struct CatalogueTests {
  private let catalogue: Catalogue

  init() throws {
    catalogue = try ProjectFiles.catalogue.get()
  }

  @Test("It is valid and holds what the report needs")
  func valid() {
    #expect(catalogue.themes.map(\.order) == Array(1...11))
    #expect(catalogue.indicators.filter { $0.origin == .reported }.count >= 67)
    #expect(catalogue.indicators.filter { $0.origin == .derived }.count >= 7)
    #expect(catalogue.area("370404")?.aliases == ["峰城区", "峯城区"])
    #expect(catalogue.ancestors(of: "370404") == ["370400", "370000"])
    #expect(catalogue.checks.count >= 9)
  }

  @Test("Every code can be a part of a URL, and leads to its entry")
  func codes() {
    for indicator in catalogue.indicators {
      #expect(Catalogue.isCode(indicator.code))
      #expect(catalogue.indicator(indicator.code) == indicator)
      #expect(catalogue.unit(indicator.unit) != nil)
      #expect(catalogue.theme(indicator.theme) != nil)
    }
    #expect(catalogue.indicator("reconsideration-acepted") == nil)
  }

  @Test("Names and definitions are there in both languages")
  func texts() {
    for indicator in catalogue.indicators {
      for text in [indicator.name, indicator.definition] {
        #expect(!text.zh.isEmpty && !text.en.isEmpty, "\(indicator.code)")
      }
    }
  }

  @Test("The fingerprint changes with every file, not with their order")
  func fingerprint() throws {
    let files = try ProjectFiles.catalogueFiles()
    #expect(try Catalogue(files: files.reversed()).fingerprint == catalogue.fingerprint)
    #expect(catalogue.fingerprint.count == 16)
    var edited = files
    edited[0].text += "\n# one more line\n"
    #expect(try Catalogue(files: edited).fingerprint != catalogue.fingerprint)
    let table = try #require(files.firstIndex { $0.name == "areas.csv" })
    edited = files
    edited[table].text += "\n"
    #expect(try Catalogue(files: edited).fingerprint != catalogue.fingerprint)
  }

  @Test(
    "Codes are small letters, digits and hyphens",
    arguments: [
      ("a", true), ("case-1", true), ("", false), ("-a", false), ("a-", false), ("A", false),
      ("a b", false), ("案", false), ("a_b", false), ("a.b", false),
    ])
  func form(text: String, isCode: Bool) {
    #expect(Catalogue.isCode(text) == isCode)
  }

  @Test("An area that is its own ancestor ends the list")
  func circle() throws {
    var files = try ProjectFiles.catalogueFiles()
    let index = try #require(files.firstIndex { $0.name == "areas.yaml" })
    files[index].text += "- code: \"370000\"\n  parent: \"370404\"\n"
    #expect(
      try Catalogue(files: files).ancestors(of: "370404") == ["370400", "370000", "370404"])
  }
}

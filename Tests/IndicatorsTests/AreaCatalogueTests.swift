import Foundation
import TestSupport
import Testing

@testable import Indicators

@Suite("The areas of the catalogue")
struct AreaCatalogueTests {
  private let catalogue: Catalogue

  init() throws {
    catalogue = try ProjectFiles.catalogue.get()
  }

  @Test("All divisions of GB/T 2260 are there")
  func complete() {
    let byLevel = Dictionary(grouping: catalogue.areas, by: \.level)
    #expect(byLevel[.province]?.count == 34)
    #expect(byLevel[.prefecture]?.count ?? 0 >= 333)
    #expect(byLevel[.county]?.count ?? 0 >= 2843)
    #expect(Set(catalogue.areas.map(\.code)).count == catalogue.areas.count)
    #expect(catalogue.areas.map(\.code) == catalogue.areas.map(\.code).sorted())
  }

  @Test(
    "Codes lead to names and to what is above",
    arguments: [
      ("370404", "山东省枣庄市峄城区", "Yicheng District"), ("110105", "北京市朝阳区", "Chaoyang District"),
      ("441900", "广东省东莞市", "Dongguan"), ("442000", "广东省中山市", "Zhongshan"),
      ("460400", "海南省儋州市", "Danzhou"), ("469002", "海南省琼海市", "Qionghai City"),
      ("429021", "湖北省神农架林区", "Shennongjia Forestry District"),
      ("659001", "新疆维吾尔自治区石河子市", "Shihezi City"), ("710000", "台湾省", "Taiwan"),
      ("810000", "香港特别行政区", "Hong Kong"), ("820000", "澳门特别行政区", "Macao"),
      ("622927", "甘肃省临夏回族自治州积石山保安族东乡族撒拉族自治县", nil),
      // Abolished in 2021 and 2019.
      ("330103", "浙江省杭州市下城区", "Xiacheng District"), ("371202", "山东省莱芜市莱城区", nil),
      // Set up in 2024.
      ("653229", "新疆维吾尔自治区和田地区和安县", nil),
    ] as [(String, String, String?)])
  func lookUp(code: String, fullName: String, english: String?) {
    #expect(catalogue.fullName(of: code) == fullName)
    if let english { #expect(catalogue.area(code)?.name.en == english) }
  }

  @Test("Every area is below the one that its code says, or right below its province")
  func parents() throws {
    for area in catalogue.areas {
      #expect(area.level == Area.Level(code: area.code))
      #expect((area.parent == nil) == (area.level == .province), "\(area.code)")
      guard let parent = area.parent else { continue }
      let above = try #require(Area.codeAbove(area.code))
      #expect(parent == (catalogue.area(above) == nil ? area.code.prefix(2) + "0000" : above))
      #expect(!area.name.zh.isEmpty && area.name.en.utf8.first.map { $0 < 0x80 } == true)
    }
  }

  @Test("What is no code leads nowhere", arguments: ["370407", "000000", "", "37040", "峄城区"])
  func unknown(code: String) {
    #expect(catalogue.area(code) == nil)
    #expect(catalogue.ancestors(of: code).isEmpty)
    #expect(catalogue.fullName(of: code).isEmpty)
  }

  private func laidOver(_ entry: String) throws -> Catalogue {
    var files = try ProjectFiles.catalogueFiles()
    let index = try #require(files.firstIndex { $0.name == "areas.yaml" })
    files[index].text += entry
    return try Catalogue(files: files)
  }

  @Test("An entry by hand adds aliases and replaces names")
  func overlay() throws {
    let edited = try laidOver(
      """
      - code: "622927"
        name: {zh: 积石山保安族东乡族撒拉族自治县, en: Jishishan}
        aliases: [积县]
      """)
    #expect(edited.area("622927")?.name.en == "Jishishan")
    #expect(edited.area("622927")?.aliases == ["积石山县", "积县"])
    #expect(edited.area("622927")?.parent == "622900")
    #expect(edited.areas.count == catalogue.areas.count)
  }

  @Test("An area that the table does not have is added, below the one that its code says")
  func addition() throws {
    let edited = try laidOver(
      """
      - code: "370491"
        name: {zh: 枣庄高新区, en: Zaozhuang High-tech Zone}
      - code: "469091"
        name: {zh: 洋浦, en: Yangpu}
      """)
    #expect(edited.fullName(of: "370491") == "山东省枣庄市枣庄高新区")
    #expect(edited.area("370491")?.level == .county)
    #expect(edited.area("469091")?.parent == "460000")
    #expect(edited.areas.count == catalogue.areas.count + 2)
    #expect(edited.areas.map(\.code) == edited.areas.map(\.code).sorted())
  }

  @Test("A spreadsheet's byte order mark and line ends do no harm")
  func spreadsheet() {
    let rows = "\(AreaTable.header)\n370000,山东省,,Shandong,\n370400,枣庄市,370000,Zaozhuang,\n"
    let plain = AreaTable(CatalogueFile(name: "areas.csv", text: rows))
    let saved = AreaTable(
      CatalogueFile(
        name: "areas.csv", text: "\u{FEFF}" + rows.replacingOccurrences(of: "\n", with: "\r\n")))
    #expect(plain.problems.isEmpty && saved.problems.isEmpty)
    #expect(plain.areas.count == 2)
    #expect(saved.areas == plain.areas)
    #expect(saved.lines == ["370000": 2, "370400": 3])
  }

  @Test("Nothing and anything is told, and no table ends the process")
  func anything() {
    let empty = AreaTable(CatalogueFile(name: "areas.csv", text: AreaTable.header))
    #expect(empty.problems.map(\.description) == ["areas.csv:1: the file has no areas"])
    for text in [
      "", "\n", "\r", ",", "\u{FEFF}", "\0,,,,\n\"", String(repeating: ",\n", count: 999),
    ] {
      #expect(!AreaTable(CatalogueFile(name: "areas.csv", text: text)).problems.isEmpty)
    }
  }
}

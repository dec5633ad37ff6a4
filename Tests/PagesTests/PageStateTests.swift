import Indicators
import Testing

@testable import Pages

@Suite("Addresses of pages")
struct PageStateTests {
  private let state = PageState(
    language: .en, asked: .en, area: "370404", period: "2021", scheme: .dark, path: "/compare",
    items: [("indicator", "a,b"), ("tab", "table")])

  @Test("Another page keeps the choices, and not what is of this page alone")
  func link() {
    #expect(state.link("/themes/x") == "/themes/x?area=370404&lang=en&period=2021&theme=dark")
    #expect(
      state.link("/search", [("q", "复 议&")], at: "found")
        == "/search?area=370404&lang=en&period=2021&q=%E5%A4%8D%20%E8%AE%AE%26&theme=dark#found")
    #expect(state.link("/", [("lang", "zh")]) == "/?area=370404&lang=zh&period=2021&theme=dark")
  }

  @Test("This page keeps everything but what changes")
  func here() {
    #expect(
      state.here([("tab", nil)])
        == "/compare?area=370404&indicator=a,b&lang=en&period=2021&theme=dark")
    #expect(
      state.here([("theme", "light"), ("i", "a.b")])
        == "/compare?area=370404&i=a.b&indicator=a,b&lang=en&period=2021&tab=table&theme=light")
    #expect(
      state.here([("period", nil), ("area", nil)])
        == "/compare?indicator=a,b&lang=en&tab=table&theme=dark")
  }

  @Test("What was not asked for is not in an address")
  func plain() {
    let state = PageState(
      language: .zh, asked: nil, area: nil, period: nil, scheme: nil, path: "/", items: [])
    #expect(state.here() == "/")
    #expect(state.link("/docs") == "/docs")
  }
}

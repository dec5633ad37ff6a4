import TestSupport
import Testing

@testable import IndicatorService

@Suite("What was written, on pages")
struct PagesWritingTests {
  private let writer: Writer

  init() throws { writer = try Writer() }

  private func page(_ target: String) throws -> String { try writer.client.get(target).text }

  @Test("Commitments show their state in a word, and settled ones what shows it")
  func ledger() throws {
    let before = try page("/?lang=zh")
    let all = before.matches(of: /<p class="state open">进行中<\/p>/).count
    #expect(all > 10)
    #expect(before.contains("<span class=\"state open\">进行中 \(all)</span>"))
    #expect(before.contains("href=\"/v1/commitments?area=370404&amp;period=2021\""))
    let body =
      #"{"state": "met", "text": "已建成 <b>", "links": ["https://example.cn/a?b", "/source"]}"#
    #expect(try writer.settle(body).status == 200)
    #expect(
      try writer.settle(
        #"{"state": "missed", "text": "x"}"#, "370404-2021.commitment.2"
      ).status == 200)
    let after = try page("/?lang=zh")
    #expect(after.contains("<span class=\"state met\">已兑现 1</span>"))
    #expect(after.contains("<span class=\"state missed\">未兑现 1</span>"))
    #expect(after.contains("<span class=\"state open\">进行中 \(all - 2)</span>"))
    let told = "<span class=\"note\" lang=\"zh-Hans\">已建成 &lt;b&gt;</span>"
    #expect(after.contains("<p class=\"state met\">已兑现\(told)"))
    #expect(after.contains("<a href=\"https://example.cn/a?b\" rel=\"nofollow\">example.cn</a>"))
    #expect(after.contains("<a href=\"/source\" rel=\"nofollow\">/source</a>"))
    #expect(after.matches(of: /<p class="state open">/).count == all - 2)
    #expect(try page("/?lang=en").contains("<span class=\"state met\">met 1</span>"))
    #expect(try page("/?view=print&lang=zh").contains("<span class=\"state met\">已兑现</span>"))
    #expect(try page("/source/370404-2021?lang=zh").contains(">承诺 · 已兑现</span>"))
  }

  @Test("A corrected figure is marked wherever it stands, and says why")
  func correction() throws {
    let pages = [
      "/?lang=zh", "/?view=print&lang=zh", "/?view=wall&lang=zh", "/themes/disputes?lang=zh",
      "/indicators?lang=zh", "/indicators/reconsideration-accepted?lang=zh",
      "/compare?indicator=reconsideration-accepted&lang=zh",
      "/embed/reconsideration-accepted?lang=zh",
    ]
    let mark = "<small class=\"corrected\">更正</small></a>"
    for target in pages { #expect(try !page(target).contains("corrected\""), "\(target)") }
    #expect(try writer.patch(#"{"value": 28, "reason": "漏计 <一件>"}"#).status == 200)
    for target in pages { #expect(try page(target).contains(mark), "\(target)") }
    let panel = try page("/?i=\(Writer.observation)&lang=zh")
    #expect(panel.contains("原因：<span lang=\"zh-Hans\">漏计 &lt;一件&gt;"))
    #expect(panel.contains("<dd>已更正，报告原文是另一个值</dd>"))
    let history = try page("/indicators/reconsideration-accepted?tab=source&lang=zh")
    #expect(history.contains("28件 <span class=\"corrected\">更正</span></td>"))
    #expect(history.contains("现行 · <span lang=\"zh-Hans\">漏计 &lt;一件&gt;</span></td>"))
    let source = try page("/source/370404-2021?lang=zh")
    #expect(source.contains("27 件</a><small class=\"corrected\" lang=\"zh-Hans\">更正为28件</small>"))
  }

  @Test("The first page stays light", arguments: ["/", "/?lang=en"])
  func weight(target: String) throws {
    #expect(try writer.client.get(target).body.count < 100_000)
  }
}

import Foundation
import IndicatorStore
import Indicators
import Pages
import Representations

extension PageCall {
  /// `/?view=print`: what a year's report says, on two pages of paper.
  ///
  /// - Parameter home: the first page of this year and area.
  func handout(_ home: HomePage, figureCount: Int) -> Answer {
    var onScreen = state
    onScreen.area = area?.code
    onScreen.period = period?.description
    let made = call.view.release?.madeAt ?? Date()
    let handout = HandoutPage(
      home, figureCount: figureCount,
      date: made.formatted(.iso8601.year().month().day().dateSeparator(.dash)),
      site: call.site.address, state: onScreen)
    return answer(
      "handout", handout, title: language == .zh ? "年度概览" : "The year on two pages",
      summary: home.headline, twins: twins("/v1/observations"))
  }
}

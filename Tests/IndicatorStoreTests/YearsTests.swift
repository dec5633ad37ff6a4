import Foundation
import IndicatorStore
import Indicators
import ReportReading
import TestSupport
import Testing

@Suite("Reports of several years")
struct YearsTests {
  private let temporary: TemporaryStore
  private static let received = "reconsideration-applications-received"
  private static let texts = [
    2021: "收到行政复议申请39件，受理27件。办理法律援助案件120件。",
    2022: "收到行政复议申请由42件增至60件，受理30件。办理法律援助案件1300件。",
    2023: "收到行政复议申请61件，受理40件。办理法律援助案件1301件。",
  ]

  init() throws {
    temporary = try TemporaryStore()
  }

  @discardableResult
  private func publish(_ year: Int, _ text: String? = nil) throws -> Release? {
    let text = "# 峄城区\(year)年法治政府建设报告\n\n一、情况\n\(text ?? Self.texts[year] ?? "")\n"
    let reading = try ReportReader(catalogue: temporary.catalogue).read(Array(text.utf8))
    return try temporary.store.publish(reading.publication, by: "tests", reason: "because")
  }

  private func checks(_ query: CheckQuery = CheckQuery()) throws -> [CheckResult] {
    try temporary.store.view { try $0.checks(query, catalogue: temporary.catalogue) }
      .filter { ["jump-between-years", "year-before-as-reported"].contains($0.check) }
  }

  private func observation(_ id: String) throws -> PublishedObservation? {
    try temporary.store.view { try $0.observation(id) }
  }

  @Test(
    "Whatever the order in which they come, both checks and the revision are there",
    arguments: [[2021, 2022, 2023], [2023, 2022, 2021], [2022, 2021, 2023]])
  func order(years: [Int]) throws {
    for year in years { try publish(year) }
    let results = try checks()
    #expect(
      results.map { "\($0.report) \($0.check) \($0.result)" } == [
        "370404-2021 jump-between-years notApplicable",
        "370404-2021 year-before-as-reported notApplicable",
        "370404-2022 jump-between-years fail", "370404-2022 year-before-as-reported fail",
        "370404-2023 jump-between-years pass", "370404-2023 year-before-as-reported notApplicable",
      ])
    #expect(results.dropFirst(2).first?.operands.map(\.value) == [120, 1300])
    #expect(
      results.first { $0.result == .fail && $0.check == "year-before-as-reported" }?
        .operands.map(\.value) == [39, 42])

    let revised = try #require(try observation("\(Self.received).370404.2021"))
    #expect(revised.observation.quantity.value == 39)
    #expect(revised.supersededBy == nil)
    #expect(revised.observation.evidence.map(\.report) == ["370404-2021", "370404-2022"])
    #expect(revised.observation.evidence.map(\.role) == [nil, .previous])
    #expect(revised.observation.evidence.map(\.asWritten) == ["39件", "42件"])
    let text = try #require(try temporary.store.view { try $0.report("370404-2022") }).report.text
    let later = try #require(revised.observation.evidence.dropFirst().first)
    #expect(
      String(String.UnicodeScalarView(Array(text.unicodeScalars)[later.start..<later.end]))
        == later.asWritten)
    for id in ["\(Self.received).370404.2022", "reconsideration-accepted.370404.2021"] {
      #expect(try observation(id)?.observation.evidence.count == 1)
    }
  }

  @Test("Lists, newest ones and streams carry the same evidence as the single observation")
  func everywhere() throws {
    for year in [2021, 2022] { try publish(year) }
    var query = ObservationQuery()
    query.indicators = [Self.received]
    query.periods = [PeriodRange(try Samples.period(2021))]
    let (list, latest) = try temporary.store.view {
      (try $0.observations(query, limit: 10).elements, try $0.latestObservations(query))
    }
    let stream = try temporary.store.snapshot().observations(query).next()
    for observations in [list, latest, stream] {
      #expect(observations.map { $0.observation.evidence.count } == [2])
    }
  }

  @Test("A report is as published, whatever a later one says of it")
  func again() throws {
    for year in [2021, 2022] { try publish(year) }
    #expect(try publish(2021) == nil)
    #expect(try publish(2022) == nil)
  }

  @Test("A corrected later report takes its statement back")
  func corrected() throws {
    for year in [2021, 2022] { try publish(year) }
    try publish(2022, "收到行政复议申请由39件增至60件，受理30件。")
    #expect(try observation("\(Self.received).370404.2021")?.observation.evidence.count == 1)
    #expect(try checks().suffix(2).map(\.result) == [.pass, .pass])
  }

  @Test("Nothing is compared over a gap, or with a year that is not there")
  func gap() throws {
    for year in [2021, 2023] { try publish(year) }
    #expect(try checks().map(\.result) == Array(repeating: .notApplicable, count: 4))
  }

  @Test("The filters of checks hold for these too")
  func filters() throws {
    for year in [2021, 2022, 2023] { try publish(year) }
    var failed = CheckQuery()
    failed.results = [.fail]
    #expect(try checks(failed).count == 2)
    failed.periods = [PeriodRange(try Samples.period(2023))]
    #expect(try checks(failed).isEmpty)
    failed.periods = [PeriodRange(try Samples.period(2022))]
    #expect(try checks(failed).count == 2)
    var elsewhere = CheckQuery()
    elsewhere.areas = ["370400"]
    #expect(try checks(elsewhere).isEmpty)
  }

  @Test("Series and derived rates go over the years")
  func series() throws {
    for year in [2022, 2023, 2021] { try publish(year) }
    var query = ObservationQuery()
    for (indicator, values) in [
      Self.received: ["39", "60", "61"], "reconsideration-acceptance-rate": ["69.2", "50", "65.6"],
    ] {
      query.indicators = [indicator]
      let series = try temporary.store.view { try $0.observations(query, limit: 10).elements }
      #expect(series.map(\.observation.period.year) == [2021, 2022, 2023])
      #expect(series.map { $0.observation.quantity.value.description } == values)
    }
  }
}

import HTTPTypes
import IndicatorStore
import Indicators
import MicroHTTP
import ReportReading
import Representations

extension ReportEndpoints {
  /// `PUT /v1/reports/{id}`: a report is read, and all that it says is published as one release.
  static let publishing = Write(
    summary: "Read a report and publish what it says as one release", scope: .publish,
    mediaTypes: ["text/markdown", "text/plain"], body: nil, parameters: [.dryRun, .reason],
    answer: "Publication", exists: { view, path in try view.hasReport(path[0]) }
  ) { call in
    let id = call.path[0]
    let reading = try call.reading(of: id)
    return { change in
      let view = try change.view
      let isNew = try !view.hasReport(id)
      let changes = try change.publish(
        reading.publication, reason: call.reason("published over HTTP"))
      let number = changes.release?.number ?? view.release?.number ?? 0
      let document = PublicationDocument(
        changes.publication, number: number, isTrial: call.isTrial,
        hasChanged: changes.release != nil, added: changes.added, changed: changes.changed,
        gone: changes.gone, findings: reading.findings, catalogue: call.catalogue)
      let isCreated = isNew && !call.isTrial
      return try WriteAnswer(
        status: isCreated ? .created : .ok, document,
        location: isCreated ? "/v1/reports/\(id)" : nil)
    }
  }

  /// `DELETE /v1/reports/{id}`: a report is withdrawn; what it said stays in earlier states.
  static let withdrawing = Write(
    summary: "Withdraw a report; asOf still gives what it said", scope: .publish, mediaTypes: [],
    body: nil, parameters: [.dryRun, .reason], answer: "Withdrawal",
    exists: { view, path in try view.hasReport(path[0]) }
  ) { call in
    let id = call.path[0]
    return { change in
      let keys = try change.view.reportKeys().map(\.report)
      guard
        let release = try change.withdraw(
          report: id, reason: call.reason("withdrawn over HTTP"))
      else { throw Problem.unknown("report", id, among: keys) }
      return try WriteAnswer(WithdrawalDocument(release, isTrial: call.isTrial))
    }
  }
}

extension WriteCall {
  /// What the body says, which must be the report that the path names.
  fileprivate func reading(of id: String) throws -> Reading {
    let parts = id.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let period = Period(parts[1]) else {
      throw Problem.refused(
        "“\(id)” is no id of a report; an area's code and a year, such as 370404-2021, would be right"
      )
    }
    guard catalogue.area(parts[0]) != nil else {
      throw Problem.unknown("area", parts[0], among: catalogue.areas.map(\.code))
    }
    let reading = try read(area: parts[0], period: period)
    let own = reading.publication.report.id
    guard own == id else {
      throw Problem.unreadableReport(
        "the text is the report \(own) by its heading, and the address names \(id); "
          + "PUT /v1/reports/\(own), or the text of \(id), would be right")
    }
    guard !reading.publication.observations.isEmpty else {
      throw Problem.unreadableReport(
        "the text has no figure that an indicator of the catalogue claims; a yearly report would be right",
        errors: reading.findings.map {
          .init(parameter: "body", value: nil, detail: $0.detail, suggestions: [])
        })
    }
    return reading
  }

  /// What the heading names counts; what it leaves open, the path names.
  private func read(area: String, period: Period) throws -> Reading {
    let reader = reader
    var given: (area: String?, period: Period?) = (nil, nil)
    while true {
      do throws(ReadingError) {
        return try reader.read(request.body, area: given.area, period: given.period)
      } catch {
        switch error {
        case .noArea, .noCode, .ambiguousArea:
          guard given.area == nil else { throw Problem.unreadableReport("\(error)") }
          given.area = area
        case .noPeriod:
          guard given.period == nil else { throw Problem.unreadableReport("\(error)") }
          given.period = period
        case .empty, .tooLarge, .tooManyNumbers, .notUTF8, .notText:
          throw Problem.unreadableReport("\(error)")
        }
      }
    }
  }
}

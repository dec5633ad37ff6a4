import Foundation
import HTTPTypes
import IndicatorStore
import Indicators
import MicroHTTP
import Representations

/// `/v1/observations`: all that the filters choose, and one with its evidence.
enum ObservationEndpoints {
  static let routes = [
    Route(
      "/v1/observations", "Observations, flat", .list("Observation"),
      parameters: Parameter.observationFilters + [.limit, .cursor] + Parameter.observationView,
      formats: Format.ofLists
    ) { call in
      try call.page(call.parameters.observationQuery)
    },
    Route(
      "/v1/observations/{id}", "One observation with its evidence", .one("Observation"),
      parameters: [.asOf], writes: [.patch: correcting]
    ) { call in
      try .json(ObservationDocument(try call.observation()))
    },
    Route(
      "/v1/observations/{id}/citation", "How to cite an observation", .text("text/plain"),
      parameters: [.style, .asOf], formats: []
    ) { call in
      try call.citation()
    },
    Route(
      "/v1/observations/{id}/history", "Every value that was ever published for an observation",
      .list("Observation")
    ) { call in
      let history = try call.view.history(call.path[0])
      if history.isEmpty { _ = try call.observation() }
      return try call.list(history.map { ObservationDocument($0) })
    },
  ]
}

extension Call {
  /// How the observation is cited. It names the day, so that it is not kept.
  fileprivate func citation() throws -> Answer {
    let published = try observation()
    guard let release = view.release,
      let report = try view.report(published.observation.report)?.report
    else { throw Problem.internal }
    let citation = Citation(
      published, report: report, release: release,
      address: "\(site.address)/v1/observations/\(published.observation.id)?asOf=\(release.number)",
      today: Date(), catalogue: catalogue)
    return Answer(
      mediaType: "text/plain; charset=utf-8",
      body: .bytes(Array((citation.text(parameters.style ?? .gbt7714) + "\n").utf8)),
      freshness: .never)
  }

  /// The observation that the path names.
  func observation() throws -> PublishedObservation {
    let id = path[0]
    guard let observation = try view.observation(id) else {
      throw Problem.unknown("observation", id, among: try view.observationIDs(like: id))
    }
    return observation
  }
}

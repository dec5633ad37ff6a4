import HTTPTypes
import IndicatorStore
import Indicators
import MicroHTTP
import Representations

/// `/v1/releases`: what changed, when; the newest first. As JSON all that is asked for, as a feed a page of it.
enum ReleaseEndpoint {
  static let route = Route(
    "/v1/releases", "What was published, when", .list("Release"),
    parameters: [.since, .before, .lang], formats: [.json, .atom]
  ) { call in
    let parameters = call.parameters
    let before = parameters.before ?? .max
    guard call.format == .atom else {
      return try call.list(
        try call.view.releases(since: parameters.since, before: before).map(ReleaseDocument.init))
    }
    var releases = try call.view.releases(
      since: parameters.since, before: before, limit: AtomFeed.mostEntries + 1)
    let hasMore = releases.count > AtomFeed.mostEntries
    releases = Array(releases.prefix(AtomFeed.mostEntries))
    let next = hasMore ? releases.last.map { address(parameters, before: $0.number) } : nil
    let feed = AtomFeed(
      releases, newest: call.view.release, own: address(parameters, before: parameters.before),
      next: next, site: call.site, version: call.version, language: call.language)
    var answer = Answer(mediaType: AtomFeed.mediaType, body: .bytes(feed.encode()))
    answer.fields[.contentLanguage] = call.language.rawValue
    if let next { answer.addLink(next, "next") }
    return answer
  }

  /// The feed before a release, whichever way it was asked for.
  private static func address(_ parameters: Parameters, before: Int?) -> String {
    let items = [
      before.map { "before=\($0)" }, parameters.language.map { "lang=\($0)" },
      parameters.since > 0 ? "since=\(parameters.since)" : nil,
    ].compactMap(\.self)
    return "/v1/releases.atom" + (items.isEmpty ? "" : "?" + items.joined(separator: "&"))
  }
}

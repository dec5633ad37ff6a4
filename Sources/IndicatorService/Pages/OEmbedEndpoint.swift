import HTTPTypes
import Indicators
import MicroHTTP
import Pages
import Representations

/// `/oembed`: how an address of this service is embedded (oEmbed 1.0).
enum OEmbedEndpoint {
  static let route = Route(
    "/oembed", "How a page of this service is embedded (oEmbed)", .one("OEmbed"),
    parameters: [.url, .maxwidth, .maxheight, .format], formats: []
  ) { call in
    guard call.parameters.formatName ?? "json" == "json" else {
      // As oEmbed has it (2.3.4).
      throw Problem(
        status: .notImplemented, code: "no-such-embed-format", title: "Not in this format",
        detail: "Only format=json is answered here.",
        errors: [
          .init(
            parameter: "format", value: call.parameters.formatName,
            detail: "unknown value; json would be right", suggestions: ["json"])
        ])
    }
    return try .json(try call.embedding())
  }
}

/// What oEmbed answers for something that is a piece of HTML.
struct OEmbedDocument: Encodable, Sendable {
  let type = "rich"
  let version = "1.0"
  let title: String
  let html: String
  /// In CSS pixels.
  let width: Int
  let height: Int
  let providerName = "Gongshi 公示"
  let providerURL: String
  /// In seconds.
  let cacheAge = 3600
  let thumbnailURL: String?
  let thumbnailWidth: Int?
  let thumbnailHeight: Int?

  enum CodingKeys: String, CodingKey {
    case type, version, title, html, width, height
    case providerName = "provider_name"
    case providerURL = "provider_url"
    case cacheAge = "cache_age"
    case thumbnailURL = "thumbnail_url"
    case thumbnailWidth = "thumbnail_width"
    case thumbnailHeight = "thumbnail_height"
  }
}

extension Call {
  /// The size of a frame, and of its picture.
  private static let frame = (width: 640, height: 420)
  private static let picture = (width: 1200, height: 675)

  fileprivate func embedding() throws -> OEmbedDocument {
    guard let address = parameters.url else {
      throw Problem.badParameters([
        .init(
          parameter: "url", value: nil,
          detail: "is missing; url=\(site.address)/indicators/… would be right", suggestions: [])
      ])
    }
    let (code, query) = try embeddable(address)
    let name = catalogue.chart(code)?.name ?? catalogue.indicator(code)?.name
    let title = name?[Language(rawValue: query.first { $0.name == "lang" }?.value ?? "") ?? .zh]
    let width = min(Self.frame.width, parameters.maxWidth ?? .max)
    let height = min(Self.frame.height, parameters.maxHeight ?? .max)
    let items = query.sorted { $0.name < $1.name }
      .map { "\($0.name)=\(PageState.encoded($0.value))" }.joined(separator: "&")
    let suffix = items.isEmpty ? "" : "?\(items)"
    let source = "\(site.address)/embed/\(code)\(suffix)"
    let hasPicture =
      Self.picture.width <= parameters.maxWidth ?? .max
      && Self.picture.height <= parameters.maxHeight ?? .max
    return OEmbedDocument(
      title: title ?? code,
      html:
        "<iframe src=\"\(source.replacing("&", with: "&amp;"))\" title=\"\(Self.escaped(title ?? code))\" width=\"\(width)\" height=\"\(height)\"></iframe>",
      width: width, height: height, providerURL: site.address,
      thumbnailURL: hasPicture ? "\(site.address)/charts/\(code).png\(suffix)" : nil,
      thumbnailWidth: hasPicture ? Self.picture.width : nil,
      thumbnailHeight: hasPicture ? Self.picture.height : nil)
  }

  /// The code that an address of this service shows, with what of its query chooses the figures.
  private func embeddable(
    _ address: String
  ) throws -> (code: String, query: [(name: String, value: String)]) {
    let own =
      address.hasPrefix(site.address + "/")
      ? String(address.dropFirst(site.address.count)) : address
    let target =
      own.hasPrefix("/") ? try? RequestTarget(raw: String(own.prefix { $0 != "#" })) : nil
    let segments = target?.segments ?? []
    guard let target, segments.count == 2, ["indicators", "charts", "embed"].contains(segments[0])
    else { throw noEmbedding(of: address) }
    let code = String(segments[1].prefix { $0 != "." })
    guard
      catalogue.indicator(code) != nil
        || (segments[0] != "indicators" && catalogue.chart(code) != nil)
    else { throw noEmbedding(of: address) }
    let carried = Set(Parameter.ofPages.map(\.rawValue))
    return (
      code,
      target.query.compactMap { item in
        item.value.flatMap { carried.contains(item.name) ? (item.name, $0) : nil }
      }
    )
  }

  private func noEmbedding(of address: String) -> Problem {
    Problem(
      status: .notFound, code: "no-embedding", title: "Nothing to embed",
      detail:
        "There is nothing to embed at this address; that of an indicator or a chart would be right.",
      errors: [
        .init(
          parameter: "url", value: String(address.prefix(Parameters.longestEcho)),
          detail: "no address of an indicator, a chart or an embedded page of this service",
          suggestions: ["\(site.address)/indicators/"])
      ])
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
  }
}

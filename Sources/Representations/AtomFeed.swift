import Foundation
public import Indicators

/// Releases as an Atom feed (RFC 4287): an entry for each, the newest first. A feed that goes on in another
/// document has a link to it (RFC 5005, 3).
public struct AtomFeed: Sendable {
  public static let mediaType = "application/atom+xml; charset=utf-8"

  /// How many releases one document has at most.
  public static let mostEntries = 100

  private let releases: [Release]
  private let newest: Release?
  private let own: String
  private let next: String?
  private let site: Site
  private let version: String
  private let language: Language

  /// - Parameters:
  ///   - releases: those of this document.
  ///   - newest: the newest of all.
  ///   - own: the path and query of this document.
  ///   - next: those of the document with the releases before; nil where there are none.
  public init(
    _ releases: [Release], newest: Release?, own: String, next: String?, site: Site,
    version: String, language: Language
  ) {
    self.releases = releases
    self.newest = newest
    self.own = own
    self.next = next
    self.site = site
    self.version = version
    self.language = language
  }

  public func encode() -> [UInt8] {
    // A feed was changed at some time, also one that nothing has happened in yet.
    let updated = newest?.madeAt ?? Date(timeIntervalSince1970: 0)
    var children = [
      XMLElement("id", text: site.address + "/v1/releases.atom"),
      XMLElement("title", text: words("公示：历次发布", "Gongshi: releases")),
      XMLElement("updated", text: Timestamp.text(updated)),
      author("Gongshi"),
      XMLElement(
        "generator", ["uri": site.address + "/v1", "version": version], text: "Gongshi"),
      XMLElement("rights", text: site.licence),
      link("license", site.licenceAddress),
      link("self", site.address + own, "application/atom+xml"),
      link("alternate", site.address + "/", "text/html"),
      link("alternate", site.address + "/v1/releases", "application/json"),
    ]
    if let next { children.append(link("next", site.address + next, "application/atom+xml")) }
    let feed = XMLElement(
      "feed", ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language.rawValue],
      children + releases.map(entry))
    return Array(feed.document.utf8)
  }

  /// What a release was stays as it is, and so does its entry. Its address is that of the list that has it.
  private func entry(_ release: Release) -> XMLElement {
    let number = release.number
    let changes = words(
      "改动观测值 \(release.changes) 个。", "Observations changed: \(release.changes).")
    return XMLElement(
      "entry",
      [
        XMLElement("id", text: site.address + "/v1/releases#\(number)"),
        XMLElement(
          "title",
          text: words("第 \(number) 次发布：", "Release \(number): ") + release.report),
        XMLElement("updated", text: Timestamp.text(release.madeAt)),
        XMLElement("published", text: Timestamp.text(release.madeAt)),
        author(release.by),
        link("alternate", site.address + "/source/\(release.report)", "text/html"),
        link(
          "related",
          site.address + "/v1/observations?asOf=\(number)&report=\(release.report)",
          "application/json"),
        XMLElement("summary", text: release.reason + "\n" + changes),
      ])
  }

  private func author(_ name: String) -> XMLElement {
    XMLElement("author", [XMLElement("name", text: name)])
  }

  private func link(_ relation: String, _ address: String, _ type: String? = nil) -> XMLElement {
    XMLElement("link", ["rel": relation, "type": type, "href": address])
  }

  private func words(_ zh: String, _ en: String) -> String {
    BilingualText(zh: zh, en: en)[language]
  }
}

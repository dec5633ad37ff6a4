import Foundation
public import Indicators

/// A Frictionless data package (Data Package 2): the observations with all that is needed to understand
/// them, in one zip archive.
public struct DataPackage: Sendable {
  public static let mediaType = "application/zip"

  /// Gives the next piece of a file; nil at its end.
  public typealias Pieces = @Sendable () throws -> [UInt8]?

  /// A table of the package, as CSV.
  public struct Resource: Sendable {
    let name: String
    let title: BilingualText
    let schema: JSONNode
    let header: [UInt8]
    /// Begins to make its rows, when its turn comes.
    let open: @Sendable () throws -> Pieces

    var path: String { "\(name).csv" }

    /// - Parameters:
    ///   - references: columns whose values are the key of another resource.
    ///   - rows: begins to give its rows, some at a time; none at the end.
    public init<Row>(
      _ name: String, _ title: BilingualText, _ table: Table<Row>,
      references: KeyValuePairs<String, (resource: String, column: String)> = [:],
      rows: @escaping @Sendable () throws -> @Sendable () throws -> [Row]
    ) {
      let csv = CSVRepresentation(table)
      self.init(name, title, table, references: references) {
        let rows = try rows()
        return {
          let some = try rows()
          return some.isEmpty ? nil : some.flatMap(csv.row)
        }
      }
    }

    /// - Parameters:
    ///   - references: columns whose values are the key of another resource.
    ///   - pieces: begins to give its rows as CSV.
    public init<Row>(
      _ name: String, _ title: BilingualText, _ table: Table<Row>,
      references: KeyValuePairs<String, (resource: String, column: String)> = [:],
      pieces: @escaping @Sendable () throws -> Pieces
    ) {
      self.name = name
      self.title = title
      header = CSVRepresentation(table).header
      schema = table.tableSchema(references: references)
      open = pieces
    }
  }

  let site: Site
  let release: Release
  /// What the data were chosen by, as the address that gives them again.
  let origin: String
  let resources: [Resource]
  /// The reports whose texts come with them. The table `reports` leads there: thousands of texts as
  /// resources of their own would make a descriptor that few programs read.
  let reports: [String]
  let text: @Sendable (_ report: String) throws -> String

  public init(
    site: Site, release: Release, origin: String, resources: [Resource], reports: [String],
    text: @escaping @Sendable (_ report: String) throws -> String
  ) {
    self.reports = reports
    self.text = text
    self.site = site
    self.release = release
    self.origin = origin
    self.resources = resources
  }

  static func path(ofReport id: String) -> String { "reports/\(id).md" }

  public static let title = BilingualText(
    zh: "法治政府建设指标", en: "Indicators of rule-of-law government construction")

  /// The descriptor, which knows what the files came to.
  ///
  /// - Parameter sums: size and SHA-256 of each resource, in their order.
  func descriptor(_ sums: [Checksum]) -> JSONNode {
    [
      "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
      "name": .string("gongshi-release-\(release.number)"),
      "id": .string(origin),
      "title": .string(Self.title.zh),
      "description": .string(Self.title.en),
      "homepage": .string(site.address),
      "version": .string("\(release.number).0.0"),
      "created": .string(release.madeAt.formatted(.iso8601)),
      "licenses": [["name": .string(site.licence), "path": .string(site.licenceAddress)]],
      "sources": .array(sources),
      "resources": .array(
        zip(resources, sums).map { resource, sum in
          [
            "name": .string(resource.name), "path": .string(resource.path), "type": "table",
            "title": .string(resource.title.zh), "description": .string(resource.title.en),
            "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
            "bytes": .number(.init(sum.bytes)), "hash": .string("sha256:\(sum.sha256)"),
            "schema": resource.schema,
          ]
        }),
    ]
  }

  private var sources: [JSONNode] {
    guard reports.count <= Self.mostSources else {
      return [["title": .string("法治政府建设年度报告 \(reports.count) 份"), "path": "reports.csv"]]
    }
    return reports.map {
      ["title": .string("法治政府建设年度报告 \($0)"), "path": .string(Self.path(ofReport: $0))]
    }
  }

  private static let mostSources = 100

  /// For people who open the archive.
  var readme: String {
    let files = resources.map {
      "- `\($0.path)`: \($0.title.zh) / \($0.title.en)"
    }
    return """
      # \(Self.title.zh) / \(Self.title.en)

      公示第 \(release.number) 次发布，\(release.madeAt.formatted(.iso8601))。
      Release \(release.number) of Gongshi.

      来源 / From: <\(origin)>
      许可 / Licence: [\(site.licence)](\(site.licenceAddress))

      \(files.joined(separator: "\n"))
      - `reports/`: 报告原文 / the reports' texts
      - `datapackage.json`: 各列说明 / what each column holds (Data Package 2)
      - `SHA256SUMS`: 校验和 / checksums (`sha256sum -c SHA256SUMS`)

      每个数值都附有单位、精确程度、上下限及其原句。
      Every value comes with its unit, how exact it is, its bounds, and the sentence that it comes from.

      """
  }
}

import Foundation
public import Indicators

/// What programs are told of a table, in the words of two standards.
extension Table {
  /// The description that stands beside a CSV file (CSV on the Web, W3C 2015).
  ///
  /// - Parameters:
  ///   - address: The CSV's, seen from the description's.
  ///   - title: What the table is.
  public func csvOnTheWeb(
    address: String, title: BilingualText, site: Site, release: Release?, language: Language
  ) -> JSONNode {
    var schema: [String: JSONNode] = [
      "columns": .array(
        columns.map { column in
          [
            // The header has the names: a label of its own would not match it.
            "name": .string(column.name), "titles": .string(column.name),
            "dc:description": .bilingual(column.meaning),
            "datatype": .string(column.kind.csvOnTheWeb), "required": .bool(column.isRequired),
          ]
        })
    ]
    if key.allSatisfy({ name in columns.contains { $0.name == name } }) {
      schema["primaryKey"] = .strings(key)
    }
    var fields: [String: JSONNode] = [
      "@context": ["http://www.w3.org/ns/csvw", ["@language": .string(language.rawValue)]],
      "url": .string(address),
      "dc:title": .bilingual(title),
      "dc:license": ["@id": .string(site.licenceAddress)],
      "dialect": ["header": true, "encoding": "utf-8"],
      "tableSchema": .object(schema),
    ]
    if let release {
      fields["dc:issued"] = .string(release.madeAt.formatted(.iso8601))
    }
    return .object(fields)
  }

  /// The schema of a resource (Data Package 2, Table Schema).
  ///
  /// - Parameter references: columns whose values are the key of another resource.
  func tableSchema(references: KeyValuePairs<String, (resource: String, column: String)>)
    -> JSONNode
  {
    var schema: [String: JSONNode] = [
      "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
      "fields": .array(
        columns.map { column in
          var field: [String: JSONNode] = [
            "name": .string(column.name), "type": .string(column.kind.rawValue),
            "title": .string(column.meaning.zh), "description": .string(column.meaning.en),
          ]
          if column.isRequired { field["constraints"] = ["required": true] }
          return .object(field)
        }),
      "primaryKey": .strings(key),
    ]
    // The standard knows no empty list of them.
    if !references.isEmpty {
      schema["foreignKeys"] = .array(
        references.map { name, target in
          [
            "fields": [.string(name)],
            "reference": [
              "resource": .string(target.resource), "fields": [.string(target.column)],
            ],
          ]
        })
    }
    return .object(schema)
  }
}

extension Column.Kind {
  fileprivate var csvOnTheWeb: String {
    switch self {
    case .string, .integer: rawValue
    case .number: "decimal"
    case .year: "gYear"
    }
  }
}

extension JSONNode {
  /// A text in both languages, as JSON-LD writes it.
  fileprivate static func bilingual(_ text: BilingualText) -> JSONNode {
    [
      ["@value": .string(text.zh), "@language": "zh"],
      ["@value": .string(text.en), "@language": "en"],
    ]
  }
}

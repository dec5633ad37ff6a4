import Foundation
import Indicators
import Representations

/// The description of the interface (OpenAPI 3.1), made from the table of routes, so that the two cannot
/// part.
struct OpenAPIDocument {
  let routes: [Route]
  let catalogue: Catalogue
  let reports: [String]
  /// The areas that there is something about.
  let areas: [String]
  let release: Int
  let version: String

  var node: JSONNode {
    var schemas = Schema.all
    schemas["AreaCode"] = [
      "type": "string",
      "description":
        "The code of an area with data; every other one of GB/T 2260 is known as well.",
      "enum": .strings(areas),
    ]
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Gongshi", "version": .string(version),
        "summary": "The figures of yearly reports on rule-of-law government construction",
        "description":
          "Every figure with its unit, how exact it is, and the sentence that it comes from.",
      ],
      "servers": [["url": "/"]],
      "paths": .object(Dictionary(uniqueKeysWithValues: routes.map { ($0.path, path($0)) })),
      "components": [
        "schemas": .object(schemas),
        "responses": .object(
          Dictionary(
            uniqueKeysWithValues: Self.problems.map { code, description in
              (
                code,
                [
                  "description": .string(description),
                  "content": ["application/problem+json": ["schema": Schema.reference("Problem")]],
                ] as JSONNode
              )
            })),
      ],
    ]
  }

  private static let problems = [
    "400": "A parameter or the request is not understood; the problem says what would be right.",
    "404": "There is no such thing; the problem has the nearest ones.",
    "405": "Not possible here; `Allow` has what is.",
    "406": "None of the formats that there are is accepted.",
    "503": "Not now; `Retry-After` says when.",
  ]

  private func path(_ route: Route) -> JSONNode {
    let variables = route.variables.map { name -> JSONNode in
      [
        "name": .string(name), "in": "path", "required": true,
        "schema": pathSchema(name, of: route),
        "example": .string(Self.examples[route.path] ?? "370404-2021"),
      ]
    }
    let parameters = route.parameters.map { parameter -> JSONNode in
      var fields: [String: JSONNode] = [
        "name": .string(parameter.rawValue), "in": "query",
        "description": .string(parameter.meaning),
        "schema": parameter.schema(
          route, catalogue: catalogue, reports: reports, release: release),
        "example": parameter.example(route),
      ]
      if parameter == .url { fields["required"] = true }
      if parameter.isList {
        fields["style"] = "form"
        fields["explode"] = false
      }
      return .object(fields)
    }
    return [
      "get": [
        "operationId": .string(Self.operation(route.path)), "summary": .string(route.summary),
        "parameters": .array(variables + parameters), "responses": responses(route),
      ]
    ]
  }

  private func pathSchema(_ name: String, of route: Route) -> JSONNode {
    if route.path.hasPrefix("/v1/areas") { return Schema.reference("AreaCode") }
    return ["type": "string", "minLength": 1, "pattern": "^[a-z0-9.-]*[a-z0-9-]$"]
  }

  private func responses(_ route: Route) -> JSONNode {
    var responses: [String: JSONNode] = [
      "200": ["description": .string(route.summary), "content": content(route)],
      "400": Self.problem("400"), "405": Self.problem("405"), "503": Self.problem("503"),
    ]
    if !route.variables.isEmpty { responses["404"] = Self.problem("404") }
    if !route.formats.isEmpty { responses["406"] = Self.problem("406") }
    return .object(responses)
  }

  private static func problem(_ code: String) -> JSONNode {
    ["$ref": .string("#/components/responses/\(code)")]
  }

  private func content(_ route: Route) -> JSONNode {
    var content: [String: JSONNode] = [:]
    switch route.shape {
    case .one(let name): content["application/json"] = ["schema": Schema.reference(name)]
    case .list(let name): content["application/json"] = ["schema": Schema.list(name)]
    case .text(let type): content[type] = ["schema": ["type": "string"]]
    case .document(let type): content[type] = ["schema": ["type": "object"]]
    case .binary(let type): content[type] = [:]
    case .page: break
    }
    for format in route.formats where format != .json {
      content[format.mediaType] = format.isBinary ? [:] : ["schema": ["type": "string"]]
    }
    return .object(content)
  }

  /// /v1/indicators/{code}/observations: getIndicatorsCodeObservations.
  private static func operation(_ path: String) -> String {
    "get"
      + path.split { !$0.isLetter && !$0.isNumber }.map {
        $0.prefix(1).uppercased() + $0.dropFirst()
      }
      .joined()
  }

  /// What the variable segments stand for in examples.
  static let examples = [
    "/v1/themes/{code}": "disputes", "/v1/areas/{code}": "370404",
    "/v1/indicators/{code}": "reconsideration-accepted",
    "/v1/indicators/{code}/observations": "reconsideration-accepted",
    "/v1/observations/{id}": "reconsideration-accepted.370404.2021",
    "/v1/observations/{id}/citation": "reconsideration-accepted.370404.2021",
    "/v1/observations/{id}/history": "reconsideration-accepted.370404.2021",
    "/charts/{code}": "reconsideration",
  ]
}

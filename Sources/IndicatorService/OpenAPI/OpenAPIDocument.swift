import Foundation
import HTTPTypes
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
        "securitySchemes": [
          "token": [
            "type": "http", "scheme": "bearer",
            "description": "A token of gongshi token create, with the scope that is named.",
          ]
        ],
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
    "401": "A token is needed, or this one is not valid; `WWW-Authenticate` says which.",
    "403": "The token does not allow this; the problem names the scope that it lacks.",
    "404": "There is no such thing; the problem has the nearest ones.",
    "405": "Not possible here; `Allow` has what is.",
    "406": "None of the formats that there are is accepted.",
    "412": "The state is not the one that the precondition names.",
    "413": "The body is too large.",
    "415": "The body is not of a type that is read here; `Accept` has those.",
    "422": "What is understood, and cannot be done; the problem says why.",
    "429": "Too many attempts with tokens failed; `Retry-After` says when to try again.",
    "501": "Not in this format (oEmbed 1.0).",
    "503": "Not now; `Retry-After` says when.",
  ]

  private func path(_ route: Route) -> JSONNode {
    let variables = variables(of: route)
    var operations: [String: JSONNode] = ["get": reading(route, variables)]
    for (method, write) in route.writes {
      operations[method.rawValue.lowercased()] = writing(route, method.rawValue, write, variables)
    }
    return .object(operations)
  }

  private func variables(of route: Route) -> [JSONNode] {
    route.variables.map { name -> JSONNode in
      [
        "name": .string(name), "in": "path", "required": true,
        "schema": pathSchema(name, of: route),
        "example": .string(Self.examples[route.path] ?? "370404-2021"),
      ]
    }
  }

  private func query(_ parameters: [Parameter], _ route: Route) -> [JSONNode] {
    parameters.map { parameter -> JSONNode in
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
  }

  private func reading(_ route: Route, _ variables: [JSONNode]) -> JSONNode {
    var operation: [String: JSONNode] = [
      "operationId": .string(Self.operation("get", route.path)),
      "summary": .string(route.summary),
      "parameters": .array(variables + query(route.parameters, route)),
      "responses": responses(route),
    ]
    if let scope = route.scope { operation["security"] = Self.security(scope) }
    return .object(operation)
  }

  private func writing(
    _ route: Route, _ method: String, _ write: Write, _ variables: [JSONNode]
  ) -> JSONNode {
    var operation: [String: JSONNode] = [
      "operationId": .string(Self.operation(method.lowercased(), route.path)),
      "summary": .string(write.summary),
      "description": .string("Needs a token with the scope \(write.scope.rawValue)."),
      "security": Self.security(write.scope),
      "parameters": .array(variables + query(write.parameters, route) + Self.conditions),
      "responses": responses(write),
    ]
    if !write.mediaTypes.isEmpty { operation["requestBody"] = Self.body(of: write) }
    return .object(operation)
  }

  /// What a token must allow: roles, as OpenAPI 3.1 calls them.
  private static func security(_ scope: AccessToken.Scope) -> JSONNode {
    [["token": [.string(scope.rawValue)]]]
  }

  private static let conditions: [JSONNode] = [
    (
      "If-Match", #"^(\*|(W/)?"[!#-~]*")$"#,
      "The ETag of a GET of the same path: nothing is done if that has changed."
    ),
    (
      "Idempotency-Key", "^[!-~]+$",
      "A word of the client's own; a repeat within 24 hours gets the same answer."
    ),
  ].map { name, pattern, meaning in
    [
      "name": .string(name), "in": "header", "description": .string(meaning),
      "schema": [
        "type": "string", "minLength": 1, "maxLength": 255, "pattern": .string(pattern),
      ],
    ]
  }

  /// The example stands with the media type that is meant first.
  private static func body(of write: Write) -> JSONNode {
    let schema = write.body.map(Schema.reference) ?? ["type": "string", "minLength": 1]
    let content = write.mediaTypes.map { type in
      var fields: [String: JSONNode] = ["schema": schema]
      if type == write.mediaTypes.first { fields["example"] = write.body.flatMap { bodies[$0] } }
      return (type, JSONNode.object(fields))
    }
    return ["required": true, "content": .object(Dictionary(uniqueKeysWithValues: content))]
  }

  private func responses(_ write: Write) -> JSONNode {
    let content: JSONNode = ["application/json": ["schema": Schema.reference(write.answer)]]
    var responses: [String: JSONNode] = [
      "200": ["description": .string(write.summary), "content": content]
    ]
    if write.answer == "Publication" {
      responses["201"] = ["description": "The report is new.", "content": content]
    }
    for code in ["400", "401", "403", "404", "405", "412", "413", "415", "422", "429", "503"] {
      responses[code] = Self.problem(code)
    }
    return .object(responses)
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
    if route.scope != nil {
      for code in ["401", "403", "429"] { responses[code] = Self.problem(code) }
    }
    if route.parameters.contains(.url) {
      for code in ["404", "501"] { responses[code] = Self.problem(code) }
    }
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
  private static func operation(_ method: String, _ path: String) -> String {
    method
      + path.split { !$0.isLetter && !$0.isNumber }.map {
        $0.prefix(1).uppercased() + $0.dropFirst()
      }
      .joined()
  }

  /// What is sent in examples, by the schema.
  static let bodies: [String: JSONNode] = [
    "Correction": ["value": 28, "reason": "One case was left out."],
    "NewState": [
      "state": "met", "text": "The district was named a model in 2022.",
      "links": ["https://example.cn/model"],
    ],
  ]

  /// What the variable segments stand for in examples.
  static let examples = [
    "/v1/themes/{code}": "disputes", "/v1/areas/{code}": "370404",
    "/v1/indicators/{code}": "reconsideration-accepted",
    "/v1/indicators/{code}/observations": "reconsideration-accepted",
    "/v1/observations/{id}": "reconsideration-accepted.370404.2021",
    "/v1/observations/{id}/citation": "reconsideration-accepted.370404.2021",
    "/v1/observations/{id}/history": "reconsideration-accepted.370404.2021",
    "/v1/statements/{id}": "370404-2021.commitment.1",
    "/v1/statements/{id}/state": "370404-2021.commitment.1",
    "/charts/{code}": "reconsideration",
  ]
}

import Foundation
import HTTPTypes
import Indicators
import Representations
import TestSupport
import Testing

@testable import IndicatorService

@Suite("The description of the interface")
struct OpenAPITests {
  private let client: Client

  init() throws { client = try Client.shared() }

  private func document() throws -> JSONValue { try client.json("/openapi.json") }

  @Test("It has all routes with all their parameters, and no others")
  func routes() throws {
    let document = try document()
    #expect(document["openapi"]?.string == "3.1.0")
    #expect(document["paths"]?.keys == Set(KnownRoutes.described.map(\.path)))
    for route in KnownRoutes.described {
      let get = try #require(document["paths"]?[route.path]?["get"])
      let names = try #require(get["parameters"]).elements.compactMap { $0["name"]?.string }
      #expect(names == route.variables + route.parameters.map(\.rawValue), "\(route.path)")
      #expect(get["summary"]?.string == route.summary)
    }
    let operations = KnownRoutes.described.compactMap {
      document["paths"]?[$0.path]?["get"]?["operationId"]?.string
    }
    #expect(Set(operations).count == KnownRoutes.described.count)
  }

  @Test("Every example has an answer", arguments: KnownRoutes.open.map(\.path))
  func examples(path: String) throws {
    let parameters = try #require(
      document()["paths"]?[path]?["get"]?["parameters"]
    ).elements
    var target = path
    for parameter in parameters where parameter["in"]?.string == "path" {
      let name = try #require(parameter["name"]?.string)
      target = target.replacing("{\(name)}", with: try #require(parameter["example"]?.string))
    }
    target += KnownRoutes.required[path] ?? ""
    #expect(try client.get(target).status == 200)
    let join = target.contains("?") ? "&" : "?"
    for parameter in parameters
    where parameter["in"]?.string == "query" && parameter["required"] == nil {
      let name = try #require(parameter["name"]?.string)
      let example = try #require(parameter["example"])
      let value = try #require(
        Self.text(example).addingPercentEncoding(withAllowedCharacters: .alphanumerics))
      // A cursor is of a list in a certain order.
      let order = name == "cursor" ? "&sort=-value" : ""
      let reply = try client.get("\(target)\(join)\(name)=\(value)\(order)")
      #expect(reply.status == 200, "\(target)?\(name)=\(value): \(reply.text.prefix(300))")
    }
  }

  private static func text(_ example: JSONValue) -> String {
    switch example {
    case .array(let elements): elements.map(text).joined(separator: ",")
    case .number(let number): "\(number)"
    case .bool(let truth): "\(truth)"
    default: example.string ?? ""
    }
  }

  @Test("Answers have the fields that their schemas name", arguments: KnownRoutes.open.map(\.path))
  func schemas(path: String) throws {
    let document = try document()
    let content = document["paths"]?[path]?["get"]?["responses"]?["200"]?["content"]
    guard let schema = content?["application/json"]?["schema"] else { return }
    let target =
      path.replacing(/\{[a-z]+\}/, with: OpenAPIDocument.examples[path] ?? "370404-2021")
      + (KnownRoutes.required[path] ?? "")
    let faults = faults(of: try client.json(target), by: schema, in: document, at: path)
    #expect(faults == [])
  }

  @Test("What is written has its operations, with the scope, the body and every problem")
  func writing() throws {
    let document = try document()
    var found: [String] = []
    for route in KnownRoutes.described {
      for (method, write) in route.writes {
        let name = method.rawValue.lowercased()
        let operation = try #require(document["paths"]?[route.path]?[name])
        found.append("\(name) \(route.path)")
        #expect(operation["security"]?[0]?["token"]?.strings == [write.scope.rawValue])
        #expect(operation["description"]?.string?.contains(write.scope.rawValue) == true)
        #expect(
          operation["requestBody"]?["content"]?.keys ?? [] == Set(write.mediaTypes))
        let codes = operation["responses"]?.keys ?? []
        #expect(codes.isSuperset(of: ["200", "401", "403", "412", "415", "422", "429"]))
      }
    }
    #expect(
      Set(found) == [
        "put /v1/reports/{id}", "delete /v1/reports/{id}", "patch /v1/observations/{id}",
        "put /v1/statements/{id}/state",
      ])
    #expect(document["components"]?["securitySchemes"]?["token"]?["scheme"]?.string == "bearer")
  }

  @Test("Every example of what is sent is taken, with its first media type")
  func sentExamples() throws {
    let document = try document()
    let writer = try Writer()
    for route in KnownRoutes.described {
      for (method, write) in route.writes {
        guard let body = write.body, let type = write.mediaTypes.first else { continue }
        let example = try #require(OpenAPIDocument.bodies[body])
        let operation = document["paths"]?[route.path]?[method.rawValue.lowercased()]
        let described = operation?["requestBody"]?["content"]?[type]?["example"]
        let bytes = try JSONRepresentation.encode(example)
        #expect(try described == JSONValue(bytes))
        let target = route.path.replacing("{id}", with: OpenAPIDocument.examples[route.path] ?? "")
        let text = String(decoding: bytes, as: UTF8.self)
        let reply = try writer.send(method, target, text, type: type)
        #expect(reply.status == 200, "\(target): \(reply.text)")
      }
    }
    #expect(try writer.release == 3)
  }

  @Test("What writing answers has the fields that its schemas name")
  func writtenSchemas() throws {
    let document = try document()
    let writer = try Writer()
    func faults(_ reply: Client.Reply, _ schema: String) throws -> [String] {
      #expect(reply.status == 200)
      let named = try #require(document["components"]?["schemas"]?[schema])
      return try self.faults(of: reply.json(), by: named, in: document, at: schema)
    }
    let patch = try writer.patch(#"{"value": 28, "reason": "test"}"#)
    #expect(try faults(patch, "Observation") == [])
    let state = try writer.settle(#"{"state": "met", "text": "x"}"#)
    #expect(try faults(state, "StatementState") == [])
    #expect(try faults(writer.client.get("/v1/commitments"), "Commitments") == [])
    let changed = try writer.put(report: try Writer.changedReport())
    #expect(try changed.json()["changed"]?.elements.isEmpty == false)
    #expect(try faults(changed, "Publication") == [])
    #expect(try faults(writer.send(.delete, "/v1/reports/370404-2021"), "Withdrawal") == [])
    let audit = try writer.send(.get, "/v1/audit").json()["data"]?.elements ?? []
    #expect(audit.count == 6)
    let entry = try #require(document["components"]?["schemas"]?["AuditEntry"])
    for line in audit {
      #expect(self.faults(of: line, by: entry, in: document, at: "audit") == [])
    }
  }

  /// Fields that are missing, or that the schema does not know, all the way down.
  private func faults(
    of value: JSONValue, by schema: JSONValue, in document: JSONValue, at place: String
  ) -> [String] {
    if let name = schema["$ref"]?.string?.split(separator: "/").last {
      guard let named = document["components"]?["schemas"]?[String(name)] else {
        return ["\(place): no schema \(name)"]
      }
      return faults(of: value, by: named, in: document, at: place)
    }
    if let elements = schema["items"] {
      return value.elements.enumerated().flatMap {
        faults(of: $1, by: elements, in: document, at: "\(place)[\($0)]")
      }
    }
    guard let properties = schema["properties"] else { return [] }
    let required = Set(schema["required"]?.strings ?? [])
    return required.subtracting(value.keys).map { "\(place): no \($0)" }
      + value.keys.flatMap { name in
        properties[name].map { property in
          faults(of: value[name] ?? .null, by: property, in: document, at: "\(place).\(name)")
        } ?? ["\(place): \(name) is unknown"]
      }
  }
}

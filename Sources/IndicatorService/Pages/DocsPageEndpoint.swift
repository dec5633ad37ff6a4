import Indicators
import Pages
import Representations

/// `/docs`: the interface as a page, made from the document that `/openapi.json` is.
enum DocsPageEndpoint {
  static let routes = [
    Route.page("/docs", "The interface: how to ask, cite and add") { page in
      try page.docs(nil)
    },
    Route.page("/docs/{group}", "Routes of one kind, or the schemas") { page in
      try page.docs(page.call.path[0])
    },
  ]

  /// The page of the schemas.
  static let schemas = "schemas"
}

extension PageCall {
  fileprivate func docs(_ group: String?) throws -> Answer {
    let document = try call.description.node
    let reading = DocsReading(document, site: call.site.address, state: state)
    let groups = reading.groups(here: group)
    let known = groups.map(\.code) + [DocsPageEndpoint.schemas]
    if let group, !known.contains(group) {
      throw Problem.unknown("group", group, among: known)
    }
    let docs = DocsPage(
      groups: groups, isSchemas: group == DocsPageEndpoint.schemas, schemas: reading.schemas,
      problems: ProblemText.all.map {
        .init(code: $0.code, status: $0.status, meaning: $0.meaning[language], state: state)
      }, site: call.site.address, version: call.version,
      citation:
        "/v1/observations/\(OpenAPIDocument.examples["/v1/observations/{id}"] ?? "")/citation",
      state: state)
    let zh = language == .zh
    let name = zh ? "数据接口" : "Data interface"
    return answer(
      "docs", docs, title: group.map { "\(name) · \($0)" } ?? name,
      summary: zh ? "接口说明，附可运行的示例" : "The interface, with examples that run",
      twins: [.init(name: "OpenAPI", type: "application/json", href: "/openapi.json")])
  }
}

/// Reads the description of the interface.
struct DocsReading {
  private let document: JSONNode
  private let site: String
  private let state: PageState
  private let words: DocsWords

  init(_ document: JSONNode, site: String, state: PageState) {
    self.document = document
    self.site = site
    self.state = state
    words = DocsWords(state.language)
  }

  /// By the first segment that tells them apart.
  func groups(here: String?) -> [DocsPage.Group] {
    let paths = document["paths"]?.fields ?? [:]
    let groups = Dictionary(grouping: paths.keys, by: Self.group)
    return groups.map { code, paths in
      DocsPage.Group(
        code: code, name: words.name(ofGroup: code),
        routes: paths.sorted().flatMap { routes($0, group: code) }, here: here, state: state)
    }
    .sorted { ($0.code == "service" ? 1 : 0, $0.code) < ($1.code == "service" ? 1 : 0, $1.code) }
  }

  /// /v1/export.csv: export; /healthz: service.
  private static func group(_ path: String) -> String {
    let segments = path.split(separator: "/").map(String.init)
    let plain = segments.first == "v1" ? Array(segments.dropFirst()) : segments
    guard let first = plain.first, segments.first == "v1" || plain.count > 1 else {
      return "service"
    }
    return String(first.prefix { $0 != "." })
  }

  /// Reading first, then what writes.
  private func routes(_ path: String, group: String) -> [DocsPage.Route] {
    ["get", "put", "patch", "delete"].compactMap { method in
      document["paths"]?[path]?[method].map {
        route(path, method.uppercased(), $0, group: group)
      }
    }
  }

  private func route(
    _ path: String, _ method: String, _ operation: JSONNode, group: String
  ) -> DocsPage.Route {
    let parameters = operation["parameters"]?.elements ?? []
    let content = operation["responses"]?["200"]?["content"]?.fields ?? [:]
    let schema = content["application/json"]?["schema"]
    let reference = (schema?["properties"]?["data"]?["items"] ?? schema)?["$ref"]?.name
    let target = target(path, parameters)
    let scope = operation["security"]?.elements.first?["token"]?.elements.first?.string
    let sent = operation["requestBody"]?["content"]?.fields ?? [:]
    return DocsPage.Route(
      DocsPage.Call(
        method: method, site: site, target: target, answer: Self.answer(content, target),
        needsToken: scope != nil, body: Self.body(sent)),
      path: path, group: group, summary: words.text(operation["summary"]?.string ?? ""),
      scope: scope, parameters: parameters.map(parameter), sentTypes: sent.keys.sorted(),
      sentSchema: sent.values.first?["schema"]?["$ref"]?.name, formats: content.keys.sorted(),
      schema: reference, state: state)
  }

  /// The example of what is sent; a report has none but a file.
  private static func body(_ content: [String: JSONNode]) -> DocsPage.Call.Body? {
    if let (type, media) = content.first(where: { $0.value["example"] != nil }) {
      let text = media["example"].flatMap { try? JSONRepresentation.encode($0) } ?? []
      return .json(String(decoding: text, as: UTF8.self), type: type)
    }
    return content.keys.min().map { .file("report.md", type: $0) }
  }

  private static func answer(
    _ content: [String: JSONNode], _ target: String
  ) -> DocsPage.Call.Answer {
    if content.keys.contains(where: { $0.hasSuffix("json") }) { return .json }
    if content.values.contains(where: { $0.fields.isEmpty }) {
      let path = target.prefix { $0 != "?" }
      let name = path.split(separator: "/").last.map(String.init) ?? "answer"
      return .file(name.contains(".") ? name : "answer")
    }
    return .text
  }

  /// An address that has an answer: what must be given, and the first filter.
  private func target(_ path: String, _ parameters: [JSONNode]) -> String {
    var path = path
    var items: [String] = []
    for parameter in parameters {
      let name = parameter["name"]?.string ?? ""
      let example = Self.text(parameter["example"])
      if parameter["in"]?.string == "path" {
        path = path.replacing("{\(name)}", with: example)
      } else if parameter["required"] == true || items.isEmpty && Self.opening.contains(name) {
        items.append("\(name)=\(PageState.encoded(example))")
      }
    }
    return items.isEmpty ? path : "\(path)?\(items.sorted().joined(separator: "&"))"
  }

  /// Parameters that make good examples.
  private static let opening: Set<String> = [
    "indicator", "theme", "kind", "class", "result", "since", "period", "style", "dryRun",
  ]

  private func parameter(_ node: JSONNode) -> DocsPage.Parameter {
    let schema = node["schema"]
    let isList = schema?["type"]?.string == "array"
    let one = isList ? schema?["items"] : schema
    let values = one?["enum"]?.elements.compactMap(\.string) ?? []
    let isPath = node["in"]?.string == "path"
    return DocsPage.Parameter(
      name: node["name"]?.string ?? "", isPath: isPath, isField: node["in"]?.string == "header",
      isRequired: isPath || node["required"] == true,
      meaning: words.text(node["description"]?.string ?? "In the path."),
      type: words.text(isList ? "list" : one?["type"]?.string ?? "code"),
      values: values.count <= Self.mostValues ? values : [],
      standard: one?["default"].map(Self.text), example: Self.text(node["example"]))
  }

  private static let mostValues = 14

  private static func text(_ node: JSONNode?) -> String {
    switch node {
    case .string(let text): text
    case .number(let number): "\(number)"
    case .bool(let truth): "\(truth)"
    case .array(let elements): elements.map(text).joined(separator: ",")
    default: ""
    }
  }

  var schemas: [DocsPage.Schema] {
    let all = document["components"]?["schemas"]?.fields ?? [:]
    return all.keys.sorted().compactMap { name in
      guard let schema = all[name] else { return nil }
      let required = Set(schema["required"]?.elements.compactMap(\.string) ?? [])
      let fields = (schema["properties"]?.fields ?? [:]).sorted { $0.key < $1.key }
      return DocsPage.Schema(
        name: name, meaning: words.text(schema["description"]?.string ?? ""),
        fields: fields.map { field, schema in
          let type = type(schema)
          return DocsPage.Field(
            name: field, type: type.text, typeHref: type.reference.map { "#schema-\($0)" },
            isOptional: !required.contains(field),
            meaning: words.text(schema["description"]?.string ?? ""))
        })
    }
  }

  private func type(_ schema: JSONNode) -> (text: String, reference: String?) {
    if let reference = schema["$ref"]?.name { return (reference, reference) }
    if let items = schema["items"] {
      let one = type(items)
      return ("\(one.text)[]", one.reference)
    }
    if let words = schema["enum"]?.elements.compactMap(\.string) {
      return (words.joined(separator: " | "), nil)
    }
    if let options = schema["oneOf"]?.elements {
      let types = options.map(type)
      return (types.map(\.text).joined(separator: " | "), types.compactMap(\.reference).first)
    }
    if let constant = schema["const"]?.string { return ("“\(constant)”", nil) }
    switch schema["type"] {
    case .string(let type): return (type, nil)
    case .array(let types): return (types.compactMap(\.string).joined(separator: " | "), nil)
    default: return ("object", nil)
    }
  }
}

extension JSONNode {
  subscript(_ key: String) -> JSONNode? { fields[key] }

  /// Of an object; empty for anything else.
  var fields: [String: JSONNode] {
    if case .object(let fields) = self { fields } else { [:] }
  }

  /// Of an array; empty for anything else.
  var elements: [JSONNode] {
    if case .array(let elements) = self { elements } else { [] }
  }

  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// What a reference names: `#/components/schemas/Figure`.
  fileprivate var name: String? { string?.split(separator: "/").last.map(String.init) }
}

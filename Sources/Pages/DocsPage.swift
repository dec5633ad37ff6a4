/// `/docs`: the interface, for who reads or programs.
public struct DocsPage: Sendable {
  /// Routes of one kind, on a page of their own.
  public struct Group: Sendable {
    public let code: String
    /// What it is about, in the language of the page; nil where the code says it.
    public let name: String?
    public let href: String
    public let isHere: Bool
    public let routes: [Route]

    public init(
      code: String, name: String?, routes: [Route], here: String?, state: PageState
    ) {
      self.code = code
      self.name = name
      href = state.link("/docs/\(code)")
      isHere = code == here
      self.routes = routes
    }
  }

  /// One thing that can be done at a path, with everything about it.
  public struct Route: Sendable {
    public let method: String
    public let path: String
    /// The path, behind the method where that is not GET.
    public let label: String
    public let anchor: String
    public let href: String
    public let summary: String
    /// What a token must allow; nil where none is needed.
    public let scope: String?
    public let parameters: [Parameter]
    public let hasParameters: Bool
    /// The media types of what is sent, and its schema; nil where nothing is.
    public let sent: String?
    public let sentSchema: String?
    public let sentHref: String?
    public let formats: String
    /// The schema of the answer; nil for other things than JSON.
    public let schema: String?
    public let schemaHref: String?
    public let codes: [Example]
    /// The address of the example, and whether a reader can follow it.
    public let target: String
    public let runs: Bool

    /// - Parameters:
    ///   - path: with its variables in braces.
    ///   - sentTypes: the media types that the body may have.
    public init(
      _ call: Call, path: String, group: String, summary: String, scope: String?,
      parameters: [Parameter], sentTypes: [String], sentSchema: String?, formats: [String],
      schema: String?, state: PageState
    ) {
      method = call.method
      self.path = path
      label = method == "GET" ? path : "\(method) \(path)"
      anchor = Self.anchor(label)
      href = state.link("/docs/\(group)", at: anchor)
      self.summary = summary
      self.scope = scope
      self.parameters = parameters
      hasParameters = !parameters.isEmpty
      sent = sentTypes.isEmpty ? nil : sentTypes.joined(separator: " · ")
      self.sentSchema = sentSchema
      func schemaLink(_ name: String) -> String {
        state.link("/docs/schemas", at: "schema-\(name)")
      }
      sentHref = sentSchema.map(schemaLink)
      self.formats = formats.joined(separator: " · ")
      self.schema = schema
      schemaHref = schema.map(schemaLink)
      codes = Example.all(of: call, anchor: anchor)
      target = call.target
      runs = method == "GET" && scope == nil
    }

    /// `v1-indicators-code`, `PUT-v1-reports-id`.
    static func anchor(_ label: String) -> String {
      label.split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    }
  }

  /// A parameter, in the path or in the query.
  public struct Parameter: Sendable {
    public let name: String
    public let isPath: Bool
    /// Whether it is a field of the request.
    public let isField: Bool
    public let isRequired: Bool
    public let meaning: String
    public let type: String
    /// The values that it takes, where they are few.
    public let values: [String]
    public let hasValues: Bool
    public let standard: String?
    public let example: String
    public let hasExample: Bool
    public let isChinese: Bool

    public init(
      name: String, isPath: Bool, isField: Bool, isRequired: Bool, meaning: String, type: String,
      values: [String], standard: String?, example: String
    ) {
      self.name = name
      self.isPath = isPath
      self.isField = isField
      self.isRequired = isRequired
      self.meaning = meaning
      self.type = type
      self.values = values
      hasValues = !values.isEmpty
      self.standard = standard
      self.example = example
      hasExample = !hasValues && !example.isEmpty
      isChinese = example.unicodeScalars.contains { $0.properties.isIdeographic }
    }
  }

  /// A kind of document that answers are.
  public struct Schema: Sendable {
    public let name: String
    public let meaning: String
    public let fields: [Field]
    public let hasFields: Bool

    public init(name: String, meaning: String, fields: [Field]) {
      self.name = name
      self.meaning = meaning
      self.fields = fields
      hasFields = !fields.isEmpty
    }
  }

  /// A field of a document.
  public struct Field: Sendable {
    public let fieldName: String
    public let type: String
    public let typeHref: String?
    public let isOptional: Bool
    public let fieldMeaning: String

    public init(
      name: String, type: String, typeHref: String?, isOptional: Bool, meaning: String
    ) {
      fieldName = name
      self.type = type
      self.typeHref = typeHref
      self.isOptional = isOptional
      fieldMeaning = meaning
    }
  }

  /// An error by its code.
  public struct Code: Sendable {
    public let code: String
    public let status: Int
    public let meaning: String
    public let href: String

    public init(code: String, status: Int, meaning: String, state: PageState) {
      self.code = code
      self.status = status
      self.meaning = meaning
      href = state.link("/problems/\(code)")
    }
  }

  public let groups: [Group]
  /// The one that is shown whole; nil on the first page.
  public let group: Group?
  public let isOverview: Bool
  public let isSchemas: Bool
  public let schemas: [Schema]
  public let schemasHref: String
  public let overviewHref: String
  public let problems: [Code]
  public let site: String
  public let version: String
  public let routeCount: Int
  /// A route whose example opens the page.
  public let start: Route?
  /// An observation to cite: the addresses that do.
  public let citation: String

  public init(
    groups: [Group], isSchemas: Bool, schemas: [Schema], problems: [Code], site: String,
    version: String, citation: String, state: PageState
  ) {
    self.groups = groups
    group = groups.first(where: \.isHere)
    self.isSchemas = isSchemas
    isOverview = group == nil && !isSchemas
    self.schemas = isSchemas ? schemas : []
    schemasHref = state.link("/docs/schemas")
    overviewHref = state.link("/docs")
    self.problems = isOverview ? problems : []
    self.site = site
    self.version = version
    let routes = groups.flatMap(\.routes)
    routeCount = Set(routes.map(\.path)).count
    start = isOverview ? routes.first { $0.label == "/v1/indicators/{code}" } : nil
    self.citation = citation
  }
}

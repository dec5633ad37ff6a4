extension DocsPage {
  /// A request that the documentation shows.
  public struct Call: Sendable {
    /// What is sent.
    public enum Body: Sendable {
      case json(String, type: String)
      /// A file of this name.
      case file(String, type: String)
    }

    /// What the answer is.
    public enum Answer: Sendable {
      case json, text
      /// A file of this name.
      case file(String)
    }

    public var method: String
    public var site: String
    public var target: String
    public var answer: Answer
    public var needsToken: Bool
    public var body: Body?

    public init(
      method: String = "GET", site: String, target: String, answer: Answer,
      needsToken: Bool = false, body: Body? = nil
    ) {
      self.method = method
      self.site = site
      self.target = target
      self.answer = answer
      self.needsToken = needsToken
      self.body = body
    }

    var address: String { site + target }
    /// Whether an address says all.
    var isPlain: Bool { method == "GET" && !needsToken }
  }

  /// How a program makes a request.
  public struct Example: Sendable {
    public let language: String
    public let id: String
    public let code: String
    public let isFirst: Bool

    static func all(of call: Call, anchor: String) -> [Example] {
      [
        ("curl", call.curl), ("Python", call.isPlain ? call.python : call.pythonWithToken),
        ("R", call.isPlain ? call.r : call.rWithToken),
        ("JavaScript", call.isPlain ? call.javaScript : call.javaScriptWithToken),
      ].enumerated().map { place, one in
        Example(
          language: one.0, id: "\(anchor)-\(one.0.lowercased())", code: one.1, isFirst: place == 0)
      }
    }
  }
}

extension DocsPage.Call {
  fileprivate var python: String {
    switch answer {
    case .json:
      """
      import json, urllib.request

      with urllib.request.urlopen("\(address)") as answer:
          data = json.load(answer)
      """
    case .text:
      """
      import urllib.request

      with urllib.request.urlopen("\(address)") as answer:
          text = answer.read().decode()
      """
    case .file(let name):
      """
      import urllib.request

      urllib.request.urlretrieve("\(address)", "\(name)")
      """
    }
  }

  fileprivate var r: String {
    switch answer {
    case .json: "data <- jsonlite::fromJSON(\"\(address)\")"
    case .text: "text <- readLines(\"\(address)\", encoding = \"UTF-8\")"
    case .file(let name): "download.file(\"\(address)\", \"\(name)\", mode = \"wb\")"
    }
  }

  fileprivate var javaScript: String {
    let reading =
      switch answer {
      case .json: "const data = await answer.json()"
      case .text: "const text = await answer.text()"
      case .file: "const bytes = await answer.arrayBuffer()"
      }
    return """
      const answer = await fetch("\(address)")
      \(reading)
      """
  }
}

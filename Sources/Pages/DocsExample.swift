extension DocsPage {
  /// How a program asks for an address.
  public struct Example: Sendable {
    /// What the answer is.
    public enum Kind: Sendable {
      case json, text
      /// A file of this name.
      case file(String)
    }

    public let language: String
    public let id: String
    public let code: String
    public let isFirst: Bool

    static func all(of target: String, _ kind: Kind, site: String, anchor: String) -> [Example] {
      let address = site + target
      return [
        ("curl", curl(address, kind)), ("Python", python(address, kind)), ("R", r(address, kind)),
        ("JavaScript", javaScript(address, kind)),
      ].enumerated().map { place, one in
        Example(
          language: one.0, id: "\(anchor)-\(one.0.lowercased())", code: one.1, isFirst: place == 0)
      }
    }

    private static func curl(_ address: String, _ kind: Kind) -> String {
      if case .file(let name) = kind { return "curl -o \(name) '\(address)'" }
      return "curl --compressed '\(address)'"
    }

    private static func python(_ address: String, _ kind: Kind) -> String {
      switch kind {
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

    private static func r(_ address: String, _ kind: Kind) -> String {
      switch kind {
      case .json: "data <- jsonlite::fromJSON(\"\(address)\")"
      case .text: "text <- readLines(\"\(address)\", encoding = \"UTF-8\")"
      case .file(let name): "download.file(\"\(address)\", \"\(name)\", mode = \"wb\")"
      }
    }

    private static func javaScript(_ address: String, _ kind: Kind) -> String {
      let reading =
        switch kind {
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
}

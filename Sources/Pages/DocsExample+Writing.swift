/// Requests with a token, and those that write: all of these answer JSON.
extension DocsPage.Call {
  var curl: String {
    var words = ["curl"]
    if method != "GET" { words.append("-X \(method)") }
    if needsToken { words.append("-H \"Authorization: Bearer $TOKEN\"") }
    switch body {
    case .json(let text, let type): words.append("-H 'Content-Type: \(type)' \\\n  -d '\(text)'")
    case .file(let name, let type):
      words.append("-H 'Content-Type: \(type)' \\\n  --data-binary @\(name)")
    case nil: break
    }
    switch answer {
    case .file(let name): words.append("-o \(name)")
    case .json, .text: if isPlain { words.append("--compressed") }
    }
    return words.joined(separator: " ") + " '\(address)'"
  }

  var pythonWithToken: String {
    var headers = "\"Authorization\": \"Bearer \" + os.environ[\"TOKEN\"]"
    var data = ""
    switch body {
    case .json(let text, let type):
      headers += ", \"Content-Type\": \"\(type)\""
      data = "\n    data=json.dumps(\(text)).encode(),"
    case .file(let name, let type):
      headers += ", \"Content-Type\": \"\(type)\""
      data = "\n    data=open(\"\(name)\", \"rb\").read(),"
    case nil: break
    }
    return """
      import json, os, urllib.request

      request = urllib.request.Request(
          "\(address)", method="\(method)",\(data)
          headers={\(headers)})
      with urllib.request.urlopen(request) as answer:
          data = json.load(answer)
      """
  }

  var rWithToken: String {
    var steps = ["data <- request(\"\(address)\")"]
    if method != "GET" { steps.append("req_method(\"\(method)\")") }
    steps.append("req_auth_bearer_token(Sys.getenv(\"TOKEN\"))")
    switch body {
    case .json(let text, let type): steps.append("req_body_raw('\(text)', \"\(type)\")")
    case .file(let name, let type): steps.append("req_body_file(\"\(name)\", \"\(type)\")")
    case nil: break
    }
    steps += ["req_perform()", "resp_body_json()"]
    return "library(httr2)\n\n" + steps.joined(separator: " |>\n  ")
  }

  var javaScriptWithToken: String {
    var opening = ""
    var headers = "Authorization: `Bearer ${process.env.TOKEN}`"
    var sent = ""
    switch body {
    case .json(let text, let type):
      headers += ", \"Content-Type\": \"\(type)\""
      sent = "\n  body: JSON.stringify(\(text)),"
    case .file(let name, let type):
      opening = "import { readFile } from \"node:fs/promises\"\n\n"
      headers += ", \"Content-Type\": \"\(type)\""
      sent = "\n  body: await readFile(\"\(name)\"),"
    case nil: break
    }
    return """
      \(opening)const answer = await fetch("\(address)", {
        method: "\(method)",
        headers: { \(headers) },\(sent)
      })
      const data = await answer.json()
      """
  }
}

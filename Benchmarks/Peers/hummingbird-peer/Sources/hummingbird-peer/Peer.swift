import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Answers every GET with one body, held in memory: `hummingbird-peer PORT ANSWER`, where ANSWER is a file as
/// curl -i writes it.
@main struct Peer {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let port = Int(arguments[1]) else {
      print("usage: hummingbird-peer PORT ANSWER")
      return
    }
    let answer = try Data(contentsOf: URL(filePath: arguments[2]))
    guard let end = answer.firstRange(of: Data("\r\n\r\n".utf8)) else {
      print("\(arguments[2]) is no answer")
      return
    }
    var fields: HTTPFields = [:]
    for line in String(decoding: answer[..<end.lowerBound], as: UTF8.self)
      .split(separator: "\r\n").dropFirst()
    {
      let sides = line.split(separator: ":", maxSplits: 1)
      guard sides.count == 2, let name = HTTPField.Name(String(sides[0])),
        name != .contentLength, name != .date, name != .connection
      else { continue }
      fields.append(HTTPField(name: name, value: sides[1].trimmingCharacters(in: .whitespaces)))
    }
    let body = ByteBuffer(bytes: answer[end.upperBound...])
    let router = Router()
    router.get("**") { [fields] _, _ in
      Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: body))
    }
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)))
    try await application.runService()
  }
}

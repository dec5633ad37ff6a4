import Foundation
import HTTPTypes
import IndicatorService
import IndicatorStore
import Indicators
import MicroHTTP
import Synchronization
import TestSupport
import Testing

@Suite("Writing, while others read and write")
struct WritingLiveTests {
  private let writer: Writer
  private let server: Server

  init() throws {
    writer = try Writer()
    let service = writer.client.service
    server = try Server(
      limits: ServerLimits(threads: 2), cache: service.cache, reply: service.reply,
      refuse: service.refuse)
  }

  private func patch(_ value: Int) -> String {
    let body = #"{"value": \#(value), "reason": "test"}"#
    return """
      PATCH /v1/observations/\(Writer.observation) HTTP/1.1\r
      Host: gongshi\r
      Authorization: Bearer \(writer.token)\r
      Content-Type: application/merge-patch+json\r
      Content-Length: \(body.utf8.count)\r
      \r
      \(body)
      """
  }

  @Test("Who has written reads the new state at once, however hot the old answer was")
  func readsOwnWrites() throws {
    let connection = try RawClient(port: server.port)
    let get = LiveService.head("GET", "/v1/observations/\(Writer.observation)")
    for value in 28..<34 {
      for _ in 0..<4 {
        try connection.send(get)
        #expect(try connection.answer().status == 200)
      }
      try connection.send(patch(value))
      #expect(try connection.answer().status == 200)
      try connection.send(get)
      let answer = try connection.answer()
      #expect(try JSONValue(answer.body)["value"]?.int == value)
    }
  }

  @Test("Of many that write on the same state, one does; the others are told")
  func lostUpdates() throws {
    let address = "/v1/observations/\(Writer.observation)"
    let tag = try #require(try writer.client.get(address).fields[.eTag])
    let statuses = Mutex<[Int]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { index in
      let reply = try? writer.patch(
        #"{"value": \#(100 + index), "reason": "test"}"#, fields: [.ifMatch: tag])
      statuses.withLock { $0.append(reply?.status ?? 0) }
    }
    #expect(statuses.withLock { $0.sorted() } == [200] + Array(repeating: 412, count: 7))
    #expect(try writer.release == 2)
  }

  @Test("Writes at once are releases one after the other, and no reader sees half of one")
  func atOnce() throws {
    let torn = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 12) { index in
      do {
        if index % 3 == 0 {
          // What is told is never of a later release than the answer.
          let reading = try writer.client.json(
            "/v1/observations?indicator=reconsideration-accepted&fields=value,release")
          if reading["release"]?.int ?? 0 < reading["data"]?[0]?["release"]?.int ?? 0 {
            torn.withLock { $0.append("\(reading)") }
          }
        } else {
          let reply = try writer.patch(#"{"value": \#(200 + index), "reason": "\#(index)"}"#)
          if reply.status != 200 { torn.withLock { $0.append(reply.text) } }
        }
      } catch {
        torn.withLock { $0.append("\(error)") }
      }
    }
    #expect(torn.withLock(\.self) == [])
    #expect(try writer.release == 9)
    try writer.store.view { view in
      let faults = try view.auditFaults()
      let releases = try view.audit(limit: 100).compactMap(\.release)
      #expect(faults == [])
      #expect(releases == Array(1...9))
    }
  }

  @Test("A body beyond the limit is refused, and nothing is published (RFC 9110, 15.5.14)")
  func tooLarge() throws {
    let connection = try RawClient(port: server.port)
    let body = String(repeating: "一", count: 400_000)
    try connection.send(
      "PUT /v1/reports/370404-2021 HTTP/1.1\r\nHost: gongshi\r\n"
        + "Authorization: Bearer \(writer.token)\r\nContent-Type: text/markdown\r\n"
        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
    #expect(try connection.answer().status == 413)
    #expect(try writer.release == 1)
  }
}

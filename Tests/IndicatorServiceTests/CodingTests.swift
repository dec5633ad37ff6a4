import HTTPTypes
import Packing
import TestSupport
import Testing

@testable import IndicatorService

@Suite("Content codings of answers")
struct CodingTests {
  private let client: Client

  init() throws {
    client = try Client.shared()
  }

  @Test(
    "RFC 9110, 12.5.3: weights, identity, and the asterisk",
    arguments: [
      (String?.none, String?("identity")), ("", "identity"), ("gzip", "gzip"), ("x-gzip", "gzip"),
      ("gzip, br, zstd", "zstd"), ("gzip, br", "br"), ("gzip;q=1, br;q=0.5", "gzip"),
      ("gzip;q=0.5, identity", "identity"), ("GZIP ; Q=0.5", "gzip"), ("*", "zstd"),
      ("zstd;q=0, *", "br"), ("identity;q=0, gzip;q=0.001", "gzip"), ("gzip;q=0", "identity"),
      ("deflate", "identity"), ("deflate, *;q=0.5", "zstd"), ("*;q=0, identity", "identity"),
      ("*;q=0", nil), ("identity;q=0", nil), ("deflate, identity;q=0", nil),
    ])
  func preferred(field: String?, name: String?) {
    #expect(SentCoding.preferred(by: field)?.name == name)
  }

  private func decoded(_ bytes: [UInt8], _ coding: String) throws -> [UInt8] {
    let program = ["gzip": "gzip", "br": "brotli", "zstd": "zstd"][coding] ?? ""
    return try Program.run(program, ["-dc"], input: bytes).output
  }

  @Test(
    "The body comes in the coding that is preferred, whole or streamed",
    arguments: ["gzip", "br", "zstd"], ["/v1/indicators", "/v1/export.csv", "/v1/observations.csv"])
  func coded(coding: String, target: String) throws {
    let plain = try client.get(target)
    let coded = try client.get(target, [.acceptEncoding: coding])
    #expect(coded.fields[.contentEncoding] == coding)
    #expect(coded.body.count < plain.body.count / 2)
    #expect(try decoded(coded.body, coding) == plain.body)
    #expect(plain.fields[.contentEncoding] == nil)
    #expect(coded.fields[.contentType] == plain.fields[.contentType])
    #expect(coded.fields[.vary]?.contains("Accept-Encoding") == true)
  }

  @Test("Each coding has a tag of its own, which only it is 304 by")
  func tags() throws {
    let target = "/v1/themes"
    let plain = try client.get(target)
    let coded = try client.get(target, [.acceptEncoding: "gzip"])
    let tag = try #require(coded.fields[.eTag])
    #expect(tag != plain.fields[.eTag])
    let again = try client.get(target, [.acceptEncoding: "gzip", .ifNoneMatch: tag])
    #expect(again.status == 304)
    #expect(again.fields[.eTag] == tag)
    #expect(again.fields[.contentEncoding] == nil)
    #expect(try client.get(target, [.ifNoneMatch: tag]).status == 200)
  }

  @Test("What is packed already is sent as it is, and problems too")
  func plain() throws {
    for target in ["/v1/export.zip", "/v1/export.xlsx", "/v1/nothing"] {
      #expect(try client.get(target, [.acceptEncoding: "gzip"]).fields[.contentEncoding] == nil)
    }
  }

  @Test("Nothing that is accepted: 406 with what there is")
  func notAcceptable() throws {
    let reply = try client.get("/v1/themes", [.acceptEncoding: "identity;q=0, deflate"])
    #expect(reply.status == 406)
    let fault = try reply.json()["errors"]?[0]
    #expect(fault?["parameter"]?.string == "Accept-Encoding")
    #expect(
      fault?["suggestions"]?.elements.compactMap(\.string) == ["zstd", "br", "gzip", "identity"])
  }
}

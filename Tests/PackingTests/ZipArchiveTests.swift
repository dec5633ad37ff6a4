import Foundation
import Packing
import TestSupport
import Testing

@Suite("Zip archives")
struct ZipArchiveTests {
  private func archive() throws -> [UInt8] {
    let archive = try ZipArchive(modified: Date(timeIntervalSince1970: 1_650_000_000))
    var bytes: [UInt8] = []
    try archive.begin("a.txt")
    for _ in 0..<1000 {
      try archive.write(Array("行政复议".utf8))
      bytes += archive.take()
    }
    try archive.begin("folder/empty.txt")
    try archive.finish()
    return bytes + archive.take()
  }

  @Test("unzip finds it whole, and what was put into it")
  func read() throws {
    let folder = try TemporaryFolder()
    try Data(try archive()).write(to: URL(filePath: folder.path("a.zip")))
    #expect(try Program.run("unzip", ["-tqq", folder.path("a.zip")]).status == 0)
    let text = try Program.run("unzip", ["-p", folder.path("a.zip"), "a.txt"]).text
    #expect(text == String(repeating: "行政复议", count: 1000))
    let names = try Program.run("unzip", ["-Z1", folder.path("a.zip")]).text
    #expect(names == "a.txt\nfolder/empty.txt\n")
  }

  @Test("The same content gives the same bytes")
  func deterministic() throws {
    #expect(try archive() == archive())
  }

  @Test("One that was never finished leaves nothing behind")
  func abandoned() throws {
    let archive = try ZipArchive(modified: Date())
    try archive.begin("a.txt")
    try archive.write([65])
    #expect(archive.take().starts(with: Array("PK".utf8)))
  }
}

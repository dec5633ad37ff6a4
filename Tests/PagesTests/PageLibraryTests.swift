import Foundation
import TestSupport
import Testing

@testable import Pages

@Suite("Templates and files")
struct PageLibraryTests {
  private static let folder = ProjectFiles.root.appending(path: "Sources/Pages/Resources")

  @Test("The program holds every file of the folder, as it is")
  func embedded() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(PageLibrary.embedded.keys) == Set(names))
    for name in names {
      let bytes = Array(try Data(contentsOf: Self.folder.appending(path: name)))
      #expect(PageLibrary.embedded[name] == bytes, "\(name)")
    }
  }

  @Test("A file's name changes with what it holds")
  func names() throws {
    let one = try Asset("a.css", "text/css", in: ["a.css": Array("a".utf8)])
    let other = try Asset("a.css", "text/css", in: ["a.css": Array("b".utf8)])
    #expect(one.name != other.name)
    #expect(one.name.wholeMatch(of: /a\.[0-9a-f]{12}\.css/) != nil)
  }

  @Test("A folder without a file is refused by the file's name, and so is what is no template")
  func mistakes() throws {
    let folder = try TemporaryFolder()
    #expect(throws: PageLibraryError.self) { try PageLibrary(folder: folder.url) }
    for name in ["style.css", "text.css", "script.js", "icon.svg"] {
      try Data().write(to: folder.url.appending(path: name))
    }
    _ = try PageLibrary(folder: folder.url)
    try Data("{{#a}}".utf8).write(to: folder.url.appending(path: "home.mustache"))
    let error = #expect(throws: PageLibraryError.self) { try PageLibrary(folder: folder.url) }
    #expect(error?.description.contains("home.mustache") == true)
  }
}

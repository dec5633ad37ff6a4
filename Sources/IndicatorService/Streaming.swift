import Foundation

// What streamed bodies are made from. A body is read on one thread at a time (`BodyStream`), so that
// nothing here is locked.

/// What is left of a list.
///
/// @unchecked Sendable: used by one streamed body.
final class Remaining<Element: Sendable>: @unchecked Sendable {
  private var elements: ArraySlice<Element>
  private let atOnce: Int

  init(_ elements: [Element], atOnce: Int = 200) {
    self.elements = elements[...]
    self.atOnce = atOnce
  }

  /// The next ones; none at the end.
  func take() -> [Element] {
    defer { elements = elements.dropFirst(atOnce) }
    return Array(elements.prefix(atOnce))
  }

  /// What begins to give a list.
  static func opening(_ elements: [Element]) -> @Sendable () -> @Sendable () -> [Element] {
    {
      let rest = Remaining(elements)
      return { rest.take() }
    }
  }
}

/// A file that is there until it is no longer needed.
///
/// @unchecked Sendable: used by one streamed body.
final class TemporaryFile: @unchecked Sendable {
  let path: String
  private var handle: FileHandle?

  /// The name of one in a folder; it is for others to write it.
  init(in folder: URL) {
    path = folder.appending(path: ".gongshi-\(UUID().uuidString)").path
  }

  deinit {
    try? handle?.close()
    try? FileManager.default.removeItem(atPath: path)
  }

  var isOpen: Bool { handle != nil }

  /// Opens it for reading.
  func open() throws { handle = try FileHandle(forReadingFrom: URL(filePath: path)) }

  /// The next piece; nil at the end.
  func read() throws -> [UInt8]? {
    try handle?.read(upToCount: 65_536).map(Array.init)
  }
}

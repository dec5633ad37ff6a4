import Foundation

/// Standard output and standard error.
enum Terminal {
  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  static func write(_ bytes: [UInt8]) throws {
    try FileHandle.standardOutput.write(contentsOf: Data(bytes))
  }

  static func write(_ text: String) throws {
    try write(Array(text.utf8))
  }

  /// A sentence for a person, on standard error.
  static func complain(_ text: String, prefix: String = "gongshi: ", end: String = "\n") {
    try? FileHandle.standardError.write(contentsOf: Data("\(prefix)\(text)\(end)".utf8))
  }
}

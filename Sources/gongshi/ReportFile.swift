import Foundation
import Indicators
import ReportReading

/// Files that reports are read from. Errors name the file.
enum ReportFile {
  /// The bytes of a file, or of standard input for `-`; never more than a report may have.
  static func bytes(_ path: String) throws(Failure) -> [UInt8] {
    let limit = ReportReader.maximumBytes
    let data: Data
    do {
      let handle =
        try path == "-"
        ? FileHandle.standardInput : FileHandle(forReadingFrom: URL(filePath: path))
      data = try handle.read(upToCount: limit + 1) ?? Data()
    } catch {
      throw .data("\(path) cannot be read; a readable text file would be right")
    }
    guard data.count <= limit else {
      throw .data("\(name(path)): this is more than a report; up to \(limit) bytes are read")
    }
    return Array(data)
  }

  /// Does something with a file's text, and names the file where it is no report.
  static func naming<Value>(
    _ path: String, _ body: () throws(ReadingError) -> Value
  ) throws(Failure) -> Value {
    do {
      return try body()
    } catch {
      throw .data("\(name(path)): \(error)")
    }
  }

  private static func name(_ path: String) -> String { path == "-" ? "standard input" : path }
}

extension ReportReader {
  /// Reads a file, or standard input for `-`.
  func read(
    file path: String, area: String? = nil, period: Period? = nil
  ) throws(Failure) -> Reading {
    let bytes = try ReportFile.bytes(path)
    return try ReportFile.naming(path) { () throws(ReadingError) in
      try read(bytes, area: area, period: period)
    }
  }
}

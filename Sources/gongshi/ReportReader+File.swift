import Foundation
import Indicators
import ReportReading

extension ReportReader {
  /// Reads a file, or standard input for `-`. An error names the file.
  func read(file path: String, area: String? = nil, period: Period? = nil) throws -> Reading {
    let isInput = path == "-"
    let data: Data
    do {
      data =
        isInput
        ? try FileHandle.standardInput.readToEnd() ?? Data()
        : try Data(contentsOf: URL(filePath: path))
    } catch {
      throw Failure.data("\(path) cannot be read; a readable text file would be right")
    }
    do {
      return try read(Array(data), area: area, period: period)
    } catch {
      throw Failure.data("\(isInput ? "standard input" : path): \(error)")
    }
  }
}

import Foundation
import Indicators
import Logging
import Representations

/// Writes log entries as JSON, one on each line.
struct JSONLogHandler: LogHandler {
  var logLevel: Logger.Level = .info
  var metadata: Logger.Metadata = [:]
  private let label: String

  init(label: String) {
    self.label = label
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: Logging.LogEvent) {
    var entry: [String: String] = [:]
    for (key, value) in metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 }) {
      entry[key] = "\(value)"
    }
    entry["time"] = Timestamp.textWithMilliseconds(Date())
    entry["level"] = event.level.rawValue
    entry["message"] = "\(event.message)"
    entry["logger"] = label
    guard let line = try? JSONRepresentation.encode(entry) else { return }
    // One write for each line, so that lines of several threads do not mix. A log that cannot be
    // written (a full disk, a closed pipe) must not end the service.
    try? FileHandle.standardError.write(contentsOf: line + [0x0A])
  }
}

extension Settings {
  /// The logger that these settings ask for.
  ///
  /// - Parameter threshold: decides what is written, in place of the settings' own level.
  func logger(_ threshold: LogThreshold? = nil) -> Logger {
    let isText =
      switch logFormat {
      case .text: true
      case .json: false
      case .auto: Terminal.errorIsTerminal
      }
    let threshold = threshold ?? LogThreshold(logLevel)
    return Logger(label: "gongshi") { label in
      AdjustableLogHandler(
        base: isText
          ? StreamLogHandler.standardError(label: label) : JSONLogHandler(label: label),
        threshold: threshold)
    }
  }
}

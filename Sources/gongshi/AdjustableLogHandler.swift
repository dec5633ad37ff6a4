import Logging
import Synchronization

/// Which entries of the log are written, as it is now: it can be changed while loggers use it.
final class LogThreshold: Sendable {
  private let place: Atomic<Int>

  init(_ level: Logger.Level) {
    place = Atomic(Self.place(of: level))
  }

  var level: Logger.Level {
    get { Logger.Level.allCases[place.load(ordering: .relaxed)] }
    set { place.store(Self.place(of: newValue), ordering: .relaxed) }
  }

  private static func place(of level: Logger.Level) -> Int {
    Logger.Level.allCases.firstIndex(of: level) ?? 0
  }
}

/// Hands entries on to another handler, from the level on that counts at the moment.
struct AdjustableLogHandler: LogHandler {
  var base: any LogHandler
  let threshold: LogThreshold

  var logLevel: Logger.Level {
    get { threshold.level }
    set { threshold.level = newValue }
  }

  var metadata: Logger.Metadata {
    get { base.metadata }
    set { base.metadata = newValue }
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { base[metadataKey: key] }
    set { base[metadataKey: key] = newValue }
  }

  func log(event: LogEvent) { base.log(event: event) }
}

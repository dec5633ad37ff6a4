import Foundation
import Indicators
import ReportReading

/// The fastest of some readings of one text.
struct Run {
  let duration: Duration
  /// 0 for a text that is refused.
  let figures: Int

  init(_ reader: ReportReader, _ text: [UInt8]) throws {
    let period = Period(year: 2021)
    var fastest = Duration.seconds(3600)
    var figures = 0
    // Short texts often, since their times vary most.
    for _ in 0..<max(1, min(50, 1_000_000 / text.count)) {
      let start = Processor.time
      let reading = try? reader.read(text, area: "370404", period: period)
      fastest = min(fastest, Processor.time - start)
      figures = reading?.publication.figures.count ?? 0
    }
    duration = fastest
    self.figures = figures
  }

  var microseconds: Double {
    let (seconds, attoseconds) = duration.components
    return Double(seconds) * 1e6 + Double(attoseconds) / 1e12
  }

  var milliseconds: String {
    (microseconds / 1000).formatted(
      .number.precision(.fractionLength(1)).grouping(.never).locale(Locale(identifier: "en")))
  }
}

/// The processor, which others may use as well: only the time that this process had it is counted.
enum Processor {
  static var time: Duration {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}

/// Memory of this process.
enum Memory {
  /// The most that was resident at any time, in MB; nil where the system does not tell.
  static var peak: Int? {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { $0.split(separator: " ").compactMap { Int($0) }.first }.map { $0 / 1024 }
  }
}

import Dispatch
import Foundation

/// SIGTERM, SIGINT and SIGHUP as a sequence.
struct Signals {
  private static let names = [SIGTERM: "SIGTERM", SIGINT: "SIGINT", SIGHUP: "SIGHUP"]

  private let stream: AsyncStream<Int32>
  /// Kept, since a source without an owner hears nothing.
  private let sources: [any DispatchSourceSignal]

  init() {
    // A client that is gone, or a log that nobody reads, must not end the service.
    signal(SIGPIPE, SIG_IGN)
    let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
    self.stream = stream
    sources = Self.names.keys.map { number in
      // Without this the process would end before the source is heard.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { continuation.yield(number) }
      source.resume()
      return source
    }
  }

  /// The number of the next signal.
  func next() async -> Int32 {
    for await number in stream { return number }
    return SIGTERM
  }

  static func name(_ number: Int32) -> String { names[number] ?? "\(number)" }
}

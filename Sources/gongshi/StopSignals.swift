import Dispatch
import Foundation

/// SIGTERM and SIGINT as a sequence.
struct StopSignals {
  private let stream: AsyncStream<Int32>
  /// Kept, since a source without an owner hears nothing.
  private let sources: [any DispatchSourceSignal]

  init() {
    let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
    self.stream = stream
    sources = [SIGTERM, SIGINT].map { number in
      // Without this the process would end before the source is heard.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { continuation.yield(number) }
      source.resume()
      return source
    }
  }

  /// The name of the first signal.
  func next() async -> String {
    for await number in stream { return number == SIGTERM ? "SIGTERM" : "SIGINT" }
    return "none"
  }
}

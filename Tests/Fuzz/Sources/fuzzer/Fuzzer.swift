import Foundation

/// What foreign bytes are fed to, by the name that `Scripts/fuzz` calls it.
///
/// Whatever the bytes are, nothing may crash or hang, and what is said of each target holds.
private let targets: [String: @Sendable ([UInt8]) throws -> Void] = [
  "reader": ReportTargets.read,
  "front-matter": ReportTargets.readFrontMatter,
  "target": TargetTargets.parse,
  "forwarded": TargetTargets.forwarded,
  "query": ServiceTargets.query,
  "cursor": ServiceTargets.cursor,
  "body": ServiceTargets.body,
]

/// libFuzzer's loop, which never returns.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutableRawPointer,
  _ body: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

/// The target that is chosen, for a callback that can hold on to nothing.
private let chosen: @Sendable ([UInt8]) throws -> Void = {
  let name = ProcessInfo.processInfo.environment["GONGSHI_FUZZ_TARGET"] ?? ""
  guard let target = targets[name] else {
    fail(
      "GONGSHI_FUZZ_TARGET is “\(name)”; one of \(targets.keys.sorted().joined(separator: ", ")) "
        + "would be right")
  }
  return target
}()

/// The main function, under the name that the package manager gives it.
@_cdecl("fuzzer_main")
public func main(_ count: CInt, _ arguments: UnsafeMutableRawPointer) -> CInt {
  var count = count
  var arguments = arguments
  return runFuzzer(&count, &arguments) { start, count in
    do {
      try chosen(Array(UnsafeBufferPointer(start: start, count: count)))
    } catch {
      // A find: libFuzzer keeps the bytes of a crash.
      fatalError("\(error)")
    }
    return 0
  }
}

/// Ends the program where it cannot begin.
func fail(_ sentence: String) -> Never {
  try? FileHandle.standardError.write(contentsOf: Data((sentence + "\n").utf8))
  exit(1)
}

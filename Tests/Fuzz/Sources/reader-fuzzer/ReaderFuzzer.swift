import Foundation
import Indicators
import ReportReading

/// The reader, made once: the catalogue below the working directory.
private let reader: ReportReader = {
  let folder = URL(filePath: "Config/catalogue")
  do {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    let files = try names.filter(CatalogueFile.isPart).map { name in
      CatalogueFile(
        name: name, text: try String(contentsOf: folder.appending(path: name), encoding: .utf8))
    }
    return ReportReader(catalogue: try Catalogue(files: files))
  } catch {
    let sentence =
      "no catalogue in \(folder.path); the project's root would be the right folder: \(error)\n"
    try? FileHandle.standardError.write(contentsOf: Data(sentence.utf8))
    exit(1)
  }
}()

/// libFuzzer's loop, which never returns.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutableRawPointer,
  _ body: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

/// The main function, under the name that the package manager gives it.
@_cdecl("reader_fuzzer_main")
public func main(_ count: CInt, _ arguments: UnsafeMutableRawPointer) -> CInt {
  var count = count
  var arguments = arguments
  return runFuzzer(&count, &arguments) { readAnything($0, $1) }
}

/// Whatever the bytes are, they are read or refused, and every figure quotes the text.
private func readAnything(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let reading = try? reader.read(bytes, area: "370404", period: Period(year: 2021)) else {
    return 0
  }
  let text = Array(reading.publication.report.text.unicodeScalars)
  for evidence in reading.publication.figures.map(\.evidence) {
    let quoted = String(String.UnicodeScalarView(text[evidence.start..<evidence.end]))
    precondition(quoted == evidence.asWritten, "“\(evidence.asWritten)” is not what stands there")
  }
  return 0
}

import CArchive
public import Foundation

/// A zip archive that is made piece by piece: bytes come out while entries are written.
///
/// ```swift
/// let archive = try ZipArchive(modified: release.madeAt)
/// try archive.begin("README.md")
/// try archive.write(bytes)
/// send(archive.take())
/// …
/// try archive.finish()
/// send(archive.take())
/// ```
///
/// The owner of a `struct archive`.
///
/// @unchecked Sendable: nothing is locked; the callers use it on one thread at a time, as a streamed body
/// is read.
@safe public final class ZipArchive: @unchecked Sendable {
  private let archive: OpaquePointer
  private let modified: Date
  /// What has come out and was not taken. The library writes to it while one of our calls runs.
  private let output = Output()

  private final class Output {
    var bytes: [UInt8] = []
  }

  /// - Parameter modified: the time of all entries, so that the same data gives the same bytes.
  public init(modified: Date) throws(PackingError) {
    guard lazy_archive_is_there() else { throw .isMissing(package: "libarchive13") }
    guard let made = unsafe lazy_archive_write_new() else { throw .noMemory }
    unsafe archive = made
    self.modified = modified
    try check(unsafe lazy_archive_write_set_format_zip(archive))
    try check(unsafe lazy_archive_write_zip_set_compression_deflate(archive))
    // No padding at the end.
    try check(unsafe lazy_archive_write_set_bytes_per_block(archive, 0))
    // Not retained: it lives as long as the archive, and the library writes for the last time in
    // `archive_write_free`.
    let output = unsafe Unmanaged.passUnretained(output).toOpaque()
    try check(
      unsafe lazy_archive_write_open(
        archive, output,
        { _, output, bytes, count in
          guard let output = unsafe output, let bytes = unsafe bytes else { return -1 }
          unsafe Unmanaged<Output>.fromOpaque(output).takeUnretainedValue().bytes +=
            unsafe UnsafeRawBufferPointer(start: bytes, count: count)
          return count
        }))
  }

  deinit {
    unsafe lazy_archive_write_free(archive)
  }

  /// Begins an entry; what is written next is its content.
  ///
  /// - Parameter name: Its path, in ASCII.
  public func begin(_ name: String) throws(PackingError) {
    guard let entry = unsafe lazy_archive_entry_new() else { throw .noMemory }
    defer { unsafe lazy_archive_entry_free(entry) }
    unsafe lazy_archive_entry_set_pathname(entry, name)
    unsafe lazy_archive_entry_set_filetype(entry, carchive_regular_file)
    unsafe lazy_archive_entry_set_perm(entry, 0o644)
    unsafe lazy_archive_entry_set_mtime(entry, Int64(modified.timeIntervalSince1970))
    try check(unsafe lazy_archive_write_header(archive, entry))
  }

  public func write(_ bytes: [UInt8]) throws(PackingError) {
    guard !bytes.isEmpty else { return }
    let written = unsafe bytes.withUnsafeBytes {
      unsafe lazy_archive_write_data(archive, $0.baseAddress, $0.count)
    }
    guard written == bytes.count else { throw failure }
  }

  /// Ends the archive. Nothing may be written after it.
  public func finish() throws(PackingError) {
    try check(unsafe lazy_archive_write_close(archive))
  }

  /// What has come out since it was last taken.
  public func take() -> [UInt8] {
    defer { output.bytes = [] }
    return output.bytes
  }

  private func check(_ result: Int32) throws(PackingError) {
    guard result == ARCHIVE_OK else { throw failure }
  }

  private var failure: PackingError {
    let reason = unsafe lazy_archive_error_string(archive)
    return unsafe .failed(
      library: "libarchive", reason: reason.map { unsafe String(cString: $0) } ?? "")
  }
}

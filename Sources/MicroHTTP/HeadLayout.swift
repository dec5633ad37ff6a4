import CMicroHTTPD
import Glibc

/// Checks that the parts of a head, as the library reports them, leave nothing out.
///
/// Version 0.9.75 splits the head in place: it overwrites separators with NULs and reports strings
/// into its buffer. What it reads more kindly than others is gone from the strings, but not from
/// their places: a NUL in a target or a value (the string ends there), a bare line feed for a line
/// end, a folded value (it keeps the first line), spaces before the target. One is grave: it takes a
/// line that begins with a colon for the empty line at the end of the head, and what follows for
/// the body or the next request, which a proxy in front of it does not. So each part must begin
/// where the one before it ends, with the one or two bytes between them that HTTP puts there.
///
/// Nothing is read through the addresses, which are only compared.
struct HeadLayout {
  /// Whether this is the version whose layout is known. Others are not checked: those after it
  /// refuse these heads themselves.
  static let isKnown = unsafe String(cString: MHD_get_version()) == "0.9.75"

  private let start: UInt
  private var next: UInt
  private(set) var isSeamless = true

  /// Begins with the request line.
  ///
  /// - Parameter targetBytes: the length of the target; its text may have been edited since.
  @unsafe init(
    method: UnsafePointer<CChar>, target: UnsafePointer<CChar>, targetBytes: Int,
    version: UnsafePointer<CChar>
  ) {
    start = UInt(bitPattern: method)
    next = start
    unsafe take(UnsafeRawPointer(method), bytes: strlen(method), separator: 1)
    unsafe take(UnsafeRawPointer(target), bytes: targetBytes, separator: 1)
    unsafe take(UnsafeRawPointer(version), bytes: strlen(version), separator: 2)
  }

  /// Goes on with a field line: it begins with its name, and ends with its value.
  mutating func takeField(name: UnsafeRawPointer?, value: UnsafeRawPointer?, valueBytes: Int) {
    if UInt(bitPattern: name) != next { isSeamless = false }
    next = UInt(bitPattern: value) &+ UInt(valueBytes) &+ 2
  }

  /// Ends with the empty line, after `bytes` for the whole head.
  mutating func finish(bytes: Int) {
    if next &+ 2 != start &+ UInt(bytes) { isSeamless = false }
  }

  private mutating func take(_ part: UnsafeRawPointer, bytes: Int, separator: UInt) {
    if UInt(bitPattern: part) != next { isSeamless = false }
    next &+= UInt(bytes) &+ separator
  }
}

import Glibc

/// Goes through the fields of a request without keeping any of them, to tell whether it is one that an answer
/// may lie ready for: a request in good order, without a body, that asks for nothing out of the way. All others
/// are read whole, field by field, and judged (``HeadFields``).
///
/// Safe because it is used within the callback that it is made in: its bytes belong to the connection, and are
/// valid until the request is over.
@safe struct HeadScan {
  private(set) var accept: UnsafeRawBufferPointer?
  private(set) var acceptLanguage: UnsafeRawBufferPointer?
  private(set) var acceptEncoding: UnsafeRawBufferPointer?
  private(set) var ifNoneMatch: UnsafeRawBufferPointer?

  /// The bytes of the head and of the library's record of each field.
  private(set) var memoryBytes = 0

  private var layout: HeadLayout
  private var isPlain = true
  private var hosts = 0

  init(layout: HeadLayout) {
    self.layout = layout
  }

  /// Takes the next field, as the library split it.
  mutating func take(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
    unsafe layout.takeField(
      name: name.baseAddress, value: value.baseAddress, valueBytes: value.count)
    memoryBytes += HeadFields.recordBytes
    guard unsafe FieldBytes.isToken(name), unsafe FieldBytes.isValue(value) else {
      isPlain = false
      return
    }
    // A field that is sent twice is a list, which the service reads.
    switch name.count {
    case 4 where unsafe name.isNamed("host"):
      hosts += 1
      if unsafe !FieldBytes.isHost(value) { isPlain = false }
    case 6 where unsafe name.isNamed("accept"):
      isPlain = unsafe isPlain && accept == nil
      unsafe accept = value
    case 13 where unsafe name.isNamed("if-none-match"):
      isPlain = unsafe isPlain && ifNoneMatch == nil
      unsafe ifNoneMatch = value
    case 15 where unsafe name.isNamed("accept-language"):
      isPlain = unsafe isPlain && acceptLanguage == nil
      unsafe acceptLanguage = value
    case 15 where unsafe name.isNamed("accept-encoding"):
      isPlain = unsafe isPlain && acceptEncoding == nil
      unsafe acceptEncoding = value
    case 6 where unsafe name.isNamed("cookie"), 6 where unsafe name.isNamed("expect"),
      8 where unsafe name.isNamed("if-match"), 13 where unsafe name.isNamed("authorization"),
      14 where unsafe name.isNamed("content-length"),
      17 where unsafe name.isNamed("if-modified-since"),
      17 where unsafe name.isNamed("transfer-encoding"),
      19 where unsafe name.isNamed("if-unmodified-since"):
      isPlain = false
    default:
      break
    }
  }

  /// Whether the request is such a one.
  ///
  /// - Parameter bytes: the length of the whole head.
  mutating func finish(bytes: Int) -> Bool {
    layout.finish(bytes: bytes)
    memoryBytes += bytes
    return isPlain && hosts == 1 && layout.isSeamless && HeadLayout.isKnown
  }
}

extension UnsafeRawBufferPointer {
  /// Whether this is a name of the same length, in letters of either case.
  fileprivate func isNamed(_ name: StaticString) -> Bool {
    guard let address = baseAddress else { return false }
    return unsafe strncasecmp(
      address.assumingMemoryBound(to: CChar.self),
      UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self),
      count) == 0
  }
}

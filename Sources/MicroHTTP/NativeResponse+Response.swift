import HTTPTypes

extension NativeResponse {
  /// Puts a ``Response`` into the library's form. Nil if there is no memory.
  ///
  /// - Parameters:
  ///   - isHead: whether HEAD is answered.
  ///   - descriptor: the socket to reset if the stream fails; see ``StreamReader``.
  ///   - isLast: whether the connection ends after this answer.
  ///   - made: called when a piece of a streamed body has been made.
  init?(
    _ response: Response, isHead: Bool, resetting descriptor: Int32?, isLast: Bool,
    log: (@Sendable (String) -> Void)?, made: (() -> Void)? = nil
  ) {
    let isNotModified = response.status == .notModified
    let announced = response.fields[.contentLength].flatMap { Int64($0) }.flatMap(
      UInt64.init(exactly:))
    switch response.body {
    case .bytes(let bytes) where !bytes.isEmpty:
      self.init(bytes: bytes)
    case .bytes where (isHead && announced != nil) || isNotModified:
      // The 304 without body or length has neither: "Content-Length: 0" would be about the 200.
      self.init(withheldBodyOf: announced)
    case .bytes:
      self.init(bytes: [])
    case .stream where isHead || isNotModified:
      self.init(withheldBodyOf: announced)
    case .stream(let stream):
      self.init(reader: StreamReader(stream, resetting: descriptor, log: log, made: made))
    }
    add(response.fields, log: log)
    if isLast { _ = add(name: "Connection", value: "close") }
  }

  /// Adds fields, but for those of the framing.
  borrowing func add(_ fields: HTTPFields, log: (@Sendable (String) -> Void)? = nil) {
    for field in fields where field.name != .contentLength && field.name != .transferEncoding {
      if !add(name: field.name.rawName, value: field.value) {
        log?("The field \(field.name) was left out: the library does not send its value.")
      }
    }
  }
}

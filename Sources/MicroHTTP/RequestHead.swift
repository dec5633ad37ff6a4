public import HTTPTypes

extension Request {
  /// What could be read of a request that was refused: enough to log it, and to choose the form of
  /// the answer.
  public struct Head: Sendable, Hashable {
    /// The method, as sent.
    public var method: HTTPRequest.Method

    /// The request target as sent, undecoded and unchecked. Bytes that are not UTF-8 are replaced:
    /// never route on it.
    public var rawTarget: String

    /// The fields that could be read; those that break the rules are missing.
    public var fields: HTTPFields

    /// The numeric address of the client without a port.
    public var peer: String

    /// Makes a head; for tests.
    public init(
      method: HTTPRequest.Method, rawTarget: String, fields: HTTPFields = [:],
      peer: String = "127.0.0.1"
    ) {
      self.method = method
      self.rawTarget = rawTarget
      self.fields = fields
      self.peer = peer
    }
  }
}

/// Collects the header fields of one request and judges them: the place for every rule about heads
/// that libmicrohttpd leaves to the service.
///
/// The first fault found is kept, and reading goes on, so that a refusal can still be logged with
/// the fields that were in order.
struct HeadFields {
  /// The fields that were in order.
  private(set) var fields: HTTPFields = [:]

  /// The first thing found wrong.
  private(set) var fault: RequestFault?

  /// The memory of the connection that goes to the head, in bytes: the head itself (added in
  /// `finish`), and a record of the library for each field.
  private(set) var memoryBytes = 0

  static let recordBytes = 64

  private var hosts = 0
  /// Where the body ends.
  private(set) var framing = Framing()

  /// Takes the next field, as the library split it.
  mutating func append(name: String, value: [UInt8]) {
    memoryBytes += Self.recordBytes
    guard !name.isEmpty, let name = HTTPField.Name(name) else {
      // Also a space before the colon (RFC 9112, section 5.1): two servers would read two names.
      fault = fault ?? .badRequest("The name of a header field is not a token.")
      return
    }
    // The library drops the whitespace before a value and leaves what follows it.
    let end = value.lastIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    let bytes = value[..<(end.map { $0 + 1 } ?? 0)]
    guard HTTPField.isValidValue(bytes), FieldBytes.isValue(bytes) else {
      fault =
        fault
        ?? .badRequest("The value of the header field \(name) holds a character it must not.")
      return
    }
    if name.canonicalName == "host" {
      hosts += 1
      if !FieldBytes.isHost(bytes) {
        fault = fault ?? .badRequest("The Host field holds a character that no host has.")
      }
    }
    // With what follows it: the library reads on where it sees no length for the blank behind it.
    framing.take(name, value)
    fields.append(HTTPField(name: name, value: bytes))
  }

  /// Judges the fields together, once all are there.
  ///
  /// - Parameters:
  ///   - bytes: the length of the whole head.
  ///   - needsHost: whether the version of HTTP asks for a Host field: 1.1 and later do.
  ///   - isWhole: whether the fields are all there was; see ``HeadLayout``.
  mutating func finish(bytes: Int, needsHost: Bool, isWhole: Bool) {
    memoryBytes += bytes
    if !isWhole {
      fault =
        fault
        ?? .badRequest(
          """
          The head of the request holds a NUL, a folded line, a line that does not end with CRLF, a \
          field without a name, or more than one space in the request line.
          """)
    } else if hosts > 1 {
      fault = fault ?? .badRequest("The request has more than one Host field.")
    } else if hosts == 0, needsHost {
      fault = fault ?? .badRequest("The request has no Host field.")
    }
    fault = fault ?? framing.fault(isVersion1_0: !needsHost)
  }
}

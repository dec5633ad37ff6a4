public import HTTPTypes

/// An answer: status, fields and body.
///
/// The server adds `Date`, the framing of the body (`Content-Length` for bytes, chunks for a
/// stream), and `Connection` where the connection ends; everything else is the handler's. The
/// answer to HEAD is made like the one to GET: the server sends its fields and withholds its body.
public struct Response: Sendable {
  /// The status, from 200 to 999.
  public var status: HTTPResponse.Status

  /// The fields, sent in this order, repeated ones included. Together they must fit into an eighth of
  /// ``ServerLimits/connectionMemoryBytes``, or a bare 500 is sent instead. A field with an empty value cannot be
  /// sent and is left out. `Content-Length` and `Transfer-Encoding` are the server's, with one
  /// exception: where no body is sent anyway (HEAD, 304) and `body` is empty or a stream,
  /// `Content-Length` tells the length a GET would have.
  public var fields: HTTPFields

  /// The body. For HEAD and 304, where it is withheld, a stream is not read. Give a 304 the body of
  /// the 200, or its `Content-Length`: without either, as with a stream, the library can only send a
  /// correct head by ending the connection after it, which costs the client a new one.
  public var body: Body

  /// The body of an answer.
  public enum Body: Sendable {
    /// All of it.
    case bytes([UInt8])

    /// Made while it is sent. Clients of HTTP/1.0 know no chunks: for them the end of the
    /// connection ends it.
    case stream(BodyStream)
  }

  /// The most that the head takes on the wire, with what the server adds: the status line with its
  /// longest phrase, `Date`, `Connection`, the framing, and the empty line.
  var headBytes: Int {
    fields.reduce(256) { $0 + $1.name.rawName.utf8.count + $1.value.utf8.count + 4 }
  }

  /// Makes an answer; by default an empty 200.
  public init(
    status: HTTPResponse.Status = .ok, fields: HTTPFields = [:], body: Body = .bytes([])
  ) {
    self.status = status
    self.fields = fields
    self.body = body
  }
}

public import HTTPTypes

/// One complete request, as a handler sees it.
public struct Request: Sendable {
  /// The method, as sent; methods the service does not know come through as well.
  public var method: HTTPRequest.Method

  /// The request target, read and decoded.
  public var target: RequestTarget

  /// The header fields in the order in which they were sent, repeated ones included. Trailer fields
  /// after a chunked body are not among them.
  public var fields: HTTPFields

  /// The whole body without its transfer coding; empty if there was none.
  public var body: [UInt8]

  /// The numeric address of the client without a port: "192.0.2.1" or "2001:db8::1". An IPv4 client
  /// of an IPv6 socket has its IPv4 address here.
  public var peer: String

  /// Makes a request; the defaults are for tests of handlers without a socket.
  public init(
    method: HTTPRequest.Method = .get, target: RequestTarget, fields: HTTPFields = [:],
    body: [UInt8] = [], peer: String = "127.0.0.1"
  ) {
    self.method = method
    self.target = target
    self.fields = fields
    self.body = body
    self.peer = peer
  }
}

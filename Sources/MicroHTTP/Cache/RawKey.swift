/// The values of the fields that choose among representations, as they were sent; nil where a field is missing.
struct Selection: Hashable, Sendable {
  var accept: [UInt8]?
  var acceptLanguage: [UInt8]?
  var acceptEncoding: [UInt8]?

  /// About what it takes, in bytes.
  var cost: Int {
    (accept?.count ?? 0) + (acceptLanguage?.count ?? 0) + (acceptEncoding?.count ?? 0)
  }
}

/// The bytes of a request that decide on its answer: two requests with the same have the same one.
struct RawKey: Hashable, Sendable {
  var target: [UInt8]
  var selection: Selection

  /// About what an entry with it takes, in bytes.
  var cost: Int { target.count + selection.cost + 256 }
}

extension Route {
  /// What a route answers, for the description of the interface.
  enum Shape: Sendable, Hashable {
    /// One thing of a schema.
    case one(String)
    /// A list of things of a schema.
    case list(String)
    /// Text of a media type.
    case text(String)
    /// JSON of a media type of its own, described elsewhere.
    case document(String)
    /// Bytes of a media type.
    case binary(String)
    /// A page for people, which the description leaves out.
    case page
  }
}

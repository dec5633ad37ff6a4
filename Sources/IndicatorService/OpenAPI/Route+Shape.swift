extension Route {
  /// What a route answers, for the description of the interface.
  enum Shape: Sendable, Hashable {
    /// One thing of a schema.
    case one(String)
    /// A list of things of a schema.
    case list(String)
    /// Text of a media type.
    case text(String)
  }
}

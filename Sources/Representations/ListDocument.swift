/// A list as clients see it: the elements, where the next ones are, and the release that all of it is
/// from.
public struct ListDocument<Element: Encodable & Sendable>: Encodable, Sendable {
  /// The stretch of the list that this is.
  public struct PageDocument: Encodable, Sendable {
    let limit: Int
    let total: Int
    /// Where to get the next stretch; null at the end.
    let next: String?

    enum CodingKeys: CodingKey { case limit, total, next }

    public func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode(limit, forKey: .limit)
      try values.encode(total, forKey: .total)
      try values.encode(next, forKey: .next)
    }
  }

  let data: [Element]
  let page: PageDocument
  /// 0 while nothing has been published.
  let release: Int

  /// A stretch of a list.
  public init(_ data: [Element], limit: Int, total: Int, next: String?, release: Int) {
    self.data = data
    page = PageDocument(limit: limit, total: total, next: next)
    self.release = release
  }

  /// A whole list.
  public init(_ data: [Element], release: Int) {
    self.init(data, limit: data.count, total: data.count, next: nil, release: release)
  }
}

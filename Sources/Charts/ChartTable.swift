/// The twin of a chart for who does not see it: the same figures as text.
public struct ChartTable: Sendable, Hashable {
  public struct Cell: Sendable, Hashable {
    public var text: String
    /// The observation that the text shows; nil for labels and notes.
    public var id: String?
    public var link: String?
    public var isDerived: Bool

    public init(_ text: String) {
      self.text = text
      self.isDerived = false
    }

    public init(_ value: ChartValue) {
      self.text = value.textWithUnit
      self.id = value.id
      self.link = Element.link(value.link)
      self.isDerived = value.mark == .derived
    }
  }

  public struct Row: Sendable, Hashable {
    /// What the row is about; the head cell of the row (`<th scope="row">`).
    public var head: String
    public var secondaryHead: String?
    public var cells: [Cell]
  }

  public var caption: String
  /// The heads of the columns; the first stands over the heads of the rows.
  public var header: [String]
  public var rows: [Row]
}

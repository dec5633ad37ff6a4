public import Foundation
public import Indicators

/// What a table has in one place.
public enum Cell: Sendable, Hashable {
  case empty
  case text(String)
  case number(Decimal)

  init(_ text: String?) {
    self = text.map(Cell.text) ?? .empty
  }

  init(_ number: Decimal?) {
    self = number.map(Cell.number) ?? .empty
  }

  init(_ number: Int?) {
    self = number.map { .number(Decimal($0)) } ?? .empty
  }

  /// As it stands in CSV; empty where there is nothing.
  public var text: String {
    switch self {
    case .empty: ""
    case .text(let text): text
    case .number(let number): number.description
    }
  }
}

/// A column of a table: named, described and filled in the same way in every format.
public struct Column<Row: Sendable>: Sendable {
  /// What its cells hold.
  public enum Kind: String, Sendable {
    case string, number, integer, year
  }

  public let name: String
  public let meaning: BilingualText
  public let kind: Kind
  /// Whether each row has it.
  public let isRequired: Bool
  public let cell: @Sendable (Row) -> Cell

  /// - Parameters:
  ///   - zh: What it holds, in Chinese.
  ///   - en: The same in English.
  init(
    _ name: String, _ zh: String, _ en: String, _ kind: Kind = .string, isRequired: Bool = false,
    _ cell: @escaping @Sendable (Row) -> Cell
  ) {
    self.name = name
    meaning = BilingualText(zh: zh, en: en)
    self.kind = kind
    self.isRequired = isRequired
    self.cell = cell
  }
}

/// Rows of one sort in columns.
public struct Table<Row: Sendable>: Sendable {
  public let columns: [Column<Row>]
  /// The columns that tell rows apart.
  public let key: [String]

  /// The same with only some of the columns, in the same order; empty for all.
  public func choosing(_ names: [String]) -> Table {
    guard !names.isEmpty else { return self }
    return Table(columns: columns.filter { names.contains($0.name) }, key: key)
  }
}

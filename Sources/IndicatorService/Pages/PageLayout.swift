import Pages

/// The ways in which a page can be laid out (`view`).
enum PageLayout: String, Sendable, CaseIterable {
  /// One screen for a wall, without anything to operate.
  case wall
  /// A hand-out of two pages of A4.
  case print
}

/// What of a page can be in front (`tab`), beside the tables of charts (`CODE.table`).
enum PageTab: String, Sendable, CaseIterable {
  case chart, table, source
}

extension PageLibrary {
  /// The templates in the program, read when the first page is asked for.
  static let standard: PageLibrary = {
    do {
      return try PageLibrary()
    } catch {
      preconditionFailure("The templates in the program: \(error)")
    }
  }()
}

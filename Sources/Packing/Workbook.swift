import CXLSXWriter
public import Foundation

/// An XLSX workbook on its way into a file, row by row, in memory that does not grow with the rows.
///
/// The owner of a `lxw_workbook`. The sheets, formats and cells belong to the library's workbook, which
/// frees them when it is closed.
///
/// @unchecked Sendable: nothing is locked; the callers use it on one thread at a time.
@safe public final class Workbook: @unchecked Sendable {
  /// What a cell holds.
  public enum Cell: Sendable, Hashable {
    case empty
    case text(String)
    /// A number, exact to 15 digits, with how many of them follow its point; nil for one that is no amount, such as a year.
    case number(Double, places: Int?)
    /// A text that leads to an address.
    case link(String, address: String)
    case header(String)
  }

  /// What a sheet takes of cells; a row more is an error.
  public static let mostRows = Int(LXW_ROW_MAX)

  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private var sheet: UnsafeMutablePointer<lxw_worksheet>?
  private let header: UnsafeMutablePointer<lxw_format>
  private let link: UnsafeMutablePointer<lxw_format>
  private var numbers: [Int: UnsafeMutablePointer<lxw_format>]
  private var row: UInt32 = 0
  private var links = 0

  /// - Parameters:
  ///   - path: The file; one that is there is replaced.
  ///   - temporaryFolder: Where rows wait until it is closed.
  ///   - made: What the file says of when it was made.
  public init(
    path: String, temporaryFolder: String, title: String, made: Date
  ) throws(PackingError) {
    let made = Int(made.timeIntervalSince1970)
    let opened = unsafe temporaryFolder.withCString {
      folder -> UnsafeMutablePointer<lxw_workbook>? in
      var options = unsafe lxw_workbook_options()
      unsafe options.constant_memory = 1
      unsafe options.tmpdir = UnsafeMutablePointer(mutating: folder)
      return unsafe workbook_new_opt(path, &options)
    }
    guard let opened = unsafe opened else { throw .noMemory }
    guard let header = unsafe workbook_add_format(opened),
      let link = unsafe workbook_add_format(opened)
    else {
      unsafe lxw_workbook_free(opened)
      throw .noMemory
    }
    unsafe workbook = opened
    unsafe self.header = header
    unsafe self.link = link
    unsafe numbers = [:]
    unsafe format_set_bold(header)
    unsafe format_set_bg_color(header, 0xE7EEF4)
    unsafe format_set_bottom(header, UInt8(LXW_BORDER_THIN.rawValue))
    unsafe format_set_font_color(link, 0x0B5394)
    unsafe format_set_underline(link, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    unsafe title.withCString { title in
      var properties = unsafe lxw_doc_properties()
      unsafe properties.title = UnsafeMutablePointer(mutating: title)
      unsafe properties.created = made
      unsafe workbook_set_properties(opened, &properties)
    }
  }

  deinit {
    // What was never finished is freed, and not written.
    if let workbook = unsafe workbook { unsafe lxw_workbook_free(workbook) }
  }

  /// Begins a sheet; what is appended next are its rows.
  ///
  /// - Parameters:
  ///   - widths: of its columns, in characters.
  ///   - frozenRows: how many stay in view, with a filter on the last of them.
  public func beginSheet(
    _ name: String, widths: [Double], frozenRows: Int = 0
  ) throws(PackingError) {
    guard let workbook = unsafe workbook, let made = unsafe workbook_add_worksheet(workbook, name)
    else { throw .noMemory }
    unsafe sheet = made
    row = 0
    links = 0
    for (column, width) in widths.enumerated() {
      unsafe worksheet_set_column(made, UInt16(column), UInt16(column), width, nil)
    }
    if frozenRows > 0 { unsafe worksheet_freeze_panes(made, UInt32(frozenRows), 0) }
  }

  public func append(_ cells: [Cell]) throws(PackingError) {
    guard let sheet = unsafe sheet else { preconditionFailure("a row needs a sheet") }
    for (column, cell) in cells.enumerated() {
      let result =
        unsafe write(cell, to: sheet, UInt16(column))
      guard result == LXW_NO_ERROR else {
        throw .failed(
          library: "libxlsxwriter", reason: unsafe String(cString: lxw_strerror(result)))
      }
    }
    row += 1
  }

  private func write(
    _ cell: Cell, to sheet: UnsafeMutablePointer<lxw_worksheet>, _ column: UInt16
  ) -> lxw_error {
    switch cell {
    case .empty:
      return LXW_NO_ERROR
    case .text(let text):
      return unsafe worksheet_write_string(sheet, row, column, Self.fitting(text), nil)
    case .header(let text):
      return unsafe worksheet_write_string(sheet, row, column, text, header)
    case .number(let number, let places):
      return unsafe worksheet_write_number(
        sheet, row, column, number, places.flatMap { unsafe format(places: $0) })
    case .link(let text, let address):
      guard links < Self.mostLinks, address.utf8.count <= Self.longestAddress else {
        return unsafe write(.text(text), to: sheet, column)
      }
      links += 1
      return unsafe worksheet_write_url_opt(
        // The library takes these words, wherever they stand, for files and places of the workbook.
        sheet, row, column, address.replacing("ternal:", with: "ternal%3A"), link,
        Self.fitting(text), nil)
    }
  }

  /// A text cut to what Excel takes in a cell, in UTF-16 units.
  private static func fitting(_ text: String) -> String {
    guard text.utf16.count > mostUnits else { return text }
    let end = text.utf16.index(text.startIndex, offsetBy: mostUnits - 1)
    return text[..<end] + "…"
  }

  private static let mostUnits = 32_767
  private static let longestAddress = 2000

  /// What Excel takes in one sheet.
  private static let mostLinks = 65_530

  private func format(places: Int) -> UnsafeMutablePointer<lxw_format>? {
    if let format = unsafe numbers[places] { return unsafe format }
    guard let workbook = unsafe workbook, let format = unsafe workbook_add_format(workbook) else {
      return nil
    }
    let digits = places > 0 ? "." + String(repeating: "0", count: places) : ""
    unsafe format_set_num_format(format, "#,##0" + digits)
    unsafe numbers[places] = unsafe format
    return unsafe format
  }

  /// Writes the file. Nothing may be appended after it.
  public func close() throws(PackingError) {
    guard let open = unsafe workbook else { return }
    unsafe workbook = nil
    let result = unsafe workbook_close(open)
    guard result == LXW_NO_ERROR else {
      throw .failed(
        library: "libxlsxwriter", reason: unsafe String(cString: lxw_strerror(result)))
    }
  }
}

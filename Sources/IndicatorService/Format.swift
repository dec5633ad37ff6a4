import Representations

/// A format that answers come in, named as in paths (`/v1/observations.csv`) and in `format=`.
enum Format: String, Sendable, CaseIterable {
  case json, csv, ndjson, xlsx, zip, svg, png, atom

  /// Without its parameters, as `Accept` names it.
  var mediaType: String {
    switch self {
    case .json: "application/json"
    case .csv: "text/csv"
    case .ndjson: "application/x-ndjson"
    case .xlsx: XLSXRepresentation.mediaType
    case .zip: DataPackage.mediaType
    case .svg: "image/svg+xml"
    case .png: "image/png"
    case .atom: "application/atom+xml"
    }
  }

  var isBinary: Bool { [.xlsx, .zip, .svg, .png].contains(self) }

  /// Whether it has names or notes in one language.
  var hasLanguage: Bool { [.csv, .xlsx, .zip, .atom].contains(self) }

  /// Those that an export comes in.
  static let ofExports: [Format] = ofLists + [.zip]

  /// Those that a page of a list comes in.
  static let ofLists: [Format] = [.json, .csv, .ndjson, .xlsx]

  /// The format that `Accept` (RFC 9110, 12.5.1) prefers among some; nil if it takes none of them. Where
  /// several are liked as much, the first of them.
  static func preferred(by accept: String?, among formats: [Format]) -> Format? {
    guard let accept, !accept.allSatisfy(\.isWhitespace) else { return formats.first }
    let ranges = MediaRange.list(accept)
    guard !ranges.isEmpty else { return formats.first }
    var best: (format: Format, weight: Double)?
    for format in formats {
      // The most precise range that fits decides (12.5.1).
      let fitting = ranges.filter { $0.includes(format.mediaType) }
      guard let range = fitting.max(by: { $0.precision < $1.precision }) else { continue }
      if range.weight > best?.weight ?? 0 { best = (format, range.weight) }
    }
    return best?.format
  }
}

/// One of the ranges of `Accept`: `text/csv;q=0.5`, `text/*`, `*/*`.
struct MediaRange: Sendable, Hashable {
  var type: String
  var subtype: String
  var weight: Double

  /// The ranges of a field, in order; those that cannot be read are passed over.
  static func list(_ field: String) -> [MediaRange] {
    Preference.list(field).compactMap { preference in
      let names = preference.name.split(separator: "/", omittingEmptySubsequences: false)
      guard names.count == 2, !names[0].isEmpty, !names[1].isEmpty else { return nil }
      return MediaRange(
        type: String(names[0]), subtype: String(names[1]), weight: preference.weight)
    }
  }

  /// Whether a field takes a media type; one that is missing or says nothing takes all.
  static func accepts(_ mediaType: String, _ field: String?) -> Bool {
    let ranges = list(field ?? "")
    let fitting = ranges.filter { $0.includes(mediaType) }
    guard let range = fitting.max(by: { $0.precision < $1.precision }) else {
      return ranges.isEmpty
    }
    return range.weight > 0
  }

  var precision: Int { (type == "*" ? 0 : 1) + (subtype == "*" ? 0 : 1) }

  func includes(_ mediaType: String) -> Bool {
    let names = mediaType.split(separator: "/")
    return (type == "*" || type == names[0]) && (subtype == "*" || subtype == names[1])
  }
}

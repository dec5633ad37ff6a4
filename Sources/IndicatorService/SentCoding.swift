import Packing

/// The coding that a body is sent in: one of those that make it smaller, or none.
enum SentCoding: Sendable, Hashable {
  case identity
  case coded(ContentCoding)

  /// What `Accept-Encoding` (RFC 9110, 12.5.3) prefers; nil if it takes nothing that there is. Where
  /// several are liked as much, the one that makes bodies smallest.
  static func preferred(by field: String?) -> SentCoding? {
    guard let field else { return .identity }
    let weights = Dictionary(
      Preference.list(field).map { ($0.name == "x-gzip" ? "gzip" : $0.name, $0.weight) },
      uniquingKeysWith: max)
    var best: (coding: SentCoding, weight: Double)?
    for coding in ContentCoding.allCases {
      let weight = weights[coding.rawValue] ?? weights["*"] ?? 0
      if weight > best?.weight ?? 0 { best = (.coded(coding), weight) }
    }
    // Taken unless it is refused by name, or with all that is not named.
    let plain = weights["identity"] ?? (weights["*"] == 0 ? 0 : Self.leastWeight)
    if plain > best?.weight ?? 0 { best = (.identity, plain) }
    return best?.coding
  }

  /// Below all that can be written (three digits).
  private static let leastWeight = 0.0001

  /// The names of all, and of none.
  static let allNames = ["identity"] + ContentCoding.allCases.map(\.rawValue)

  var name: String {
    switch self {
    case .identity: "identity"
    case .coded(let coding): coding.rawValue
    }
  }
}

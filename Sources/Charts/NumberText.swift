/// Numbers as text, the same in every locale.
enum NumberText {
  /// At most three decimals, without an exponent: `62.5`, `1000000000000`.
  static func plain(_ number: Double) -> String {
    guard number.isFinite else { return "0" }
    guard abs(number) < 9e15 else {
      return Int(exactly: number.rounded()).map(String.init) ?? "\(number)"
    }
    let whole = Int(number)
    // Taken from the distance to the whole number, which is exact: 1000 × 10¹² would not be.
    let thousandths = Int(((number - Double(whole)).magnitude * 1000).rounded())
    let isNegative = number < 0 && (whole != 0 || thousandths != 0)
    let magnitude = whole.magnitude + UInt(thousandths / 1000)
    var decimals = String(thousandths % 1000)
    decimals = String(repeating: "0", count: 3 - decimals.count) + decimals
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return (isNegative ? "-" : "") + "\(magnitude)" + (decimals.isEmpty ? "" : "." + decimals)
  }

  /// The same with commas between thousands: `1,301`.
  static func grouped(_ number: Double) -> String {
    let text = plain(number)
    let sign = text.hasPrefix("-") ? "-" : ""
    let parts = text.dropFirst(sign.count).split(separator: ".", maxSplits: 1)
    guard let digits = parts.first else { return text }
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { grouped += "," }
      grouped.append(digit)
    }
    return sign + grouped + (parts.count == 2 ? ".\(parts[1])" : "")
  }
}

/// A length in SVG: user units, or percent of the width of the drawing.
enum Length: Sendable {
  case units(Double)
  /// A fraction: 0.5 is 50 %.
  case fraction(Double)

  var text: String {
    switch self {
    case .units(let units): NumberText.plain(units)
    case .fraction(let fraction): NumberText.plain(100 * fraction) + "%"
    }
  }
}

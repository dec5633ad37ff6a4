extension FigureContext {
  /// What the number counts, in the words of the text: those beside it, after the ones that its clause
  /// takes over from an earlier clause or from the heading. `…` stands where something is left out:
  /// the number itself, or what is too far from it. In simplified characters, as words are compared.
  var subject: String {
    let takenOver = String(carried.prefix { !Self.isDigit($0) }.suffix(Self.longest)).trimmed
    return ([takenOver] + beside).filter { !$0.isEmpty }.joined(separator: "…")
  }

  /// The words beside the number alone, in one piece; the whole subject where there are none.
  var ownSubject: String {
    let words = beside.joined()
    return words.isEmpty ? subject : words
  }

  private var beside: [String] {
    [String(near[0].suffix(Self.longest)).trimmed, String(near[1].prefix(Self.longest)).trimmed]
  }

  /// Characters of each piece that are kept.
  private static let longest = 24

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value)
  }
}

extension FigureContext {
  /// The context without the 由 or 从 that makes the number an earlier value: what claims the later
  /// value claims this.
  var ofLaterValue: FigureContext {
    var context = self
    if let departure = RoleRules.departure(near[0][...]) {
      context.near[0] = Array(near[0][..<departure])
    }
    return context
  }
}

extension String {
  /// Without signs and blanks at the ends that belong to no name.
  fileprivate var trimmed: String {
    var words = unicodeScalars[...]
    func isLoose(_ scalar: Unicode.Scalar) -> Bool {
      !scalar.properties.isAlphabetic && !"“”‘’《》「」『』".unicodeScalars.contains(scalar)
        && scalar.properties.numericType == nil
    }
    while let first = words.first, isLoose(first) { words.removeFirst() }
    while let last = words.last, isLoose(last) { words.removeLast() }
    return String(words)
  }
}

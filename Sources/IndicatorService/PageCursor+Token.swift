import Foundation
import Indicators

/// Cursors as clients see them: opaque, safe in a URL.
extension PageCursor {
  var token: String {
    let lines = [order.map(\.description).joined(separator: ",")] + key
    return Data(lines.joined(separator: "\n").utf8).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// Nil for anything that this service did not give out.
  init?(token: String) {
    var base64 = token.replacing("-", with: "+").replacing("_", with: "/")
    base64 += String(repeating: "=", count: (4 - base64.count % 4) % 4)
    guard let data = Data(base64Encoded: base64),
      let text = String(validating: data, as: UTF8.self)
    else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let names = lines[0].split(separator: ",", omittingEmptySubsequences: false)
    let order = names.compactMap { SortKey(String($0)) }
    guard order.count == names.count, order.total == order, lines.count == order.count + 1 else {
      return nil
    }
    let key = Array(lines[1...])
    guard zip(order, key).allSatisfy({ $0.field.takes($1) }) else { return nil }
    self.init(order: order, key: key)
  }
}

extension SortKey.Field {
  /// Whether a text can be a value of the field.
  fileprivate func takes(_ value: String) -> Bool {
    switch self {
    case .period: Period(value) != nil
    case .variant, .release: Int(value) != nil
    case .value: Decimal(string: value, locale: nil) != nil
    default: !value.isEmpty
    }
  }
}

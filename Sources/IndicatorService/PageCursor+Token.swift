import Foundation
import Indicators

/// Cursors as clients see them: opaque, safe in a URL.
extension PageCursor {
  /// The parts of an observation's key: indicator, area, period, kind, variant.
  private static let keyLength = 5

  var token: String {
    Data(key.joined(separator: "\n").utf8).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// Nil for anything that this service did not give out.
  init?(token: String) {
    var base64 = token.replacing("-", with: "+").replacing("_", with: "/")
    base64 += String(repeating: "=", count: (4 - base64.count % 4) % 4)
    guard let data = Data(base64Encoded: base64),
      let text = String(validating: data, as: UTF8.self)
    else { return nil }
    let key = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard key.count == Self.keyLength, Period(key[2]) != nil, Int(key[4]) != nil else { return nil }
    self.init(key: key)
  }
}

import Foundation
import Indicators
import Yams

/// What the reader of settings does not tell: keys that nobody reads.
enum SettingsFile {
  /// Refuses a file that is missing, is no YAML, or has a key that is no setting.
  ///
  /// - Returns: Whether there is a setting in it.
  static func check(_ file: URL) throws(Failure) -> Bool {
    let text: String
    do {
      text = try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw .settings(
        "\(file.path) cannot be read; name the settings by --config FILE or GONGSHI_CONFIG")
    }
    let root: Node?
    do {
      // No rules that guess numbers and dates from texts: names and places are all that is asked for.
      root = try Yams.compose(yaml: text, .basic, .default, .utf8)
    } catch {
      throw .settings("\(file.path): no YAML: \(error)")
    }
    guard let root, root.null == nil else { return false }
    guard let mapping = root.mapping else {
      throw .settings("\(file.path):1: settings by name would be right")
    }
    for (key, value) in mapping { try check(key, value, under: "", in: file) }
    return !mapping.isEmpty
  }

  private static func check(
    _ key: Node, _ value: Node, under path: String, in file: URL
  ) throws(Failure) {
    let path = path.isEmpty ? key.string ?? "" : "\(path).\(key.string ?? "")"
    let place = "\(file.path):\(key.mark?.line ?? 1)"
    if let mapping = value.mapping {
      for (key, value) in mapping { try check(key, value, under: path, in: file) }
      return
    }
    // A section with nothing in it.
    if value.null != nil, Settings.keys.contains(where: { $0.hasPrefix(path + ".") }) { return }
    guard Settings.keys.contains(path) else {
      let nearest = Suggestions.nearest(to: path, among: Settings.keys)
      let right = (nearest.isEmpty ? Settings.keys : nearest).joined(separator: ", ")
      throw .settings("\(place): unknown setting “\(path)”; \(right) would be right")
    }
    guard value.scalar != nil else {
      throw .settings("\(place): \(path) is a list; one value would be right")
    }
  }
}

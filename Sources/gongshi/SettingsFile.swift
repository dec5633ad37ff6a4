import Foundation
import Indicators
import Yams

/// The file of settings.
enum SettingsFile {
  /// The settings of a file by their paths. Refuses one that is missing, is no YAML, or has a key that is no
  /// setting.
  static func values(_ file: URL) throws(Failure) -> [String: String] {
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
    guard let root, root.null == nil else { return [:] }
    guard let mapping = root.mapping else {
      throw .settings("\(file.path):1: settings by name would be right")
    }
    var values: [String: String] = [:]
    for (key, value) in mapping { try take(key, value, under: "", in: file, into: &values) }
    return values
  }

  private static func take(
    _ key: Node, _ value: Node, under path: String, in file: URL,
    into values: inout [String: String]
  ) throws(Failure) {
    let path = path.isEmpty ? key.string ?? "" : "\(path).\(key.string ?? "")"
    let place = "\(file.path):\(key.mark?.line ?? 1)"
    if let mapping = value.mapping {
      for (key, value) in mapping { try take(key, value, under: path, in: file, into: &values) }
      return
    }
    // A section with nothing in it.
    if value.null != nil, Settings.keys.contains(where: { $0.hasPrefix(path + ".") }) { return }
    guard Settings.keys.contains(path) else {
      let nearest = Suggestions.nearest(to: path, among: Settings.keys)
      let right = (nearest.isEmpty ? Settings.keys : nearest).joined(separator: ", ")
      throw .settings("\(place): unknown setting “\(path)”; \(right) would be right")
    }
    guard let scalar = value.scalar else {
      throw .settings("\(place): \(path) is a list; one value would be right")
    }
    values[path] = scalar.string
  }
}

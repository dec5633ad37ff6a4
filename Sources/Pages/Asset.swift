import Crypto
import Foundation

/// A static file, under a name that changes with what it holds, so that it can be kept for ever.
public struct Asset: Sendable {
  /// `style.1a2b3c4d5e6f.css`.
  public let name: String
  public let mediaType: String
  public let bytes: [UInt8]

  public var path: String { "/assets/\(name)" }

  init(_ file: String, _ mediaType: String, in files: [String: [UInt8]]) throws {
    guard let bytes = files[file] else { throw PageLibraryError("\(file) is missing.") }
    let hash = SHA256.hash(data: Data(bytes)).prefix(6).map { String(format: "%02x", $0) }.joined()
    let parts = file.split(separator: ".")
    name = "\(parts[0]).\(hash).\(parts[1])"
    self.mediaType = mediaType
    self.bytes = bytes
  }
}

/// The paths of the static files, as pages link them.
public struct AssetNames: Sendable {
  public let style: String
  /// What pages with much text need beside it.
  public let text: String
  public let script: String
  public let icon: String
}

import Crypto
import Foundation
import Indicators
public import Packing

/// What a file came to.
struct Checksum: Sendable {
  var path: String
  var bytes: Int
  var sha256: String
}

/// Makes a data package while it is sent. The memory it takes does not grow with the observations.
///
/// @unchecked Sendable: nothing is locked; it is used on one thread at a time, as a streamed body is read.
public final class DataPackageStream: @unchecked Sendable {
  private let package: DataPackage
  private let archive: ZipArchive
  private var stage = Stage.readme
  /// What the files before came to.
  private var sums: [Checksum] = []

  private enum Stage {
    case readme
    /// Before the resource of this place.
    case resource(Int)
    case pieces(Int, DataPackage.Pieces, SHA256, bytes: Int)
    /// Before the text of the report of this place.
    case text(Int)
    case done
  }

  public init(_ package: DataPackage) throws(PackingError) {
    self.package = package
    archive = try ZipArchive(modified: package.release.madeAt)
  }

  /// The next piece of the archive; nil at its end. A piece may be empty.
  public func next() throws -> [UInt8]? {
    switch stage {
    case .readme:
      try add("README.md", Array(package.readme.utf8))
      stage = .resource(0)
    case .resource(let place) where place < package.resources.count:
      let resource = package.resources[place]
      var hash = SHA256()
      hash.update(data: resource.header)
      try archive.begin(resource.path)
      try archive.write(resource.header)
      stage = .pieces(place, try resource.open(), hash, bytes: resource.header.count)
    case .resource:
      stage = .text(0)
    case .pieces(let place, let pieces, var hash, let bytes):
      if let piece = try pieces() {
        hash.update(data: piece)
        try archive.write(piece)
        stage = .pieces(place, pieces, hash, bytes: bytes + piece.count)
      } else {
        let path = package.resources[place].path
        sums.append(Checksum(path: path, bytes: bytes, sha256: Self.text(hash.finalize())))
        stage = .resource(place + 1)
      }
    case .text(let place) where place < package.reports.count:
      let report = package.reports[place]
      try add(DataPackage.path(ofReport: report), Array(package.text(report).utf8))
      stage = .text(place + 1)
    case .text:
      try end()
      stage = .done
    case .done:
      return nil
    }
    return archive.take()
  }

  private func end() throws {
    let tables = Array(sums.dropFirst().prefix(package.resources.count))
    try add("datapackage.json", JSONRepresentation.encode(package.descriptor(tables)))
    let lines = sums.map { "\($0.sha256)  \($0.path)\n" }
    try archive.begin("SHA256SUMS")
    try archive.write(Array(lines.joined().utf8))
    try archive.finish()
  }

  private func add(_ path: String, _ bytes: [UInt8]) throws {
    try archive.begin(path)
    try archive.write(bytes)
    sums.append(
      Checksum(path: path, bytes: bytes.count, sha256: Self.text(SHA256.hash(data: bytes))))
  }

  private static func text(_ digest: SHA256Digest) -> String {
    digest.map { String(format: "%02x", $0) }.joined()
  }
}

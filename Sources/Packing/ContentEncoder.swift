/// Codes a body piece by piece.
///
/// ```swift
/// let encoder = try ContentEncoder(.gzip)
/// let bytes = try encoder.encode(first) + encoder.encode(second) + (encoder.finish() ?? [])
/// ```
///
/// @unchecked Sendable: nothing is locked; the callers use it on one thread at a time, as a streamed body
/// is read.
public final class ContentEncoder: @unchecked Sendable {
  private let codec: any Codec
  private var isFinished = false

  public init(_ coding: ContentCoding) throws(PackingError) {
    codec =
      switch coding {
      case .zstd: try ZstdCodec()
      case .br: try BrotliCodec()
      case .gzip: try GzipCodec()
      }
  }

  /// What comes out for a piece; often nothing, since the coders gather.
  public func encode(_ piece: [UInt8]) throws(PackingError) -> [UInt8] {
    piece.isEmpty ? [] : try codec.process(piece, isLast: false)
  }

  /// The rest; nil if it was given already. Nothing may be encoded after it.
  public func finish() throws(PackingError) -> [UInt8]? {
    guard !isFinished else { return nil }
    isFinished = true
    return try codec.process([], isLast: true)
  }
}

/// One of the libraries. How much each one tries is chosen for answers that are made once and sent many
/// times, and still made while a client waits.
protocol Codec: AnyObject {
  func process(_ piece: [UInt8], isLast: Bool) throws(PackingError) -> [UInt8]
}

/// Room for one step of a coder.
let blockBytes = 65_536

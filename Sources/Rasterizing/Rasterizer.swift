import CRSVG

/// Pictures from SVG, drawn by librsvg on a surface of cairo.
///
/// Nothing is loaded from outside of the document: a handle without a base address follows no
/// reference. Fonts are those of the system; Chinese needs one that has it (Debian:
/// `fonts-noto-cjk`). May be used by several threads at once.
public enum Rasterizer {
  /// The most pixels of a picture: 64 MB of memory.
  public static let maximumPixels = 16_000_000

  /// The document as PNG, drawn at the proportions of its size.
  ///
  /// - Parameters:
  ///   - svg: a whole document with a `viewBox`, or `width` and `height` in units.
  ///   - width: of the picture, in pixels; as many as the document has units if nil.
  public static func png(svg: String, width: Int? = nil) throws(RasterizingError) -> [UInt8] {
    guard lazy_rsvg_is_there() else { throw .isMissing }
    let document = try SVGDocument(svg)
    let size = try document.size
    let width = width ?? Int(size.width.rounded(.up))
    guard width > 0, width <= maximumPixels else { throw .badSize(width: width, height: 0) }
    let height = Int((Double(width) * size.height / size.width).rounded(.up))
    guard height <= maximumPixels / width else { throw .badSize(width: width, height: height) }
    let surface = try ImageSurface(width: width, height: height)
    try surface.draw(document)
    return try surface.png
  }
}

/// Why there is no picture.
public enum RasterizingError: Error, Hashable, CustomStringConvertible {
  /// librsvg is not installed.
  case isMissing
  case badDocument(String)
  case badSize(width: Int, height: Int)
  case cannotDraw(String)

  public var description: String {
    switch self {
    case .isMissing: "librsvg is not installed; the package librsvg2-2 would be right"
    case .badDocument(let reason): "this is no SVG that can be drawn: \(reason)"
    case .badSize(let width, let height):
      "a picture of \(width) × \(height) pixels cannot be made; "
        + "1 to \(Rasterizer.maximumPixels) pixels would be right"
    case .cannotDraw(let reason): "the picture could not be drawn: \(reason)"
    }
  }
}

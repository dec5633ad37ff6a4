import CRSVG

/// The owner of a cairo surface that holds pixels.
@safe final class ImageSurface {
  private let surface: OpaquePointer
  private let width: Int
  private let height: Int

  init(width: Int, height: Int) throws(RasterizingError) {
    // Never nil: where there is no memory, the surface says so.
    guard
      let surface = unsafe lazy_cairo_image_surface_create(
        CInt(CAIRO_FORMAT_ARGB32), CInt(width), CInt(height))
    else { throw .cannotDraw("no surface") }
    unsafe self.surface = surface
    self.width = width
    self.height = height
    try check(unsafe lazy_cairo_surface_status(surface))
  }

  deinit {
    unsafe lazy_cairo_surface_destroy(surface)
  }

  /// Draws the document over the whole surface.
  func draw(_ document: SVGDocument) throws(RasterizingError) {
    guard let context = unsafe lazy_cairo_create(surface) else { throw .cannotDraw("no context") }
    defer { unsafe lazy_cairo_destroy(context) }
    var viewport = RsvgRectangle(x: 0, y: 0, width: Double(width), height: Double(height))
    var error: UnsafeMutablePointer<GError>?
    guard
      unsafe lazy_rsvg_handle_render(document.handle, context, &viewport, &error) != 0
    else { throw .cannotDraw(unsafe takeMessage(&error)) }
    try check(unsafe lazy_cairo_status(context))
  }

  /// The pixels as a PNG file.
  var png: [UInt8] {
    get throws(RasterizingError) {
      var file: [UInt8] = []
      // The closure captures nothing: the array comes with each call, and outlives all of them.
      let status = unsafe withUnsafeMutablePointer(to: &file) { file in
        unsafe lazy_cairo_write_png(
          surface,
          { file, bytes, count in
            guard let file = unsafe file?.assumingMemoryBound(to: [UInt8].self) else {
              return CInt(CAIRO_STATUS_WRITE_ERROR)
            }
            unsafe file.pointee.append(
              contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
            return CInt(CAIRO_STATUS_SUCCESS)
          }, file)
      }
      try check(status)
      return file
    }
  }

  private func check(_ status: CInt) throws(RasterizingError) {
    guard status != CInt(CAIRO_STATUS_SUCCESS) else { return }
    let text = unsafe lazy_cairo_status_to_string(status).map { unsafe String(cString: $0) }
    throw .cannotDraw(text ?? "unknown reason")
  }
}

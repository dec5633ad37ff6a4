import CRSVG

/// The owner of an `RsvgHandle`.
@safe final class SVGDocument {
  let handle: OpaquePointer

  init(_ svg: String) throws(RasterizingError) {
    var error: UnsafeMutablePointer<GError>?
    var svg = svg
    let handle = svg.withUTF8 { bytes in
      unsafe lazy_rsvg_handle_new(bytes.baseAddress, bytes.count, &error)
    }
    guard let handle = unsafe handle else {
      throw .badDocument(unsafe takeMessage(&error))
    }
    unsafe self.handle = handle
  }

  deinit {
    unsafe lazy_rsvg_handle_free(handle)
  }

  /// In units of the document.
  var size: (width: Double, height: Double) {
    get throws(RasterizingError) {
      var width = 0.0
      var height = 0.0
      let hasSize = unsafe lazy_rsvg_handle_get_size(handle, &width, &height) != 0
      guard hasSize, (1..<1e6).contains(width), (1..<1e6).contains(height)
      else { throw .badDocument("it has no size") }
      return (width, height)
    }
  }
}

/// The text of a GLib error, which is freed.
func takeMessage(_ error: inout UnsafeMutablePointer<GError>?) -> String {
  guard let taken = unsafe error else { return "unknown reason" }
  defer {
    unsafe lazy_g_error_free(taken)
    unsafe error = nil
  }
  return unsafe taken.pointee.message.map { unsafe String(cString: $0) } ?? "unknown reason"
}

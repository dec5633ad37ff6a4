import MicroHTTP
import Pages

/// `/assets/{name}`: what pages load, to be kept for ever.
enum AssetEndpoint {
  static let route = Route("/assets/{name}", "A static file of the pages", .page, formats: []) {
    call in
    guard let asset = call.pages.assets[call.path[0]] else {
      throw Problem.unknown("asset", call.path[0], among: call.pages.assets.keys.sorted())
    }
    return Answer(mediaType: asset.mediaType, body: .bytes(asset.bytes), freshness: .forever)
  }
}

// swift-tools-version: 6.2

import PackageDescription

/// The same rules for every target: Swift 6 language mode (implied by the tools version), warnings
/// are errors, and what is unsafe says so.
let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "gongshi",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "MicroHTTP", targets: ["MicroHTTP"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CMicroHTTPD", pkgConfig: "libmicrohttpd",
      providers: [.apt(["libmicrohttpd-dev"])]),
    .target(
      name: "MicroHTTP",
      dependencies: [
        "CMicroHTTPD",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ]),
    .testTarget(
      name: "MicroHTTPTests",
      dependencies: ["MicroHTTP", .product(name: "HTTPTypes", package: "swift-http-types")]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = settings
}

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
    .executable(name: "gongshi", targets: ["gongshi"]),
    .library(name: "MicroHTTP", targets: ["MicroHTTP"]),
    .library(
      name: "IndicatorService", targets: ["IndicatorService", "IndicatorStore", "Representations"]),
    .library(name: "ReportReading", targets: ["Indicators", "ReportReading"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(
      url: "https://github.com/apple/swift-configuration", from: "1.4.0",
      traits: []),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CMicroHTTPD", pkgConfig: "libmicrohttpd",
      providers: [.apt(["libmicrohttpd-dev"])]),
    .target(name: "CMicroHTTPDRefusals", dependencies: ["CMicroHTTPD"]),
    .target(
      name: "MicroHTTP",
      dependencies: [
        "CMicroHTTPD", "CMicroHTTPDRefusals",
        .product(name: "DequeModule", package: "swift-collections"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(
      name: "CBrotli", pkgConfig: "libbrotlienc", providers: [.apt(["libbrotli-dev"])]),
    // Nothing is linked: see its header.
    .systemLibrary(name: "CArchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    // Nothing is linked: see its header.
    .systemLibrary(name: "CPQ", providers: [.apt(["libpq-dev"])]),
    // Nothing is linked: see its header.
    .systemLibrary(name: "CRSVG", providers: [.apt(["librsvg2-2"])]),
    .target(name: "Charts"),
    .target(name: "Rasterizing", dependencies: ["CRSVG"]),
    .target(
      name: "Pages",
      dependencies: [
        "Charts", "Indicators",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      // Within the program, so that it works from any folder.
      resources: [.embedInCode("Resources")]),
    .target(
      name: "Packing",
      dependencies: ["CArchive", "CBrotli", "CXLSXWriter", "CZlib", "CZstd"]),
    .target(
      name: "Indicators",
      dependencies: [
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Yams", package: "Yams"),
      ]),
    .target(
      name: "ReportReading",
      dependencies: ["Indicators"]),
    .target(
      name: "IndicatorStore",
      dependencies: [
        "CPQ", "Indicators",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .target(
      name: "Representations",
      dependencies: [
        "Indicators", "Packing",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .target(
      name: "IndicatorService",
      dependencies: [
        "Charts", "Indicators", "IndicatorStore", "MicroHTTP", "Packing", "Pages", "Rasterizing",
        "ReportReading", "Representations",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .target(
      name: "TestSupport",
      dependencies: ["IndicatorStore", "Indicators", "ReportReading"],
      path: "Tests/TestSupport"),
    .executableTarget(
      name: "gongshi",
      dependencies: [
        "IndicatorService", "IndicatorStore", "Indicators", "MicroHTTP", "Pages", "ReportReading",
        "Representations",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Yams", package: "Yams"),
      ]),
    .testTarget(
      name: "MicroHTTPTests",
      dependencies: [
        "MicroHTTP", "TestSupport",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ]),
    .testTarget(name: "ChartsTests", dependencies: ["Charts"]),
    .testTarget(name: "RasterizingTests", dependencies: ["Charts", "Rasterizing"]),
    .testTarget(
      name: "PagesTests",
      dependencies: ["Charts", "Indicators", "Pages", "TestSupport"]),
    .testTarget(
      name: "PackingTests",
      dependencies: ["Packing", "TestSupport"]),
    .testTarget(
      name: "IndicatorsTests",
      dependencies: ["Indicators", "TestSupport"]),
    .testTarget(
      name: "ReportReadingTests",
      dependencies: ["Indicators", "ReportReading", "TestSupport"],
      resources: [.copy("Gold")]),
    .testTarget(
      name: "IndicatorStoreTests",
      dependencies: [
        "IndicatorStore", "Indicators", "ReportReading", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "RepresentationsTests",
      dependencies: ["Indicators", "ReportReading", "Representations", "TestSupport"]),
    .testTarget(
      name: "IndicatorServiceTests",
      dependencies: [
        "IndicatorService", "IndicatorStore", "Indicators", "MicroHTTP", "Packing",
        "ReportReading", "Representations", "TestSupport",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .testTarget(
      name: "GongshiTests",
      dependencies: [
        "IndicatorStore", "Indicators", "MicroHTTP", "TestSupport", "gongshi",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Yams", package: "Yams"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = settings
}

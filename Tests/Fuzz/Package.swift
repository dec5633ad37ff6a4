// swift-tools-version: 6.2

import PackageDescription

// A package of its own, since libFuzzer brings its own main function. Built and run by Scripts/fuzz.
let package = Package(
  name: "gongshi-fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "gongshi", path: "../.."),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
  ],
  targets: [
    .executableTarget(
      name: "fuzzer",
      dependencies: [
        .product(name: "IndicatorService", package: "gongshi"),
        .product(name: "MicroHTTP", package: "gongshi"),
        .product(name: "ReportReading", package: "gongshi"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: [
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .unsafeFlags(["-parse-as-library", "-sanitize=fuzzer,address"]),
      ],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])])
  ],
  swiftLanguageModes: [.v6]
)

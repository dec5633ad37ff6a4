// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that building the service builds no benchmark.
let package = Package(
  name: "gongshi-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "gongshi", path: "..")
  ],
  targets: [
    .executableTarget(
      name: "reading-benchmark",
      dependencies: [.product(name: "ReportReading", package: "gongshi")],
      swiftSettings: [
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ],
  swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.2

import PackageDescription

// A package of its own, since libFuzzer brings its own main function. Built and run by Scripts/fuzz.
let package = Package(
  name: "gongshi-fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "gongshi", path: "../..")
  ],
  targets: [
    .executableTarget(
      name: "reader-fuzzer",
      dependencies: [.product(name: "ReportReading", package: "gongshi")],
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

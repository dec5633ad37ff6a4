import Foundation
import TestSupport
import Testing

@Suite("serve over TLS")
struct TLSTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try makeCertificate("first")
  }

  /// Puts a new certificate and its key in the place of those that were there.
  private func makeCertificate(_ name: String) throws {
    _ = try TestCertificate(
      name, certificate: folder.url.appending(path: "certificate.pem"),
      key: folder.url.appending(path: "key.pem"))
    try FileManager.default.copyItem(
      atPath: folder.path("certificate.pem"), toPath: folder.path("\(name).pem"))
  }

  private var environment: [String: String] {
    [
      "GONGSHI_TLS_CERTIFICATE": folder.path("certificate.pem"),
      "GONGSHI_TLS_KEY": folder.path("key.pem"), "GONGSHI_TLS_HSTS_SECONDS": "600",
    ]
  }

  private func curl(_ service: RunningService, trusting name: String) throws -> Program.Output {
    try Program.run(
      "curl",
      [
        "-si", "--max-time", "20", "--cacert", folder.path("\(name).pem"),
        "https://127.0.0.1:\(service.port)/v1/themes",
      ])
  }

  @Test(
    "Answers tell browsers to stay with it, and SIGHUP reads a new certificate and the log's level")
  func reload() throws {
    let config = try Executable.config(in: folder)
    let arguments = ["--config", config.path]
    let service = try RunningService(
      store: folder.path("gongshi.sqlite"), arguments, environment: environment)
    let answer = try curl(service, trusting: "first")
    #expect(answer.text.hasPrefix("HTTP/1.1 200 OK"))
    #expect(answer.text.lowercased().contains("\r\nstrict-transport-security: max-age=600\r\n"))
    let health = ["healthcheck", "--port", "\(service.port)"] + arguments
    #expect(try Executable.run(health, environment: environment).status == 0)
    #expect(try Executable.run(health).status == 1)

    try makeCertificate("second")
    try Executable.edit(config.appending(path: "gongshi.yaml"), "level: info", "level: debug")
    service.program.hangUp()
    var renewed = try curl(service, trusting: "second")
    let deadline = Date().addingTimeInterval(20)
    while renewed.status != 0, Date() < deadline {
      Thread.sleep(forTimeInterval: 0.05)
      renewed = try curl(service, trusting: "second")
    }
    #expect(renewed.text.hasPrefix("HTTP/1.1 200 OK"))
    #expect(try curl(service, trusting: "first").status == 60)
    #expect(service.program.errorSoFar.contains("\"log.level\":\"debug\""))

    // One that cannot be read changes nothing.
    try folder.write("nothing", to: "certificate.pem")
    service.program.hangUp()
    while !service.program.errorSoFar.contains("all stays as it was"), Date() < deadline {
      Thread.sleep(forTimeInterval: 0.05)
    }
    #expect(service.program.errorSoFar.contains("certificate.pem is no certificate in PEM"))
    #expect(try curl(service, trusting: "second").status == 0)
    #expect(try service.stop().status == 0)
  }

  @Test("A start without a usable certificate says so")
  func unusable() throws {
    let run = try Executable.run(
      ["serve", "--port", "0", "--store", folder.path("gongshi.sqlite")],
      environment: environment.merging(["GONGSHI_TLS_KEY": folder.path("none.pem")]) { $1 })
    #expect(run.status != 0)
    #expect(run.error.contains("none.pem cannot be read"))
    let half = try Executable.run(
      ["serve", "--port", "0"], environment: ["GONGSHI_TLS_KEY": folder.path("key.pem")])
    #expect(half.error.contains("tls.certificate and tls.key go together"))
  }
}

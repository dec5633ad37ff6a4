import ArgumentParser
import MicroHTTP

/// `gongshi healthcheck`.
struct HealthcheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "healthcheck",
    abstract: "Ask a running service whether it is ready.",
    discussion: """
      Exits with 0 if it is, with 1 if it is not. For containers and supervisors.

      EXAMPLES
        gongshi healthcheck
        gongshi healthcheck --port 9000
      """)

  @Option(help: "The numeric address of the service.")
  var address: String?

  @Option(help: "The port of the service.")
  var port: String?

  @OptionGroup var config: ConfigOptions

  func run() async throws {
    let settings = try config.settings(["server.address": address, "server.port": port])
    // A service that listens everywhere is asked on this machine.
    let target = ["0.0.0.0": "127.0.0.1", "::": "::1"][settings.address] ?? settings.address
    let status = Probe.status(
      address: target, port: settings.port, path: "/readyz", isSecure: settings.hasTLS)
    switch status {
    case 200?: return
    case let status?: throw Failure.environment("the service answers \(status): not ready")
    case nil:
      throw Failure.environment("nobody answers at \(target) port \(settings.port)")
    }
  }
}

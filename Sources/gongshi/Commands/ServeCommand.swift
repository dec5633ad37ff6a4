import ArgumentParser
import Foundation
import HTTPTypes
import IndicatorService
import IndicatorStore
import Indicators
import Logging
import MicroHTTP
import Pages
import ReportReading

/// `gongshi serve`.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the published data over HTTP.",
    discussion: """
      An empty store is filled with the reports beside the settings first.

      EXAMPLES
        gongshi serve
        gongshi serve --port 9000 --store /var/lib/gongshi/gongshi.sqlite
        GONGSHI_LOG_LEVEL=warning gongshi serve --config /etc/gongshi/gongshi.yaml
      """)

  @Option(help: "The numeric address to listen on.")
  var address: String?

  @Option(help: "The port; 0 lets the system choose.")
  var port: String?

  @OptionGroup var store: StoreOptions
  @OptionGroup var config: ConfigOptions

  func run() async throws {
    let settings = try settings()
    let threshold = LogThreshold(settings.logLevel)
    let logger = settings.logger(threshold)
    let catalogue = try config.folder().catalogue()
    let pages = try settings.pages()
    // Before the port is open: a signal must find someone who waits for it.
    let signals = Signals()
    // The port before the store: where it is in use, nothing has been written.
    let entrance = Entrance()
    let cache = ResponseCache(mostBytes: settings.cacheBytes) { entrance.service?.release }
    let server = try Server(
      address: settings.address, port: settings.port, limits: settings.limits,
      certificate: try settings.certificate(),
      // Where every answer is to be in the log, the service makes them all.
      cache: settings.logLevel <= .debug ? nil : cache,
      log: { logger.debug("http", metadata: ["detail": "\($0)"]) },
      reply: { entrance.service?.reply(to: $0) ?? .made(Entrance.notYet) },
      refuse: { entrance.service?.refuse($0, $1) ?? Entrance.notYet })
    let store = try IndicatorStore(settings.store, catalogue: catalogue) { copy in
      logger.notice("store of an older version", metadata: ["copy": "\(copy)"])
    }
    try fill(store, catalogue, logger)
    entrance.open(
      IndicatorService(
        store: store, catalogue: catalogue, site: settings.site(port: server.port),
        cache: cache, mostExports: settings.mostExports,
        mostFailedTokens: settings.mostFailedTokens,
        hstsSeconds: settings.hasTLS && settings.hstsSeconds > 0 ? settings.hstsSeconds : nil,
        proxies: settings.proxies, pages: pages, logger: logger))

    let host = settings.address.contains(":") ? "[\(settings.address)]" : settings.address
    let url = "\(settings.hasTLS ? "https" : "http")://\(host):\(server.port)"
    logger.notice("serving", metadata: ["url": "\(url)/v1"])
    try? Terminal.write(greeting(url, catalogue))

    var signal = await signals.next()
    while signal == SIGHUP {
      reload(server, logger, threshold)
      signal = await signals.next()
    }
    logger.notice("stopping", metadata: ["signal": "\(Signals.name(signal))"])
    let inTime = server.stop(within: .seconds(settings.stopSeconds))
    try store.close()
    logger.notice("stopped", metadata: ["requestsEnded": "\(inTime)"])
  }

  private func settings() throws -> Settings {
    try config.settings([
      "server.address": address, "server.port": port, "store.path": store.path,
    ])
  }

  /// Reads the certificate and the level of the log again. What is wrong is said, and all stays as it was.
  private func reload(_ server: Server, _ logger: Logger, _ threshold: LogThreshold) {
    do {
      let settings = try settings()
      if let certificate = try settings.certificate() { server.replaceCertificate(certificate) }
      threshold.level = settings.logLevel
      logger.notice("read again", metadata: ["log.level": "\(settings.logLevel)"])
    } catch {
      logger.error("all stays as it was", metadata: ["error": "\(error)"])
    }
  }

  /// The first addresses to try.
  private func greeting(_ url: String, _ catalogue: Catalogue) -> String {
    let derived = catalogue.indicators.first { $0.origin == .derived }
    let example = derived?.formula?.codes.last ?? catalogue.indicators[0].code
    return """
      Gongshi serves at \(url). Try:
        curl -s \(url)/v1/indicators/\(example)
        curl -s \(url)/v1/themes/\(catalogue.indicator(example)?.theme ?? "")
        curl -s '\(url)/v1/export.csv?lang=en'
      Stop with Ctrl-C.

      """
  }

  /// The first start: the reports beside the settings, each as a release. All are read before one is
  /// published, so that a bad one stops the start and nothing has happened.
  private func fill(
    _ store: IndicatorStore, _ catalogue: Catalogue, _ logger: Logger
  ) throws {
    guard try store.view({ $0.release }) == nil else { return }
    let reader = ReportReader(catalogue: catalogue)
    let readings = try config.folder().reports().map { file in
      (file: file, reading: try reader.read(file: file.path))
    }
    for (file, reading) in readings {
      let release = try store.publish(
        reading.publication, by: "gongshi serve",
        reason: "first start: \(file.lastPathComponent)")
      logger.notice(
        "imported",
        metadata: [
          "report": "\(reading.publication.report.id)", "release": "\(release?.number ?? 0)",
          "observations": "\(reading.publication.observations.count)",
        ])
    }
  }
}

/// Keeps clients waiting until the store is open.
private final class Entrance: Sendable {
  private let state = Locked<IndicatorService?>(nil)

  var service: IndicatorService? { state.withLock(\.self) }

  func open(_ service: IndicatorService) {
    state.withLock { $0 = service }
  }

  static let notYet = Response(status: .serviceUnavailable, fields: [.retryAfter: "1"])
}

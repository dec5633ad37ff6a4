import Configuration
import Foundation
import IndicatorStore
import Logging
import MicroHTTP
import Pages
import Representations

/// The settings of the service, from file, environment and command line in rising precedence.
struct Settings: Sendable, Equatable {
  /// How log lines are written.
  enum LogFormat: String, Sendable, CaseIterable {
    case auto, text, json
  }

  var address = "127.0.0.1"
  var port: UInt16 = 8080
  var stopSeconds = 10
  /// Whose word about where a request came from is believed.
  var proxies = TrustedProxies.none
  var limits = ServerLimits()
  /// How many answers may be streamed at once; 0 is no limit.
  var mostExports = 16
  /// How many attempts with tokens may fail from one address in a minute; 0 is no limit.
  var mostFailedTokens = 10
  /// Files in PEM; empty is plain HTTP.
  var tlsCertificate = ""
  var tlsKey = ""
  /// How long browsers are to insist on TLS; 0 does not tell them to.
  var hstsSeconds = 31_536_000
  /// A file of SQLite, or the address of a database of PostgreSQL.
  var storePath = "gongshi.sqlite"
  /// Of standbys that are read from; empty for none.
  var storeReplicas = ""
  var storeConnections = 16
  var storeTimeoutSeconds = 5
  var cacheBytes = 16 << 20
  /// Empty for the address that is listened on.
  var siteAddress = ""
  var siteLicence = "CC-BY-4.0"
  var siteLicenceAddress = "https://creativecommons.org/licenses/by/4.0/"
  /// Where the templates and files of the pages are; empty for those in the program.
  var sitePages = ""
  var logLevel: Logger.Level = .info
  var logFormat: LogFormat = .auto

  /// Every setting by its path in `gongshi.yaml`.
  static let keys = [
    "server.address", "server.port", "server.stopSeconds", "server.proxies",
    "tls.certificate", "tls.key", "tls.hstsSeconds",
    "limits.bodyBytes", "limits.targetBytes", "limits.connections",
    "limits.connectionsPerAddress", "limits.connectionMemoryBytes", "limits.idleSeconds",
    "limits.headSeconds", "limits.bodySeconds", "limits.requestSeconds",
    "limits.bytesPerSecond", "limits.requestsInWork", "limits.exports", "limits.failedTokens",
    "limits.threads",
    "store.path", "store.replicas", "store.connections", "store.timeoutSeconds", "cache.bytes",
    "site.address", "site.licence",
    "site.licenceAddress", "site.pages",
    "log.level", "log.format",
  ]

  /// Whether clients are spoken to over TLS.
  var hasTLS: Bool { !tlsCertificate.isEmpty }

  init() {}

  /// Where the store is.
  var store: StoreAddress {
    get throws(Failure) {
      switch StoreAddress(storePath, replicas: storeReplicas) {
      case .postgresql(var address):
        address.mostConnections = storeConnections
        address.timeout = .seconds(storeTimeoutSeconds)
        return .postgresql(address)
      case let file:
        guard storeReplicas.isEmpty else {
          throw .settings(
            "store.replicas is for PostgreSQL, and store.path is a file; no replicas, or an address such "
              + "as postgresql://USER@HOST/DATABASE as store.path, would be right")
        }
        return file
      }
    }
  }

  /// The certificate of the files; nil for plain HTTP.
  func certificate() throws(ServerError) -> TLSCertificate? {
    guard hasTLS else { return nil }
    return try TLSCertificate(
      certificate: URL(filePath: tlsCertificate), key: URL(filePath: tlsKey))
  }

  /// The templates of the folder; nil for those in the program.
  func pages() throws(Failure) -> PageLibrary? {
    guard !sitePages.isEmpty else { return nil }
    do {
      return try PageLibrary(folder: URL(filePath: sitePages))
    } catch {
      throw .settings("site.pages is “\(sitePages)”, which cannot be read: \(error)")
    }
  }

  /// Reads the settings.
  ///
  /// - Parameters:
  ///   - file: `gongshi.yaml`.
  ///   - arguments: what the command line says, by path.
  init(
    file: URL, environment: [String: String], arguments: [String: String]
  ) throws(Failure) {
    let providers: [any ConfigProvider] = [
      Self.provider(of: arguments),
      EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "gongshi"),
      Self.provider(of: try SettingsFile.values(file)),
    ]
    try self.init(SettingsReader(config: ConfigReader(providers: providers)))
  }

  /// - Parameter values: by their paths.
  private static func provider(of values: [String: String]) -> InMemoryProvider {
    InMemoryProvider(
      values: Dictionary(
        values.map { path, value in
          (
            AbsoluteConfigKey(path.split(separator: ".").map(String.init)),
            ConfigValue(.string(value), isSecret: false)
          )
        }, uniquingKeysWith: { $1 }))
  }

  /// What is said of the service in what it gives out.
  ///
  /// - Parameter port: The one that is listened on, where the system chose it.
  func site(port: UInt16? = nil) -> Site {
    let everywhere = ["0.0.0.0", "::"].contains(address)
    let host = everywhere ? "localhost" : address.contains(":") ? "[\(address)]" : address
    let own = "\(hasTLS ? "https" : "http")://\(host):\(port ?? self.port)"
    return Site(
      address: siteAddress.isEmpty
        ? own : String(siteAddress.reversed().drop { $0 == "/" }.reversed()),
      licence: siteLicence, licenceAddress: siteLicenceAddress)
  }

  private init(_ reader: SettingsReader) throws(Failure) {
    address = reader.string("server.address") ?? address
    port = UInt16(try reader.number("server.port", 0...65535) ?? Int(port))
    stopSeconds = try reader.number("server.stopSeconds", 0...600) ?? stopSeconds
    proxies = try reader.proxies("server.proxies") ?? proxies
    tlsCertificate = reader.string("tls.certificate") ?? tlsCertificate
    tlsKey = reader.string("tls.key") ?? tlsKey
    guard tlsCertificate.isEmpty == tlsKey.isEmpty else {
      throw .settings(
        "tls.certificate and tls.key go together; both files, or none, would be right")
    }
    hstsSeconds = try reader.number("tls.hstsSeconds", 0...1_000_000_000) ?? hstsSeconds
    limits.bodyBytes = try reader.number("limits.bodyBytes", 0...1 << 30) ?? limits.bodyBytes
    limits.targetBytes =
      try reader.number("limits.targetBytes", 64...1 << 20) ?? limits.targetBytes
    limits.connections =
      try reader.number("limits.connections", 1...1_000_000) ?? limits.connections
    limits.connectionsPerAddress =
      try reader.number("limits.connectionsPerAddress", 0...1_000_000)
      ?? limits.connectionsPerAddress
    limits.connectionMemoryBytes =
      try reader.number("limits.connectionMemoryBytes", 4096...1 << 24)
      ?? limits.connectionMemoryBytes
    limits.idleSeconds = try reader.number("limits.idleSeconds", 1...3600) ?? limits.idleSeconds
    limits.headSeconds = try reader.number("limits.headSeconds", 0...3600) ?? limits.headSeconds
    limits.bodySeconds = try reader.number("limits.bodySeconds", 0...3600) ?? limits.bodySeconds
    limits.requestSeconds =
      try reader.number("limits.requestSeconds", 0...86_400) ?? limits.requestSeconds
    limits.bytesPerSecond =
      try reader.number("limits.bytesPerSecond", 1...1_000_000_000) ?? limits.bytesPerSecond
    limits.requestsInWork =
      try reader.number("limits.requestsInWork", 0...1_000_000) ?? limits.requestsInWork
    mostExports = try reader.number("limits.exports", 0...10_000) ?? mostExports
    mostFailedTokens =
      try reader.number("limits.failedTokens", 0...1_000_000) ?? mostFailedTokens
    limits.threads = try reader.number("limits.threads", 0...256) ?? limits.threads
    storePath = try reader.store("store.path") ?? storePath
    storeReplicas = try reader.store("store.replicas") ?? storeReplicas
    storeConnections = try reader.number("store.connections", 2...10_000) ?? storeConnections
    storeTimeoutSeconds =
      try reader.number("store.timeoutSeconds", 1...600) ?? storeTimeoutSeconds
    cacheBytes = try reader.number("cache.bytes", 0...1 << 40) ?? cacheBytes
    siteAddress = try reader.address("site.address") ?? siteAddress
    siteLicence = reader.string("site.licence") ?? siteLicence
    siteLicenceAddress = try reader.address("site.licenceAddress") ?? siteLicenceAddress
    sitePages = reader.string("site.pages") ?? sitePages
    logLevel = try reader.word("log.level") ?? logLevel
    logFormat = try reader.word("log.format") ?? logFormat
  }
}

/// Takes single settings, and says what is wrong with one.
private struct SettingsReader {
  let config: ConfigReader

  func string(_ key: String) -> String? {
    config.string(forKey: ConfigKey(key))
  }

  /// A path, or an address of PostgreSQL that libpq can read.
  func store(_ key: String) throws(Failure) -> String? {
    guard let text = string(key) else { return nil }
    guard StoreAddress.isPostgreSQL(text), let fault = PostgreSQLAddress.fault(text) else {
      return text
    }
    throw .settings(
      "\(key) is no address of PostgreSQL: \(fault); postgresql://USER@HOST/DATABASE would be right"
    )
  }

  /// An address of the web, without a slash at its end; empty is none.
  func address(_ key: String) throws(Failure) -> String? {
    guard let text = string(key), !text.isEmpty else { return nil }
    guard let url = URL(string: text), ["http", "https"].contains(url.scheme),
      url.host()?.isEmpty == false, url.query() == nil
    else {
      throw .settings(
        "\(key) is “\(text)”; an address such as https://data.example.cn would be right")
    }
    return text
  }

  /// Addresses and ranges of them, separated by commas; empty is none.
  func proxies(_ key: String) throws(Failure) -> TrustedProxies? {
    guard let text = string(key) else { return nil }
    var ranges: [AddressRange] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: text.isEmpty) {
      let part = part.filter { $0 != " " }
      guard let range = AddressRange(String(part)) else {
        throw .settings(
          "\(key) has “\(part)”; addresses (127.0.0.1, ::1) and ranges (10.0.0.0/8) separated by "
            + "commas would be right")
      }
      ranges.append(range)
    }
    return TrustedProxies(ranges)
  }

  func number(_ key: String, _ range: ClosedRange<Int>) throws(Failure) -> Int? {
    guard let text = string(key) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw .settings(
        "\(key) is “\(text)”; a number from \(range.lowerBound) to \(range.upperBound) would be right"
      )
    }
    return number
  }

  func word<Word: RawRepresentable<String> & CaseIterable>(
    _ key: String
  ) throws(Failure) -> Word? {
    guard let text = string(key) else { return nil }
    guard let word = Word(rawValue: text) else {
      let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw .settings("\(key) is “\(text)”; one of \(known) would be right")
    }
    return word
  }
}

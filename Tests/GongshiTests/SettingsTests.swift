import ArgumentParser
import Foundation
import MicroHTTP
import TestSupport
import Testing
import Yams

@testable import gongshi

@Suite("Settings")
struct SettingsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func settings(
    _ text: String, environment: [String: String] = [:], arguments: [String: String] = [:]
  ) throws -> Settings {
    let path = try folder.write(text, to: "gongshi.yaml")
    return try Settings(
      file: URL(filePath: path), environment: environment, arguments: arguments)
  }

  /// What reading settings fails with.
  private func failure(
    _ text: String, environment: [String: String] = [:]
  ) throws -> String? {
    do {
      _ = try settings(text, environment: environment)
      return nil
    } catch let failure as Failure {
      #expect(failure.exitCode == .usage)
      return failure.description
    }
  }

  @Test("The project's file says every setting, and each as it is by default")
  func documented() throws {
    let file = ProjectFiles.root.appending(path: "Config/gongshi.yaml")
    let settings = try Settings(file: file, environment: [:], arguments: [:])
    #expect(settings == Settings())
    let text = try String(contentsOf: file, encoding: .utf8)
    let root = try #require(try Yams.compose(yaml: text)?.mapping)
    let keys = root.flatMap { group, values in
      (values.mapping ?? [:]).map { key, _ in "\(group.string ?? "").\(key.string ?? "")" }
    }
    #expect(keys.sorted() == Settings.keys.sorted())
  }

  @Test(
    "Every default in the file is read: another value changes the settings",
    arguments: Settings.keys)
  func everyKeyIsRead(key: String) throws {
    let others = [
      "server.address": "::1", "store.path": "x", "log.level": "debug", "log.format": "json",
      "server.proxies": "10.0.0.0/8",
      "site.address": "https://a.cn", "site.licenceAddress": "https://a.cn/licence",
    ]
    let value = others[key] ?? "4097"
    let parts = key.split(separator: ".")
    let changed =
      ["server.stopSeconds", "limits.threads", "limits.exports"].contains(key)
        || key.hasSuffix("Seconds") ? "7" : value
    // A certificate is nothing without its key, nor this without that.
    let pairs = ["tls.certificate": "key", "tls.key": "certificate"]
    let pair = pairs[key].map { "  \($0): x\n" } ?? ""
    let settings = try settings("\(parts[0]):\n  \(parts[1]): \"\(changed)\"\n\(pair)")
    #expect(settings != Settings())
  }

  @Test("The command line comes before the environment, and that before the file")
  func precedence() throws {
    let text = "server:\n  port: 1001\n  address: 127.0.0.2\nstore:\n  path: file.sqlite\n"
    let environment = ["GONGSHI_SERVER_PORT": "1002", "GONGSHI_STORE_PATH": "environment.sqlite"]
    let fromFile = try settings(text)
    #expect(fromFile.port == 1001)
    #expect(fromFile.address == "127.0.0.2")
    let fromEnvironment = try settings(text, environment: environment)
    #expect(fromEnvironment.port == 1002)
    #expect(fromEnvironment.storePath == "environment.sqlite")
    #expect(fromEnvironment.address == "127.0.0.2")
    let fromArguments = try settings(
      text, environment: environment, arguments: ["server.port": "1003"])
    #expect(fromArguments.port == 1003)
    #expect(fromArguments.storePath == "environment.sqlite")
    #expect(fromArguments.stopSeconds == 10)
  }

  @Test("A setting of two words has one name in the environment")
  func twoWords() throws {
    let settings = try settings("", environment: ["GONGSHI_SERVER_STOP_SECONDS": "3"])
    #expect(settings.stopSeconds == 3)
  }

  @Test("Proxies are a list")
  func proxies() throws {
    let ranges = ["127.0.0.1", "10.0.0.0/8", "2001:db8::/32"].compactMap(AddressRange.init)
    let settings = try settings("server:\n  proxies: 127.0.0.1, 10.0.0.0/8,2001:db8::/32\n")
    #expect(settings.proxies == TrustedProxies(ranges))
  }

  @Test(
    "A misspelt setting is refused with its line and the right name",
    arguments: [
      (
        "server:\n  prot: 1\n",
        "gongshi.yaml:2: unknown setting “server.prot”; server.port would be right"
      ),
      (
        "# a\n\nlimits:\n  bodyBites: 1\n",
        "gongshi.yaml:4: unknown setting “limits.bodyBites”; limits.bodyBytes"
      ),
      ("sever:\n  port: 1\n", "unknown setting “sever.port”; server.port"),
      ("port: 1\n", "gongshi.yaml:1: unknown setting “port”; server.address, "),
    ])
  func misspelt(text: String, says: String) throws {
    let failure = try #require(try failure(text))
    #expect(failure.contains(says), "\(failure)")
  }

  @Test(
    "A value that does not fit is refused with what would",
    arguments: [
      (
        "server:\n  port: 70000\n",
        "server.port is “70000”; a number from 0 to 65535 would be right"
      ),
      ("server:\n  port: http\n", "server.port is “http”"),
      ("log:\n  level: loud\n", "log.level is “loud”; one of trace, debug, "),
      ("log:\n  format: xml\n", "log.format is “xml”; one of auto, text, json"),
      (
        "server:\n  port: [1, 2]\n",
        "gongshi.yaml:2: server.port is a list; one value would be right"
      ),
      ("limits:\n  connectionMemoryBytes: 2000\n", "limits.connectionMemoryBytes is “2000”"),
      ("limits:\n  threads: 300\n", "limits.threads is “300”"),
      (
        "server:\n  proxies: 127.0.0.1, nginx\n",
        "server.proxies has “nginx”; addresses (127.0.0.1, ::1) and ranges"
      ),
      ("server:\n  proxies: 127.0.0.1,\n", "server.proxies has “”"),
      ("server:\n  proxies: 0.0.0.0/0\n", "server.proxies has “0.0.0.0/0”"),
      ("- server\n", "settings by name would be right"), ("server: [\n", "no YAML"),
    ])
  func badValue(text: String, says: String) throws {
    let failure = try #require(try failure(text))
    #expect(failure.contains(says), "\(failure)")
  }

  @Test("A bad value of the environment is refused as well")
  func badEnvironment() throws {
    let failure = try failure("", environment: ["GONGSHI_SERVER_PORT": "x"])
    #expect(failure?.contains("server.port is “x”") == true)
  }

  @Test("A file without settings leaves the defaults", arguments: ["", "# nothing\n"])
  func empty(text: String) throws {
    #expect(try settings(text) == Settings())
  }

  @Test("Over the whole way: the port of the command line wins")
  func wholeWay() throws {
    let config = try Executable.config(in: folder)
    try Executable.edit(config.appending(path: "gongshi.yaml"), "port: 8080", "port: 1")
    let arguments = ["healthcheck", "--config", config.path]
    let file = try Executable.run(arguments)
    #expect(file.error.contains("port 1\n"))
    let environment = try Executable.run(arguments, environment: ["GONGSHI_SERVER_PORT": "2"])
    #expect(environment.error.contains("port 2\n"))
    let option = try Executable.run(
      arguments + ["--port", "3"], environment: ["GONGSHI_SERVER_PORT": "2"])
    #expect(option.error.contains("port 3\n"))
    let byName = try Executable.run(
      ["healthcheck"], environment: ["GONGSHI_CONFIG": config.path], directory: folder.url)
    #expect(byName.error.contains("port 1\n"))
  }
}

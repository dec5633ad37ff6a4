import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import MicroHTTP

extension Live {
  @Suite("TLS")
  struct TLSTests {
    private let folder: TemporaryFolder
    private let certificates: [TLSCertificate]

    init() throws {
      let folder = try TemporaryFolder()
      self.folder = folder
      certificates = try ["a", "b"].map { name in
        let made = try TestCertificate(
          name, certificate: Self.file("\(name).pem", folder), key: Self.file("\(name).key", folder)
        )
        return try TLSCertificate(certificate: made.certificate, key: made.key)
      }
    }

    private static func file(_ name: String, _ folder: TemporaryFolder) -> URL {
      folder.url.appending(path: name)
    }

    private func server(
      respond: @escaping @Sendable (Request) -> Response = { _ in .text("ok") }
    ) throws -> Server {
      try Server(
        limits: ServerLimits(threads: 2), certificate: certificates[0], cache: nil,
        reply: { .made(respond($0)) }, refuse: { refusePlainly($0, $1) })
    }

    /// Starts curl, which trusts one certificate only.
    private func curl(_ server: Server, trusting name: String, _ more: String...) throws -> Program
    {
      try Program(
        "curl",
        ["-sS", "--max-time", "20", "--cacert", Self.file("\(name).pem", folder).path]
          + more + ["https://127.0.0.1:\(server.port)/"])
    }

    @Test("An answer comes over it")
    func answers() throws {
      let server = try server()
      #expect(try curl(server, trusting: "a").wait().text == "ok")
      #expect(try curl(server, trusting: "b").wait().status == 60)
      // Not what comes without it.
      let plain = try Client(port: server.port)
      try plain.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(throws: (any Error).self) { try plain.answer() }
      #expect(try curl(server, trusting: "a").wait().text == "ok")
    }

    @Test(
      "Versions and ciphers of old are not spoken",
      arguments: [
        (["-tls1_3"], true), (["-tls1_2"], true),
        (["-tls1_2", "-cipher", "ECDHE-ECDSA-CHACHA20-POLY1305"], true),
        (["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"], false),
        (["-tls1", "-cipher", "ALL:@SECLEVEL=0"], false),
        (["-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA"], false),
        (["-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA256"], false),
        (["-tls1_2", "-cipher", "AES128-GCM-SHA256"], false),
      ] as [([String], Bool)])
    func versions(options: [String], works: Bool) throws {
      let server = try server()
      let run = try Program.run(
        "openssl", ["s_client", "-connect", "127.0.0.1:\(server.port)"] + options)
      #expect(run.text.contains("Cipher is (NONE)") == !works, "\(run.text)")
    }

    @Test("A new certificate takes its place while an answer is under way")
    func replaced() throws {
      let half = Signal()
      let rest = Signal()
      let server = try server { request in
        guard request.fields[.range] != nil else { return .text("ok") }
        let pieces = Collected<Int>()
        return Response(
          body: .stream(
            BodyStream {
              pieces.append(1)
              switch pieces.all.count {
              case 1:
                return Array("first ".utf8)
              case 2:
                half.give()
                _ = rest.wait()
                return Array("second".utf8)
              default:
                return nil
              }
            }))
      }
      let running = try curl(server, trusting: "a", "-H", "Range: x")
      #expect(half.wait())
      server.replaceCertificate(certificates[1])
      rest.give()
      #expect(try running.wait().text == "first second")
      #expect(try curl(server, trusting: "b").wait().text == "ok")
      #expect(try curl(server, trusting: "a").wait().status == 60)
    }

    @Test("Files that do not fit are refused, with a sentence that names them")
    func refused() throws {
      let a = Self.file("a.pem", folder)
      let key = Self.file("a.key", folder)
      try folder.write("nothing", to: "empty.pem")
      for (certificate, key, text) in [
        (a, Self.file("b.key", folder), "b.key is not the key of the certificate in"),
        (a, a, "is no private key in PEM"), (key, key, "is no certificate in PEM"),
        (Self.file("empty.pem", folder), key, "empty.pem is no certificate in PEM"),
        (Self.file("none.pem", folder), key, "none.pem cannot be read"),
      ] {
        let error = #expect(throws: ServerError.self) {
          try TLSCertificate(certificate: certificate, key: key)
        }
        #expect(error?.description.contains(text) == true, "\(error?.description ?? "")")
      }
    }
  }
}

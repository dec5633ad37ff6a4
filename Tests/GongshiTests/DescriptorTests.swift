import Foundation
import TestSupport
import Testing

@Suite("serve with few descriptors")
struct DescriptorTests {
  /// Opens connections that say nothing, as many as can be had.
  private func connections(_ count: Int, to port: Int) -> [Int32] {
    (0..<count).compactMap { _ in
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = UInt16(port).bigEndian
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      let result = unsafe withUnsafePointer(to: address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      guard result == 0 else {
        close(descriptor)
        return nil
      }
      return descriptor
    }
  }

  @Test("It serves on when connections that took them all are gone")
  func exhausted() throws {
    let folder = try TemporaryFolder()
    let service = try RunningService(
      store: folder.path("gongshi.sqlite"),
      environment: ["GONGSHI_LIMITS_IDLE_SECONDS": "60"], mostDescriptors: 40)
    let address = "http://127.0.0.1:\(service.port)/v1/export.csv"
    #expect(try Program.run("curl", ["-s", "--max-time", "20", address]).status == 0)
    let held = connections(100, to: service.port)
    #expect(held.count == 100)
    // Nobody comes through.
    #expect(try Program.run("curl", ["-s", "--max-time", "1", address]).status != 0)
    for descriptor in held { close(descriptor) }
    let answer = try Program.run("curl", ["-s", "--max-time", "20", address])
    #expect(answer.status == 0)
    #expect(answer.text.contains("39"))
    #expect(try service.stop().status == 0)
  }
}

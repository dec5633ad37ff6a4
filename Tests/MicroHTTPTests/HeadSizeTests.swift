import MicroHTTP
import TestSupport
import Testing

extension Live {
  /// What heads fit into the memory that a connection has by default.
  @Suite struct HeadSizeTests {
    /// The fields of a browser beside its cookies.
    private static let browser = """
      Host: gongshi.example\r
      User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0\r
      Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8\r
      Accept-Language: zh-CN,zh;q=0.9,en;q=0.8\r
      Accept-Encoding: gzip, deflate, br, zstd\r
      Referer: https://gongshi.example/v1/observations?limit=100&sort=-value\r
      Sec-Fetch-Dest: document\r
      Sec-Fetch-Mode: navigate\r
      Sec-Fetch-Site: same-origin\r
      Upgrade-Insecure-Requests: 1\r
      Connection: keep-alive\r

      """

    @Test(
      "Cookies of 8 kB, and the longest target beside cookies of 4 kB, are read",
      arguments: [(1, 8192), (8192, 4096), (8192, 0)])
    func fits(target: Int, cookies: Int) throws {
      let recorder = try Recorder()
      let client = try recorder.client()
      let path = "/" + String(repeating: "a", count: target - 1)
      let cookie = "Cookie: " + String(repeating: "a=b; ", count: cookies / 5) + "c=d\r\n"
      // Twice: the memory is the same after each request.
      for _ in 0..<2 {
        try client.send("GET \(path) HTTP/1.1\r\n\(Self.browser)\(cookie)\r\n")
        #expect(try client.answer().text == "ok")
      }
      #expect(recorder.requests.all.map(\.target.raw) == [path, path])
    }

    @Test(
      "What is larger is told so, whatever it is that is too large",
      arguments: [
        (1, 14_400, 431), (1, 40_000, 431), (8193, 0, 414), (12_000, 0, 414), (40_000, 0, 414),
      ])
    func isTooLarge(target: Int, cookies: Int, status: Int) throws {
      let recorder = try Recorder()
      let client = try recorder.client()
      let path = "/" + String(repeating: "a", count: target - 1)
      let cookie = "Cookie: " + String(repeating: "a", count: cookies) + "\r\n"
      try client.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\(cookie)\r\n")
      #expect(try client.answer().status == status)
    }
  }
}

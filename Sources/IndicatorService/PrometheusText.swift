import Foundation
import MicroHTTP

/// The text format of Prometheus, version 0.0.4.
struct PrometheusText {
  static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

  private(set) var text = ""

  /// Begins a metric; its samples follow.
  mutating func begin(_ name: String, _ type: String, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
  }

  /// - Parameter labels: names and values, in order.
  mutating func sample(_ name: String, _ labels: [(String, String)] = [], _ value: String) {
    let pairs = labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
    text += pairs.isEmpty ? "\(name) \(value)\n" : "\(name){\(pairs)} \(value)\n"
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}

extension PrometheusText {
  mutating func add(_ counts: Metrics.Snapshot) {
    begin(
      "gongshi_http_requests_total", "counter", "Requests answered, by route, method and status.")
    for (kind, count) in counts.requests.sorted(by: { $0.key < $1.key }) {
      sample(
        "gongshi_http_requests_total",
        [("route", kind.route), ("method", kind.method), ("status", String(kind.status))],
        String(count))
    }
    let name = "gongshi_http_request_duration_seconds"
    begin(
      name, "histogram",
      "From the whole request until its answer was handed over; answers that lay ready are left out."
    )
    for (bound, count) in zip(Metrics.Histogram.bounds, counts.durations.counts) {
      sample("\(name)_bucket", [("le", "\(bound)")], String(count))
    }
    sample("\(name)_bucket", [("le", "+Inf")], String(counts.durations.count))
    sample("\(name)_sum", [], "\(counts.durations.sum)")
    sample("\(name)_count", [], String(counts.durations.count))
    begin("gongshi_http_requests_in_flight", "gauge", "Requests that are being answered.")
    sample("gongshi_http_requests_in_flight", [], String(counts.inFlight))
    begin("gongshi_http_response_bytes_total", "counter", "Bytes of bodies handed to the network.")
    sample("gongshi_http_response_bytes_total", [], String(counts.bytes))
  }

  /// - Parameter ready: answers of the cache that the server sent without asking the service.
  mutating func add(_ cache: ResponseCache.Statistics, ready: Int) {
    for (name, type, help, value) in [
      ("hits_total", "counter", "Answers that were there already.", cache.hits + ready),
      ("misses_total", "counter", "Answers that had to be made.", cache.misses),
      ("evicted_total", "counter", "Answers that made room for others.", cache.evicted),
      ("entries", "gauge", "Answers that are kept.", cache.entries),
      ("bytes", "gauge", "Memory of the answers that are kept.", cache.bytes),
    ] {
      begin("gongshi_cache_\(name)", type, help)
      sample("gongshi_cache_\(name)", [], String(value))
    }
  }
}

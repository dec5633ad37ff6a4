import IndicatorStore
import MicroHTTP

/// `/metrics`: what the service counts of itself, for Prometheus.
enum MetricsEndpoint {
  static let route = Route(
    "/metrics", "What the service counts of itself, for Prometheus", .text("text/plain"),
    formats: []
  ) { call in
    var text = PrometheusText()
    text.begin("gongshi_build_info", "gauge", "The version of the service.")
    text.sample("gongshi_build_info", [("version", call.version)], "1")
    text.begin(
      "gongshi_release", "gauge", "The number of the newest release; 0 while there is none.")
    text.sample("gongshi_release", [], String(call.release))
    text.begin("gongshi_store_bytes", "gauge", "The size of the store.")
    text.sample("gongshi_store_bytes", [], String(try call.view.bytes))
    let counts = call.metrics.snapshot
    text.add(counts)
    text.add(call.cache.statistics, ready: counts.ready)
    return Answer(
      mediaType: PrometheusText.mediaType, body: .bytes(Array(text.text.utf8)), freshness: .never)
  }
}

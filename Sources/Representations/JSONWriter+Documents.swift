import Indicators

// The documents that are made anew for every client, or by the million. Fields stand in the order of their
// names; which there are, their `Encodable` says, and tests compare the bytes of both.

extension ObservationDocument: JSONWritable {
  func write(to json: inout JSONWriter) {
    let observation = published.observation
    let quantity = observation.quantity
    let isReported = observation.origin == .reported
    json.object { json in
      func write(_ key: CodingKeys, _ value: some JSONWritable) {
        if wanted.isEmpty || wanted.contains(key.rawValue) { json.write(key.rawValue, value) }
      }
      write(.area, observation.area)
      write(.asWritten, isReported ? observation.asWritten : nil)
      if let correction = observation.correction { write(.correction, correction.reason) }
      write(.evidence, observation.evidence)
      if !isReported { write(.formula, observation.formula) }
      write(.id, observation.id)
      write(.indicator, observation.indicator)
      write(.kind, observation.kind.rawValue)
      write(.lowerBound, quantity.lowerBound)
      write(.note, observation.note)
      if !isReported { write(.operands, observation.operands) }
      write(.origin, observation.origin.rawValue)
      write(.period, observation.period)
      write(.qualifier, quantity.qualifier.rawValue)
      write(.release, published.release)
      write(.report, observation.report)
      write(.status, observation.status.rawValue)
      if let release = published.supersededBy { write(.supersededBy, release) }
      write(.unit, observation.unit)
      write(.upperBound, quantity.upperBound)
      write(.value, quantity.value)
    }
  }
}

extension Evidence: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.write("asWritten", asWritten)
      json.write("end", end)
      json.write("heading", heading)
      json.write("kind", kind.rawValue)
      json.write("report", report)
      json.writeIfAny("role", role?.rawValue)
      json.write("section", section)
      json.write("sentence", sentence)
      json.write("sentenceEnd", sentenceEnd)
      json.write("sentenceStart", sentenceStart)
      json.write("start", start)
    }
  }
}

extension IndicatorDocument: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.writeIfAny("base", base)
      json.write("code", code)
      json.write("definition", definition)
      json.writeIfAny("formula", formula)
      json.write("measure", measure.rawValue)
      json.write("name", name)
      json.writeIfAny("observations", observations)
      json.write("origin", origin.rawValue)
      json.writeIfAny("partOf", partOf)
      json.writeIfAny("source", source)
      json.write("theme", theme)
      json.write("unit", unit)
      json.writeIfAny("unitName", unitName)
    }
  }
}

extension ListDocument: JSONWritable where Element: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.write("data", data)
      json.write("page", page)
      json.write("release", release)
    }
  }
}

extension ListDocument.PageDocument: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.write("limit", limit)
      json.write("next", next)
      json.write("total", total)
    }
  }
}

extension BilingualText: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.write("en", en)
      json.write("zh", zh)
    }
  }
}

extension Period: JSONWritable {
  func write(to json: inout JSONWriter) { json.write(description) }
}

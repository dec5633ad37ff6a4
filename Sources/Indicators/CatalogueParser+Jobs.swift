import Dispatch

/// The files are read side by side, which takes half the time where there are two processors.
extension CatalogueParser {
  /// What has been read so far.
  struct Parts {
    var themes: [Theme] = []
    var units: [Unit] = []
    var areas: [Area] = []
    var indicators: [Indicator] = []
    var derived: [Indicator] = []
    var checks: [Check] = []
    var charts: [ChartDefinition] = []
    var reading: ReadingVocabulary?
    var statements: StatementVocabulary?
    var areaWords: AreaVocabulary?
  }

  /// Reads some files, and gives what puts the values into their place.
  typealias Job = @Sendable (inout CatalogueParser) -> @Sendable (inout Parts) -> Void

  /// In the order in which problems are told.
  ///
  /// - Parameter names: of the files with indicators.
  static func jobs(indicators names: [String]) -> [Job] {
    var jobs: [Job] = [
      {
        let themes = $0.list(Theme.self, in: "themes.yaml"); return { $0.themes = themes }
      },
      {
        let units = $0.list(Unit.self, in: "units.yaml"); return { $0.units = units }
      },
      {
        let areas = $0.areas(); return { $0.areas = areas }
      },
      {
        let checks = $0.list(Check.self, in: "checks.yaml"); return { $0.checks = checks }
      },
      {
        // A catalogue can do without charts.
        let isThere = $0.files.contains { $0.name == "charts.yaml" }
        let charts = isThere ? $0.list(ChartDefinition.self, in: "charts.yaml") : []
        return { $0.charts = charts }
      },
      {
        let derived = $0.list(Indicator.self, in: "derived.yaml"); return { $0.derived = derived }
      },
    ]
    jobs += names.map { name in
      {
        let some = $0.list(Indicator.self, in: name); return { $0.indicators += some }
      }
    }
    jobs += [
      {
        let words = $0.document(ReadingVocabulary.self, in: "reading.yaml");
        return { $0.reading = words }
      },
      {
        let words = $0.document(StatementVocabulary.self, in: "statements.yaml")
        return { $0.statements = words }
      },
      {
        let words = $0.document(AreaVocabulary.self, in: "area-words.yaml")
        return { $0.areaWords = words }
      },
    ]
    return jobs
  }

  /// Does the jobs, each with a parser of its own, and takes what they found in their order.
  mutating func sideBySide(_ jobs: [Job]) -> Parts {
    let done = Locked<[Int: (parser: CatalogueParser, put: @Sendable (inout Parts) -> Void)]>([:])
    DispatchQueue.concurrentPerform(iterations: jobs.count) { [files] index in
      var parser = CatalogueParser(files: files)
      let put = jobs[index](&parser)
      done.withLock { $0[index] = (parser, put) }
    }
    var parts = Parts()
    for (_, job) in done.withLock(\.self).sorted(by: { $0.key < $1.key }) {
      job.put(&parts)
      problems += job.parser.problems
      let places = job.parser.places.sorted { $0.value.line ?? 0 < $1.value.line ?? 0 }
      for (entry, place) in places { note(entry, at: place) }
    }
    return parts
  }
}

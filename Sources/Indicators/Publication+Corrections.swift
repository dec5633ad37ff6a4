extension Publication {
  /// The same with some of its reported observations replaced, by id; what is derived and what is checked follows.
  public func correcting(
    _ corrections: [String: Observation], catalogue: Catalogue
  ) -> Publication {
    guard !corrections.isEmpty else { return self }
    var publication = self
    let reported = observations.filter { $0.origin == .reported }.map { corrections[$0.id] ?? $0 }
    publication.observations =
      reported + Derivation.observations(from: reported, catalogue: catalogue, report: report)
    publication.checks = Check.results(
      of: publication.observations, catalogue: catalogue, report: report.id)
    return publication
  }
}

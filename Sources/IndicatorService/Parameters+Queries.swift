import Indicators

extension Parameters {
  var observationQuery: ObservationQuery {
    var query = ObservationQuery()
    query.indicators = indicators
    query.themes = themes
    query.areas = areas
    query.periods = periods
    query.reports = reports
    query.kinds = kinds.compactMap(Observation.Kind.init)
    query.origins = origins
    query.qualifiers = qualifiers
    query.words = words
    query.sort = sort
    return query
  }

  var statementQuery: StatementQuery {
    var query = StatementQuery()
    query.kinds = kinds.compactMap(Statement.Kind.init)
    query.themes = themes
    query.areas = areas
    query.periods = periods
    query.reports = reports
    query.states = states
    return query
  }

  var checkQuery: CheckQuery {
    var query = CheckQuery()
    query.results = results
    query.areas = areas
    query.periods = periods
    return query
  }
}

import Testing

/// A request that must be refused, and what must be said about it.
struct Refusal: Sendable, CustomTestStringConvertible {
  let target: String
  /// Of the first error.
  let parameter: String
  let value: String?
  /// The first suggestion; empty for none.
  var suggestion = ""
  /// What the first error must say.
  var says = ""

  var testDescription: String { target }

  static let codes = [
    Refusal(
      target: "/v1/indicators/reconsideration-acepted", parameter: "path",
      value: "reconsideration-acepted", suggestion: "reconsideration-accepted"),
    Refusal(
      target: "/v1/indicators/reconsideration-acepted/observations", parameter: "path",
      value: "reconsideration-acepted", suggestion: "reconsideration-accepted"),
    Refusal(
      target: "/v1/themes/dispute", parameter: "path", value: "dispute", suggestion: "disputes"),
    Refusal(target: "/v1/areas/370407", parameter: "path", value: "370407", suggestion: "370400"),
    Refusal(
      target: "/v1/reports/370404-2012", parameter: "path", value: "370404-2012",
      suggestion: "370404-2021"),
    Refusal(
      target: "/v1/reports/370404-2012/text", parameter: "path", value: "370404-2012",
      suggestion: "370404-2021"),
    Refusal(
      target: "/v1/reports/370404-2012/figures", parameter: "path", value: "370404-2012",
      suggestion: "370404-2021"),
    Refusal(
      target: "/v1/reports/370404-2012/statements", parameter: "path", value: "370404-2012",
      suggestion: "370404-2021"),
    Refusal(
      target: "/v1/observations/reconsideration-acepted.370404.2021", parameter: "path",
      value: "reconsideration-acepted.370404.2021",
      suggestion: "reconsideration-accepted.370404.2021"),
    Refusal(
      target: "/v1/indicator", parameter: "path", value: "/v1/indicator",
      suggestion: "/v1/indicators"),
    Refusal(
      target: "/v1/indicator/reconsideration-accepted", parameter: "path",
      value: "/v1/indicator/reconsideration-accepted",
      suggestion: "/v1/indicators/reconsideration-accepted"),
    Refusal(
      target: "/v1/export.cvs", parameter: "path", value: "/v1/export.cvs",
      suggestion: "/v1/export.csv"),
    Refusal(target: "/nothing/at/all", parameter: "path", value: "/nothing/at/all"),
    Refusal(target: "/v2", parameter: "path", value: "/v2", suggestion: "/v1"),
  ]

  static let parameters = [
    Refusal(
      target: "/v1/observations?limt=5", parameter: "limt", value: "5", suggestion: "limit",
      says: "unknown parameter; this route takes"),
    Refusal(target: "/v1/themes?limit=5", parameter: "limit", value: "5", says: "takes format"),
    Refusal(
      target: "/v1/observations?indicator=reconsideration-acepted", parameter: "indicator",
      value: "reconsideration-acepted", suggestion: "reconsideration-accepted"),
    Refusal(
      target: "/v1/observations?theme=dispute", parameter: "theme", value: "dispute",
      suggestion: "disputes"),
    Refusal(
      target: "/v1/observations?area=370407", parameter: "area", value: "370407",
      suggestion: "370400"),
    Refusal(
      target: "/v1/observations?report=370404-2012", parameter: "report", value: "370404-2012",
      suggestion: "370404-2021"),
    Refusal(
      target: "/v1/observations?kind=results", parameter: "kind", value: "results",
      suggestion: "result", says: "result, target, requirement would be right"),
    Refusal(
      target: "/v1/statements?kind=comitment", parameter: "kind", value: "comitment",
      suggestion: "commitment"),
    Refusal(
      target: "/v1/observations?kind=commitment", parameter: "kind", value: "commitment",
      says: "unknown value"),
    Refusal(
      target: "/v1/observations?origin=derive", parameter: "origin", value: "derive",
      suggestion: "derived"),
    Refusal(
      target: "/v1/observations?qualifier=atleast", parameter: "qualifier", value: "atleast",
      suggestion: "atLeast"),
    Refusal(
      target: "/v1/indicators?measure=rates", parameter: "measure", value: "rates",
      suggestion: "rate"),
    Refusal(
      target: "/v1/indicators?hasData=yes", parameter: "hasData", value: "yes", says: "true, false"),
    Refusal(
      target: "/v1/reports/370404-2021/figures?class=cataloged", parameter: "class",
      value: "cataloged", suggestion: "catalogued"),
    Refusal(
      target: "/v1/checks?result=passed", parameter: "result", value: "passed", suggestion: "pass"),
    Refusal(
      target: "/v1/export.csv?lang=cn", parameter: "lang", value: "cn", suggestion: "en",
      says: "zh, en would be right"
    ),
    Refusal(
      target: "/v1/observations?period=21", parameter: "period", value: "21", says: "2019..2023"),
    Refusal(
      target: "/v1/observations?period=2023..2019", parameter: "period", value: "2023..2019",
      says: "no period"),
    Refusal(
      target: "/v1/observations?period=2021,20x", parameter: "period", value: "20x",
      says: "no period"),
    Refusal(
      target: "/v1/observations?limit=0", parameter: "limit", value: "0", says: "from 1 to 1000"),
    Refusal(
      target: "/v1/observations?limit=1001", parameter: "limit", value: "1001",
      says: "from 1 to 1000"),
    Refusal(
      target: "/v1/observations?limit=ten", parameter: "limit", value: "ten", says: "from 1 to 1000"
    ),
    Refusal(
      target: "/v1/observations?limit=5&limit=6", parameter: "limit", value: "6",
      says: "given twice"
    ),
    Refusal(target: "/v1/observations?limit=", parameter: "limit", value: "", says: "no value"),
    Refusal(target: "/v1/observations?limit", parameter: "limit", value: nil, says: "no value"),
    Refusal(target: "/v1/observations?indicator=,", parameter: "indicator", value: ","),
    Refusal(
      target: "/v1/observations?indicator=reconsideration-accepted,", parameter: "indicator",
      value: "reconsideration-accepted,"),
    Refusal(
      target: "/v1/observations?cursor=x", parameter: "cursor", value: "x", says: "no cursor"),
    Refusal(
      target: "/v1/observations?cursor=YQpiCmMKZAplCg", parameter: "cursor",
      value: "YQpiCmMKZAplCg", says: "no cursor"),
    Refusal(target: "/v1/releases?since=-1", parameter: "since", value: "-1", says: "no release"),
    Refusal(
      target: "/v1/releases?before=x", parameter: "before", value: "x", says: "no release"),
    Refusal(
      target: "/v1/observations?sort=valeu", parameter: "sort", value: "valeu", suggestion: "value"),
    Refusal(
      target: "/v1/observations?fields=unti", parameter: "fields", value: "unti", suggestion: "unit"
    ),
    Refusal(
      target: "/v1/observations?format=cvs", parameter: "format", value: "cvs", suggestion: "csv"),
    Refusal(target: "/v1/observations?q=%20", parameter: "q", value: " ", says: "has no word"),
    Refusal(
      target: "/v1/observations?q=a%20b%20c%20d%20e%20f%20g%20h%20i%20j%20k", parameter: "q",
      value: "a b c d e f g h i j k", says: "has 11 words; up to 10 would be right"),
  ]
}

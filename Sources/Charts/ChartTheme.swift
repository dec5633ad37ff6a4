/// The colours of a document.
public enum ChartTheme: String, Sendable, Hashable, CaseIterable {
  case light, dark
  /// Light, or dark where the reader prefers that.
  case auto

  /// The style sheet of a document. Colours are written out, since librsvg knows no variables;
  /// it passes over `@media`, and so draws `auto` light.
  var styleSheet: String {
    switch self {
    case .light: Palette.light.rules + Self.shapes + Self.forcedColours
    case .dark: Palette.dark.rules + Self.shapes + Self.forcedColours
    case .auto:
      Palette.light.rules + Self.shapes
        + "@media (prefers-color-scheme:dark){\(Palette.dark.rules)}" + Self.forcedColours
    }
  }

  /// What does not depend on colours. The fonts are those that systems have for Chinese.
  private static let shapes = """
    text{font-family:"Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","PingFang SC",\
    "Microsoft YaHei",system-ui,sans-serif}
    .title,.serif{font-family:"Noto Serif CJK SC","Noto Serif SC","Source Han Serif SC",\
    "Songti SC",STSong,SimSun,serif}
    .title,.number,.strong,.count{font-weight:700}
    .gap,.up-to,.badge,.empty,.part{stroke-width:1}
    .dot{stroke-width:2}
    .gap-line{stroke-width:2}
    .up-to,.empty{fill:none}
    .up-to{stroke-width:2}
    .badge{fill:none;stroke-dasharray:3 2}
    .empty{stroke-dasharray:4 4}
    .none{stroke-width:2;stroke-dasharray:2 6}
    .interval{stroke-width:2}
    .halo{stroke-width:6}
    .rule,.axis,.tick,.leader{stroke-width:1}
    .trend{stroke-width:3;fill:none}
    a:hover .number{text-decoration:underline}

    """

  /// Forced colours: a bar is full, a part hollow, a gap hatched.
  private static let forcedColours = """
    @media (forced-colors:active){\
    svg{forced-color-adjust:none}\
    .paper,.gap-ground,.part{fill:Canvas}\
    .bar,.open,.dot,.point,text,.title,.label,.number,.unit,.affix,.muted,.secondary,.note,\
    .badge-text{fill:CanvasText}\
    .part,.gap,.gap-line,.up-to,.badge,.empty,.none,.interval,.rule,.axis,.tick,.leader,.trend\
    {stroke:CanvasText}\
    .halo,.dot{stroke:Canvas}}

    """
}

/// Colours of the pages, written out.
struct Palette: Sendable {
  var paper: String
  var ink: String
  var muted: String
  var rule: String
  var bar: String
  var part: String
  var gapGround: String
  var gapLine: String
  var cinnabar: String

  static let light = Palette(
    paper: "#fbfaf6", ink: "#17232a", muted: "#52616a", rule: "#d6d8d2", bar: "#0b5c6b",
    part: "#63a6b2", gapGround: "#fdf5f2", gapLine: "#cf9b90", cinnabar: "#93291b")

  static let dark = Palette(
    paper: "#10171b", ink: "#eef2f3", muted: "#a7b3b9", rule: "#344147", bar: "#57b4c4",
    part: "#2c7785", gapGround: "#2b2324", gapLine: "#9c6456", cinnabar: "#f0a494")

  var rules: String {
    """
    .paper{fill:\(paper)}
    text,.title,.label,.number{fill:\(ink)}
    .muted,.secondary,.note,.unit,.affix{fill:\(muted)}
    .bar,.open,.point{fill:\(bar)}
    .part{fill:\(part)}
    .series-2,.series-4{fill:\(paper);stroke:\(bar)}
    .gap-ground{fill:\(gapGround)}
    .gap-line{stroke:\(gapLine)}
    .gap{stroke:\(gapLine)}
    .up-to{stroke:\(bar)}
    .interval{stroke:\(ink)}
    .halo,.dot{stroke:\(paper)}
    .dot{fill:\(bar)}
    .dot.alone,.badge-text{fill:\(cinnabar)}
    .badge{stroke:\(cinnabar)}
    .rule,.empty,.none,.leader{stroke:\(rule)}
    .axis,.tick{stroke:\(muted)}
    .trend{stroke:\(bar)}

    """
  }
}

extension PageLibrary {
  /// The files of `Resources`, which are part of the program. A test compares the list with the folder.
  static let embedded: [String: [UInt8]] = [
    "chart.mustache": PackageResources.chart_mustache,
    "chart-picture.mustache": PackageResources.chart_picture_mustache,
    "error.mustache": PackageResources.error_mustache,
    "figure.mustache": PackageResources.figure_mustache,
    "home.mustache": PackageResources.home_mustache,
    "icon.svg": PackageResources.icon_svg,
    "layout.mustache": PackageResources.layout_mustache,
    "script.js": PackageResources.script_js,
    "sentence.mustache": PackageResources.sentence_mustache,
    "style.css": PackageResources.style_css,
    "wall.mustache": PackageResources.wall_mustache,
    "take-away.mustache": PackageResources.take_away_mustache,
  ]
}

import Indicators

/// What stands around every page: the head, the navigation, the choices, the foot.
public struct Frame: Sendable {
  /// A choice of a list.
  public struct Choice: Sendable {
    public let value: String
    public let name: String
    public let isChosen: Bool

    public init(value: String, name: String, isChosen: Bool) {
      self.value = value
      self.name = name
      self.isChosen = isChosen
    }
  }

  /// A link of the navigation.
  public struct Link: Sendable {
    public let name: String
    public let href: String
    public let isHere: Bool
  }

  /// A hidden item of a form.
  public struct Item: Sendable {
    public let name: String
    public let value: String
  }

  /// The same content in another representation.
  public struct Twin: Sendable {
    public let name: String
    public let type: String
    public let href: String

    public init(name: String, type: String, href: String) {
      self.name = name
      self.type = type
      self.href = href
    }
  }

  public let zh: Bool
  public let en: Bool
  public let lang: String
  public let otherLang: String
  public let title: String
  public let summary: String
  /// Of whom the figures tell: 峄城区.
  public let place: String
  public let scheme: String?
  public let isDark: Bool
  public let otherSchemeHref: String
  public let otherLanguageHref: String
  public let homeHref: String
  public let searchPath: String
  public let navigation: [Link]
  public let areas: [Choice]
  public let periods: [Choice]
  /// Whether there is anything to choose.
  public let hasChoices: Bool
  /// What a form of choices must carry on; what one of the search must.
  public let carried: [Item]
  public let formPath: String
  public let searchCarried: [Item]
  public let twins: [Twin]
  public let release: Int
  public let assets: AssetNames
  /// Absolute: what other sites are told.
  public let address: String
  public let site: String
  public let image: String?
  public let oembed: String?

  /// - Parameter elsewhere: what links to other pages carry on; by default what this page does.
  public init(
    title: String, summary: String, state: PageState, elsewhere: PageState? = nil, place: String,
    areas: [Choice], periods: [Choice], twins: [Twin], release: Int, assets: AssetNames,
    site: String, image: String? = nil, oembed: String? = nil, formPath: String? = nil
  ) {
    let language = state.language
    zh = language == .zh
    en = language == .en
    lang = language.tag
    otherLang = language.other.tag
    self.title = title
    self.summary = summary
    self.place = place
    scheme = state.scheme?.rawValue
    isDark = state.scheme == .dark
    otherSchemeHref = state.here([
      ("theme", (state.scheme == .dark ? PageState.Scheme.light : .dark).rawValue)
    ])
    otherLanguageHref = state.here([("lang", language.other.rawValue)])
    let elsewhere = elsewhere ?? state
    homeHref = elsewhere.link("/")
    searchPath = "/search"
    navigation = Self.sections.map { path, name in
      Link(
        name: name[language], href: elsewhere.link(path),
        isHere: path == "/" ? state.path == "/" : state.path.hasPrefix(path))
    }
    self.areas = areas
    self.periods = periods
    hasChoices = areas.count > 1 || periods.count > 1
    let chosen = state.carried.filter { $0.name != "area" && $0.name != "period" }
    // A figure that is open belongs to its year.
    carried = (chosen + state.items.filter { $0.name != "i" }).map(Item.init)
    self.formPath = formPath ?? state.path
    searchCarried = state.carried.map(Item.init)
    self.twins = twins
    self.release = release
    self.assets = assets
    address = site + state.here()
    self.site = site
    self.image = image.map { site + $0 }
    self.oembed = oembed.map { site + $0 }
  }

  private static let sections: [(path: String, name: BilingualText)] = [
    ("/", BilingualText(zh: "总览", en: "Overview")),
    ("/themes", BilingualText(zh: "主题", en: "Themes")),
    ("/compare", BilingualText(zh: "比较", en: "Compare")),
    ("/source", BilingualText(zh: "原文对照", en: "Source")),
    ("/docs", BilingualText(zh: "接口", en: "API")),
  ]
}

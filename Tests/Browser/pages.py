"""The pages that are tested, one of each kind and state."""

from dataclasses import dataclass

AREA, YEAR = "370404", "2021"


@dataclass(frozen=True)
class Page:
    name: str
    path: str
    status: int = 200
    # Whose data: the project's one report, several reports, or none.
    service: str = "one"
    chinese: "Page" = None

    @property
    def kind(self):
        return self.chinese or self

    @property
    def english(self):
        """The same page in English."""
        path = self.path + ("&" if "?" in self.path else "?") + "lang=en"
        return Page(f"{self.name}-en", path, self.status, self.service, self)

    @property
    def is_bare(self):
        """Whether it has no navigation: it stands on a wall, in another page, or on paper."""
        return self.name in ("wall", "print") or self.name.startswith("embed")

    @property
    def has_figures(self):
        return self.kind.name not in WITHOUT_FIGURES


HOME = Page("home", "/")
# Area and year can be chosen.
HOME_MANY = Page("home-many", "/", service="many")
WALL = Page("wall", "/?view=wall")
PRINT = Page("print", "/?view=print")
THEME = Page("theme", "/themes/disputes")
EXACT = Page("indicator", "/indicators/reconsideration-applications-received")
DERIVED = Page("indicator-derived", "/indicators/reconsideration-acceptance-rate")
COMPARE = Page("compare", "/compare")
MANY_CODES = "reconsideration-accepted,litigation-head-appearance-rate"
COMPARE_MANY = Page("compare-many", f"/compare?indicator={MANY_CODES}", service="many")
SOURCE = Page("source", "/source/370404-2021")
EMBED = Page("embed", "/embed/reconsideration")
DOCS = Page("docs", "/docs")
SEARCH = Page("search", "/search?q=%E5%A4%8D%E8%AE%AE")
ERROR = Page("error-404", "/indicators/reconsideration-acepted", status=404)

PAGES = [
    HOME,
    HOME_MANY,
    Page("home-table", "/?tab=reconsideration.table"),
    Page("home-sentence", "/?i=requests-livelihood-resolution-rate"),
    WALL,
    PRINT,
    Page("themes", "/themes"),
    THEME,
    Page("theme-innovation", "/themes/innovation"),
    Page("theme-empty", "/themes/organisation"),
    Page("indicators", "/indicators"),
    EXACT,
    Page("indicator-at-least", "/indicators/publicity-online-items"),
    Page("indicator-rounded", "/indicators/requests-livelihood-received"),
    DERIVED,
    Page("indicator-no-data", "/indicators/business-legal-checkups"),
    Page("indicator-no-year", "/indicators/enforcement-leniency-list-items?area=370404&period=2020", service="many"),
    Page("indicator-years", "/indicators/reconsideration-accepted?area=370404&period=2022", service="many"),
    COMPARE,
    COMPARE_MANY,
    SOURCE,
    Page("sources", "/source", service="many"),
    EMBED,
    Page("embed-indicator", "/embed/publicity-online-items"),
    DOCS,
    SEARCH,
    Page("search-none", "/search?q=zzzz"),
    Page("search-empty", "/search"),
    Page("problem", "/problems/unknown-indicator"),
    ERROR,
    Page("error-400", "/?perriod=2021", status=400),
    Page("error-503", "/", status=503, service="empty"),
]

# Every kind of page once: what holds of a kind in one mode holds of its other states, too.
KINDS = [HOME, WALL, PRINT, THEME, EXACT, DERIVED, COMPARE_MANY, SOURCE, EMBED, DOCS, SEARCH, ERROR]
PLAIN = [page for page in KINDS if not page.is_bare]

# Pages without a figure of their own: text, lists of reports, or nothing to tell.
WITHOUT_FIGURES = {"theme-empty", "indicators", "indicator-no-data", "indicator-no-year", "sources", "docs", "search-none",
                   "search-empty", "problem", "error-404", "error-400", "error-503"}


def name(page):
    return page.name

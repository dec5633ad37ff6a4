"""Every number on every page is the API's."""

import pages
import pytest
from checks import charts, figures, sentences, twins

BOTH = [one for page in pages.WITH_FIGURES for one in (page, page.english)]
DASHBOARD = [pages.HOME, pages.HOME.english]


@pytest.mark.parametrize("page", BOTH, ids=pages.name)
def test_figures_equal_the_api(visit, page):
    least = 0 if page.name.startswith(("theme-empty", "indicator-no", "sources", "indicators")) else 1
    with visit(page) as v:
        figures.equal_the_api(v, least)
        charts.are_drawn_to_scale(v, 0)


@pytest.mark.parametrize("page", DASHBOARD, ids=pages.name)
def test_home_says_only_what_the_api_says(visit, page):
    with visit(page) as v:
        figures.none_stands_outside(v)
        figures.headline_equals_the_api(v)
        assert figures.gaps_are_right(v) >= 2
        figures.counts_are_right(v, pages.AREA, pages.YEAR)
        charts.are_drawn_to_scale(v, 15)
        charts.tables_equal(v)


@pytest.mark.parametrize(
    "page", [pages.THEME, pages.Page("theme-services", "/themes/services"), pages.THEME.english], ids=pages.name)
def test_theme_has_no_other_numbers(visit, page):
    with visit(page) as v:
        figures.none_stands_outside(v)
        figures.gaps_are_right(v)
        theme = page.path.split("?")[0].rsplit("/", 1)[-1]
        figures.count_of_theme_is_right(v, theme, pages.AREA, pages.YEAR)


@pytest.mark.parametrize("page", [page for page in pages.WITH_FIGURES if not page.is_bare], ids=pages.name)
def test_sentences_equal_the_evidence(visit, page):
    with visit(page) as v:
        sentences.are_as_the_api_has_them(v)


@pytest.mark.parametrize("page", [page for page in pages.WITH_FIGURES if not page.is_bare], ids=pages.name)
def test_twins_have_the_figures(visit, page):
    with visit(page) as v:
        # Reports are no table of figures: their list is JSON alone.
        twins.have_the_figures(v, {"application/json"} if page.name == "sources" else twins.BOTH)

"""No number without a figure behind it, and behind each figure its sentence."""

import pages
import pytest
from checks import charts, figures, sentences

DASHBOARD = [pages.HOME, pages.HOME.english]


@pytest.mark.parametrize("page", DASHBOARD, ids=pages.name)
def test_home_says_only_what_the_api_says(visit, page):
    with visit(page) as v:
        figures.equal_the_api(v, 30)
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


@pytest.mark.parametrize("page", [page for page in pages.PLAIN if page.has_figures], ids=pages.name)
def test_sentences_equal_the_evidence(visit, page):
    with visit(page) as v:
        assert sentences.are_as_the_api_has_them(v) > 0

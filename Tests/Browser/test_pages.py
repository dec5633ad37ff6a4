"""Every page once in each language, on a wide light screen: it loads cleanly, is light, stands still, fits, can be
used by everybody, and says what the interface says."""

import pages
import pytest
from checks import accessibility, budgets, charts, figures, language, loading, together, twins


@pytest.mark.parametrize("page", pages.PAGES, ids=pages.name)
def test_page(visit, page):
    with visit(page) as v:
        # First: a picture of the whole page moves it, too.
        _, shift = budgets.paint(v)
        v.keep("light")
        # Reports are no table of figures: their list is JSON alone.
        kinds = {"application/json"} if page.name == "sources" else twins.BOTH
        together(
            lambda: loads(v, page),
            lambda: page.is_bare or loading.has_its_head_in_one_row(v),
            lambda: budgets.weighs_little(v),
            lambda: budgets.stands_still(shift),
            lambda: language.is_told(v, "zh-Hans"),
            lambda: language.chinese_says_what_is_english(v),
            lambda: says_what_the_api_says(v, page),
            lambda: page.is_bare or not page.has_figures or twins.have_the_figures(v, kinds),
            lambda: accessibility.has_no_violations(v),
        )


@pytest.mark.parametrize("page", [page.english for page in pages.PAGES], ids=pages.name)
def test_page_in_english(visit, page):
    with visit(page) as v:
        v.keep("light")
        together(
            lambda: loads(v, page),
            lambda: language.is_told(v, "en"),
            lambda: language.english_is_whole(v),
            lambda: says_what_the_api_says(v, page),
            # Words are longer; all else was looked at in Chinese.
            lambda: page.kind not in pages.KINDS or accessibility.has_no_violations(v),
        )


def loads(v, page):
    loading.is_clean(v, page)
    loading.asks_nobody_else(v)
    loading.is_not_wider_than_its_window(v)


def says_what_the_api_says(v, page):
    figures.equal_the_api(v, least=1 if page.has_figures else 0)
    charts.are_drawn_to_scale(v, 0)

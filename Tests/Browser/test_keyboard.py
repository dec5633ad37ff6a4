"""The keys alone."""

import pages
import pytest
from checks import keyboard


@pytest.mark.parametrize("page", pages.PLAIN, ids=pages.name)
def test_the_tab_key_goes_through(visit, page):
    with visit(page) as v:
        keyboard.skip_link_comes_first(v)
    with visit(page) as v:
        keyboard.reaches_the_foot(v)


@pytest.mark.parametrize("page", [pages.HOME, pages.EXACT, pages.THEME, pages.DOCS], ids=pages.name)
def test_tabs(visit, page):
    with visit(page) as v:
        if page == pages.DOCS:
            v.page.locator("details").evaluate_all("(all) => all.forEach((one) => { one.open = true })")
        keyboard.tabs_have_arrows(v)


@pytest.mark.parametrize("page", [pages.HOME, pages.THEME, pages.DERIVED, pages.COMPARE_MANY, pages.SOURCE, pages.SEARCH],
                         ids=pages.name)
@pytest.mark.parametrize("width", [1440, 390])
def test_enter_on_a_figure(visit, page, width):
    with visit(page, viewport={"width": width, "height": 844}) as v:
        keyboard.enter_opens_the_sentence(v)


@pytest.mark.parametrize("page", [pages.HOME, pages.EXACT, pages.COMPARE_MANY], ids=pages.name)
def test_menus(visit, page):
    with visit(page) as v:
        keyboard.escape_closes_menus(v)

"""Figures, tabs, choices, search, language and scheme: with a script and without, to the same end."""

import faults
import pages
import pytest
from checks import accessibility, loading, navigation

SCRIPT = pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])


@SCRIPT
@pytest.mark.parametrize("page", [pages.HOME, pages.THEME, pages.DERIVED, pages.COMPARE_MANY, pages.SOURCE, pages.SEARCH],
                         ids=pages.name)
def test_figure(visit, page, has_script):
    with visit(page, java_script_enabled=has_script) as v:
        navigation.figure_shows_its_sentence(v)
        loading.is_clean(v, page)


@SCRIPT
@pytest.mark.parametrize("page", [pages.HOME, pages.EXACT], ids=pages.name)
def test_tab(visit, page, has_script):
    with visit(page, java_script_enabled=has_script) as v:
        navigation.second_tab_shows_its_panel(v)


@SCRIPT
def test_choice(visit, has_script):
    with visit(pages.HOME_MANY, java_script_enabled=has_script) as v:
        navigation.choice_of_an_area(v, has_script)


@SCRIPT
@pytest.mark.parametrize("page", [pages.HOME, pages.SOURCE], ids=pages.name)
def test_search(visit, page, has_script):
    with visit(page, java_script_enabled=has_script) as v:
        navigation.search_finds(v)


@SCRIPT
@pytest.mark.parametrize("page", [pages.HOME, pages.EXACT], ids=pages.name)
def test_language_and_scheme(visit, page, has_script):
    with visit(page, java_script_enabled=has_script) as v:
        navigation.language_keeps_the_place(v)
    with visit(page, java_script_enabled=has_script, color_scheme="light") as v:
        navigation.scheme_changes(v)


@pytest.mark.parametrize("page, copies", [
    (pages.HOME, navigation.citation_is_copied), (pages.DERIVED, navigation.citation_is_copied),
    (pages.DOCS, navigation.code_is_copied),
], ids=["home", "indicator-derived", "docs"])
def test_copy(visit, page, copies):
    with visit(page) as v:
        copies(v)


def test_not_acceptable(visit):
    """Who takes no page is told so by one, since the error is the only thing to show."""
    page = pages.Page("error-406", "/", status=406)
    with visit(page, fault=faults.asking_for("image/gif")) as v:
        v.keep("light")
        loading.is_clean(v, page)
        assert "text/html" in v.page.locator("main").inner_text()
        accessibility.has_no_violations(v)


def test_suggestions(visit):
    """What could be meant, as one types."""
    with visit(pages.HOME) as v:
        v.page.locator("form.search input[name=q]").press_sequentially("复议", delay=20)
        v.page.wait_for_function("() => document.querySelectorAll('#suggestions option').length > 0")
        assert v.page.locator("#suggestions option").count() <= 8


def test_figure_on_a_phone(visit):
    """The sentence comes to where one looks."""
    with visit(pages.HOME, viewport={"width": 390, "height": 844}, has_touch=True) as v:
        navigation.figure_shows_its_sentence(v)
        v.page.keyboard.press("Escape")
        assert v.page.locator(".sentence.chosen").count() == 0


def test_compare_without_a_script(visit):
    """The form of choices leads to the figures that were chosen."""
    with visit(pages.Page("compare", "/compare", service="many"), java_script_enabled=False) as v:
        form = v.page.locator("main form").first
        form.locator("button").first.click()
        v.page.wait_for_url("**/compare?**")
        assert v.page.locator("main a.figure").count() > 1

"""Each check goes red where its fault is planted: a check that cannot fail says nothing."""

import faults
import pages
import pytest
from checks import accessibility, budgets, charts, colours, figures, keyboard, language, links, loading, navigation, paper, sentences

# The fault, the page, what finds it, and what it says.
PLANTED = {
    "wrong bar width": (faults.wrong_bar_width(), pages.HOME, charts.are_drawn_to_scale, "is 80"),
    "wrong dot": (faults.wrong_dot(), pages.HOME, charts.are_drawn_to_scale, "stands at 70"),
    "inline style": (faults.inline_style(), pages.HOME, lambda v: loading.is_clean(v, pages.HOME), "style"),
    "low contrast": (faults.low_contrast(), pages.HOME, accessibility.has_no_violations, "color-contrast"),
    "broken tab key": (faults.broken_tab_key(), pages.HOME, keyboard.tabs_have_arrows, "ArrowRight goes"),
    "keyboard trap": (faults.keyboard_trap(), pages.HOME, keyboard.reaches_the_foot, "foot is not reached"),
    "wrong number": (faults.wrong_number(), pages.HOME, figures.equal_the_api, "reads 72"),
    "wrong value": (faults.wrong_value(), pages.HOME, figures.equal_the_api, "data-value is 93"),
    "number without source": (faults.number_without_source(), pages.HOME, figures.none_stands_outside, "4711"),
    "wrong sentence": (faults.wrong_sentence(), pages.HOME, sentences.are_as_the_api_has_them, "marks .'27 件'"),
    "request to another origin": (faults.request_elsewhere(), pages.HOME, loading.asks_nobody_else, "other.test"),
    "sideways scroll": (faults.sideways_scroll(), pages.HOME, loading.is_not_wider_than_its_window, "pixels"),
    "unmarked language": (faults.unmarked_language(), pages.HOME.english, language.english_is_whole, "二〇二一年"),
    "colours alone": (faults.colours_alone(), pages.HOME, colours.distinctions_hold, "look the same"),
    "buttons on paper": (faults.buttons_on_paper(), pages.HOME, paper.is_clean, "on paper"),
    "copies nothing": (faults.copies_nothing(), pages.HOME, navigation.citation_is_copied, "the clipboard has"),
    "heavy page": (faults.heavy_page(), pages.HOME, budgets.weighs_little, "bytes"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_fault_is_found(visit, name):
    fault, page, check, message = PLANTED[name]
    options = {"forced_colors": "active"} if check is colours.distinctions_hold else {}
    with visit(page, fault=fault, **options) as v, pytest.raises(AssertionError, match=message):
        check(v)


def test_dead_link_is_found(services):
    """One address answers 404, and one page lacks an anchor."""
    service = services["one"]

    def get(path):
        status, media, body = service.get(path)
        if path == "/themes/disputes":
            return 404, media, b"<p>gone</p>"
        return status, media, body.replace(b'id="sentence"', b'id="sentense"') if media == "text/html" else body

    told, _ = links.broken(service, ["/"], get, follows=False)
    assert any(one.startswith("/themes/disputes answers 404") for one in told), told
    assert any("has no #sentence" in one for one in told), told


def test_layout_shift_is_found(visit):
    def fault(context):
        for one in faults.shifting_page():
            one(context)

    with visit(pages.HOME, fault=fault) as v, pytest.raises(AssertionError, match="moves by"):
        v.page.locator("main > .late").wait_for()
        budgets.stands_still(budgets.paint(v)[1])

"""Everything can be done with the keys."""

FOCUS = """() => { const one = document.activeElement
  return [one.localName, one.id, one.className, one.textContent.trim().slice(0, 30)] }"""


def skip_link_comes_first(visit):
    visit.page.keyboard.press("Tab")
    link = visit.page.locator(":focus")
    assert link.get_attribute("href") == "#main", "the first stop is no skip link"
    assert link.is_visible() and link.bounding_box()["x"] >= 0, "the skip link cannot be seen"
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.id") == "main", "the skip link leads nowhere"


def tabs_have_arrows(visit, least=1):
    """Right and left, first and last; one of them is in the order of the tab key."""
    page = visit.page
    lists = page.locator("[role=tablist]")
    assert lists.count() >= least, "no tabs"
    for index in range(lists.count()):
        tabs = lists.nth(index).locator("[role=tab]")
        if not tabs.first.is_visible():
            continue
        count = tabs.count()
        tabs.locator("xpath=self::*[@aria-selected='true']").first.focus()
        for key, step in [("ArrowRight", 1)] * count + [("ArrowLeft", -1), ("Home", None), ("End", None)]:
            before = _chosen(tabs)
            page.keyboard.press(key)
            expected = {"Home": 0, "End": count - 1}.get(key, (before + (step or 0)) % count)
            assert _chosen(tabs) == expected, f"{key} goes from tab {before} to {_chosen(tabs)}, not to {expected}"
            assert tabs.nth(expected).evaluate("(one) => one === document.activeElement"), f"{key} loses the focus"
            panels = tabs.evaluate_all(
                "(tabs) => tabs.map((one) => getComputedStyle(document.getElementById(one.getAttribute('aria-controls'))).display !== 'none')")
            assert panels == [place == expected for place in range(count)], f"{key} shows {panels}"
        reachable = tabs.evaluate_all("(tabs) => tabs.filter((one) => one.tabIndex === 0).length")
        assert reachable == 1, f"{reachable} tabs in the order of the tab key"


def _chosen(tabs):
    return tabs.evaluate_all("(tabs) => tabs.findIndex((one) => one.getAttribute('aria-selected') === 'true')")


def enter_opens_the_sentence(visit):
    """Enter on a figure: its sentence, the focus in it, the address that opens it again."""
    page = visit.page
    figure = page.locator("main a.figure:not([aria-current]):visible").last
    identifier = figure.get_attribute("data-id")
    figure.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "(id) => document.querySelector('#sentence .subject [data-id]')?.dataset.id === id", arg=identifier)
    page.wait_for_function("() => document.getElementById('sentence').contains(document.activeElement)")
    assert f"i={identifier}" in page.url, f"the address stays {page.url}"
    panel = page.locator("#sentence")
    evidence = visit.service.observation(identifier)["evidence"]
    assert panel.locator("mark").all_text_contents() == [one["asWritten"] for one in evidence]
    marked = page.locator("a.figure[aria-current]").evaluate_all("(all) => all.map((one) => one.dataset.id)")
    assert marked and set(marked) == {identifier}, f"the page marks {marked}"


def escape_closes_menus(visit):
    page = visit.page
    menu = page.locator("details.take-away").first
    summary = menu.locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert menu.evaluate("(one) => one.open"), "Enter does not open the menu"
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not menu.evaluate("(one) => one.open"), "Escape does not close the menu"
    assert summary.evaluate("(one) => one === document.activeElement"), "the focus is lost"


def reaches_the_foot(visit):
    """The tab key goes through the whole page and out of it, each stop once and to be seen."""
    page = visit.page
    page.evaluate("""() => { globalThis.stops = []
      document.addEventListener('focusin', (event) => {
        const box = event.target.getBoundingClientRect()
        stops.push([event.target.outerHTML.slice(0, 90), box.width > 0 && box.height > 0])
        if (event.target.closest('footer')) globalThis.reached = true
      }) }""")
    most = page.evaluate("document.querySelectorAll('a[href], button, input, select, textarea, summary').length") + 20
    for turn in range(most):
        page.keyboard.press("Tab")
        # To ask takes as long as to press.
        if turn % 8 == 7 and page.evaluate("globalThis.reached === true"):
            break
    stops = page.evaluate("stops")
    assert page.evaluate("globalThis.reached === true"), f"the foot is not reached; last: {stops[-1:]}"
    unseen = [stop for stop, is_seen in stops if not is_seen]
    assert not unseen, f"the focus cannot be seen on {unseen[:3]}"

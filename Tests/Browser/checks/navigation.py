"""What links, tabs, choices and searches lead to. The same end with a script and without."""

from urllib.parse import parse_qs, urlsplit


def query(page):
    return {name: values[-1] for name, values in parse_qs(urlsplit(page.url).query).items()}


def figure_shows_its_sentence(visit):
    """A click on a figure; the panel tells of it, and the figure is marked."""
    page = visit.page
    figure = page.locator("main a.figure:not([aria-current]):visible").last
    identifier = figure.get_attribute("data-id")
    figure.click()
    subject = page.locator(f"#sentence .subject [data-id='{identifier}']")
    subject.wait_for()
    assert query(page)["i"] == identifier
    evidence = visit.service.observation(identifier)["evidence"]
    assert page.locator("#sentence mark").all_text_contents() == [one["asWritten"] for one in evidence]
    assert page.locator(f"a.figure[aria-current][data-id='{identifier}']").count() > 0
    assert subject.is_visible()
    box = page.locator("#sentence").bounding_box()
    height = page.viewport_size["height"]
    assert box["y"] < height and box["y"] + box["height"] > 0, "the sentence is out of sight"


def second_tab_shows_its_panel(visit):
    page = visit.page
    tab = page.locator(".tabs a").nth(1)
    panel = tab.get_attribute("data-panel")
    first = page.locator(".tabs a").first.get_attribute("data-panel")
    tab.click()
    page.locator(f"[id='{panel}']").wait_for(state="visible")
    assert not page.locator(f"[id='{first}']").is_visible(), "both panels are there"
    assert "tab" in query(page), f"the address is {page.url}"
    # The address alone gives the same.
    page.goto(page.url)
    assert page.locator(f"[id='{panel}']").is_visible(), "the address does not show the tab"


def choice_of_an_area(visit, has_script):
    page = visit.page
    select = page.locator("form.choices select[name=area]")
    before = select.input_value()
    other = select.locator("option").evaluate_all(
        "(all, before) => all.map((one) => one.value).find((one) => one !== before)", before)
    if has_script:
        with page.expect_navigation():
            select.select_option(other)
    else:
        select.select_option(other)
        page.locator("form.choices:has(select[name=area]) button").click()
    page.wait_for_url(f"**area={other}**")
    assert page.locator("form.choices select[name=area]").input_value() == other
    areas = page.locator("main a.figure[data-id]").evaluate_all("(all) => all.map((one) => one.dataset.id.split('.')[1])")
    assert areas and set(areas) == {other}, f"figures of {set(areas)}"


def search_finds(visit, words="复议"):
    page = visit.page
    page.locator("form.search input[name=q]").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    assert query(page)["q"] == words
    assert page.locator("main mark").count() > 0, "no hit is marked"
    assert page.locator("main a[href*='/indicators/']").count() > 0, "no indicator is found"
    assert page.locator("form.search input[name=q]").input_value() == words


def language_keeps_the_place(visit):
    page = visit.page
    path = urlsplit(page.url).path
    page.locator("a.language").click()
    page.wait_for_url("**lang=en**")
    assert urlsplit(page.url).path == path and page.locator("html").get_attribute("lang") == "en"
    # Every link goes on in English.
    links = page.locator("header nav a, main a[href^='/']:not([href^='/v1']):not([href*='/charts']):not([href*='/openapi'])")
    lost = [href for href in links.evaluate_all("(all) => all.map((one) => one.getAttribute('href'))") if "lang=en" not in href]
    assert not lost, f"{lost[:5]} forget the language"
    page.locator("a.language").click()
    page.wait_for_url("**lang=zh**")
    assert page.locator("html").get_attribute("lang") == "zh-Hans"


def citation_is_copied(visit):
    page = visit.page
    button = page.locator("#sentence [data-copy-from]")
    address = button.get_attribute("data-copy-from")
    button.click()
    _is_copied(visit, visit.service.get(address)[2].decode().strip())


def code_is_copied(visit):
    page = visit.page
    button = page.locator("[data-copy]:visible").first
    code = page.locator(f"[id='{button.get_attribute('data-copy')}']").text_content()
    button.click()
    _is_copied(visit, code)


def _is_copied(visit, text):
    visit.page.locator("#said:not(:empty)").wait_for(state="attached")
    copied = visit.page.evaluate("navigator.clipboard.readText()")
    assert text and copied == text, f"the clipboard has “{copied}”, and not “{text}”"


def scheme_changes(visit):
    page = visit.page
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    before = page.evaluate(ground)
    page.locator("a.scheme").click()
    page.wait_for_url("**theme=dark**")
    assert page.evaluate(ground) != before, "it is not dark"
    page.locator("a.scheme").click()
    page.wait_for_url("**theme=light**")
    assert page.evaluate(ground) == before

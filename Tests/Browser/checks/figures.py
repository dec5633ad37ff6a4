"""Every number on a page against the API's answer, element by element."""

import re
from decimal import Decimal

from reading import Shown, numerals

# The elements that show an observation, with the text that people see in them.
FIGURES = """() => [...document.querySelectorAll('[data-id]')].filter((one) => !one.closest('svg')).map((one) => {
  const copy = one.cloneNode(true)
  copy.querySelectorAll('.hidden, .badge, .corrected').forEach((part) => part.remove())
  const row = one.closest('tr')
  return { id: one.dataset.id, value: one.dataset.value ?? null, text: copy.textContent.trim(),
    classes: [...one.classList], title: one.title, href: one.getAttribute('href'),
    label: row && row.querySelectorAll('[data-id]').length === 1 && row.querySelector('th[scope=row]')?.textContent.trim(),
    lang: one.closest('[lang]').lang, isWritten: !!one.closest('article.text') }
})"""

# Numerals that are in no such element. What may stand outside says why.
OUTSIDE = """(allowed) => {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
  const found = []
  while (walker.nextNode()) {
    const text = walker.currentNode.data, parent = walker.currentNode.parentElement
    if (/[0-9]/.test(text) && !parent.closest('[data-id], svg, ' + allowed)) {
      found.push(`“${text.trim().slice(0, 80)}” in <${parent.localName} class="${parent.className}">`)
    }
  }
  return found
}"""

ALLOWED = ", ".join([
    "h1",  # the headline, compared below
    ".gap, .gap-text, .completion small",  # differences, with their sums, compared below
    ".ordinal",  # numbers of items
    ".headline > p",  # how many figures a theme has, compared below
    ".count-note, .rates-told",  # how many figures there are, compared below
    "[lang=zh-Hans][lang]:not(html)", "blockquote",  # what the report says
    ".take-away, code, .formula, .note",  # addresses, formulas, where an axis starts
    "td:not(:has([data-id])), .facts dd, .exactness",  # how exact a figure is, compared below
])


def figures(visit):
    found = visit.page.evaluate(FIGURES)
    return found


def equal_the_api(visit, least=1):
    """Value, text, unit, qualifier, bounds and name of each figure."""
    service = visit.service
    found = figures(visit)
    assert len(found) >= least, f"only {len(found)} figures on the page"
    faults = []
    for figure in found:
        observation = service.observation(figure["id"])
        told = _faults(figure, observation, service)
        faults += [f"{figure['id']}: {fault}" for fault in told]
    assert not faults, "\n".join(sorted(set(faults)))
    return found


def _faults(figure, observation, service):
    value = observation["value"]
    if figure["value"] is None or Decimal(figure["value"]) != value:
        yield f"data-value is {figure['value']}, and the API says {value}"
    if figure["isWritten"]:
        # In the text of a report figures stand as they were written there.
        written = [one["asWritten"] for one in observation["evidence"]]
        if figure["text"] not in written:
            yield f"“{figure['text']}” is written {written}"
        return
    shown = Shown(figure["text"])
    if shown.value != value:
        yield f"“{figure['text']}” reads {shown.value}, and the API says {value}"
    qualifier = _qualifier(observation)
    if shown.qualifier != qualifier:
        yield f"“{figure['text']}” says {shown.qualifier}, and the API {qualifier}"
    yield from _unit_faults(figure, shown, observation, service)
    yield from _mark_faults(figure, observation)
    indicator = service.indicators()[observation["indicator"]]
    language = "zh" if figure["lang"].startswith("zh") else "en"
    name = indicator["name"][language]
    if figure["title"] and not figure["title"].startswith(name):
        yield f"is called “{figure['title']}”, and the API says “{name}”"
    if figure["title"]:
        yield from _bound_faults(figure["title"].removeprefix(name), observation)


def _is_rounded(observation):
    return observation["qualifier"] == "exact" and observation["lowerBound"] != observation["upperBound"]


def _qualifier(observation):
    """What the sign before or behind the number has to say."""
    if observation["origin"] == "derived":
        return "exact" if observation["qualifier"] == "exact" else "about"
    return "about" if _is_rounded(observation) else observation["qualifier"]


def _unit_faults(figure, shown, observation, service):
    unit = observation["unit"]
    indicator = service.indicators()[observation["indicator"]]
    if unit in ("percent", "permille"):
        if shown.unit != {"percent": "%", "permille": "‰"}[unit]:
            yield f"“{figure['text']}” is no {unit}"
    elif unit == indicator["unit"]:
        if figure["lang"].startswith("zh"):
            name = indicator["unitName"]["zh"]
            if not shown.unit.endswith(name):
                yield f"“{figure['text']}” counts no {name}"
        elif unit not in ("piece", "number", "person"):
            # Plurals change the end of a word.
            name = indicator["unitName"]["en"]
            if not shown.unit.startswith(name[:-1]):
                yield f"“{figure['text']}” counts no {name}"


def _mark_faults(figure, observation):
    """The class that tells computed, rounded and open figures apart."""
    if "figure" not in figure["classes"]:
        return
    mark = ("derived" if observation["origin"] == "derived"
            else "rounded" if _is_rounded(observation) else observation["qualifier"])
    if mark not in figure["classes"]:
        yield f"is marked {figure['classes']}, and not {mark}"


def _bound_faults(told, observation):
    bounds = [observation[name] for name in ("lowerBound", "upperBound")]
    expected = [] if bounds[0] == bounds[1] else [bound for bound in bounds if bound is not None]
    if numerals(told) != expected:
        yield f"“{told}” should name the bounds {expected}"


def none_stands_outside(visit):
    """Every numeral is in an element that names its observation, or is of a kind that is compared otherwise."""
    found = visit.page.evaluate(OUTSIDE, ALLOWED)
    assert not found, "numbers that name no observation:\n" + "\n".join(found)


def headline_equals_the_api(visit):
    """The numbers of the headline are the year and values of figures on the page."""
    text = visit.page.locator("h1").inner_text()
    shown = [Shown(part).value for part in re.findall(r"\d[\d,]*(?:\.\d+)?[万亿]?余?", text)]
    values = {Decimal(one["value"]) for one in figures(visit) if one["value"]}
    periods = {Decimal(visit.service.observation(one["id"])["period"]) for one in figures(visit)}
    assert shown and set(shown) <= values | periods, f"“{text}” says {shown}"


def gaps_are_right(visit):
    """`12 件未受理（39 − 27）`: the sum holds, and its terms are figures of the page."""
    texts = visit.page.locator(".gap-text, .completion .share small").all_text_contents()
    values = {Decimal(one["value"]) for one in figures(visit)}
    sums = [numerals(text) for text in texts if "−" in text]
    for gap in sums:
        assert len(gap) == 3 and gap[0] == gap[1] - gap[2], f"{gap[0]} is not {gap[1:]}"
        assert set(gap[1:]) <= values, f"{gap[1:]} are no figures of the page"
    return len(sums)


def count_of_theme_is_right(visit, theme, area, period):
    """`2021 年的报告在这一部分给出 10 个数字`."""
    service = visit.service
    codes = {code for code, one in service.indicators().items() if one["theme"] == theme}
    expected = sum(one["indicator"] in codes for one in service.observations(area=area, period=period))
    told = numerals(visit.page.locator(".headline > p").last.inner_text())
    assert told == [int(period), expected], f"{told}, and the API has {expected} figures of {theme}"


def counts_are_right(visit, area, period):
    """How many figures a theme has, and how many rates there are."""
    service = visit.service
    there = [one for one in service.observations(area=area, period=period) if one["kind"] == "result"]
    tiles = visit.page.locator(".tiles > li").evaluate_all(
        "(tiles) => tiles.map((one) => [one.querySelector('h3 a').getAttribute('href'), "
        "one.querySelector('.count-note')?.textContent ?? ''])")
    assert tiles, "no tiles"
    for href, note in tiles:
        theme = href.split("?")[0].rsplit("/", 1)[-1]
        expected = sum(service.indicators()[one["indicator"]]["theme"] == theme for one in there)
        assert numerals(note)[:1] == [expected], f"{theme}: “{note}”, and the API has {expected}"
    rates = [one for one in there if one["unit"] == "percent" and one["origin"] == "reported"]
    told = numerals(visit.page.locator(".rates-told").inner_text())
    full = sum(one["value"] == 100 for one in rates)
    assert told[:2] == [len(rates), full], f"{told}, and the API has {len(rates)} rates, {full} of them 100 %"

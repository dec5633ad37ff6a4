"""The shapes of charts against the values that they stand for."""

from decimal import Decimal

SHAPES = """() => [...document.querySelectorAll('svg.chart')].map((svg) => {
  const number = (one, name) => { const text = one.getAttribute(name)
    return text === null ? null : parseFloat(text) }
  const list = svg.closest('ol, ul, table') ?? svg.closest('section') ?? svg.parentElement
  return {
    kind: [...svg.classList].find((one) => one !== 'chart'),
    list: [...document.querySelectorAll('ol, ul, table, section, div')].indexOf(list),
    isShare: list.classList.contains('completion'),
    figures: [...(svg.closest('li, tr') ?? svg.parentElement).querySelectorAll('.figure[data-id]')].map((one) => one.dataset.id),
    ticks: [...svg.querySelectorAll('text.muted')].map((one) => [number(one, 'x'), one.textContent]),
    shapes: [...svg.querySelectorAll('rect, circle')].filter((one) => !one.closest('defs')).map((one) => ({
      kind: one.classList[0], id: one.dataset.id ?? null,
      x: number(one, one.localName === 'circle' ? 'cx' : 'x'), width: number(one, 'width'),
      y: number(one, one.localName === 'circle' ? 'cy' : 'y'), height: number(one, 'height') })),
  }
})"""

# Lengths are written with three decimals of a percent.
TOLERANCE = 0.01


def are_drawn_to_scale(visit, least=1):
    """Bars as long as their values, gaps as long as what is missing, dots where the axis has their value."""
    charts = visit.page.evaluate(SHAPES)
    drawn = sum(shape["id"] is not None for chart in charts for shape in chart["shapes"])
    assert drawn >= least, f"{drawn} shapes with a value"
    faults = []
    for chart in charts:
        faults += {"strip": _strip, "dots": _dots, "panel": _panel}.get(chart["kind"], _nothing)(chart, visit.service)
    faults += _one_scale(charts, visit.service)
    assert not faults, "\n".join(faults)


def _value(service, identifier):
    return float(service.observation(identifier)["value"])


def _bars(chart):
    return [shape for shape in chart["shapes"] if shape["kind"] in ("bar", "up-to") and shape["id"]]


def _strip(chart, service):
    """Parts have the scale of their bar; a gap begins where the bar ends."""
    bars = _bars(chart)
    if chart["isShare"]:
        wholes = [_value(service, one) for one in chart["figures"]]
        for bar in bars:
            expected = 100 * _value(service, bar["id"]) / wholes[0]
            if abs(bar["width"] - expected) > TOLERANCE:
                yield f"{bar['id']} is {bar['width']} % long, and should be {expected:.3f} %"
    for bar in bars[:1]:
        parts = [one for one in chart["shapes"] if one["kind"] == "part"]
        start = bar["x"]
        for part in parts:
            expected = bar["width"] * _value(service, part["id"]) / _value(service, bar["id"])
            if abs(part["width"] - expected) > TOLERANCE or abs(part["x"] - start) > TOLERANCE:
                yield f"{part['id']} is {part['width']} % long, and should be {expected:.3f} %"
            start += part["width"]
        for gap in (one for one in chart["shapes"] if one["kind"] == "gap"):
            if abs(gap["x"] - bar["x"] - bar["width"]) > TOLERANCE:
                yield f"the gap after {bar['id']} begins at {gap['x']} %"
            if chart["isShare"] and abs(gap["x"] + gap["width"] - 100) > TOLERANCE:
                yield f"the gap after {bar['id']} ends at {gap['x'] + gap['width']} %"


def _one_scale(charts, service):
    """The bars of one list have one scale, and the gap of a stage ends where the stage before does."""
    lists = {}
    for chart in charts:
        if chart["kind"] == "strip" and not chart["isShare"]:
            lists.setdefault(chart["list"], []).append(chart)
    for members in lists.values():
        bars = [bar for chart in members for bar in _bars(chart) if bar["kind"] == "bar"]
        units = {service.observation(bar["id"])["unit"] for bar in bars}
        if len(units) != 1:
            continue
        values = [_value(service, bar["id"]) for bar in bars]
        scale = max(bar["width"] for bar in bars) / max(values)
        for bar, value in zip(bars, values):
            if abs(bar["width"] - scale * value) > TOLERANCE:
                yield f"{bar['id']} is {bar['width']} % long, and should be {scale * value:.3f} %"
        for before, chart in zip(members, members[1:]):
            for gap in (one for one in chart["shapes"] if one["kind"] == "gap"):
                if abs(gap["x"] + gap["width"] - _bars(before)[0]["width"]) > 2 * TOLERANCE:
                    yield f"the gap after {_bars(chart)[0]['id']} is {gap['width']} % long"


def _dots(chart, service):
    """Each dot stands where the marks of the axis say."""
    ticks = [(x, float(Decimal(text.rstrip("%‰").replace(",", "")))) for x, text in chart["ticks"]]
    (x0, v0), (x1, v1) = ticks[0], ticks[-1]
    dots = [one for one in chart["shapes"] if one["kind"] == "dot"]
    for dot in dots:
        expected = x0 + (_value(service, dot["id"]) - v0) * (x1 - x0) / (v1 - v0)
        if abs(dot["x"] - expected) > 0.05:
            yield f"{dot['id']} stands at {dot['x']} %, and should at {expected:.2f} %"
    if len({one["id"] for one in dots}) != len(dots):
        yield "a figure has two dots"


def _panel(chart, service):
    """The columns of a panel have one scale."""
    bars = _bars(chart)
    if len(bars) < 2:
        return
    values = [_value(service, bar["id"]) for bar in bars]
    scale = max(bar["height"] for bar in bars) / max(values)
    for bar, value in zip(bars, values):
        if abs(bar["height"] - scale * value) > 0.1:
            yield f"{bar['id']} is {bar['height']} high, and should be {scale * value:.2f}"


def _nothing(chart, service):
    return []


def tables_equal(visit):
    """The table of a chart has a row for each shape's figure."""
    charts = visit.page.evaluate("""() => [...document.querySelectorAll('.chart-card')].map((card) => ({
      code: card.id,
      drawn: [...card.querySelectorAll('svg [data-id], .funnel .figure, .completion .figure')].map((one) => one.dataset.id),
      rows: [...card.querySelectorAll('table .figure')].map((one) => one.dataset.id) }))""")
    assert charts, "no charts"
    for chart in charts:
        assert set(chart["drawn"]) == set(chart["rows"]), (
            f"{chart['code']}: drawn only {set(chart['drawn']) - set(chart['rows'])}, "
            f"in the table only {set(chart['rows']) - set(chart['drawn'])}")
        assert len(set(chart["rows"])) == len(chart["rows"]), f"{chart['code']}: a row twice"

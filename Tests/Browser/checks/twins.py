"""The same figures as JSON and CSV, as the page links them."""

import csv
import io
import json

from checks.figures import figures


def have_the_figures(visit):
    """Each twin answers; together with the pages after them they have every figure of the page."""
    links = visit.page.locator("link[rel=alternate][type='application/json'], link[rel=alternate][type='text/csv']")
    twins = links.evaluate_all("(links) => links.map((one) => [one.type, one.getAttribute('href')])")
    assert {kind for kind, _ in twins} == {"application/json", "text/csv"}, f"twins: {twins}"
    shown = {one["id"] for one in figures(visit)}
    for kind, href in twins:
        status, media, body = visit.service.get(href)
        assert (status, media) == (200, kind), f"{href} answers {status} {media}"
        text = body.decode()
        if kind == "text/csv":
            told = {row.get("id") for row in csv.DictReader(io.StringIO(text))}
        else:
            told = set(_ids(json.loads(text)))
        if "/observations" in href or "/export" in href:
            assert shown <= told, f"{href} lacks {sorted(shown - told)[:5]}"


def _ids(node):
    if isinstance(node, dict):
        if isinstance(node.get("id"), str):
            yield node["id"]
        node = list(node.values())
    if isinstance(node, list):
        for one in node:
            yield from _ids(one)

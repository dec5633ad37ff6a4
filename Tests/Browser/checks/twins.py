"""The same figures as JSON and CSV, as the page links them."""

import csv
import io
import json
from urllib.parse import parse_qs, urlsplit

from checks.figures import figures


BOTH = {"application/json", "text/csv"}


def have_the_figures(visit, kinds=BOTH):
    """Each twin answers, and has the figures that the page is about: on the page of an indicator, those of it in
    the chosen area and year, not those of others that it is related to."""
    links = visit.page.locator("link[rel=alternate][type='application/json'], link[rel=alternate][type='text/csv']")
    twins = links.evaluate_all("(links) => links.map((one) => [one.type, one.getAttribute('href')])")
    assert {kind for kind, _ in twins} == kinds, f"twins: {twins}"
    shown = {one["id"] for one in figures(visit)}
    for kind, href in twins:
        status, media, body = visit.service.get(href)
        assert (status, media) == (200, kind), f"{href} answers {status} {media}"
        text = body.decode()
        if kind == "text/csv":
            told = {row.get("id") for row in csv.DictReader(io.StringIO(text))}
        else:
            told = set(_ids(json.loads(text)))
        about = shown
        if href.startswith("/v1/indicators/"):
            chosen = {name: values[-1] for name, values in parse_qs(urlsplit(href).query).items()}
            stem = ".".join([href.split("/")[3], chosen["area"], chosen["period"]])
            about = {one for one in shown if one == stem or one.startswith(stem + ".")}
        if "/observations" in href or "/export" in href:
            assert about <= told, f"{href} lacks {sorted(about - told)[:5]}"


def _ids(node):
    if isinstance(node, dict):
        if isinstance(node.get("id"), str):
            yield node["id"]
        node = list(node.values())
    if isinstance(node, list):
        for one in node:
            yield from _ids(one)

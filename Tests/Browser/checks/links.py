"""Follows every link of every page once."""

import re
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

# One figure chosen, one tab, one scheme.
STATES = {"i", "tab", "theme"}


class Document(HTMLParser):
    """The addresses in a page, also those in texts to be copied."""

    def __init__(self, text):
        super().__init__()
        self.links = set()
        self.in_text = 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        for name in ("href", "src"):
            if attributes.get(name):
                self.links.add(attributes[name])
        if tag == "meta" and attributes.get("property") in ("og:image", "og:url"):
            self.links.add(attributes["content"])
        self.in_text += tag in ("textarea", "pre")

    def handle_endtag(self, tag):
        self.in_text -= tag in ("textarea", "pre")

    def handle_data(self, data):
        # What needs a token is not for every reader.
        if self.in_text and "TOKEN" not in data:
            for address in re.findall(r"https?://[^\s'\"<>\\]+", data):
                self.links.add(address.replace("&amp;", "&"))


def broken(service, paths, get=None, follows=True, states=None):
    """What is wrong with the links that can be reached from these paths, and how many were followed: each address once.

    States of a page, such as the sentences of its figures, are followed from the pages named in `states` (all paths
    where it is None): elsewhere they are the same."""
    get = get or service.get
    states = set(paths if states is None else states)
    fetched, ids, faults = {}, {}, []
    wanted = {path: "the list of pages" for path in paths}
    fragments = []

    def fetch(path):
        status, media, body = get(path)
        return path, status, body.decode() if media == "text/html" else None

    with ThreadPoolExecutor(4) as pool:
        while wanted:
            found = {}
            for path, status, text in pool.map(fetch, sorted(wanted)):
                fetched[path] = status
                if text:
                    ids[path] = set(re.findall(r'\s(?:id|name)="([^"]*)"', text))
                if status >= 400 and path not in paths:
                    faults.append(f"{path} answers {status}; linked from {wanted[path]}")
                if not text or status >= 400 and path not in paths or not (path in paths or follows and _is_stateless(path)):
                    continue
                for link in Document(text).links:
                    address, fragment = urldefrag(urljoin(service.origin + path, link))
                    if not address.startswith(service.origin + "/"):
                        continue
                    target = address.removeprefix(service.origin)
                    if path not in states and _is_state_of(target, path):
                        continue
                    found.setdefault(target, path)
                    if fragment:
                        fragments.append((target, fragment, path))
            wanted = {path: source for path, source in found.items() if path not in fetched}
    for target, fragment, source in fragments:
        if fetched.get(target) == 200 and target in ids and fragment not in ids[target]:
            faults.append(f"{target} has no #{fragment}; linked from {source}")
    return sorted(set(faults)), len(fetched)


def _is_state_of(target, path):
    one, other = urlsplit(target), urlsplit(path)
    return one.path == other.path and bool(STATES & set(parse_qs(one.query)))


def _is_stateless(path):
    """A page as others link it, without choices but the language."""
    parts = urlsplit(path)
    return set(parse_qs(parts.query)) <= {"lang"} and not parts.path.startswith(("/v1", "/charts", "/openapi"))

"""Other sites may frame /embed, and nothing else."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pages
import pytest
from checks.links import Document
from visit import Visit


@contextmanager
def frame(browser, service, path):
    """The page of another site with a page of the service in a frame: the visit, and the frame."""
    html = f"<!doctype html><title>t</title><iframe src='{service.origin}{path}' width=640 height=420></iframe>"

    class Site(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Site) as site, Visit(browser, service) as visit:
        Thread(target=site.serve_forever, daemon=True).start()
        visit.page.goto(f"http://127.0.0.1:{site.server_port}/")
        yield visit, visit.page.frames[-1]
        site.shutdown()


def test_embed_in_another_site(browser, services, output):
    with frame(browser, services["one"], pages.EMBED.path) as (visit, inner):
        folder = output / "screenshots" / "embed"
        folder.mkdir(parents=True, exist_ok=True)
        visit.page.screenshot(path=folder / "in-another-site.png")
        assert inner.locator("a.figure[data-id], svg").count() > 0, "the frame is empty"
        assert inner.locator("nav").count() == 0


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("code", ["reconsideration", "requests", "publicity-online-items"])
def test_embed_fits_its_frame(browser, services, code, language):
    """The frame of the code to embed is as large as the page in it."""
    with frame(browser, services["one"], f"/embed/{code}?lang={language}") as (_, inner):
        inner.wait_for_load_state()
        sizes = inner.evaluate("""() => { const root = document.documentElement
          return [root.scrollWidth, innerWidth, document.querySelector('footer').getBoundingClientRect().bottom, innerHeight] }""")
        assert sizes[0] <= sizes[1] and sizes[2] <= sizes[3], f"{sizes[0]}×{sizes[2]} in {sizes[1]}×{sizes[3]}"


def test_nothing_else_in_another_site(browser, services):
    with frame(browser, services["one"], "/") as (visit, inner):
        assert inner.locator("main").count() == 0, "the first page is framed by another site"
        assert any("frame-ancestors" in one for one in visit.problems), visit.problems


def test_oembed(services):
    """The page of an indicator leads to what embeds it."""
    service = services["one"]
    _, _, body = service.get(pages.EXACT.path)
    links = [one for one in Document(body.decode()).links if "oembed" in one]
    assert len(links) == 1
    told = service.json(links[0].removeprefix(service.origin))
    assert told["type"] == "rich" and told["version"] == "1.0"
    assert f"{service.origin}/embed/" in told["html"]

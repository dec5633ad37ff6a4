"""Every link leads somewhere."""

import pages
import pytest
from checks import links

ONE = [page for page in pages.PAGES if page.service == "one"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_links_lead_somewhere(services, language):
    paths = [page.path if language == "zh" else page.english.path for page in ONE]
    # The pages are the same in both languages; those that are found are followed further in one, and so are figures.
    states = [page.path for page in pages.KINDS] if language == "zh" else [pages.HOME.english.path]
    faults, followed = links.broken(services["one"], paths, follows=language == "zh", states=states)
    assert followed > 200
    assert not faults, "\n".join(faults)


def test_links_between_several_reports(services):
    paths = [page.path for page in pages.PAGES if page.service == "many"]
    faults, followed = links.broken(services["many"], paths, follows=False, states=[pages.COMPARE_MANY.path])
    assert followed > 50
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("path", ["/indicators/reconsideration-acepted", "/?period=2020", "/?perriod=2021",
                                  "/themes/disputs", "/nowhere"])
def test_links_of_error_pages(services, path):
    """What may have been meant is there."""
    service = services["one"]
    status, media, body = service.get(path, "text/html")
    assert status >= 400 and media == "text/html", f"{path} answers {status} {media}"
    links_there = {link.split("#")[0] for link in links.Document(body.decode()).links if link.startswith("/")}
    answers = {link: service.get(link)[0] for link in links_there}
    assert links_there and all(status < 400 for status in answers.values()), answers

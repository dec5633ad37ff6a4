"""Every link leads somewhere."""

import pages
import pytest
from checks import links


@pytest.mark.parametrize("language", ["zh", "en"])
def test_links_lead_somewhere(services, language):
    paths = [page.path if language == "zh" else page.english.path
             for page in pages.PAGES if page.service == "one" and page.status == 200]
    # The pages are the same in both languages; those that are found are followed further in one.
    faults, followed = links.broken(services["one"], paths, follows=language == "zh")
    print(f"{followed} addresses")
    assert followed > 200
    assert not faults, "\n".join(faults)


def test_links_between_several_reports(services):
    paths = [page.path for page in pages.PAGES if page.service == "many"]
    faults, followed = links.broken(services["many"], paths, follows=False)
    assert not faults, "\n".join(faults)


def test_links_of_error_pages(services):
    """What may have been meant is there."""
    wrong = ["/indicators/reconsideration-acepted", "/?period=2020", "/?perriod=2021", "/themes/disputs", "/nowhere"]
    for path in wrong:
        status, media, body = services["one"].get(path, "text/html")
        assert status >= 400 and media == "text/html", f"{path} answers {status} {media}"
        here = services["one"].origin
        near = [link for link in links.Document(body.decode()).links if link.startswith("/")]
        faults, _ = links.broken(services["one"], near, follows=False)
        answers = {link: services["one"].get(link)[0] for link in near}
        assert not faults and all(status < 400 for status in answers.values()), f"{here}{path}: {answers}"

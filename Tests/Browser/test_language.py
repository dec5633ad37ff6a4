"""Chinese and English, each whole."""

import pages
import pytest
from checks import language


@pytest.mark.parametrize("page", [page.english for page in pages.PAGES], ids=pages.name)
def test_english_is_whole(visit, page):
    with visit(page) as v:
        assert v.page.locator("html").get_attribute("lang") == "en"
        language.english_is_whole(v)


@pytest.mark.parametrize("page", pages.PAGES, ids=pages.name)
def test_chinese_says_what_is_english(visit, page):
    with visit(page) as v:
        assert v.page.locator("html").get_attribute("lang") == "zh-Hans"
        language.chinese_says_what_is_english(v)

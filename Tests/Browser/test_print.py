"""Every page on A4."""

import pages
import pytest
from checks import paper


@pytest.mark.parametrize("page", pages.KINDS, ids=pages.name)
def test_paper(visit, output, page):
    if page == pages.WALL:
        pytest.skip("a wall is not printed")
    with visit(page) as v:
        file = output / "screenshots" / page.name / "print.pdf"
        sheets = paper.print_to(v, file)
        assert sheets <= 20, f"{sheets} sheets"
        paper.has_all_text(v, file)
        paper.is_clean(v)


@pytest.mark.parametrize("page", [pages.PRINT, pages.PRINT.english], ids=pages.name)
def test_hand_out_has_two_sheets(visit, output, page):
    with visit(page) as v:
        assert paper.print_to(v, output / "screenshots" / page.name / "print.pdf") == 2

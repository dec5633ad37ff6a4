"""Every page on A4."""

import pages
import pytest
from checks import paper, together


@pytest.mark.parametrize("page", [page for page in pages.KINDS if page != pages.WALL], ids=pages.name)
def test_paper(visit, page):
    with visit(page) as v:
        file = v.folder / "print.pdf"
        sheets = paper.print_to(v, file)
        assert sheets <= 20, f"{sheets} sheets"
        together(lambda: paper.has_all_text(v, file), lambda: paper.is_clean(v))


@pytest.mark.parametrize("page", [pages.PRINT, pages.PRINT.english], ids=pages.name)
def test_hand_out_has_two_sheets(visit, page):
    with visit(page) as v:
        assert paper.print_to(v, v.folder / "two-sheets.pdf") == 2

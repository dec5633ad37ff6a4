"""The budgets of the first view: bytes, largest contentful paint, layout shift. Measured alone, not beside other tests."""

import pages
import pytest
from checks import budgets


@pytest.mark.parametrize("page", [page for page in pages.PAGES if page.status == 200], ids=pages.name)
def test_first_view(visit, output, page):
    visits = []
    for _ in range(5):
        with visit(page) as v:
            visits.append((budgets.weighs_little(v), *budgets.paint([v])))
    largest = sorted(one[1] for one in visits)[2]
    shift = max(one[2] for one in visits)
    with (output / "first-views.csv").open("a") as table:
        print(page.name, visits[0][0], f"{largest:.0f}", f"{shift:.4f}", sep=",", file=table)
    budgets.comes_fast(largest, shift)

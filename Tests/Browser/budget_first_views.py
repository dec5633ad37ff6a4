"""The first view of every kind of page: largest contentful paint and layout shift. Measured alone, not beside other
tests; bytes are counted here for the table, and for every page in test_pages.py."""

import statistics

import faults
import pages
import pytest
from checks import budgets


@pytest.mark.parametrize("page", [*pages.KINDS, pages.HOME_MANY], ids=pages.name)
def test_first_view(visit, output, page):
    visits = []
    for _ in range(5):
        with visit(page) as v:
            size = budgets.weighs_little(v)
            visits.append(budgets.paint(v))
    # What the script changes is seen to move when it comes after the first paint, as it may.
    with visit(page, fault=faults.late_script()) as v:
        visits.append(budgets.paint(v))
    largest = statistics.median(one[0] for one in visits[:5])
    shift = max(one[1] for one in visits)
    with (output / "first-views.csv").open("a") as table:
        print(page.name, size, f"{largest:.0f}", f"{shift:.4f}", sep=",", file=table)
    budgets.comes_fast(largest)
    budgets.stands_still(shift)

"""What colours tell is told otherwise, too."""

import pages
import pytest
from checks import colours


@pytest.mark.parametrize("options", [
    {"forced_colors": "active", "color_scheme": "dark"}, {"forced_colors": "active", "color_scheme": "light"},
    {"color_scheme": "light"}, {"color_scheme": "dark"},
], ids=["forced-dark", "forced-light", "light", "dark"])
def test_distinctions(visit, options):
    with visit(pages.HOME, **options) as v:
        colours.distinctions_hold(v)

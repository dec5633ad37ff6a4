"""Every kind of page in every other mode than the first. Keeps a screenshot of each."""

import modes
import pages
import pytest
from checks import accessibility, loading, together


@pytest.mark.parametrize("mode", modes.SPECIAL, ids=modes.name)
@pytest.mark.parametrize("page", pages.KINDS, ids=pages.name)
def test_mode(visit, page, mode):
    with visit(page, **mode.options) as v:
        v.keep(mode.name)
        together(
            lambda: loading.is_clean(v, page),
            lambda: loading.asks_nobody_else(v),
            lambda: loading.is_not_wider_than_its_window(v),
            lambda: not mode.has_axe or accessibility.has_no_violations(v),
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", [pages.HOME, pages.EXACT], ids=pages.name)
def test_open_menus(visit, page, scheme):
    with visit(page, color_scheme=scheme) as v:
        menus = v.page.locator("details.take-away > summary")
        assert menus.count() > 0, "nothing to take away"
        menus.first.click()
        v.keep(f"menu-{scheme}")
        loading.is_not_wider_than_its_window(v)
        accessibility.has_no_violations(v)


@pytest.mark.parametrize("page", [pages.WALL, pages.WALL.english], ids=pages.name)
def test_wall_is_one_screen(visit, page):
    with visit(page) as v:
        for width, height in [(1280, 720), (1440, 900), (1920, 1080), (3840, 2160)]:
            v.page.set_viewport_size({"width": width, "height": height})
            v.keep(f"screen-{width}")
            loading.fits_on_one_screen(v)

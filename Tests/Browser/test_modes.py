"""Every page in every mode: it loads cleanly, fits, can be used by everybody. Keeps a screenshot of each."""

import modes
import pages
import pytest
from checks import accessibility, loading


@pytest.mark.parametrize("mode", modes.MODES, ids=modes.name)
@pytest.mark.parametrize("page", pages.PAGES, ids=pages.name)
def test_page(visit, output, page, mode):
    with visit(page, **mode.options) as v:
        folder = output / "screenshots" / page.name
        folder.mkdir(parents=True, exist_ok=True)
        v.page.screenshot(path=folder / f"{mode.name}.png", full_page=True)
        loading.is_clean(v, page)
        loading.asks_nobody_else(v)
        loading.is_not_wider_than_its_window(v)
        if mode.axe == "all" or mode.axe == "kinds" and page in pages.KINDS:
            accessibility.has_no_violations(v)


@pytest.mark.parametrize("page", [page.english for page in pages.KINDS], ids=pages.name)
def test_page_in_english(visit, output, page):
    with visit(page) as v:
        folder = output / "screenshots" / page.name
        folder.mkdir(parents=True, exist_ok=True)
        v.page.screenshot(path=folder / "light.png", full_page=True)
        loading.is_clean(v, page)
        loading.is_not_wider_than_its_window(v)
        accessibility.has_no_violations(v)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", [pages.HOME, pages.THEME, pages.EXACT, pages.COMPARE_MANY], ids=pages.name)
def test_open_menus(visit, output, page, scheme):
    with visit(page, color_scheme=scheme) as v:
        menus = v.page.locator("details.take-away > summary")
        assert menus.count() > 0, "nothing to take away"
        menus.first.click()
        folder = output / "screenshots" / page.name
        folder.mkdir(parents=True, exist_ok=True)
        v.page.screenshot(path=folder / f"menu-{scheme}.png")
        loading.is_not_wider_than_its_window(v)
        accessibility.has_no_violations(v)


@pytest.mark.parametrize("page", [pages.WALL, pages.WALL.english], ids=pages.name)
@pytest.mark.parametrize("size", [(1280, 720), (1440, 900), (1920, 1080), (3840, 2160)], ids=str)
def test_wall_is_one_screen(visit, output, page, size):
    with visit(page, viewport={"width": size[0], "height": size[1]}) as v:
        folder = output / "screenshots" / page.name
        folder.mkdir(parents=True, exist_ok=True)
        v.page.screenshot(path=folder / f"screen-{size[0]}.png")
        loading.fits_on_one_screen(v)

"""Whether shapes can be told apart, by what is on the screen."""

import io

from PIL import Image, ImageChops, ImageStat


def picture(visit, locator):
    """What the screen shows in the box of an element."""
    locator.scroll_into_view_if_needed()
    return Image.open(io.BytesIO(locator.screenshot())).convert("RGB")


def difference(one, other):
    """How differently two pictures are painted around their middles: 0 for the same, 1 for black and white."""
    size = [min(sides) - 2 for sides in zip(one.size, other.size)]
    middles = [_middle(picture, *size) for picture in (one, other)]
    return sum(ImageStat.Stat(ImageChops.difference(*middles)).mean) / 3 / 255


def _middle(picture, width, height):
    left, top = (picture.width - width) // 2, (picture.height - height) // 2
    return picture.crop((left, top, left + width, top + height))


def distinctions_hold(visit):
    """Bar, part, gap and ground of the first chart, in the chart and in its legend; the chosen figure; the chosen tab."""
    page = visit.page
    page.screenshot()
    shapes = {
        "bar": page.locator("#reconsideration svg rect.bar").first,
        "part": page.locator("#reconsideration svg rect.part").first,
        "gap": page.locator("#reconsideration svg rect.gap").first,
    }
    keys = {name: page.locator(f"#reconsideration .key-{name}") for name in shapes}
    for group in (shapes, keys):
        pictures = {name: picture(visit, locator) for name, locator in group.items()}
        names = sorted(pictures)
        for index, name in enumerate(names):
            for other in names[index + 1:]:
                apart = difference(pictures[name], pictures[other])
                assert apart > 0.1, f"{name} and {other} look the same ({apart:.2f})"
    chosen = page.locator("main a.figure[aria-current]:visible").first
    plain = page.locator("main a.figure:not([aria-current]):visible").first
    styles = [one.evaluate("(one) => { const style = getComputedStyle(one); return [style.backgroundColor, style.color] }")
              for one in (chosen, plain)]
    assert styles[0] != styles[1], f"the chosen figure looks like others: {styles[0]}"
    tabs = page.locator("[role=tab]")
    borders = [tabs.nth(place).evaluate("(one) => getComputedStyle(one).borderBottomColor + getComputedStyle(one).fontWeight")
               for place in (0, 1)]
    assert borders[0] != borders[1], "the chosen tab looks like the other"

"""The ways in which people look at a page, as options of a browser context."""

from dataclasses import dataclass, field

DESKTOP = {"width": 1440, "height": 900}


@dataclass(frozen=True)
class Mode:
    name: str
    options: dict = field(default_factory=dict, hash=False)
    # Whether axe looks at the pages: colours and sizes of targets differ, all else is as in the first mode.
    has_axe: bool = False


LIGHT = Mode("light", {"viewport": DESKTOP, "color_scheme": "light"}, has_axe=True)
DARK = Mode("dark", {"viewport": DESKTOP, "color_scheme": "dark"}, has_axe=True)
PHONE = Mode("390", {"viewport": {"width": 390, "height": 844}, "has_touch": True}, has_axe=True)
NARROW = Mode("320", {"viewport": {"width": 320, "height": 640}})
WIDE = Mode("1920", {"viewport": {"width": 1920, "height": 1080}})
NO_SCRIPT = Mode("no-script", {"viewport": DESKTOP, "java_script_enabled": False})
FORCED = Mode("forced-colours", {"viewport": DESKTOP, "forced_colors": "active", "color_scheme": "dark"})

SPECIAL = [DARK, PHONE, NARROW, WIDE, NO_SCRIPT, FORCED]


def name(mode):
    return mode.name

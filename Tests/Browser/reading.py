"""Reads a figure back from the text that people see. Knows nothing of how the service writes it."""

import re
from decimal import Decimal

FACTORS = {"万": 10_000, "亿": 100_000_000}
BEFORE = {"≈": "about", "约": "about", "≥": "atLeast", "至少": "atLeast", "≤": "atMost", "不超过": "atMost",
          "近": "near", "nearly": "near"}
NUMBER = re.compile(
    r"^(?P<before>≈|约|≥|至少|≤|不超过|近|nearly)?\s*"
    r"(?P<sign>[−-])?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?\s*"
    r"(?P<after>[万亿余多]*)\s*(?P<unit>[^\d]*)$", re.S)


class Shown:
    """`18.9万件`: the value 189000, how exact it claims to be, and the unit 件."""

    def __init__(self, text):
        match = NUMBER.match(text.strip())
        assert match, f"“{text}” is no figure"
        value = Decimal(match["digits"].replace(",", "") + (match["fraction"] or ""))
        for sign in match["after"]:
            value *= FACTORS.get(sign, 1)
        self.value = -value if match["sign"] else value
        self.has_factor = any(sign in FACTORS for sign in match["after"])
        self.qualifier = BEFORE.get(match["before"], "exact")
        if "余" in match["after"] or "多" in match["after"]:
            self.qualifier = "atLeast"
        self.unit = match["unit"].strip()


def numerals(text):
    """The numbers in a text, in order."""
    return [Decimal(one.replace(",", "")) for one in re.findall(r"\d[\d,]*(?:\.\d+)?", text)]

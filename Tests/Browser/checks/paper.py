"""Pages on A4."""

import re
import subprocess

# 210 mm less the margins of the style sheet, in CSS pixels.
PAPER = {"width": 688, "height": 1017}


def print_to(visit, file):
    """Prints a page, and how many sheets it takes."""
    visit.page.emulate_media(media="print")
    file.parent.mkdir(parents=True, exist_ok=True)
    visit.page.pdf(path=file, format="A4", prefer_css_page_size=True, print_background=True)
    told = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", told)
    assert [round(float(one)) for one in size.groups()] == [595, 842], f"the paper is {size[0]}"
    return int(re.search(r"Pages:\s+(\d+)", told)[1])


def is_clean(visit):
    """On paper nothing can be clicked, nothing scrolls, nothing is cut off."""
    page = visit.page
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    found = page.evaluate("""() => {
      const isSeen = (one) => one.checkVisibility() && one.getBoundingClientRect().width > 1
      const told = (one) => one.outerHTML.slice(0, 100)
      const all = [...document.querySelectorAll('body *')].filter(isSeen)
      return {
        controls: all.filter((one) => one.matches('button, input, select, textarea, summary, nav, [role=tablist]')).map(told),
        cut: all.filter((one) => !one.matches('.hidden, .hidden *, svg, svg *') && one.clientWidth > 1
          && getComputedStyle(one).overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1).map(told),
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      }
    }""")
    assert not found["controls"], f"on paper: {found['controls'][:5]}"
    assert not found["cut"], f"cut off: {found['cut'][:5]}"
    assert found["wide"] <= 0, f"{found['wide']} pixels wider than the paper"


def has_all_text(visit, file):
    """What the page says stands in the document: the texts of its figures and headings."""
    page = visit.page
    told = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, text=True, check=True).stdout
    paper = _plain(told)
    texts = page.locator("main :is(h1, h2, h3, .figure, blockquote, li > a)").evaluate_all(
        "(all) => all.filter((one) => one.checkVisibility() && !one.matches('.hidden *, .hidden')).map((one) => one.innerText)")
    lacking = [text for text in texts if _plain(text) not in paper]
    # A line that is broken over two sheets has the foot of one between.
    assert len(lacking) <= len(texts) // 50, f"not on paper: {lacking[:5]}"


def _plain(text):
    return re.sub(r"\s+", "", text)

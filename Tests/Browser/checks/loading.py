"""What must hold of every page in every mode."""


def is_clean(visit, page):
    """The right status; nothing in the console, nothing forbidden, nothing failed."""
    assert visit.answer.status == page.status, f"{page.path} answers {visit.answer.status}"
    problems = visit.problems + [
        f"{answer.status}: {answer.url}" for answer in visit.responses
        if answer.status >= 400 and answer.url != visit.answer.url
    ] + [f"policy: {one}" for one in visit.page.evaluate("globalThis.violations ?? []")]
    assert not problems, "\n".join(problems)


def asks_nobody_else(visit):
    """No request to another origin."""
    assert not visit.foreign, f"asks {visit.foreign}"


def is_not_wider_than_its_window(visit):
    """No sideways scroll, and none that is only hidden."""
    width = visit.page.evaluate("""() => {
      const root = document.documentElement
      const wide = [...document.querySelectorAll('body *')].filter((one) => {
        const box = one.getBoundingClientRect()
        return box.right > root.clientWidth + 1 && box.width > 1 && !one.closest('.skip')
          && !one.parentElement.closest('svg')
      })
      const scrolls = (one) => { for (let up = one; up && up !== document.body; up = up.parentElement)
        if (/auto|scroll/.test(getComputedStyle(up).overflowX)) return true
        return false }
      return { scroll: root.scrollWidth, client: root.clientWidth,
        wide: wide.filter((one) => !scrolls(one)).slice(0, 5).map((one) => one.outerHTML.slice(0, 120)) }
    }""")
    assert width["scroll"] <= width["client"], f"{width['scroll']} > {width['client']} pixels: {width['wide']}"
    assert not width["wide"], f"sticks out: {width['wide']}"


def has_its_head_in_one_row(visit):
    height = visit.page.locator("header.top").bounding_box()["height"]
    assert height < 80, f"the head is {height} pixels high"


def fits_on_one_screen(visit):
    """No scrolling at all, and nothing to operate: a wall."""
    sizes = visit.page.evaluate("""() => [document.documentElement.scrollWidth, innerWidth,
      document.documentElement.scrollHeight, innerHeight]""")
    assert sizes[0] <= sizes[1] and sizes[2] <= sizes[3], f"{sizes[0]}×{sizes[2]} in {sizes[1]}×{sizes[3]}"
    cut = visit.page.evaluate("""() => [...document.querySelectorAll('main *:not(.hidden, svg *, svg)')].filter((one) =>
      one.scrollHeight > one.clientHeight + 4 && getComputedStyle(one).overflowY !== 'visible'
      || one.scrollWidth > one.clientWidth + 2 && one.clientWidth > 2 && getComputedStyle(one).display !== 'inline')
      .map((one) => `${one.outerHTML.slice(0, 60)}: ${one.scrollWidth}×${one.scrollHeight} in ${one.clientWidth}×${one.clientHeight}`)""")
    assert not cut, "cut off: " + "\n".join(cut)
    controls = visit.page.locator("button, input:not([type=hidden]), select, textarea, summary").count()
    assert controls == 0, f"{controls} controls on a wall"

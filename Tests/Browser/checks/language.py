"""Each language is told in itself; what is in the other one says so."""

import re

TEXTS = r"""() => {
  const found = []
  const add = (text, element, where) => { if (text && text.trim()) found.push({ text: text.trim(),
    lang: element.closest('[lang]')?.lang ?? '', where, isCode: !!element.closest('code, pre, textarea, kbd') }) }
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement
    if (!/^(SCRIPT|STYLE)$/.test(parent.tagName)) add(walker.currentNode.data, parent, `<${parent.localName} class="${parent.getAttribute('class') ?? ''}">`)
  }
  for (const one of document.querySelectorAll('*')) {
    for (const name of ['title', 'aria-label', 'placeholder', 'alt', 'label']) {
      if (one.hasAttribute(name)) add(one.getAttribute(name), one, `${name} of <${one.localName}>`)
    }
    if (one.localName === 'meta' && /description|title/.test(one.name + one.getAttribute('property'))) {
      add(one.content, one, 'meta')
    }
    if (one.localName === 'input' && /submit|button/.test(one.type)) add(one.value, one, 'value')
  }
  return found
}"""


def is_told(visit, language):
    told = visit.page.locator("html").get_attribute("lang")
    assert told == language, f"the page is said to be in {told}"


def english_is_whole(visit):
    """No Chinese character but in what says that it is Chinese."""
    chinese = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
    wrong = [f"{one['where']}: {one['text'][:80]}" for one in visit.page.evaluate(TEXTS)
             if chinese.search(one["text"]) and not one["lang"].startswith("zh")]
    assert not wrong, "\n".join(wrong[:20])


def chinese_says_what_is_english(visit):
    """Two English words in a row are marked as English, unless they are code."""
    english = re.compile(r"[A-Za-z]{3,} [A-Za-z]{2,}")
    wrong = [f"{one['where']}: {one['text'][:80]}" for one in visit.page.evaluate(TEXTS)
             if english.search(one["text"]) and not one["isCode"] and not one["lang"].startswith("en")]
    assert not wrong, "\n".join(wrong[:20])

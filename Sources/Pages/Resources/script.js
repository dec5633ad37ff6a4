// Everything here works without it, too: figures and tabs are links, choices and search are forms.
'use strict'

const root = document.documentElement

const say = (text) => { document.getElementById('said').textContent = text }
const isChinese = root.lang.startsWith('zh')

// A figure: its sentence comes from the page that the link leads to.
let asked = 0
async function showSentence(link) {
  const turn = ++asked
  const answer = await fetch(link.href)
  if (!answer.ok) { location.href = link.href; return }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const sentence = page.getElementById('sentence')
  if (turn !== asked || !sentence) return
  sentence.classList.add('chosen')
  document.getElementById('sentence').replaceWith(sentence)
  for (const figure of document.querySelectorAll('a.figure')) {
    if (figure.dataset.id === link.dataset.id) figure.setAttribute('aria-current', 'true')
    else figure.removeAttribute('aria-current')
  }
  history.replaceState(null, '', link.href.split('#')[0])
  sentence.focus({ preventScroll: true })
  sentence.scrollIntoView({ block: 'nearest' })
}

// Tabs: links that change the page without a script, and panels that change place with one.
function prepareTabs(list) {
  const tabs = [...list.querySelectorAll('a')]
  const panels = tabs.map((tab) => document.getElementById(tab.dataset.panel))
  if (panels.some((panel) => !panel)) return
  list.setAttribute('role', 'tablist')
  const choose = (index) => {
    tabs.forEach((tab, place) => {
      tab.setAttribute('aria-selected', String(place === index))
      tab.tabIndex = place === index ? 0 : -1
      panels[place].hidden = place !== index
    })
  }
  tabs.forEach((tab, index) => {
    tab.parentElement.setAttribute('role', 'presentation')
    tab.setAttribute('role', 'tab')
    tab.id ||= tab.dataset.panel + '-tab'
    tab.setAttribute('aria-controls', tab.dataset.panel)
    panels[index].setAttribute('role', 'tabpanel')
    panels[index].setAttribute('aria-labelledby', tab.id)
    tab.addEventListener('click', (event) => {
      event.preventDefault()
      choose(index)
      history.replaceState(null, '', tab.href.split('#')[0])
    })
    tab.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
      const next = event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1
        : step && (index + step + tabs.length) % tabs.length
      if (next === undefined) return
      event.preventDefault()
      tabs[next].focus()
      tabs[next].click()
    })
  })
  choose(Math.max(0, tabs.findIndex((tab) => tab.hasAttribute('aria-current'))))
  tabs.forEach((tab) => tab.removeAttribute('aria-current'))
}
document.querySelectorAll('.tabs').forEach(prepareTabs)

async function copyFrom(link) {
  const answer = await fetch(link.dataset.copyFrom)
  await navigator.clipboard.writeText((await answer.text()).trim())
  say(isChinese ? '已复制' : 'Copied')
}

document.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return
  const figure = event.target.closest('a.figure')
  if (figure && document.getElementById('sentence')) {
    event.preventDefault()
    showSentence(figure).catch(() => { location.href = figure.href })
    return
  }
  const copy = event.target.closest('[data-copy-from]')
  if (copy && navigator.clipboard) {
    event.preventDefault()
    copyFrom(copy).catch(() => { location.href = copy.href })
    return
  }
  // A menu that is open closes when the page is used elsewhere.
  for (const menu of document.querySelectorAll('details.take-away[open]')) {
    if (!menu.contains(event.target)) menu.open = false
  }
})
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  for (const menu of document.querySelectorAll('details.take-away[open]')) {
    menu.open = false
    menu.querySelector('summary').focus()
  }
  document.querySelector('.sentence.chosen')?.classList.remove('chosen')
})
document.addEventListener('focusin', (event) => {
  if (event.target.matches('textarea[readonly]')) event.target.select()
})
for (const form of document.querySelectorAll('form.choices')) {
  form.addEventListener('change', () => form.submit())
}

// A wall reads the page again every three minutes; the browser asks by the ETag that it has.
if (document.body.classList.contains('wall')) {
  let tag
  setInterval(async () => {
    const answer = await fetch(location.href, { cache: 'no-cache' }).catch(() => null)
    if (!answer?.ok) return
    const newest = answer.headers.get('ETag')
    if (tag && newest !== tag) {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      document.getElementById('main').replaceWith(page.getElementById('main'))
    }
    tag = newest
  }, 180_000)
}

// Suggestions while somebody types in a field of the search.
let typed
function suggest(field) {
  typed?.abort()
  typed = new AbortController()
  const { signal } = typed
  const wait = setTimeout(async () => {
    const query = new URLSearchParams({ lang: isChinese ? 'zh' : 'en', q: field.value.trim() })
    const answer = await fetch('/search/suggestions?' + query, { signal }).catch(() => null)
    if (!answer?.ok || signal.aborted) return
    const { data } = await answer.json()
    document.getElementById('suggestions').replaceChildren(
      ...data.map((name) => Object.assign(document.createElement('option'), { value: name })))
  }, 150)
  signal.addEventListener('abort', () => clearTimeout(wait))
}
document.addEventListener('input', (event) => {
  if (!event.target.matches('[list="suggestions"]')) return
  if (event.target.value.trim()) suggest(event.target)
  else typed?.abort()
})

// The documentation: examples are copied, and asked for in place.
async function tryOut(link) {
  const place = document.getElementById(link.dataset.try)
  const started = performance.now()
  const answer = await fetch(link.href)
  const type = answer.headers.get('Content-Type') ?? ''
  const isText = /json|text|markdown/.test(type)
  let body = isText ? await answer.text() : `(${(await answer.arrayBuffer()).byteLength} B)`
  const took = Math.round(performance.now() - started)
  if (type.includes('json') && !type.includes('ndjson')) body = JSON.stringify(JSON.parse(body), null, 2)
  const most = 20000
  const head = document.createElement('p')
  head.textContent = `${answer.status} · ${type} · ${took} ms`
  const text = document.createElement('pre')
  text.tabIndex = 0
  text.textContent = body.length > most ? body.slice(0, most) + '\n…' : body
  place.replaceChildren(head, text)
}
document.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return
  const link = event.target.closest('[data-try]')
  if (link) {
    event.preventDefault()
    tryOut(link).catch(() => { location.href = link.href })
  }
  const copy = event.target.closest('[data-copy]')
  if (copy) {
    navigator.clipboard?.writeText(document.getElementById(copy.dataset.copy).textContent)
      .then(() => say(isChinese ? '已复制' : 'Copied'))
  }
})

"""A figure leads to its sentence: the page behind each link against the API's evidence."""

# The pages are read by the browser itself, since it knows best what they mean.
READ = """(links) => Promise.all(links.map(async ([id, href]) => {
  const answer = await fetch(href)
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const panel = page.getElementById('sentence')
  const texts = (selector) => [...(panel?.querySelectorAll(selector) ?? [])].map((one) => one.textContent)
  return { id, status: answer.status, isThere: !!panel,
    chosen: [...page.querySelectorAll('a.figure[aria-current]')].map((one) => one.dataset.id),
    subjects: [...(panel?.querySelectorAll('.subject [data-id]') ?? [])].map((one) => one.dataset.id),
    marks: texts('blockquote mark'), quotes: texts('blockquote'),
    operands: [...(panel?.querySelectorAll('.operands [data-id]') ?? [])].map((one) => one.dataset.id),
    formula: texts('.formula'), codes: texts('.facts code'),
    links: [...(panel?.querySelectorAll('a[href]') ?? [])].map((one) => one.getAttribute('href')) }
}))"""


def are_as_the_api_has_them(visit, most=40):
    """Opens the figures of the page, each once; how many there were."""
    links = visit.page.evaluate(
        "() => [...document.querySelectorAll('a.figure[data-id]')].map((one) => [one.dataset.id, one.href])")
    links = sorted(dict(links).items())
    # A long text has every figure; what it says of them the other pages say, too.
    links = links[:: 1 + len(links) // most]
    faults = []
    for told in visit.page.evaluate(READ, links):
        observation = visit.service.observation(told["id"])
        faults += [f"{told['id']}: {fault}" for fault in _faults(told, observation)]
    assert not faults, "\n".join(faults)
    return len(links)


def _faults(told, observation):
    if told["status"] != 200 or not told["isThere"]:
        yield f"no sentence behind its link ({told['status']})"
        return
    evidence = observation["evidence"]
    if told["subjects"] != [observation["id"]]:
        yield f"the panel is about {told['subjects']}"
    if told["chosen"] and set(told["chosen"]) != {observation["id"]}:
        yield f"the page marks {told['chosen']}"
    if told["marks"] != [one["asWritten"] for one in evidence]:
        yield f"marks {told['marks']}, and the report says {[one['asWritten'] for one in evidence]}"
    if [_plain(one) for one in told["quotes"]] != [_plain(one["sentence"]) for one in evidence]:
        yield f"quotes {told['quotes']}"
    if observation["indicator"] not in told["codes"]:
        yield f"names the codes {told['codes']}"
    if observation["origin"] == "derived":
        if not told["formula"] or set(told["operands"]) != set(observation["operands"]):
            yield f"is computed from {told['operands']}, and the API says {observation['operands']}"
    elif not any(link.startswith("/source/") and "#f-" in link for link in told["links"]):
        yield "does not lead to its place in the report"


def _plain(text):
    return " ".join(text.split())

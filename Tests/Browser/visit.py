"""A page in a browser, with everything that went wrong while it loaded."""

from urllib.parse import urlsplit

# The browser tells of every violation of the Content-Security-Policy by an event, too.
WATCH = """
globalThis.violations = []
addEventListener('securitypolicyviolation', (event) =>
  violations.push(`${event.violatedDirective} forbids ${event.blockedURI} ${event.sample}`), true)
"""


class Visit:
    """Opens pages of one service in a context of their own; a `fault` spoils what is loaded."""

    def __init__(self, browser, service, options=None, fault=None):
        self.service = service
        self.context = browser.new_context(
            base_url=service.origin, permissions=["clipboard-read", "clipboard-write"], **{"locale": "zh-CN", "viewport": {"width": 1440, "height": 900}, **(options or {})})
        self.context.set_default_timeout(30_000)
        self.context.add_init_script(WATCH)
        if fault:
            fault(self.context)
        self.page = self.context.new_page()
        self.problems, self.responses, self.foreign = [], [], []
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        self.page.on("request", self._request)
        self.page.on("requestfailed", self._failed)
        self.page.on("response", lambda answer: self.responses.append(answer))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()

    def open(self, path):
        """Goes there and waits until nothing is loading; the document's answer."""
        answer = self.page.goto(path, wait_until="load")
        return answer

    def keep(self, name):
        """Keeps a picture of the whole page."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=self.folder / f"{name}.png", full_page=True)

    def _console(self, message):
        # An error page is itself an answer with such a status.
        is_status = message.text.startswith("Failed to load resource") and (
            message.location.get("url") == self.page.url)
        if message.type in ("error", "warning") and not is_status:
            self.problems.append(f"console: {message.text}")

    def _request(self, request):
        address = urlsplit(request.url)
        if address.scheme in ("data", "blob", "about"):
            return
        if f"{address.scheme}://{address.netloc}" != self.service.origin:
            self.foreign.append(request.url)

    def _failed(self, request):
        # A navigation that turned into a download, or was left, is none.
        if request.failure != "net::ERR_ABORTED":
            self.problems.append(f"failed: {request.url}: {request.failure}")

    def bytes_loaded(self):
        """How many bytes, uncompressed, by address."""
        return {answer.url: len(answer.body()) for answer in self.responses if answer.status < 300 or answer.url == self.answer.url}

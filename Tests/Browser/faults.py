"""Faults that are planted into what the browser loads, to see the checks go red."""

import re
import time


def document(change, kinds=("document",)):
    """Changes the HTML of pages, headers kept."""

    def handle(route):
        if route.request.resource_type not in kinds:
            return route.fallback()
        answer = route.fetch()
        route.fulfill(response=answer, body=change(answer.text()))

    return lambda context: context.route("**/*", handle)


def asset(suffix, change):
    """Changes a style sheet or a script."""

    def handle(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=change(answer.text()))

    return lambda context: context.route(re.compile(rf"/assets/.*\.{suffix}$"), handle)


def replacing(old, new):
    """Where there is nothing to replace, nothing is spoilt, and the test of the check goes red."""
    return lambda text: re.sub(old, new, text)


def adding(text):
    return lambda whole: whole + text


def wrong_bar_width():
    return document(replacing(r'(<rect class="bar" x="0%" y="0" width=)"69\.231%"', r'\1"80%"'))


def wrong_dot():
    return document(replacing(r'cx="64\.96%"', 'cx="70%"'))


def inline_style():
    return document(replacing("<h1>", '<h1 style="color: red">'))


def low_contrast():
    return asset("css", adding(".second, .note { color: #b9bfc3 !important }"))


def broken_tab_key():
    return asset("js", replacing(r"ArrowRight: 1", "ArrowRight: 0"))


def keyboard_trap():
    return asset("js", adding(
        "\naddEventListener('keydown', (event) => { if (event.key === 'Tab' && document.activeElement.closest('main a')) "
        "event.preventDefault() })"))


def wrong_number():
    return document(replacing(r'<span class="number">27</span>', '<span class="number">72</span>'))


def wrong_value():
    return document(replacing(r'data-value="39"', 'data-value="93"'))


def number_without_source():
    return document(replacing("</main>", '<p class="big">4711</p></main>'))


def wrong_sentence():
    """In the pages that a script asks for, too."""
    return document(replacing(r"<mark>39 件</mark>", "<mark>27 件</mark>"), ("document", "fetch"))


def request_elsewhere():
    """As if the policy were gone, too: it would keep the browser from asking."""

    def handle(route):
        if route.request.resource_type != "document":
            return route.fulfill(status=200, body="") if "other.test" in route.request.url else route.fallback()
        answer = route.fetch()
        headers = {name: value for name, value in answer.headers.items() if name != "content-security-policy"}
        body = answer.text().replace("</main>", '<img src="http://other.test/count.gif" alt=""></main>')
        route.fulfill(response=answer, headers=headers, body=body)

    return lambda context: context.route("**/*", handle)


def sideways_scroll():
    return asset("css", adding("main { min-width: 100rem }"))


def unmarked_language():
    return document(replacing("<h1>[^<]*</h1>", "<h1>二〇二一年</h1>"))


def colours_alone():
    return asset("css", adding("@media (forced-colors: active) { .gap-line { stroke: Canvas !important } }"))


def buttons_on_paper():
    return asset("css", adding("@media print { .top form, .take-away { display: block !important } }"))


def copies_nothing():
    return asset("js", replacing(r"navigator\.clipboard\.writeText\(", "Promise.resolve("))


def asking_for(media_type):
    """No fault yet: a browser that takes nothing else for a page."""

    def handle(route):
        if route.request.resource_type != "document":
            return route.fallback()
        route.continue_(headers={**route.request.headers, "accept": media_type})

    return lambda context: context.route("**/*", handle)


def late_script():
    """No fault yet: a slow line."""

    def handle(route):
        time.sleep(0.3)
        route.continue_()

    return lambda context: context.route("**/*.js", handle)


def heavy_page():
    return document(replacing("</main>", "<p hidden>" + "x" * 100_000 + "</p></main>"))


def shifting_page():
    return asset("js", adding(
        "\nsetTimeout(() => document.querySelector('main').prepend(Object.assign(document.createElement('p'), "
        "{ textContent: 'late', className: 'late' })), 150)\n")), asset("css", adding(".late { font-size: 10rem }"))

"""The services and the browser that the tests use."""

import pathlib

import pytest
from playwright.sync_api import sync_playwright
from services import Service
from visit import Visit


def pytest_addoption(parser):
    for service in ("one", "many", "empty"):
        parser.addoption(f"--{service}", required=True, help=f"address of the service with {service} report(s)")
    parser.addoption("--output", default="../../.build-browser", help="folder for screenshots and measurements")


@pytest.fixture(scope="session")
def services(request):
    return {name: Service(request.config.getoption(name)) for name in ("one", "many", "empty")}


@pytest.fixture(scope="session")
def output(request):
    folder = pathlib.Path(request.config.getoption("output")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        # Containers have no user namespaces for the sandbox, and little shared memory.
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, services, output):
    """`with visit(page, **options) as v`: the page is open."""

    def open_page(page, fault=None, **options):
        visit = Visit(browser, services[page.service], options, fault)
        visit.folder = output / "screenshots" / page.name
        visit.answer = visit.open(page.path)
        return visit

    return open_page

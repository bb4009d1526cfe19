"""The real site in a real browser."""

import gzip
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, Route

from onrecord.load import Loaded
from onrecord.pages.statement.views import ArchiveViews
from onrecord.standings.derive import derive
from tests.browser.forms import FORM, opened
from tests.browser.serving import KINDS_OF_PAGE, chromium, chromium_path, served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; where there is none, these tests are left out, but never in CI."""
    if chromium_path() is None and not os.environ.get("CI"):
        pytest.skip("Chromium is not installed")
    with chromium() as found:
        yield found


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly that no browser looked at the site."""
    if chromium_path() is None:
        terminalreporter.section("NO BROWSER", sep="!", red=True, bold=True)
        terminalreporter.line(
            "Chromium is not installed, so no page was opened: search, keyboard, touch, print, axe and"
        )
        terminalreporter.line("weight are UNTESTED. On Debian: apt-get install chromium. In CI this is a failure.")


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built site is served."""
    with served(site) as found:
        yield found


@dataclass(frozen=True)
class Visit:
    """What a first visit to a page asked for and loaded (gzipped bytes), what it wrote, how far things shifted."""

    weights: dict[str, int]
    said: list[str]
    shift: float


_SHIFT = """new Promise(done => { let sum = 0;
    new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value; }).observe({type: 'layout-shift', buffered: true});
    setTimeout(() => done(sum), 100); })"""


def visit(browser: Browser, url: str, width: int = 1280, late: str = "") -> Visit:
    """Open a page as somebody does who was never here, until it is quiet; a file that is `late` comes after the first paint."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page, answers, said = context.new_page(), list[Response](), list[str]()

    def hold(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    if late:
        page.route(late, hold)
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 (Playwright cannot call a built-in)
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(f"failed: {request.url}"))
    page.goto(url, wait_until="networkidle")
    seen = Visit({a.url: len(gzip.compress(a.body(), 9)) for a in answers}, said, page.evaluate(_SHIFT))
    context.close()
    return seen


@pytest.fixture(scope="session")
def visits(browser: Browser, address: str) -> dict[tuple[str, int], Visit]:
    """A first visit to every kind of page, on a wide screen and on a phone's."""
    return {(n, w): visit(browser, address + url, w) for n, url in KINDS_OF_PAGE.items() for w in (1280, 360)}


@pytest.fixture
def wide(browser: Browser) -> Iterator[Page]:
    """A page 1,280 px wide in the light scheme."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    yield context.new_page()
    context.close()


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Page]:
    """A page 360 px wide in the light scheme."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, color_scheme="light")
    yield context.new_page()
    context.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A window 1,280 px wide."""
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page on which no script fails."""
    made = context.new_page()
    made.on("pageerror", lambda error: pytest.fail(str(error)))
    return made


@pytest.fixture(scope="session")
def views(real: Loaded) -> ArchiveViews:
    """The views of the archive that the site was built from."""
    return ArchiveViews(derive(real.archive), date(2026, 11, 22))


@pytest.fixture
def form(page: Page, address: str) -> Page:
    """The empty form."""
    return opened(page, address + FORM)

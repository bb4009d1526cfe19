"""The real site in a real browser."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from onrecord.load import Loaded
from onrecord.pages.statement.views import ArchiveViews
from onrecord.standings.derive import derive
from tests.browser.forms import FORM, opened
from tests.browser.serving import chromium, chromium_path, served
from tests.browser.window import Window, unfailing


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; where there is none, these tests are left out, but never in CI."""
    if chromium_path() is None and not os.environ.get("CI"):
        pytest.skip("Chromium is not installed")
    with chromium() as started:
        yield started


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
    with served(site) as url:
        yield url


@pytest.fixture(scope="session")
def window(browser: Browser, address: str) -> Iterator[Window]:
    """The window that tests share: a new one costs a second of work, an address opened anew in it a quarter of one."""
    with Window(browser, address) as shared:
        yield shared


@pytest.fixture
def context(window: Window) -> Iterator[BrowserContext]:
    """The context of the shared window, as new to the site as if nobody had been there before."""
    yield window.context
    window.forget()


@pytest.fixture
def page(window: Window, context: BrowserContext) -> Iterator[Page]:
    """A page 1,280 px wide in the light scheme, on which no script fails."""
    with unfailing(window.page) as page:
        yield page


@pytest.fixture
def wide(page: Page) -> Page:
    """The same by its other name, where tests compare it with a narrow one."""
    return page


@pytest.fixture
def narrow(page: Page) -> Page:
    """A page 360 px wide in the light scheme."""
    page.set_viewport_size({"width": 360, "height": 800})
    return page


@pytest.fixture(scope="session")
def views(real: Loaded) -> ArchiveViews:
    """The views of the archive that the site was built from."""
    return ArchiveViews(derive(real.archive), date(2026, 11, 22))


@pytest.fixture
def form(page: Page, address: str) -> Page:
    """The empty form."""
    return opened(page, address + FORM)

"""The real site in a real browser."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .serving import chromium, chromium_path, served


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

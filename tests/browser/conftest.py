"""The real site in a real browser."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .serving import chromium, chromium_path, served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; where there is none, these tests are left out, but never in CI."""
    if chromium_path() is None and not os.environ.get("CI"):
        pytest.skip("Chromium is not installed")
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built site is served."""
    with served(site) as found:
        yield found

"""What axe finds on a page."""

from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

ASKED: Final = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # the rest need not be gathered
    "selectors": False,  # an element is shown, not named by its path
}

SCREENS: Final = [
    (320, "dark"),
    pytest.param(1280, "light", marks=pytest.mark.access),
    pytest.param(1280, "dark", marks=pytest.mark.access),
    pytest.param(320, "light", marks=pytest.mark.access),
]
"""A width and a scheme in which a state is looked at: the narrowest in the dark, and all of them in `make access`."""


def faults(page: Page) -> list[str]:
    """Each element that breaks a rule, with the rule."""
    results: dict[str, Any] = Axe().run(page, options=ASKED).response
    return [f"{v['id']}: {node['html'][:200]}" for v in results["violations"] for node in v["nodes"]]

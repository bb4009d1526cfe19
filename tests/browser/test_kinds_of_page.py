"""Every kind of page, opened once as on a first visit: WCAG 2.2 AA by axe, landmarks, weight, requests, shifts,
overflow.

Widths and schemes are spread over the kinds, so that each pair is there many times; of kinds that one template makes,
one is opened. `make access` opens every kind at every width in every scheme.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final, Literal

import pytest
from playwright.sync_api import Page

from tests.browser.axe import faults
from tests.browser.serving import KINDS_OF_PAGE
from tests.browser.window import visit

pytestmark = pytest.mark.browser
Scheme = Literal["light", "dark"]
LIMIT: Final = 100_000
SCREENS: Final[tuple[tuple[int, Scheme], ...]] = ((1280, "light"), (360, "dark"), (360, "light"), (1280, "dark"))
LIKE_ANOTHER: Final = {
    "card-many": "card",
    "outlet": "actor",
    "topics": "places",
    "topic": "place",
    "attributed": "unacknowledged",
    "verified": "unacknowledged",
    "timeline-year": "timeline",
    "recheck-archived": "recheck",
    "changes-month": "changes",
    "contribute-kinds": "contribute",
    "rules": "rule",
    "method": "about",
}
"""Kinds of page that the template of another makes."""
ONCE: Final = [
    (name, *SCREENS[at % len(SCREENS)])
    for at, name in enumerate(name for name in KINDS_OF_PAGE if name not in LIKE_ANOTHER)
]
NARROWEST: Final = 320
OTHERS: Final = (360, 768, 1024, 1280, 2560)
"""Of these each kind is tried at one, beside the narrowest, and in `make access` at all."""
WIDTHS: Final = (NARROWEST, *OTHERS)
OPEN_ALL: Final = "document.querySelectorAll('main details').forEach(details => { details.open = true; })"
MOVING: Final = (
    "[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);"
    " return s.transitionDuration !== '0s' || s.animationName !== 'none' || s.scrollBehavior === 'smooth'; })"
    ".map(e => e.outerHTML.slice(0, 120))"
)


def too_wide(page: Page, widths: Iterable[int]) -> list[int]:
    """At which of these widths a page scrolls sideways."""
    wide = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(width)
    return wide


def look_at(page: Page, address: str, url: str, width: int, scheme: Scheme, widths: Iterable[int] = WIDTHS) -> None:
    """See that nothing is wrong with a page at a width and in a scheme, and that it is not too wide for any of some."""
    page.emulate_media(color_scheme=scheme)
    seen = visit(page, address + url, width)
    assert len(seen.weights) > 1
    assert [asked for asked in seen.weights if not asked.startswith((address, "data:"))] == []
    assert [asked for asked in seen.weights if "pagefind" in asked] == []
    assert sum(seen.weights.values()) < LIMIT
    assert seen.written == []
    assert seen.shift == 0, "nothing shifts once the page is painted"
    assert {role: page.get_by_role(role).count() for role in ("banner", "main", "contentinfo")} == {
        "banner": 1,
        "main": 1,
        "contentinfo": 1,
    }
    names = [nav.get_attribute("aria-label") for nav in page.get_by_role("navigation").all()]
    assert all(names) and len(set(names)) == len(names), names
    assert page.evaluate(MOVING) == [], "there is no motion to reduce"
    assert too_wide(page, widths) == []
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate(OPEN_ALL)
    assert faults(page) == []


def test_the_screens_are_spread_over_the_kinds() -> None:
    """Each kind once, or one like it; each width with each scheme on at least five of them."""
    opened = {name for name, _, _ in ONCE}
    assert opened | LIKE_ANOTHER.keys() == KINDS_OF_PAGE.keys() and opened >= set(LIKE_ANOTHER.values())
    screens = Counter((width, scheme) for _, width, scheme in ONCE)
    assert set(screens) == set(SCREENS) and min(screens.values()) >= 5
    widths = Counter(OTHERS[len(name) % len(OTHERS)] for name, _, _ in ONCE)
    assert set(widths) == set(OTHERS) and min(widths.values()) >= 3


@pytest.mark.parametrize(("name", "width", "scheme"), ONCE)
def test_nothing_is_wrong_with_any_kind_of_page(
    page: Page, address: str, name: str, width: int, scheme: Scheme
) -> None:
    """Axe finds nothing with all opened that can be (24 px targets are among its rules);
    all it needs is its own and light.
    """
    look_at(page, address, KINDS_OF_PAGE[name], width, scheme, (NARROWEST, OTHERS[len(name) % len(OTHERS)]))


@pytest.mark.access
@pytest.mark.parametrize("name", KINDS_OF_PAGE)
@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_nothing_is_wrong_with_any_kind_of_page_on_any_screen(
    page: Page, address: str, name: str, width: int, scheme: Scheme
) -> None:
    """The same at every width in every scheme."""
    look_at(page, address, KINDS_OF_PAGE[name], width, scheme)

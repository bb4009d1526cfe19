"""Every published card in the form: it loses nothing, and whoever only looks changes nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page

from onrecord.load import Loaded
from tests.browser import forms
from tests.browser.forms import FORM, module, opened, values
from tests.browser.window import Window, unfailing

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Look:
    """What the form makes of a card, and after it was left: how many offers stand there, which drafts are kept."""

    state: dict[str, Any]
    shown: bool
    offers: int
    drafts: list[str]


@pytest.fixture(
    scope="module",
    params=[forms.one_of_each_shape, pytest.param(forms.every_card, marks=pytest.mark.access)],
    ids=["one of each shape", "every"],
)
def looks(window: Window, address: str, real: Loaded, request: pytest.FixtureRequest) -> dict[str, Look]:
    """A look at one card of each shape, and at every card in `make access`; each is opened once."""
    cards: Callable[[Loaded], list[str]] = request.param
    with unfailing(window.page) as page:
        taken = {card: _look(opened(page, f"{address}{FORM}?card={card}")) for card in cards(real)}
    window.forget()
    return taken


def _look(page: Page) -> Look:
    state, shown = module(page, "return m.current();"), page.locator(".make").is_visible()
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    drafts = page.evaluate("Object.keys(localStorage).filter(key => key.includes('draft'))")
    return Look(state, shown, page.locator(".offers p").count(), drafts)


def test_every_card_of_the_archive_can_be_changed_and_loses_nothing(looks: dict[str, Look], real: Loaded) -> None:
    """Loaded into the form it is written again with every field, and the form finds nothing wrong with it."""
    assert len(looks) > 10
    for card, look in looks.items():
        assert look.state["problems"] == [], card
        assert values(look.state["text"]) == forms.full(dict(real.documents[card].data or {})), card


def test_a_visit_keeps_no_draft_and_offers_nothing(page: Page, address: str, looks: dict[str, Look]) -> None:
    """Of every card of the archive: whoever only looks has changed nothing."""
    opened(page, address + FORM)
    known = page.evaluate("async () => Object.keys((await (await fetch('../../assets/form.json')).json()).cards)")
    assert len(known) > 50
    assert set(looks) <= set(known)
    shown = {card: look for card, look in looks.items() if look.shown}
    assert shown
    for card, look in shown.items():
        assert (look.offers, look.drafts) == (0, []), card

"""Names that the form proposes, as the terminal does (tests/shared_cases/names.json has single texts)."""

import pytest
from playwright.sync_api import Page, expect

from onrecord.model.references import Known
from onrecord.new_card import id_proposal
from onrecord.vocabulary import EntityKind
from tests.browser.forms import fill, module
from tests.browser.mistakes import GOOD

pytestmark = pytest.mark.browser


def test_a_short_name_is_the_one_that_the_terminal_proposes(form: Page) -> None:
    """Of every title and question of the archive: the same words."""
    names = form.evaluate(
        """async () => { const { shortName } = await import("../../assets/form-names.js");
        const data = await (await fetch("../../assets/form.json")).json();
        const titles = Object.values(data.cards).map(([title]) => title);
        return [...titles, ...Object.values(data.questions).map(({ text }) => text)]
          .map((text) => [text, shortName(text, data)]); }"""
    )
    assert len(names) > 20
    for text, name in names:
        assert name == id_proposal.keywords(text, 4)


def test_a_name_is_no_longer_than_a_files_may_be(form: Page) -> None:
    """A newcomer's, the card's, and one that somebody types."""
    publisher = form.locator('[data-name="publisher"] input')
    publisher.fill("Paper " * 60)
    publisher.press("Tab")
    assert publisher.input_value() == ("paper-" * 60)[:100].rstrip("-")
    fill(form, "[data-record=card]", {"title": "The ferry of Kursk"})
    name = form.locator("[data-card-id] input")
    assert name.input_value() == ("paper-" * 60)[:100].rstrip("-")
    for length, expected in ((120, []), (121, ["An id of 121 signs is too long"])):
        name.fill("a" * length)
        problems = module(form, "return m.current().problems;")
        assert [p["text"] for p in problems if p["at"] == ["id"]] == expected


def test_a_name_that_is_taken_gets_the_day_and_then_a_number(form: Page) -> None:
    """As in the terminal."""
    card = {k: v for k, v in GOOD.items() if k != "attributed"} | {
        "title": "Kursk casualties",
        "published": "2024-12-30/2025-01-02",
    }
    known = Known(ids={EntityKind.CARD: frozenset({"newsweek-kursk-casualties"})})
    assert id_proposal.proposed(EntityKind.CARD, card, known) == "newsweek-kursk-casualties-2024-12-30"
    module(form, "m.write(given[0], '');", card)
    assert module(form, "return m.current().id;") == "newsweek-kursk-casualties-2024-12-30"


def test_the_cards_file_is_named_for_a_publisher_whom_the_archive_does_not_have(form: Page) -> None:
    """The id that the newcomer gets, whether its name was typed or its id."""
    fill(form, "[data-record=card]", {"title": "The ferry of Kursk", "published": "2025-06-01"})
    path = form.locator(".file .path").first
    publisher = form.locator('[data-name="publisher"] input')
    for typed in ("The Lantern", "the-lantern"):
        publisher.fill(typed)
        publisher.press("Tab")
        expect(path).to_have_text("sources/cards/2025/the-lantern-ferry-kursk.yaml")
    publisher.fill("newsweek")
    expect(path).to_have_text("sources/cards/2025/newsweek-ferry-kursk.yaml")

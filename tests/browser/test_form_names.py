"""Names that the form proposes, and one spelling for all addresses of a page: as in the terminal and in the check."""

import pytest
from playwright.sync_api import Page, expect

from onrecord.model.references import Known
from onrecord.model.url_canonical import canonical
from onrecord.new_card import id_proposal
from onrecord.vocabulary import EntityKind
from tests.browser.forms import fill, module
from tests.browser.slips import GOOD
from tests.model.test_url_canonical import ONE_PAGE, OTHER_PAGES, PAGE, SPELT_TWICE, TWO_PAGES

pytestmark = pytest.mark.browser


ADDRESSES = [
    PAGE, *ONE_PAGE, *OTHER_PAGES, *(url for pair in (*SPELT_TWICE, *TWO_PAGES) for url in pair), "https://example.org", "mailto:a@example.org",
    "https://[2001:db8::1]:8080/a", "https://example.org:99999/", "https://Пример.example:443/%7Euser//?ПУТЬ=1", "https://a.example/x.amp.html?b&a=%2f%zz",
]  # fmt: skip


def test_an_address_has_one_canonical_form_in_the_form_and_in_the_check(form: Page) -> None:
    """What canonical.py makes of an address, the page makes of it."""
    made = form.evaluate(
        """async ([urls, at]) => { const { canonical } = await import(at);
        const { patterns } = await (await fetch("../../assets/form.json")).json();
        return urls.map((url) => canonical(url, patterns.tracking)); }""",
        [ADDRESSES, "../../assets/form-canonical.js"],
    )
    assert dict(zip(ADDRESSES, made, strict=True)) == {url: canonical(url) for url in ADDRESSES}


TEXTS_AND_NAMES = {
    "The spokesman said that North Korea’s losses had been heavy.": "spokesman-north-korea-losses",
    "About 10,900 North Korean soldiers were sent to Russia.": "10900-north-korean-soldiers",
    "It is estimated that more than 3,000 are dead": "estimated-more-3000-dead",
    "Według Straży w Łodzi poległo 40 żołnierzy": "wedlug-strazy-w-lodzi",
    "Кількість убитих: понад 3 тисячі": "",
    "He said so.": "so",
    "№ 5: Œuvre": "no-5-oeuvre",
    "Þór ħŋŧ": "thor-hnt",
    "They are": "",
    "Donaudampfschifffahrtsgesellschaftskapitän fährt morgen": "donaudampfschifffahrtsgesellschaftskapitan-fahrt",
}


def test_a_short_name_is_made_of_the_words_that_say_something(form: Page) -> None:
    """Without articles, prepositions, auxiliaries and the words for saying; a number stays whole; another script gives none."""
    made = form.evaluate(
        """async (texts) => { const { named } = await import("../../assets/form-names.js");
        const data = await (await fetch("../../assets/form.json")).json();
        return texts.map((text) => named(text, data)); }""",
        list(TEXTS_AND_NAMES),
    )
    assert dict(zip(TEXTS_AND_NAMES, made, strict=True)) == TEXTS_AND_NAMES


def test_a_short_name_is_the_one_that_the_terminal_proposes(form: Page) -> None:
    """Of every title and question of the archive: the same words."""
    told = form.evaluate(
        """async () => { const { named } = await import("../../assets/form-names.js");
        const data = await (await fetch("../../assets/form.json")).json();
        return [...Object.values(data.cards).map(([title]) => title), ...Object.values(data.questions).map(({ text }) => text)]
          .map((text) => [text, named(text, data)]); }"""
    )
    assert len(told) > 20
    for text, name in told:
        assert name == id_proposal.keywords(text, 4)
    assert {text: id_proposal.keywords(text, 4) for text in TEXTS_AND_NAMES} == TEXTS_AND_NAMES


def test_a_name_is_no_longer_than_a_files_may_be(form: Page) -> None:
    """A newcomer's, the card's, and one that somebody types."""
    publisher = form.locator('[data-name="publisher"] input')
    publisher.fill("Paper " * 60)
    publisher.press("Tab")
    assert publisher.input_value() == ("paper-" * 60)[:100].rstrip("-")
    fill(form, "[data-record=card]", {"title": "The ferry of Kursk"})
    name = form.locator("[data-card-id] input")
    assert name.input_value() == ("paper-" * 60)[:100].rstrip("-")
    for length, told in ((120, []), (121, ["A name of 121 signs is too long"])):
        name.fill("a" * length)
        found = module(form, "return m.current().problems;")
        assert [p["text"] for p in found if p["at"] == ["id"]] == told


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

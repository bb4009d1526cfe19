"""The form: what it writes passes the check, and it works for everybody."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from onrecord.json_schema import modeline
from onrecord.vocabulary import EntityKind
from tests.browser import forms
from tests.browser.axe import SCREENS, faults
from tests.browser.forms import (
    FORM,
    PLACES,
    checked,
    fill,
    module,
    nothing_open,
    on_github,
    opened,
    problems,
    set_state,
    values,
)
from tests.browser.mistakes import GOOD, claim, owed

pytestmark = pytest.mark.browser


def test_what_the_form_writes_for_valid_cards_passes_the_strict_check_and_reads_back_the_same(
    form: Page, tmp_path: Path
) -> None:
    """All three kinds, with texts that YAML would take for something else, in many scripts, very long,
    over several lines.
    """
    sources = forms.archive(tmp_path)
    made = list(forms.cards(seed=5, number=60))
    for (name, card), state in zip(made, forms.states(form, made), strict=True):
        assert state["problems"] == [], (card, state["problems"])
        assert values(state["text"]) == card
        (sources / "cards" / "2025" / f"{name}.yaml").write_text(state["text"], "utf-8")
    assert checked(sources) == []


def test_a_new_file_names_its_schema_first(form: Page) -> None:
    """As every file of the archive does, from where it will lie."""
    head, _ = set_state(form, GOOD, "made")["text"].split("\n", 1)
    assert head == modeline("cards/2025/made.yaml", EntityKind.CARD)


def _source(page: Page) -> None:
    fill(
        page,
        "[data-record=card]",
        {
            "url": "https://example.org/new",
            "title": "Kyiv: a number",
            "publisher": "Newsweek",
            "type": "news-report",
            "published": "2025-06-01",
            "retrieved": "2026-11-22",
            "language": "en",
        },
    )
    archived = page.locator('.field[data-name="archived"]')
    archived.get_by_label("There is none that I know of").check()
    archived.get_by_label("Why, in a few words").fill("No capture was made.")


def test_a_person_types_a_card_of_all_three_kinds(form: Page, tmp_path: Path) -> None:
    """Down the page, with names where the file has ids; what comes out passes the check and is what was typed."""
    _source(form)
    form.get_by_role("button", name="Add an attributed claim").click()
    one = '[data-lane="attributed"] .one'
    fill(form, one, {"text": "More than 3,000 soldiers have been killed or wounded in Kursk.", "said_by": "actor"})
    form.locator(f"{one} .of.actor input").first.fill("Volodymyr Zelensky")
    form.locator(f'{one} .field[data-name="via"] .add').click()
    form.locator(f'{one} .field[data-name="via"] .form').select_option("anonymous")
    form.locator(f'{one} .field[data-name="via"] .of.anonymous input').fill("an aide: “#1”")
    form.locator(f'{one} .field[data-name="answers"] .add').click()
    form.locator(f"{one} .question").select_option("north-korean-soldiers-killed-or-wounded")
    form.locator(f"{one} .bound").select_option(">")
    form.locator(f"{one} .low input").fill("3,000")
    fill(form, one, {"measure": "killed or wounded", "said_on": "2025-06-01"})
    form.get_by_role("button", name="Add an unacknowledged claim").click()
    two = '[data-lane="unacknowledged"] .one'
    fill(form, two, {"text": "North Korean troops are in Russia."})
    form.locator(f"{two} .of.actor input").first.fill("newsweek")
    form.locator(f'{two} .field[data-name="answers"] .add').click()
    form.locator(f"{two} .question").select_option("north-korean-soldiers-in-russia")
    form.locator(f"{two} .word").select_option("yes")
    form.locator('[data-party="north-korea"] select').select_option("declined")
    form.get_by_role("button", name="Add a verified fact").click()
    three = '[data-lane="verified"] .one'
    fill(
        form,
        three,
        {"text": "Volodymyr Zelensky said so on 1 June 2025.", "basis": "on-record", "by": "Volodymyr Zelensky"},
    )
    for card in ("fakty-zelensky-3000", "menafn-zelensky-3000"):
        form.locator(f'{three} .field[data-name="evidence"] .add').click()
        form.locator(f'{three} .field[data-name="evidence"] li').last.locator(".of.card input").fill(card)
    summary = form.locator('[data-name="summary"] textarea')
    summary.fill("Kyiv names a number. Nobody owns the troops.")
    for clause, to in (("a number", "more-3000-soldiers-killed"), ("the troops", "north-korean-troops-russia")):
        summary.evaluate(
            "(t, words) => { const at = t.value.indexOf(words); t.setSelectionRange(at, at + words.length); }", clause
        )
        form.get_by_label("The selected words lead to").select_option(to)
        form.get_by_role("button", name="Link them").click()
    nothing_open(form)
    text = form.locator(".file pre").inner_text()
    typed = values(text)
    assert typed["publisher"] == "newsweek" and typed["not_recorded"] == {"archived": "No capture was made."}
    assert typed["attributed"] == [
        {
            "id": "more-3000-soldiers-killed",
            "text": "More than 3,000 soldiers have been killed or wounded in Kursk.",
            "said_by": "volodymyr-zelensky",
            "via": [{"anonymous": "an aide: “#1”"}],
            "said_on": "2025-06-01",
            "answers": {"north-korean-soldiers-killed-or-wounded": "> 3000"},
            "measure": "killed or wounded",
        }
    ]
    assert typed["unacknowledged"][0]["not_acknowledged_by"] == {"north-korea": "declined"}
    assert (
        typed["summary"]
        == "Kyiv names [a number](#more-3000-soldiers-killed). Nobody owns [the troops](#north-korean-troops-russia)."
    )
    assert form.locator(".file .path").first.inner_text() == "sources/cards/2025/newsweek-kyiv-number.yaml"
    sources = forms.archive(tmp_path)
    (sources / "cards" / "2025" / "newsweek-kyiv-number.yaml").write_text(text, "utf-8")
    assert checked(sources) == []


def _tab_to(page: Page, asks: str) -> None:
    """Press Tab until what has the focus is the one."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches({asks!r})"):
            return
    raise AssertionError(f"no Tab leads to {asks}")


def test_by_keyboard_alone_from_the_empty_form_to_the_copied_file(browser: Browser, address: str) -> None:
    """Tab, letters, arrows, space and Enter: no pointer."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"]
    )
    page = opened(context.new_page(), address + FORM)
    page.locator(".brand").focus()
    typed = {
        "url": "https://example.org/keys",
        "title": "By keys alone",
        "publisher": "newsweek",
        "type": "News",
        "published": "2025-06-01",
        "retrieved": "2026-11-22",
        "archived": "https://example.org/copy",
        "language": "en",
    }
    for name, words in typed.items():
        _tab_to(page, f'[data-name="{name}"] > label > *')
        page.keyboard.type(words)
    _tab_to(page, '[data-lane="attributed"] .add-statement')
    page.keyboard.press("Enter")
    page.keyboard.type("Troops are there.")
    _tab_to(page, ".one .of.actor input")
    page.keyboard.type("newsweek")
    _tab_to(page, '[data-name="summary"] textarea')
    page.keyboard.type("It says so")
    page.keyboard.press("Shift+Home")
    _tab_to(page, ".linking .link")
    page.keyboard.press("Enter")
    expect(page.locator('[data-name="summary"] textarea')).to_have_value("[It says so](#troops-there)")
    nothing_open(page)
    _tab_to(page, ".result .copy")
    page.keyboard.press("Space")
    expect(page.locator("#_told")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == module(page, "return m.current().text;")
    context.close()


UNLINKED = "one two and [three four](#said) and five"
IN_A_LINK = "Some of these words are in a link already: take that out first."


def test_words_are_linked_once(form: Page) -> None:
    """What is in a link, wholly or in part, is none of the words that can be linked; what was linked can be undone."""
    summary = form.locator('[data-name="summary"] textarea')
    for selected, after, message in (
        ((4, 13), UNLINKED, IN_A_LINK),
        ((4, 12), "one [two and](#said) [three four](#said) and five", "Linked."),
        ((13, 18), UNLINKED, IN_A_LINK),
        ((0, 40), UNLINKED, IN_A_LINK),
        ((0, 7), "[one two](#said) and [three four](#said) and five", "Linked."),
        ((35, 40), "one two and [three four](#said) and [five](#said)", "Linked."),
        ((3, 4), UNLINKED, "Select some words of the summary first."),
    ):
        set_state(form, {**GOOD, "summary": UNLINKED}, "made")
        summary.evaluate("(area, [from, to]) => { area.focus(); area.setSelectionRange(from, to); }", list(selected))
        form.get_by_role("button", name="Link them").click()
        expect(form.locator(".linking .told")).to_have_text(message)
        expect(summary).to_have_value(after)
        assert module(form, "return m.current().card.summary;") == after
        if message == "Linked.":
            expect(summary).to_be_focused()
            form.keyboard.press("Control+Z")
            expect(summary).to_have_value(UNLINKED)


def test_what_was_typed_survives_a_reload_until_it_is_started_over(form: Page, address: str) -> None:
    """In this browser; starting over asks first."""
    _source(form)
    form.get_by_role("button", name="Add an attributed claim").click()
    form.locator(".one textarea").first.fill("It is so: #1.")
    before = form.locator(".file pre").inner_text()
    form.reload()
    expect(form.locator(".file pre")).to_have_text(before)
    form.get_by_role("button", name="Start over").click()
    form.get_by_role("button", name="Keep it").click()
    expect(form.locator(".file pre")).to_have_text(before)
    form.get_by_role("button", name="Start over").click()
    form.locator("dialog").get_by_role("button", name="Start over").click()
    expect(form.locator('[data-name="title"] input').first).to_have_value("")
    assert form.evaluate("Object.keys(localStorage).filter(key => key.includes('draft'))") == []


def test_a_draft_of_another_version_is_left_alone(form: Page) -> None:
    """It cannot be read, so it is not shown; nothing breaks."""
    form.evaluate("localStorage.setItem('onrecord.draft.new', JSON.stringify({version: 0, card: {title: 'old'}}))")
    form.goto(form.url)
    expect(form.locator('[data-name="title"] input').first).to_have_value("")


def test_an_address_or_a_title_that_the_archive_has_is_told_with_its_card(form: Page) -> None:
    """The address without what does not tell pages apart; the title, whoever published it."""
    url = form.locator('[data-name="url"] input').first
    url.fill(
        "http://meduza.io/en/news/2024/12/31/secret-military-files-from-2013-2014-show-moscow-s-planning-for-potential-war-with-japan-and-south-korea-on-russia-s-eastern-flank/?utm_source=x#top"
    )
    like = form.locator(".like")
    expect(like).to_contain_text("The archive has this address already.")
    expect(like.get_by_role("link", name="suggest a change")).to_have_attribute("href", "?card=meduza-russian-files")
    url.fill("https://example.org/")
    expect(like).to_be_hidden()
    form.locator('[data-name="title"] input').first.fill(
        "Secret military file from 2013–2014 shows Moscow’s planning for potential war with Japan and South "
        "Korea on Russia’s eastern flank"
    )
    expect(like).to_contain_text("a title much like this")


def test_it_is_proposed_on_githubs_page_for_a_new_file_with_name_and_text_filled_in(page: Page, address: str) -> None:
    """The exact address; past 8,000 characters the empty page, and how to paste."""
    form = on_github(page, address)
    state = set_state(form, GOOD, "newsweek-number")
    link = form.get_by_role("link", name="Propose it on GitHub")
    url = str(link.get_attribute("href"))
    parts, query = urlsplit(url), parse_qs(urlsplit(url).query)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == "https://github.com/o/r/new/main/sources/cards/2025"
    assert query == {"filename": ["newsweek-number.yaml"], "value": [state["text"]]}
    assert form.locator('[data-way="link"]').is_visible()
    set_state(form, {**GOOD, "note": "Ж" * 1500}, "newsweek-number")
    assert (
        link.get_attribute("href") == "https://github.com/o/r/new/main/sources/cards/2025?filename=newsweek-number.yaml"
    )
    assert form.locator('[data-way="long"]').is_visible() and form.locator('[data-way="link"]').is_hidden()


def test_a_change_to_a_card_offers_its_correction_and_leads_to_its_file(page: Page, address: str) -> None:
    """A figure that was changed is noted in the log, a statement that was taken out is withdrawn."""
    on_github(page, address)
    opened(page, f"{address}{FORM}?card=newsweek-kursk-casualties")
    expect(page.get_by_role("heading", level=1)).to_have_text("Suggest a change")
    assert (
        page.get_by_role("link", name="Propose it on GitHub").get_attribute("href")
        == f"{PLACES['edit']}cards/2024/newsweek-kursk-casualties.yaml"
    )
    assert page.locator(".offers p").count() == 0
    text = page.locator('[data-lane="attributed"] .one textarea').first
    name = page.locator('[data-lane="attributed"] [data-name="id"] input').first.input_value()
    text.fill("Something else was said.")
    page.get_by_role("button", name="Note the correction").click()
    page.keyboard.insert_text("The text was wrong.")
    state = module(page, "return m.current();")
    assert state["card"]["corrections"][-1]["statements"] == [name]
    assert state["card"]["corrections"][-1]["note"] == "The text was wrong."
    page.locator('[data-lane="unacknowledged"] .one > .do .remove').first.click()
    page.get_by_role("button", name="Note why it is withdrawn").first.click()
    page.keyboard.insert_text("It was not in the source.")
    assert module(page, "return m.current().card.withdrawn.length;") == 1
    assert page.locator(".offers p").count() == 0
    page.locator("[data-lane] .put-back button").click()
    assert module(page, "return m.current().card.withdrawn ?? null;") is None
    expect(page.locator('[data-log="withdrawn"] .put-back b')).to_have_text("Withdrawn statement")


def test_statements_are_numbered_in_their_order(form: Page) -> None:
    """One that is removed leaves no gap, whether by its button or for another lane;
    and each button says what it removes.
    """
    for _ in range(3):
        form.get_by_role("button", name="Add an attributed claim").click()
    lane = form.locator('[data-lane="attributed"]')
    form.get_by_role("button", name="Remove Attributed claim 1").click()
    assert lane.locator(".one > legend").all_text_contents() == ["Attributed claim 1", "Attributed claim 2"]
    lane.locator(".move").first.select_option("unacknowledged")
    assert lane.locator(".one > legend").all_text_contents() == ["Attributed claim 1"]
    expect(form.get_by_role("button", name="Remove Attributed claim 1")).to_have_count(1)
    expect(form.get_by_role("button", name="Remove Unacknowledged claim 1")).to_have_count(1)


def test_statements_that_were_removed_by_mistake_are_put_back_where_they_stood(form: Page) -> None:
    """Each by a line of its own, with all that it had, and its name; one that held nothing is gone without a word."""
    claims = [
        {**claim()["attributed"][0], "id": name, "text": f"The {name} claim."} for name in ("first", "second", "third")
    ]
    before = set_state(form, {**GOOD, "attributed": claims, "summary": "[It said so](#second)."}, "made")["card"]
    lane = form.locator('[data-lane="attributed"]')
    form.get_by_role("button", name="Remove Attributed claim 2").click()
    expect(lane.get_by_role("button", name="Put it back")).to_be_focused()
    form.get_by_role("button", name="Remove Attributed claim 2").click()
    assert [one["id"] for one in module(form, "return m.current().card;")["attributed"]] == ["first"]
    lines = ["Attributed claim The second claim. is removed.", "Attributed claim The third claim. is removed."]
    expect(lane.locator(".put-back span")).to_have_text(lines)
    lane.locator(".put-back", has_text="second").get_by_role("button").focus()
    form.keyboard.press("Enter")
    expect(lane.locator(".one").nth(1).locator("textarea").first).to_be_focused()
    lane.get_by_role("button", name="Put it back").click()
    assert module(form, "return m.current().card;") == before
    expect(lane.locator(".put-back")).to_have_count(0)
    form.get_by_role("button", name="Remove Attributed claim 1").click()
    lane.get_by_role("button", name="Put it back").click()
    assert module(form, "return m.current().card;") == before
    form.get_by_role("button", name="Add an attributed claim").click()
    form.get_by_role("button", name="Remove Attributed claim 4").click()
    expect(lane.locator(".put-back")).to_have_count(0)


def _removed(form: Page, *order: int) -> Any:
    """A card of three claims, of which some are removed in this order; the lane of the claims."""
    texts = ("The first claim.", "The second claim.", "😀" * 61)
    claims = [{**claim()["attributed"][0], "id": f"no-{at}", "text": text} for at, text in enumerate(texts)]
    set_state(form, {**GOOD, "attributed": claims}, "made")
    lane = form.locator('[data-lane="attributed"]')
    press = """async (lane, order) => { for (const at of order) {
        lane.querySelectorAll(".one > .do .remove")[at].click();
        await new Promise(done => setTimeout(done)); } }"""
    lane.evaluate(press, order)
    return lane


@pytest.mark.parametrize(
    "order", [(2, 1, 0), *(pytest.param(it, marks=pytest.mark.access) for it in ((0, 0, 0), (1, 0, 0), (1, 1, 0)))]
)
def test_each_statement_comes_back_to_its_place(form: Page, order: tuple[int, ...]) -> None:
    """In whatever order they were removed and are put back, and after a reload too."""
    for reloaded in (False, True):
        for back in ((0, 0, 0), (2, 1, 0), (1, 1, 0)):
            lane = _removed(form, *order)
            assert module(form, "return m.current().card.attributed ?? null;") is None
            if reloaded:
                form.reload()
            for at in back:
                lane.locator(".put-back button").nth(at).click()
            claims = module(form, "return m.current().card.attributed;")
            assert [one["id"] for one in claims] == ["no-0", "no-1", "no-2"], (reloaded, back)
            assert claims[0] == {**claim()["attributed"][0], "id": "no-0", "text": "The first claim."}


def test_what_was_removed_last_survives_a_reload_with_what_was_set_aside(form: Page) -> None:
    """And the name that it was given by hand; a long text is told by its beginning, whole signs of it."""
    lane = _removed(form, 2)
    expect(lane.locator(".put-back q")).to_have_text("😀" * 60 + "…")
    before = set_state(form, owed(), "made")["card"]
    form.locator(".one .move").select_option("verified")
    form.get_by_role("button", name="Remove Verified fact 1").click()
    form.reload()
    form.get_by_role("button", name="Put it back").click()
    form.locator(".one .move").select_option("unacknowledged")
    assert module(form, "return m.current().card;") == before
    assert form.locator("[data-lane] .one[data-own]").count() == 1


def test_what_has_no_words_yet_is_told_by_its_number(form: Page) -> None:
    """There is nothing of it to quote; after a reload it still has that number."""
    module(form, "m.write({ attributed: [{ said_by: 'newsweek' }, { said_by: 'fakty' }] }, '');")
    form.get_by_role("button", name="Remove Attributed claim 1").click()
    expect(form.get_by_role("button", name="Put it back: Attributed claim 1", exact=True)).to_be_focused()
    form.reload()
    expect(form.locator(".put-back b")).to_have_text("Attributed claim 1")
    expect(form.locator(".put-back q")).to_be_hidden()


def test_a_name_that_nobody_chose_follows_the_words_after_it_came_back(form: Page) -> None:
    """Though it is not the one that its words alone would have."""
    lane = form.locator('[data-lane="attributed"]')
    for at in (0, 1):
        lane.get_by_role("button", name="Add an attributed claim").click()
        lane.locator('[data-name="text"] textarea').nth(at).fill("Boats crossed.")
    form.get_by_role("button", name="Remove Attributed claim 2").click()
    form.reload()
    lane.get_by_role("button", name="Put it back").click()
    expect(lane.locator('[data-name="id"] input').nth(1)).to_have_value("boats-crossed-2")
    lane.locator('[data-name="text"] textarea').nth(1).fill("Ships sank.")
    expect(lane.locator('[data-name="id"] input').nth(1)).to_have_value("ships-sank")


def test_of_the_withdrawals_only_that_of_the_statement_goes(form: Page) -> None:
    """And it comes back as it was, for whoever puts that back instead."""
    logged = [{"id": name, "on": "2026-01-01", "note": f"The {name}."} for name in ("first", "second")]
    module(form, "m.write(given[0], 'made');", {"attributed": [{"id": "second", "text": "A."}], "withdrawn": logged})
    form.evaluate("document.querySelector('.changed').hidden = false")
    form.get_by_role("button", name="Remove Attributed claim 1").click()
    form.locator("[data-lane] .put-back button").click()
    assert module(form, "return m.current().card.withdrawn;") == logged[:1]
    form.locator("[data-log] .put-back button").click()
    assert module(form, "return m.current().card.withdrawn;") == logged


def test_an_entry_without_a_name_stays_when_a_statement_without_one_is_put_back(form: Page) -> None:
    """Nothing says that the two belong together."""
    module(form, "m.write({ attributed: [{ quote: 'A' }], withdrawn: [{ note: 'Not in it.' }] }, '');")
    form.evaluate("document.querySelector('.changed').hidden = false")
    form.get_by_role("button", name="Remove Attributed claim 1").click()
    form.locator("[data-lane] .put-back button").click()
    assert module(form, "return m.current().card.withdrawn;") == [{"note": "Not in it."}]


def test_the_name_of_a_statement_that_can_be_put_back_is_not_given_out(form: Page) -> None:
    """Nor is it taken for removed any more when a draft or another card takes the page."""
    lane = form.locator('[data-lane="attributed"]')
    for _ in range(2):
        lane.get_by_role("button", name="Add an attributed claim").click()
        fill(form, '[data-lane="attributed"] .one', {"text": "Boats crossed."})
        if lane.locator(".put-back").count() == 0:
            form.get_by_role("button", name="Remove Attributed claim 1").click()
    lane.get_by_role("button", name="Put it back").click()
    assert [one["id"] for one in module(form, "return m.current().card;")["attributed"]] == [
        "boats-crossed",
        "boats-crossed-2",
    ]
    form.get_by_role("button", name="Remove Attributed claim 1").click()
    set_state(form, GOOD, "made")
    expect(lane.locator(".put-back")).to_have_count(0)


def test_a_statement_that_moves_to_another_lane_and_back_keeps_all_it_had(form: Page) -> None:
    """What the other kind has no field for is kept aside, and said so."""
    before = set_state(form, owed(), "made")["card"]
    form.locator(".one .move").select_option("verified")
    expect(form.locator(".one .aside-kept")).to_contain_text("What it answers")
    assert module(form, "return m.current().card.unacknowledged ?? null;") is None
    form.reload()
    form.locator(".one .move").select_option("unacknowledged")
    assert module(form, "return m.current().card;") == before


def test_a_name_that_was_chosen_is_kept_in_another_lane(form: Page) -> None:
    """A name that was only proposed follows the text; one that somebody chose does not, be it the same."""
    form.get_by_role("button", name="Add an attributed claim").click()
    for chosen, name in (
        ("", "boats-crossed"),
        ("soldiers-crossed-river", "soldiers-crossed-river"),
        ("my-name", "my-name"),
    ):
        fill(form, ".one", {"text": "Soldiers have crossed the river."})
        if chosen:
            fill(form, ".one", {"id": chosen})
        form.locator(".one .move").select_option("unacknowledged")
        fill(form, ".one", {"text": "Boats have crossed."})
        expect(form.locator('.one [data-name="id"] input')).to_have_value(name)
        form.locator(".one .move").select_option("attributed")


def test_what_is_wrong_is_told_at_its_field_once_it_was_left(form: Page) -> None:
    """The field says that it is invalid, and its message belongs to it."""
    field = form.locator('.field[data-name="url"]').first
    field.locator("input").first.fill("example.org")
    assert field.locator(".wrong").is_hidden()
    form.keyboard.press("Tab")
    expect(field.locator(".wrong")).to_contain_text(
        "“example.org” is no web address".replace("“", '"').replace("”", '"')
    )
    control = field.locator("input").first
    assert control.get_attribute("aria-invalid") == "true"
    assert str(field.locator(".wrong").get_attribute("id")) in str(control.get_attribute("aria-describedby"))
    assert control.evaluate("c => c.validity.customError")
    assert 'Address "example.org" is no web address' in problems(form)


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_axe_finds_nothing_in_any_state_of_the_form(page: Page, address: str, scheme: Any, width: int) -> None:
    """Filled, with every fold open, faults shown, a copy noted; and nothing sticks out at the side."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    opened(page, address + FORM)
    assert faults(page) == []
    name, card = next(iter(forms.cards(seed=1, number=1)))
    set_state(page, {**card, "url": "nowhere", "corrections": [{"on": "2026-01-01"}]}, name)
    page.evaluate("document.querySelectorAll('details.more-fields').forEach(d => { d.open = true; })")
    module(page, "m.showAll();")
    page.locator('[data-lane="verified"] .add-statement').click()
    page.locator(".result .copy").click()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Start over").click()
    assert faults(page) == []


def test_the_preview_draws_a_statement_as_its_page_does(page: Page, address: str) -> None:
    """The same chain, figure, parties and dates as on the card's own page."""
    for card in ("meduza-russian-files", "newsweek-kursk-casualties", "rbc-gerasimov", "voa-korean-toughest"):
        page.goto(f"{address}sources/{card}/")
        drawn = page.evaluate(READ, ".statement")
        opened(page, f"{address}{FORM}?card={card}")
        assert page.evaluate(READ, ".preview .statement") == drawn


READ = """where => [...document.querySelectorAll(where)].map(s => ['.kind', '.chain', '.figure', '.text', '.quote']
    .map(part => s.querySelector(part)?.cloneNode(true))
    .map(part => { part?.matches('.text') && part.querySelector('.figure')?.remove(); return part; })
    .map(part => part?.textContent.replace(/\\s+/g, '') ?? ''))"""


def test_every_name_that_is_asked_for_says_whose(form: Page) -> None:
    """The speaker's, a hand's, the newcomer's, the file's: no label is “Name” alone."""
    set_state(form, {**claim(via=["yonhap"]), "publisher": "the-lantern"}, "made")
    labels = form.locator(".make label > span:first-child").all_inner_texts()
    named = sorted(label for label in labels if label.startswith("Name"))
    assert named == ["Name of the card’s file", "Name of the newcomer", "Name of the speaker", "Name of this hand"]


def test_of_many_open_things_a_button_shows_the_rest(form: Page) -> None:
    """Nothing scrolls out of sight in a box: five, and how many there are in all."""
    set_state(form, {"title": "Nearly nothing"}, "made")
    number = len(problems(form))
    assert form.locator(".open li:visible").count() == 5 < number
    expect(form.locator("#_open")).to_have_text(f"{number} things to mend")
    form.get_by_role("button", name=f"Show all {number}").click()
    assert form.locator(".open li:visible").count() == number
    assert form.evaluate("document.activeElement.matches('.open ul')")
    assert form.locator(".open ul").evaluate("list => list.scrollHeight <= list.clientHeight")
    expect(form.locator(".open .rest")).to_be_hidden()
    set_state(form, GOOD, "made")
    nothing_open(form)


def test_without_a_repository_the_form_says_at_its_beginning_how_to_hand_in(form: Page) -> None:
    """Copied or downloaded, by hand; the passage of the guide is there."""
    hint = form.locator(".by-hand")
    assert hint.evaluate("p => Boolean(p.compareDocumentPosition(document.querySelector('.make')) & 4)")
    hint.get_by_role("link").click()
    expect(form.locator("#_by-hand-in-the-browser")).to_be_visible()


def test_without_a_script_the_page_says_what_to_do_instead(browser: Browser, address: str) -> None:
    """The form is not there, and the guide is named."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + FORM)
    assert page.locator(".make").is_hidden()
    assert page.get_by_role("link", name="copy the card in the guide").first.is_visible()
    context.close()


def test_a_card_with_a_remark_that_no_field_keeps_is_changed_in_its_file(page: Page, address: str) -> None:
    """The form says so and names the file; it would lose the remark."""
    page.route(
        re.compile("newsweek-kursk-casualties/form.json"),
        lambda route: route.fulfill(json={"path": "cards/2024/a.yaml", "head": [], "remark": 7}),
    )
    page.goto(f"{address}{FORM}?card=newsweek-kursk-casualties")
    expect(page.locator(".refused")).to_contain_text("would lose a remark in line 7")
    assert page.locator(".make").is_hidden()

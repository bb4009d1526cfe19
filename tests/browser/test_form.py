"""The form: what it writes passes the check, what it says is the checker's, and it works for everybody."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from onrecord.canonical import canonical
from onrecord.drafting import naming
from onrecord.loading import Loaded
from onrecord.references import Known
from onrecord.schemas import modeline
from onrecord.vocabulary import EntityKind
from tests.unit.test_canonical import ONE_PAGE, OTHER_PAGES, PAGE, SPELT_TWICE, TWO_PAGES

from . import forms
from .axe import faults
from .forms import FORM, PLACES, Card, checked, module, nothing_open, on_github, opened, problems, set_state, values

pytestmark = pytest.mark.browser


@pytest.fixture
def form(page: Page, address: str) -> Page:
    """The empty form."""
    return opened(page, address + FORM)


def test_what_the_form_writes_for_valid_cards_passes_the_strict_check_and_reads_back_the_same(
    form: Page, tmp_path: Path
) -> None:
    """All three kinds, with texts that YAML would take for something else, in many scripts, very long, over several lines."""
    sources = forms.archive(tmp_path)
    for name, card in forms.cards(seed=5, number=60):
        state = set_state(form, card, name)
        assert state["problems"] == [], (card, state["problems"])
        assert values(state["text"]) == card
        (sources / "cards" / "2025" / f"{name}.yaml").write_text(state["text"], "utf-8")
    assert checked(sources) == []


GOOD: Card = {
    "title": "Kyiv gives a number", "publisher": "newsweek", "type": "news-report", "published": "2025-06-01", "retrieved": "2026-11-22",
    "url": "https://example.org/number", "archived": "https://example.org/copy", "language": "en", "summary": "[It said so](#said).",
    "attributed": [{"id": "said", "text": "It is so.", "said_by": "volodymyr-zelensky", "said_on": "2025-06-01"}],
}  # fmt: skip
CLAIM = GOOD["attributed"][0]
OWED = {**CLAIM, "answers": {"north-korean-soldiers-in-russia": "yes"}, "not_acknowledged_by": {"russia": "denied"}}
FACT = {"id": "said", "text": "Volodymyr Zelensky said so.", "basis": "on-record", "by": "volodymyr-zelensky", "evidence": ["fakty-zelensky-3000", "menafn-zelensky-3000"]}  # fmt: skip


def claim(**more: object) -> Card:
    return {**GOOD, "attributed": [{**CLAIM, **more}]}


def owed(**more: object) -> Card:
    return {**{k: v for k, v in GOOD.items() if k != "attributed"}, "unacknowledged": [{**OWED, **more}]}


def fact(**more: object) -> Card:
    return {**{k: v for k, v in GOOD.items() if k != "attributed"}, "verified": [{k: v for k, v in {**FACT, **more}.items() if v}]}  # fmt: skip


SLIPS: dict[str, Card] = {
    "url": {**GOOD, "url": "example.org"},
    "password": {**GOOD, "url": "https://a:b@example.org/"},
    "copy": {**GOOD, "archived": "sha256:123"},
    "language": {**GOOD, "language": "English"},
    "date": {**GOOD, "published": "1 June 2025"},
    "calendar": {**GOOD, "published": "2025-02-30"},
    "or later": {**GOOD, "published": "2025-01-11 or later"},
    "not before": claim(said_on="Not before 2025-01"),
    "or earlier": {**GOOD, "published": "2025-01-11 or earlier"},
    "backwards": {**GOOD, "published": "2025-06/2025-05"},
    "order": {**GOOD, "retrieved": "2025-01-01"},
    "publisher": {**GOOD, "publisher": "The Moon!"},
    "place": {**GOOD, "places": ["atlantis"]},
    "topic": {**GOOD, "topics": ["atlantis"]},
    "unlinked": {**GOOD, "summary": "[It said so](#said). Mr. Nobody asked. Да, так [сказано](#said)."},
    "dead link": {**GOOD, "summary": "[It said so](#sed)."},
    "no link": {**GOOD, "summary": "[It said so] (#said)."},
    "hedge": claim(text="It is reportedly so, and might have been."),
    "long quote": claim(quote="word " * 30, quote_language="en"),
    "quote without language": claim(quote="Так"),
    "language without quote": claim(quote_language="uk"),
    "said later": claim(said_on="2025-06-09"),
    "id": claim(id="Said So"),
    "measure": claim(measure="heads"),
    "figure of no measure": claim(answers={"north-korean-soldiers-killed-or-wounded": "3000"}),
    "a word for a figure": claim(answers={"north-korean-soldiers-killed-or-wounded": "no"}),
    "speaker": claim(said_by="Nobody Known"),
    "rests on nothing": claim(rests_on=["fakty-zelensky-3000#gone"]),
    "rests on no card": claim(rests_on=["no-card#gone"]),
    "rests on a word": claim(rests_on=["nothing"]),
    "rests on later": claim(rests_on=["korea-herald-engineers#nine-dead"]),
    "rests on itself": claim(rests_on=["made#said"]),
    "renders itself": claim(rendering_of="made#said"),
    "a place of every object": {**GOOD, "places": ["constructor"]},
    "another's words": claim(rendering_of="newsweek-kursk-casualties#troops-in-russia"),
    "twice": {**GOOD, "attributed": [CLAIM, CLAIM]},
    "two answers": owed(answers={"north-korean-soldiers-in-russia": "yes", "north-korean-soldiers-fought-in-kursk": "yes"}),
    "denial": owed(answers={"north-korean-soldiers-in-russia": "no"}),
    "own side": owed(said_by="vladimir-putin"),
    "not concerned": owed(not_acknowledged_by={"japan": "denied"}),
    "nobody on record": fact(by=None),
    "not said": fact(text="It is so."),
    "one outlet": fact(evidence=["fakty-zelensky-3000"]),
    "no register": fact(basis="public-record", by=None),
    "not examined": fact(basis="examined", by=None),
    "bare page": fact(basis="public-record", by=None, evidence=[{"url": "https://example.org/"}]),
    "twin": {**GOOD, "title": "North Korean casualties in Kursk!", "published": "2024-12-30", "retrieved": "2026-11-23"},
    "same address": {**GOOD, "url": "http://www.arabnews.pk/amp/node/2577471/?utm_source=feed#top", "retrieved": "2026-11-23"},
    "via the publisher": claim(via=["yonhap", GOOD["publisher"]]),
    "via the speaker": claim(via=[CLAIM["said_by"]]),
    "via one twice": claim(via=["yonhap", "yonhap"]),
    "override": claim(text="a \u202e turn"),
    "withdrawn": {**GOOD, "withdrawn": [{"id": "said", "on": "2026-01-01", "note": "gone"}]},
    "corrected before": {**GOOD, "corrections": [{"on": "2020-01-01", "note": "early"}]},
    "corrected nothing": {**GOOD, "corrections": [{"on": "2026-01-01", "statements": ["other"], "note": "n"}]},
}  # fmt: skip


CODES = {"another's words": "another-speaker", "not concerned": "party-not-concerned", "own side": "own-side"}
"""What a slip must draw, where another rule might speak in its place."""


def _bare(text: str) -> str:
    """A message without the field in front, and without the name of a character and what a word was taken for."""
    text = re.sub(r"^[a-z_]+: ", "", text)
    return re.sub(r" \([a-z -]+\)", "", text).lower()


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_in_the_form_as_the_checker_tells_it(form: Page, tmp_path: Path, slip: str) -> None:
    """Each rule that a page can look at: the same number of problems, in the same words."""
    sources = forms.archive(tmp_path)
    state = set_state(form, SLIPS[slip], "made")
    (sources / "cards" / "2025" / "made.yaml").write_text(state["text"], "utf-8")
    found = checked(sources)
    told = {_bare(p["message"]) for p in found}
    assert told and {p["code"] for p in found} >= {CODES.get(slip, found[0]["code"])}
    assert {_bare(p["text"]) for p in state["problems"]} == told


@pytest.mark.parametrize("slip", ["or later", "not before", "or earlier"])
def test_a_date_with_one_end_is_mended_in_the_form_as_in_the_check(form: Page, tmp_path: Path, slip: str) -> None:
    """An interval is proposed, in the same words, and never the end alone."""
    sources = forms.archive(tmp_path)
    state = set_state(form, SLIPS[slip], "made")
    (sources / "cards" / "2025" / "made.yaml").write_text(state["text"], "utf-8")
    (told,) = [p["hint"] for p in checked(sources) if p["code"] == "bad-date"]
    (shown,) = state["problems"]
    assert shown["hint"] == told
    assert "day that it can have been" in told


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


def test_a_new_file_names_its_schema_first(form: Page) -> None:
    """As every file of the archive does, from where it will lie."""
    head, _ = set_state(form, GOOD, "made")["text"].split("\n", 1)
    assert head == modeline("cards/2025/made.yaml", EntityKind.CARD)


def test_every_card_of_the_archive_can_be_changed_and_loses_nothing(page: Page, address: str, real: Loaded) -> None:
    """Loaded into the form it is written again with every field, and the form finds nothing wrong with it."""
    for card in real.archive.cards:
        opened(page, f"{address}{FORM}?card={card}")
        state = module(page, "return m.current();")
        assert state["problems"] == [], card
        assert values(state["text"]) == forms.full(dict(real.documents[card].data or {})), card


def _fill(page: Page, within: str, fields: dict[str, str]) -> None:
    for name, value in fields.items():
        field = page.locator(f'{within} .field[data-name="{name}"]').first
        control = field.locator("input:not([type=checkbox]), select, textarea").first
        if control.evaluate("c => c.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)


def _source(page: Page) -> None:
    _fill(page, "[data-record=card]", {
        "url": "https://example.org/new", "title": "Kyiv: a number", "publisher": "Newsweek", "type": "news-report",
        "published": "2025-06-01", "retrieved": "2026-11-22", "language": "en",
    })  # fmt: skip
    archived = page.locator('.field[data-name="archived"]')
    archived.get_by_label("There is none that I know of").check()
    archived.get_by_label("Why, in a few words").fill("No capture was made.")


def test_a_person_types_a_card_of_all_three_kinds(form: Page, tmp_path: Path) -> None:
    """Down the page, with names where the file has ids; what comes out passes the check and is what was typed."""
    _source(form)
    form.get_by_role("button", name="Add an attributed claim").click()
    one = '[data-lane="attributed"] .one'
    _fill(form, one, {"text": "More than 3,000 soldiers have been killed or wounded in Kursk.", "said_by": "actor"})
    form.locator(f"{one} .of.actor input").first.fill("Volodymyr Zelensky")
    form.locator(f'{one} .field[data-name="via"] .add').click()
    form.locator(f'{one} .field[data-name="via"] .form').select_option("anonymous")
    form.locator(f'{one} .field[data-name="via"] .of.anonymous input').fill("an aide: “#1”")
    form.locator(f'{one} .field[data-name="answers"] .add').click()
    form.locator(f"{one} .question").select_option("north-korean-soldiers-killed-or-wounded")
    form.locator(f"{one} .bound").select_option(">")
    form.locator(f"{one} .low input").fill("3,000")
    _fill(form, one, {"measure": "killed or wounded", "said_on": "2025-06-01"})
    form.get_by_role("button", name="Add an unacknowledged claim").click()
    two = '[data-lane="unacknowledged"] .one'
    _fill(form, two, {"text": "North Korean troops are in Russia."})
    form.locator(f"{two} .of.actor input").first.fill("newsweek")
    form.locator(f'{two} .field[data-name="answers"] .add').click()
    form.locator(f"{two} .question").select_option("north-korean-soldiers-in-russia")
    form.locator(f"{two} .word").select_option("yes")
    form.locator('[data-party="north-korea"] select').select_option("declined")
    form.get_by_role("button", name="Add a verified fact").click()
    three = '[data-lane="verified"] .one'
    _fill(
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
    made = values(text)
    assert made["publisher"] == "newsweek" and made["not_recorded"] == {"archived": "No capture was made."}
    assert made["attributed"] == [{
        "id": "more-3000-soldiers-killed", "text": "More than 3,000 soldiers have been killed or wounded in Kursk.",
        "said_by": "volodymyr-zelensky", "via": [{"anonymous": "an aide: “#1”"}], "said_on": "2025-06-01",
        "answers": {"north-korean-soldiers-killed-or-wounded": "> 3000"}, "measure": "killed or wounded",
    }]  # fmt: skip
    assert made["unacknowledged"][0]["not_acknowledged_by"] == {"north-korea": "declined"}
    assert made["summary"] == "Kyiv names [a number](#more-3000-soldiers-killed). Nobody owns [the troops](#north-korean-troops-russia)."  # fmt: skip
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
        "url": "https://example.org/keys", "title": "By keys alone", "publisher": "newsweek", "type": "News", "published": "2025-06-01",
        "retrieved": "2026-11-22", "archived": "https://example.org/copy", "language": "en",
    }  # fmt: skip
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
    url.fill("http://meduza.io/en/news/2024/12/31/secret-military-files-from-2013-2014-show-moscow-s-planning-for-potential-war-with-japan-and-south-korea-on-russia-s-eastern-flank/?utm_source=x#top")  # fmt: skip
    like = form.locator(".like")
    expect(like).to_contain_text("The archive has this address already.")
    expect(like.get_by_role("link", name="suggest a change")).to_have_attribute("href", "?card=meduza-russian-files")
    url.fill("https://example.org/")
    expect(like).to_be_hidden()
    form.locator('[data-name="title"] input').first.fill("Secret military file from 2013–2014 shows Moscow’s planning for potential war with Japan and South Korea on Russia’s eastern flank")  # fmt: skip
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
    assert page.get_by_role("link", name="Propose it on GitHub").get_attribute("href") == f"{PLACES['edit']}cards/2024/newsweek-kursk-casualties.yaml"  # fmt: skip
    assert page.locator(".offers p").count() == 0
    text = page.locator('[data-lane="attributed"] .one textarea').first
    name = page.locator('[data-lane="attributed"] [data-name="id"] input').first.input_value()
    text.fill("Something else was said.")
    page.get_by_role("button", name="Note the correction").click()
    page.keyboard.type("The text was wrong.")
    made = module(page, "return m.current();")
    assert made["card"]["corrections"][-1]["statements"] == [name]
    assert made["card"]["corrections"][-1]["note"] == "The text was wrong."
    page.locator('[data-lane="unacknowledged"] .one > .do .remove').first.click()
    page.get_by_role("button", name="Note why it is withdrawn").first.click()
    page.keyboard.type("It was not in the source.")
    assert module(page, "return m.current().card.withdrawn.length;") == 1
    assert page.locator(".offers p").count() == 0


def test_a_statement_that_moves_to_another_lane_and_back_keeps_all_it_had(form: Page) -> None:
    """What the other kind has no field for is kept aside, and said so."""
    before = set_state(form, owed(), "made")["card"]
    form.locator(".one .move").select_option("verified")
    expect(form.locator(".one .aside-kept")).to_contain_text("answers")
    assert module(form, "return m.current().card.unacknowledged ?? null;") is None
    form.reload()
    form.locator(".one .move").select_option("unacknowledged")
    assert module(form, "return m.current().card;") == before


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_in_any_state_of_the_form(browser: Browser, address: str, scheme: Any, width: int) -> None:
    """Filled, with every fold open, faults shown, a copy noted; and nothing sticks out at the side."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = opened(context.new_page(), address + FORM)
    assert faults(page) == []
    name, card = next(iter(forms.cards(seed=1, number=1)))
    set_state(page, {**card, "url": "nowhere", "corrections": [{"on": "2026-01-01"}]}, name)
    page.evaluate("document.querySelectorAll('details.more-fields').forEach(d => { d.open = true; })")
    page.evaluate("document.querySelectorAll('.make .field').forEach(f => { f.dataset.touched = ''; })")
    page.locator('[data-lane="verified"] .add-statement').click()
    page.locator(".result .copy").click()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Start over").click()
    assert faults(page) == []
    context.close()


def test_the_preview_draws_a_statement_as_its_page_does(page: Page, address: str) -> None:
    """The same chain, figure, parties and dates as on the card's own page."""
    for card in ("meduza-russian-files", "newsweek-kursk-casualties", "rbc-gerasimov", "voa-korean-toughest"):
        page.goto(f"{address}sources/{card}/")
        told = page.evaluate(READ, ".statement")
        opened(page, f"{address}{FORM}?card={card}")
        assert page.evaluate(READ, ".preview .statement") == told


READ = """where => [...document.querySelectorAll(where)].map(s => ['.kind', '.chain', '.figure', '.text', '.quote']
    .map(part => s.querySelector(part)?.textContent.replace(/\\s+/g, '') ?? ''))"""


def test_whoever_is_not_in_the_archive_gets_a_file_beside_the_card(form: Page, tmp_path: Path) -> None:
    """A name typed where an id belongs becomes an id and a second file; both together pass the check."""
    newcomers = form.locator(".newcomers")
    publisher = form.locator('[data-name="publisher"] input')
    expect(newcomers).to_be_hidden()
    publisher.fill("The Lantern")
    publisher.press("Tab")
    expect(publisher).to_have_value("the-lantern")
    expect(newcomers.locator('[data-name="name"] input')).to_have_value("The Lantern")
    expect(form.locator(".open ul")).to_contain_text("What it is This is still missing")
    expect(form.locator(".file .with-it")).to_have_text("To be handed in with it: sources/actors/the-lantern.yaml.")
    expect(form.locator('.field[data-name="publisher"] .newly')).to_have_text(
        "The Lantern is new here: a small file of its own is made further down."
    )
    newcomers.locator('[data-name="type"] select').select_option("outlet")
    newcomers.locator('[data-name="part_of"] input').fill("Lantern Holding")
    newcomers.locator('[data-name="part_of"] input').press("Tab")
    newcomers.locator('[data-record="actor"]').nth(1).locator('[data-name="type"] select').select_option("company")
    files = dict(
        zip(
            newcomers.locator(".its-path").all_text_contents(),
            newcomers.locator("pre").all_text_contents(),
            strict=True,
        )
    )
    assert files == {
        "sources/actors/the-lantern.yaml": f"{modeline('actors/x.yaml', EntityKind.ACTOR)}\nname: The Lantern\ntype: outlet\npart_of: lantern-holding\n",
        "sources/actors/lantern-holding.yaml": f"{modeline('actors/x.yaml', EntityKind.ACTOR)}\nname: Lantern Holding\ntype: company\n",
    }
    sources = forms.archive(tmp_path)
    state = set_state(
        form,
        {**GOOD, "publisher": "the-lantern"},
        "made",
        files={Path(path).stem: dict(values(text)) for path, text in files.items()},
    )
    assert state["problems"] == []
    for path, text in {**files, "sources/cards/2025/made.yaml": state["text"]}.items():
        (sources.parent / path).write_text(text, "utf-8")
    assert checked(sources) == []


def test_the_cards_file_is_named_for_a_publisher_whom_the_archive_does_not_have(form: Page) -> None:
    """The id that the newcomer gets, whether its name was typed or its id."""
    _fill(form, "[data-record=card]", {"title": "The ferry of Kursk", "published": "2025-06-01"})
    path = form.locator(".file .path").first
    publisher = form.locator('[data-name="publisher"] input')
    for typed in ("The Lantern", "the-lantern"):
        publisher.fill(typed)
        publisher.press("Tab")
        expect(path).to_have_text("sources/cards/2025/the-lantern-ferry-kursk.yaml")
    publisher.fill("newsweek")
    expect(path).to_have_text("sources/cards/2025/newsweek-ferry-kursk.yaml")


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
    told = form.locator(".by-hand")
    assert told.evaluate("p => Boolean(p.compareDocumentPosition(document.querySelector('.make')) & 4)")
    told.get_by_role("link").click()
    expect(form.locator("#_by-hand-in-the-browser")).to_be_visible()


def test_a_newcomer_who_is_known_by_a_like_name_is_offered(form: Page) -> None:
    """One button puts the actor of the archive in the newcomer's place, and the second file is gone."""
    publisher = form.locator('[data-name="publisher"] input')
    publisher.fill("Newsweeek")
    publisher.press("Tab")
    form.get_by_role("button", name="Newsweek", exact=True).click()
    expect(publisher).to_have_value("newsweek")
    expect(publisher).to_be_focused()
    expect(form.locator(".newly")).to_have_count(0)
    publisher.fill("Zelensky")
    publisher.press("Tab")
    told = form.locator('.field[data-name="publisher"] .newly')
    expect(told).to_have_text(
        "Zelensky is new here: a small file of its own is made further down. "
        "Or is it one of these, which the archive has? Volodymyr Zelensky"
    )
    expect(form.locator(".open ul")).to_contain_text("Zelensky: What it is Or is it Volodymyr Zelensky")
    told.get_by_role("link").click()
    expect(form.locator(".newcomers fieldset:visible")).to_be_in_viewport()
    publisher.fill("newsweek")
    expect(form.locator(".newcomers")).to_be_hidden()


def test_a_newcomers_file_survives_a_reload(form: Page) -> None:
    """It is kept with the draft of the card."""
    publisher = form.locator('[data-name="publisher"] input')
    publisher.fill("The Lantern")
    publisher.press("Tab")
    form.locator('.newcomers [data-name="type"] select').select_option("outlet")
    form.reload()
    expect(form.locator('.newcomers [data-name="type"] select')).to_have_value("outlet")


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
    page.route(re.compile("newsweek-kursk-casualties/form.json"), lambda route: route.fulfill(json={"path": "cards/2024/a.yaml", "head": [], "remark": 7}))  # fmt: skip
    page.goto(f"{address}{FORM}?card=newsweek-kursk-casualties")
    expect(page.locator(".refused")).to_contain_text("would lose a remark in line 7")
    assert page.locator(".make").is_hidden()


TEXTS_AND_NAMES = {
    "The spokesman said that North Korea’s losses had been heavy.": "spokesman-north-korea-losses",
    "About 10,900 North Korean soldiers were sent to Russia.": "10900-north-korean-soldiers",
    "It is estimated that more than 3,000 are dead": "estimated-more-3000-dead",
    "Według Straży w Łodzi poległo 40 żołnierzy": "wedlug-strazy-w-lodzi",
    "Кількість убитих: понад 3 тисячі": "",
    "He said so.": "so",
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
        assert name == naming.keywords(text, 4)
    assert {text: naming.keywords(text, 4) for text in TEXTS_AND_NAMES} == TEXTS_AND_NAMES


def test_a_name_that_is_taken_gets_the_day_and_then_a_number(form: Page) -> None:
    """As in the terminal."""
    card = {k: v for k, v in GOOD.items() if k != "attributed"} | {
        "title": "Kursk casualties",
        "published": "2024-12-30/2025-01-02",
    }
    known = Known(ids={EntityKind.CARD: frozenset({"newsweek-kursk-casualties"})})
    assert naming.proposed(EntityKind.CARD, card, known) == "newsweek-kursk-casualties-2024-12-30"
    module(form, "m.write(given[0], '');", card)
    assert module(form, "return m.current().id;") == "newsweek-kursk-casualties-2024-12-30"

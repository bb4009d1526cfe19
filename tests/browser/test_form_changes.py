"""Changing a published card by the form, and what keeps names, links and drafts together."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from onrecord.diff.compare import compare
from onrecord.load import Loaded
from tests.browser.forms import FORM, archive, module, on_github, opened
from tests.loading import load

CARD = "newsweek-kursk-casualties"
Data = dict[str, Any]


@pytest.fixture
def form(page: Page, address: str) -> Page:
    """The empty form."""
    return opened(page, address + FORM)


def _attributed(page: Page, at: int = 0) -> Any:
    return page.locator('[data-lane="attributed"] .one').nth(at)


def _state(page: Page) -> Data:
    state: Data = module(page, "return m.current();")
    return state


def _served(page: Page, card: str, change: Callable[[Data], None]) -> None:
    """Let the published card be another than the archive's."""

    def answer(route: Route) -> None:
        content = route.fetch().json()
        change(content["data"])
        route.fulfill(json=content)

    page.unroute(f"**/sources/{card}/form.json")
    page.route(f"**/sources/{card}/form.json", answer)


def _two(form: Page) -> None:
    """A new card with two claims of the same text, both linked in the summary."""
    for at in (0, 1):
        form.get_by_role("button", name="Add an attributed claim").click()
        _attributed(form, at).locator('[data-name="text"] textarea').fill("Troops are there.")
    form.locator('[data-name="summary"] textarea').fill("[One](#troops-there). [Two](#troops-there-2).")


def test_a_published_statement_keeps_its_id_whatever_becomes_of_its_text(page: Page, address: str) -> None:
    """Though the id is the one that its text would have been given."""

    def change(card: Data) -> None:
        card["attributed"][0] |= {"id": "troops-there", "text": "Troops are there."}

    _served(page, CARD, change)
    opened(page, f"{address}{FORM}?card={CARD}")
    _attributed(page).locator('[data-name="text"] textarea').fill("Soldiers are there.")
    assert _state(page)["card"]["attributed"][0]["id"] == "troops-there"
    expect(page.locator(".offers p")).to_have_text(["troops-there Note the correction"])
    page.reload()
    expect(_attributed(page).locator('[data-name="text"] textarea')).to_have_value("Soldiers are there.")
    _attributed(page).locator('[data-name="text"] textarea').fill("Sailors are there.")
    assert _state(page)["card"]["attributed"][0]["id"] == "troops-there"


def test_a_silent_change_of_a_published_card_is_open(page: Page, address: str) -> None:
    """A date, a statement that differs and one that is gone: each until the log tells of it;
    the button is one step away.
    """
    opened(page, f"{address}{FORM}?card={CARD}")
    assert page.get_by_role("heading", level=1).inner_text() == "Suggest a change"
    expect(page.locator(".changing a")).to_have_text("North Korean casualties in Kursk")
    first = _state(page)["card"]["attributed"][0]["id"]
    gone = _state(page)["card"]["unacknowledged"][0]["id"]
    page.locator('[data-name="published"] input').first.fill("2025-01-01")
    assert _silent(page) == ["Published changed, and no new correction says so"]
    _attributed(page).locator('[data-name="text"] textarea').fill("Something else was said.")
    page.locator('[data-lane="unacknowledged"] .one > .do .remove').first.click()
    changed = f"“{first}” changed, and no new correction names it"
    missing = f"“{gone}” is gone, and nothing says why"
    assert _silent(page) == ["Published changed, and no new correction says so", changed, missing]
    page.locator(".open li button", has_text="What you changed").first.click()
    expect(page.locator(".offers p").nth(0)).to_have_text("published Note the correction")
    expect(page.locator(".offers button").nth(0)).to_be_focused()
    page.keyboard.press("Enter")
    assert _silent(page) == [changed, missing]
    expect(page.locator(".offers p").nth(0)).to_have_text(f"{first} Note the correction")
    page.get_by_role("button", name="Note the correction").click()
    assert _silent(page) == [missing]
    assert [one.get("statements") for one in _state(page)["card"]["corrections"]][-2:] == [None, [first]]
    page.get_by_role("button", name="Note why it is withdrawn").click()
    assert _silent(page) == []


def _open(page: Page) -> list[Data]:
    keys = ("no-correction", "statement-gone", "correction-gone", "tombstone-gone")
    return [problem for problem in _state(page)["problems"] if problem["key"] in keys]


def _silent(page: Page) -> list[str]:
    return [problem["text"] for problem in _open(page)]


def test_a_correction_that_is_erased_is_open(page: Page, address: str) -> None:
    """The log is kept as it is, and grows."""
    entry = {"on": "2026-01-01", "note": "The date was wrong."}
    _served(page, CARD, lambda card: card.update(corrections=[entry]))
    opened(page, f"{address}{FORM}?card={CARD}")
    assert _silent(page) == []
    page.locator('[data-log="corrections"] [data-name="note"] textarea').fill("Another note.")
    assert _silent(page) == ["The correction of 2026-01-01 is gone or differs"]


def test_a_tombstone_that_is_taken_out_is_open(page: Page, address: str) -> None:
    """What was withdrawn stays told of; its note may be mended."""
    _served(
        page, CARD, lambda card: card.update(withdrawn=[{"id": "long-gone", "on": "2026-01-01", "note": "Not in it."}])
    )
    opened(page, f"{address}{FORM}?card={CARD}")
    page.locator('[data-log="withdrawn"] [data-name="note"] textarea').fill("It was not in the source.")
    assert _silent(page) == []
    page.locator('[data-log="withdrawn"] .one > .do .remove').click()
    assert _silent(page) == ["“long-gone” was withdrawn, and its entry is gone"]


def test_what_may_change_without_a_correction(page: Page, address: str) -> None:
    """As the comparison of two archives has it: what a statement means may not."""
    opened(page, f"{address}{FORM}?card={CARD}")
    card = _state(page)["card"]
    for name, value, count in (
        ("note", "A note.", 0),
        ("locator", "paragraph 4", 0),
        ("topics", ["north-korean-troops"], 0),
        ("quote", "Так", 1),
        ("as_of", "2024-12-01", 1),
    ):
        first, *others = card["attributed"]
        module(page, "m.write(given[0], given[1]);", {**card, "attributed": [{**first, name: value}, *others]}, CARD)
        assert len(_silent(page)) == count, name


CLAIM: Data = {
    "text": "They lost more than 3,000.",
    "quote": "more than 3,000",
    "quote_language": "en",
    "said_by": {"anonymous": "an official"},
    "via": ["fakty"],
    "said_on": "2024-12-23",
    "answers": {"north-korean-soldiers-killed-or-wounded": "> 3000"},
    "measure": "killed or wounded",
    "rests_on": [f"{CARD}#kyiv-over-3000", f"{CARD}#seoul-over-1000"],
}
CHANGES: tuple[Data, ...] = (
    {"note": "A note."},
    {"locator": "paragraph 4"},
    {"as_of": "2024-12-23"},
    {"as_of": "2024-12-22"},
    {"said_on": "2024-12-22"},
    {"text": "They  lost more\nthan 3,000. "},
    {"text": "They lost more than 3000."},
    {"quote": "more  than 3,000"},
    {"quote": "over 3,000"},
    {"said_by": {"anonymous": "an  official"}},
    {"said_by": {"anonymous": "an Official"}},
    {"said_by": "newsweek"},
    {"via": []},
    {"rests_on": CLAIM["rests_on"][::-1]},
    {"rests_on": CLAIM["rests_on"][:1]},
    {"unverified_by": ["newsweek"]},
    {"about": ["russia"]},
    {"measure": None},
    {"measure": "killed"},
    {"answers": {"north-korean-soldiers-killed-or-wounded": ">= 3000"}},
    {"quote": "more\nthan 3,000"},
    {"answers": {"north-korean-soldiers-killed-or-wounded": {"words": "3,000"}}},
    {"answers": {}, "measure": None},
    {"answers": {"north-korean-soldiers-killed-or-wounded": ">  03000"}},
)


def _silence(page: Page, address: str, real: Loaded, folder: Path, before: Data, after: Data) -> tuple[set[str], ...]:
    """What `diff` says of a card that is changed so, and what the form says: each as rule and statement."""
    path = real.documents[CARD].path
    archives: list[Loaded] = []
    for name, more in (("base", before), ("head", after)):
        sources = archive(folder / name, naming=f"{CARD} {before} {after}")
        (sources / path).write_text(json.dumps(_with(real, more)), "utf-8")
        archives.append(load(sources))
        assert archives[-1].errors == ()
    failures = compare(archives[0], archives[1], date(2026, 11, 22)).failures
    _served(page, CARD, lambda card: card.update(_with(real, before)))
    opened(page, f"{address}{FORM}?card={CARD}")
    assert _silent(page) == []
    module(page, "m.write(given[0], given[1]);", _with(real, after), CARD)
    shown = {
        (f"{one['key']} {one['text'].split('“')[1].split('”')[0] if '“' in one['text'] else ''}") for one in _open(page)
    }
    return {f"{failure.code.value} {failure.subject.partition('#')[2]}" for failure in failures}, shown


def _with(real: Loaded, more: Data) -> Data:
    """The card with fields that differ, and statements added to its claims; its fact is of one publisher only."""
    card: Data = json.loads(json.dumps(real.documents[CARD].data))
    card |= {
        "verified": [],
        "corrections": [],
        "summary": card["summary"].replace("[verified neither](#verified-neither)", "verified neither"),
    }
    statements = {kind: [*card[kind], *more.get(kind, [])] for kind in ("verified", "attributed", "unacknowledged")}
    return {**card, **more, **statements}


def test_a_silent_change_is_the_same_to_the_form_and_to_the_comparison(
    page: Page, address: str, real: Loaded, tmp_path: Path
) -> None:
    """Of each of these changes of a published claim: what `diff` calls no change needs no correction."""
    claims = [{"id": f"c{n}", **CLAIM} for n in range(len(CHANGES))]
    changed = [{**claim, **change} for claim, change in zip(claims, CHANGES, strict=True)]
    after = [{key: value for key, value in one.items() if value} for one in changed]
    compared, shown = _silence(page, address, real, tmp_path, {"attributed": claims}, {"attributed": after})
    assert shown == compared
    owing = [n for n in range(len(CHANGES)) if f"no-correction c{n}" in shown]
    assert owing == [3, 4, 6, 8, 10, 11, 12, 14, 18, 19, 21, 22]


def _said(name: str, **more: object) -> Data:
    return {"id": name, "text": "It is so.", "said_on": "2024-12-23", **more}


TWO: Data = {"north-korean-soldiers-killed-or-wounded": "1000..2000", "north-korean-soldiers-in-russia": "yes"}
ORDERED: Data = {
    "answers": TWO,
    "measure": "killed or wounded",
    "supersedes": ["fakty-zelensky-3000#over-3000", "menafn-zelensky-3000#over-3000"],
}
REORDERED: Data = {
    **ORDERED,
    "supersedes": ORDERED["supersedes"][::-1],
    "answers": {"north-korean-soldiers-in-russia": "yes", "north-korean-soldiers-killed-or-wounded": "01000..02000"},
}
FACT: Data = {
    "id": "fact",
    "text": "It is so.",
    "basis": "public-record",
    "evidence": [{"url": "https://example.org/a", "archived": "https://example.org/copy"}],
}
ENTRY: Data = {
    "on": "2026-01-01",
    "statements": ["kyiv-over-3000", "seoul-over-1000"],
    "note": "Two figures were wrong.",
}
OWED: Data = {"not_acknowledged_by": {"russia": "denied"}, "answers": {"north-korean-soldiers-in-russia": "yes"}}
CARDS: dict[str, tuple[Data, Data, set[str]]] = {
    "publisher": (
        {
            "attributed": [
                _said("alone", said_by={"anonymous": "an official"}),
                _said("by-document", said_by={"document": "an order"}),
                _said(
                    "by-document-through",
                    said_by={"document": "an order"},
                    via=[{"anonymous": "an official"}, "yonhap"],
                ),
                _said("nobody-named", said_by={"anonymous": "an official"}, via=[{"anonymous": "a colleague"}]),
                _said("through", said_by={"anonymous": "an official"}, via=["yonhap"]),
                _said("resting", said_by={"anonymous": "an official"}, rests_on=["fakty-zelensky-3000#over-3000"]),
                _said("named", said_by="volodymyr-zelensky"),
            ],
            "verified": [FACT, {**FACT, "id": "fact-by", "by": "yonhap"}],
        },
        {"publisher": "fakty"},
        {" ", " alone", " by-document", " nobody-named", " fact"},
    ),
    "publisher, noted": (
        {"attributed": [_said("alone", said_by={"anonymous": "an official"})]},
        {"publisher": "fakty", "corrections": [{"on": "2026-11-22", "note": "It was another."}]},
        {" alone"},
    ),
    "publisher, of the same side": (
        {"publisher": "tass", "attributed": [_said("alone", said_by={"anonymous": "an official"})], "verified": [FACT]},
        {"publisher": "russia", "corrections": [{"on": "2026-11-22", "note": "It was the ministry."}]},
        {" fact"},
    ),
    "publisher, of another statement": (
        {},
        {"publisher": "fakty", "corrections": [{**ENTRY, "on": "2026-11-22"}]},
        {" "},
    ),
    "kind": (
        {"attributed": [_said("moves", said_by="newsweek", answers=OWED["answers"])]},
        {"attributed": [], "unacknowledged": [_said("moves", said_by="newsweek", **OWED)]},
        {" moves"},
    ),
    "log, as it is": (
        {"corrections": [ENTRY]},
        {"corrections": [{**ENTRY, "statements": ENTRY["statements"][::-1], "note": "Two figures\nwere  wrong."}]},
        set(),
    ),
    "log, of one less": ({"corrections": [ENTRY, ENTRY]}, {"corrections": [ENTRY]}, {"correction-gone "}),
    "log, of one more": (
        {"corrections": [{**ENTRY, "statements": []}]},
        {"corrections": [{**ENTRY, "statements": []}] * 2, "publisher": "fakty"},
        set(),
    ),
    "log, reworded": (
        {"corrections": [ENTRY]},
        {"corrections": [{**ENTRY, "note": "Two figures were not right."}]},
        {"correction-gone "},
    ),
    "log, of another statement": (
        {"corrections": [ENTRY]},
        {"corrections": [{**ENTRY, "statements": ["kyiv-over-3000"]}]},
        {"correction-gone "},
    ),
    "order": (
        {"attributed": [_said("two", said_by="volodymyr-zelensky", **ORDERED)]},
        {"attributed": [_said("two", said_by="volodymyr-zelensky", **REORDERED)]},
        set(),
    ),
}


@pytest.mark.parametrize("change", CARDS)
def test_a_silent_change_of_a_card_is_the_same_to_the_form_and_to_the_comparison(
    page: Page, address: str, real: Loaded, tmp_path: Path, change: str
) -> None:
    """Whoever said it first may be the publisher; an entry of the log is told apart by all that it says."""
    before, more, expected = CARDS[change]
    compared, shown = _silence(page, address, real, tmp_path, before, {**before, **more})
    assert shown == compared
    assert {one.removeprefix("no-correction") for one in shown} == expected


def test_a_statement_of_another_kind_is_another(page: Page, address: str) -> None:
    """Though nothing else of it has been changed yet."""
    _served(
        page, CARD, lambda card: card["attributed"].append({"id": "so", "text": "It is so.", "said_by": "newsweek"})
    )
    opened(page, f"{address}{FORM}?card={CARD}")
    _attributed(page, -1).locator(".move").select_option("unacknowledged")
    assert _silent(page) == ["“so” changed, and no new correction names it"]


def test_evidence_may_be_added_and_is_not_lost_in_silence(page: Page, address: str) -> None:
    """A copy may be added to a page, too."""
    page_ = {"url": "https://example.org/a", "archived": "https://example.org/copy"}
    fact = {"id": "is-so", "text": "It is so.", "basis": "public-record", "evidence": [page_, "fakty-zelensky-3000"]}
    _served(page, CARD, lambda card: card.update(verified=[fact]))
    opened(page, f"{address}{FORM}?card={CARD}")
    card = _state(page)["card"]
    for evidence, count in (
        ([{**page_, "sha256": "0" * 64}, "fakty-zelensky-3000", "menafn-zelensky-3000"], 0),
        ([page_], 1),
        ([{"url": "https://example.org/a"}, "fakty-zelensky-3000"], 1),
    ):
        module(page, "m.write(given[0], given[1]);", {**card, "verified": [{**fact, "evidence": evidence}]}, CARD)
        assert len(_silent(page)) == count, evidence


def test_the_name_of_a_published_statement_cannot_be_changed(page: Page, address: str) -> None:
    """In whatever lane it stands; that of a new one can."""
    opened(page, f"{address}{FORM}?card={CARD}")
    name = _attributed(page).locator('[data-name="id"] input')
    id_ = name.input_value()
    expect(name).not_to_be_editable()
    _attributed(page).locator(".move").select_option("verified")
    moved = page.locator('[data-lane="verified"] [data-name="id"] input').last
    expect(moved).to_have_value(id_)
    expect(moved).not_to_be_editable()
    page.get_by_role("button", name="Add an attributed claim").click()
    expect(page.locator('[data-lane="attributed"] [data-name="id"] input').last).to_be_editable()


def test_after_a_tick_tab_leads_to_the_reason(form: Page) -> None:
    """At once, however fast somebody types."""
    tick = form.locator('[data-name="archived"] .unknown')
    tick.focus()
    assert form.evaluate("document.activeElement.click(), document.activeElement.matches('.why input')")


def test_a_link_follows_its_statement_and_no_other(form: Page) -> None:
    """A name that is typed passes through another's, and the links of that one stay."""
    _two(form)
    name = _attributed(form, 1).locator('[data-name="id"] input')
    name.fill("")
    name.press_sequentially("troops-there-now")
    name.press("Tab")
    summary = form.locator('[data-name="summary"] textarea')
    expect(summary).to_have_value("[One](#troops-there). [Two](#troops-there-now).")
    name.fill("troops-there")
    name.press("Tab")
    expect(summary).to_have_value("[One](#troops-there). [Two](#troops-there-now).")
    name.fill("others-there")
    name.press("Tab")
    expect(summary).to_have_value("[One](#troops-there). [Two](#others-there).")


def test_the_links_of_a_removed_statement_lead_to_no_other(form: Page) -> None:
    """Its name is not given out again while the summary links to it."""
    _two(form)
    _attributed(form).locator(":scope > .do .remove").click()
    expect(form.locator('[data-name="summary"] textarea')).to_have_value(
        "[One](#troops-there). [Two](#troops-there-2)."
    )
    assert [one["id"] for one in _state(form)["card"]["attributed"]] == ["troops-there-2"]
    form.get_by_role("button", name="Add an attributed claim").click()
    _attributed(form, 1).locator('[data-name="text"] textarea').fill("Troops are there.")
    assert [one["id"] for one in _state(form)["card"]["attributed"]] == ["troops-there-2", "troops-there-3"]
    assert any('"troops-there"' in problem["text"] for problem in _state(form)["problems"])


def test_a_name_that_is_being_typed_survives_a_reload_with_its_links(form: Page) -> None:
    """The links follow when the page is left, too."""
    _two(form)
    _attributed(form, 1).locator('[data-name="id"] input').fill("others-there")
    form.reload()
    summary = form.locator('[data-name="summary"] textarea')
    expect(summary).to_have_value("[One](#troops-there). [Two](#others-there).")


def test_a_draft_of_a_card_that_was_changed_since_says_so(page: Page, address: str) -> None:
    """The draft is kept, and what it would undo is told; nothing is told while the card is the same."""
    opened(page, f"{address}{FORM}?card={CARD}")
    title = page.locator('[data-name="title"] input').first
    title.fill("A title of mine")
    page.reload()
    expect(title).to_have_value("A title of mine")
    expect(page.locator(".moved-on")).to_be_hidden()
    _served(page, CARD, lambda card: card.update(title="Another title"))
    page.reload()
    expect(page.locator(".moved-on")).to_contain_text("has changed since you began here")
    expect(title).to_have_value("A title of mine")


def test_the_form_is_shown_though_what_it_knows_does_not_load(page: Page, address: str) -> None:
    """It says so, and the draft is left as it was."""
    page.goto(address + FORM)
    draft = json.dumps(
        {"version": int(page.locator(".make").get_attribute("data-version") or 0), "card": {"title": "A"}}
    )
    page.evaluate("draft => localStorage.setItem('onrecord.draft.new', draft)", draft)
    page.route("**/assets/form.json", lambda route: route.abort())
    page.goto(address + FORM)
    expect(page.locator(".failed")).to_be_visible()
    expect(page.locator(".make")).to_be_visible()
    assert page.evaluate("localStorage.getItem('onrecord.draft.new')") == draft


def test_a_draft_without_a_card_is_left_alone(page: Page, address: str) -> None:
    """The form begins empty."""
    opened(page, address + FORM)
    version = page.locator(".make").get_attribute("data-version")
    page.goto(address)
    page.evaluate(f"localStorage.setItem('onrecord.draft.new', '{{\"version\": {version}}}')")
    page.goto(address + FORM)
    expect(page.locator('[data-name="title"] input').first).to_be_visible()
    expect(page.locator('[data-name="title"] input').first).to_have_value("")


def test_a_form_that_is_open_twice_says_so(page: Page, address: str) -> None:
    """Where the other tab makes the same card; what is typed in one would be lost by the other."""
    opened(page, address + FORM)
    other = page.context.new_page()
    opened(other, f"{address}{FORM}?card={CARD}")
    other.locator('[data-name="title"] input').first.fill("A title of mine")
    other.reload()
    expect(page.locator(".elsewhere")).to_be_hidden()
    opened(other, address + FORM)
    other.locator('[data-name="title"] input').first.fill("A title of mine")
    expect(page.locator(".elsewhere")).to_have_text(
        "This form is open in another tab too, and something was typed there. "
        "Only what is typed last is kept: close one of the two, and load the other again."
    )
    expect(other.locator(".elsewhere")).to_be_hidden()


ALSO = pytest.mark.access
"""Run by `make access`: the same in more ways."""


@pytest.mark.parametrize(
    ("leave", "first"),
    [
        ("reload", ""),
        ("away", "Of the first tab"),
        ("close", "Of the first tab"),
        pytest.param("reload", "Of the first tab", marks=ALSO),
        pytest.param("away", "", marks=ALSO),
        pytest.param("close", "", marks=ALSO),
    ],
)
def test_what_is_typed_last_is_kept_whichever_tab_is_left_last(
    page: Page, address: str, first: str, leave: str
) -> None:
    """As the form says: a tab that is left keeps nothing over what another one has kept since."""
    opened(page, address + FORM)
    title = page.locator('[data-name="title"] input').first
    title.fill(first)
    page.locator('[data-name="summary"] textarea').fill("A draft.")
    page.reload()
    other = page.context.new_page()
    opened(other, address + FORM)
    other.locator('[data-name="title"] input').first.fill("Of the second tab")
    expect(page.locator(".elsewhere")).to_be_visible()
    page.get_by_role("button", name="Copy", exact=True).click()
    other.close()
    if leave == "reload":
        page.reload()
    elif leave == "away":
        page.goto(address)
    last = page.context.new_page()
    if leave == "close":
        page.close(run_before_unload=True)
    opened(last, address + FORM)
    expect(last.locator('[data-name="title"] input').first).to_have_value("Of the second tab")


def test_a_tab_that_is_typed_in_again_is_the_newer_one(page: Page, address: str) -> None:
    """Its draft is kept again, and the other tab says so in turn."""
    opened(page, address + FORM)
    other = page.context.new_page()
    opened(other, address + FORM)
    other.locator('[data-name="title"] input').first.fill("Of the second tab")
    expect(page.locator(".elsewhere")).to_be_visible()
    page.locator('[data-name="title"] input').first.press_sequentially("Of the first tab")
    expect(other.locator(".elsewhere")).to_be_visible()
    other.close()
    page.reload()
    expect(page.locator('[data-name="title"] input').first).to_have_value("Of the first tab")


def test_a_statement_that_another_file_names_cannot_be_taken_out_yet(page: Page, address: str) -> None:
    """The check would refuse that file; one that only its own card names can be."""
    opened(page, f"{address}{FORM}?card=kookbang-ilbo-jcs-1100")
    page.locator('[data-lane="verified"] .one > .do .remove').first.click()
    page.get_by_role("button", name="Note why it is withdrawn").click()
    paths = "sources/cards/2024/moscow-times-jcs-1100.yaml"
    still_named = [one for one in _state(page)["problems"] if one["key"] == "still-named"]
    assert [(one["text"], one["hint"]) for one in still_named] == [
        (
            f"“jcs-stated” is gone, and {paths} names it",
            "keep it until a change to that file has taken its name out there",
        )
    ]
    opened(page, f"{address}{FORM}?card={CARD}")
    page.locator('[data-lane="unacknowledged"] .one > .do .remove').first.click()
    assert [one for one in _state(page)["problems"] if one["key"] == "still-named"] == []


def test_a_card_called_new_has_a_draft_of_its_own(form: Page) -> None:
    """Its draft is not that of a new card."""
    places = form.evaluate(
        """async () => { const { keep } = await import("../../assets/form-draft.js");
        keep("new", {}); keep("", {});
        return Object.keys(localStorage).filter(key => key.includes("draft")).sort(); }"""
    )
    assert places == ["onrecord.draft.card.new", "onrecord.draft.new"]


def test_what_is_open_comes_before_the_proposal(page: Page, address: str) -> None:
    """The button leads to the list while something is missing, and to GitHub once nothing is."""
    on_github(page, address)
    opened(page, address + FORM)
    page.locator('[data-name="title"] input').first.fill("A title")
    page.locator(".propose").click()
    expect(page.locator(".open ul")).to_be_focused()
    assert len(page.context.pages) == 1


def test_a_card_that_nobody_changed_yet_says_so(page: Page, address: str) -> None:
    """Until something differs; and to start over is to go back to what is published."""
    opened(page, f"{address}{FORM}?card={CARD}")
    expect(page.locator("#_open")).to_have_text("Nothing is changed yet")
    page.locator('[data-name="note"] textarea').first.evaluate(
        "note => { note.closest('details')?.setAttribute('open', ''); }"
    )
    page.locator('[data-name="note"] textarea').first.fill("Seen again.")
    expect(page.locator("#_open")).to_have_text("Nothing is missing")
    page.get_by_role("button", name="Start over").click()
    expect(page.locator("dialog")).to_contain_text("Go back to the published card? All that you changed here is lost.")
    page.locator("dialog").get_by_role("button", name="Start over").click()
    expect(page.locator("#_open")).to_have_text("Nothing is changed yet")

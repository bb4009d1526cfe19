"""The file of an actor whom the archive does not have is held to the same checks as the card."""

from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from onrecord.json_schema import modeline
from onrecord.vocabulary import EntityKind
from tests.browser import forms
from tests.browser.forms import FORM, Card, checked, module, opened, set_state, values
from tests.browser.mistakes import GOOD, claim, owed
from tests.browser.window import Window, unfailing

OUTLET: Final[Card] = {"name": "The Lantern", "type": "outlet"}
MISTAKES: Final[dict[str, tuple[str, dict[str, Card], str]]] = {
    "a topic's id": ("north-korean-troops", {"north-korean-troops": OUTLET}, "id"),
    "the card's id": ("made", {"made": OUTLET}, "id"),
    "part of itself": ("lantern", {"lantern": {**OUTLET, "part_of": "lantern"}}, "cycle"),
    "part of its part": (
        "lantern",
        {"lantern": {**OUTLET, "part_of": "lamp"}, "lamp": {"name": "Lamp", "type": "company", "part_of": "lantern"}},
        "cycle",
    ),
    "part of words": ("lantern", {"lantern": {**OUTLET, "part_of": "The Moon!"}}, "part_of"),
    "one letter off": ("newsweekk", {"newsweekk": {"name": "Newsweekk", "type": "outlet"}}, "like"),
    "another order of words": ("gerasimov", {"gerasimov": {"name": "Gerasimov, Valéry", "type": "person"}}, "like"),
    "an alias letter for letter": ("lantern", {"lantern": {**OUTLET, "aliases": ["News-Week"]}}, "like"),
    "like another newcomer": (
        "lantern",
        {"lantern": {**OUTLET, "part_of": "lanternn"}, "lanternn": {"name": "Lanternn", "type": "company"}},
        "like",
    ),
    "a forbidden sign": ("lantern", {"lantern": {**OUTLET, "note": "a \u202e turn"}}, "sign"),
}
MESSAGES: Final = {
    "id": ("is taken by", "duplicate-id"),
    "cycle": ("leads back to itself", "cycle"),
    "part_of": ('no actor has the id "The Moon!"', "unknown-actor"),
    "sign": ("U+202E", "forbidden-character"),
    "like": ("has the name “", "like-name"),
}


Told = tuple[dict[str, Any], list[tuple[str, str]]]


@pytest.fixture(scope="module")
def told(window: Window, address: str) -> dict[str, Told]:
    """What the form says of each mistake, and the files of newcomers that it shows with their paths."""
    seen: dict[str, Told] = {}
    with unfailing(window.page) as page:
        opened(page, address + FORM)
        for mistake, (publisher, files, _) in MISTAKES.items():
            state = set_state(page, {**GOOD, "publisher": publisher}, "made", files)
            shown = page.locator(".newcomers .one:visible")
            paths, texts = (shown.locator(part).all_text_contents() for part in (".its-path", "pre"))
            seen[mistake] = state, list(zip(paths, texts, strict=True))
    window.forget()
    return seen


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_slip_in_the_file_of_a_newcomer_is_told(told: dict[str, Told], tmp_path: Path, mistake: str) -> None:
    """The form says what the checker says of the two files together."""
    words, code = MESSAGES[MISTAKES[mistake][2]]
    state, files = told[mistake]
    assert any(words.lower() in problem["text"].lower() for problem in state["problems"]), state["problems"]
    sources = forms.archive(tmp_path, naming=state["text"])
    (sources / "cards" / "2025" / "made.yaml").write_text(state["text"], "utf-8")
    for path, text in files:
        (sources.parent / path).write_text(text, "utf-8")
    assert code in {problem["code"] for problem in checked(sources)}


def test_a_newcomer_without_a_slip_leaves_nothing_open(page: Page, address: str) -> None:
    """Name and type are enough."""
    opened(page, address + FORM)
    assert set_state(page, {**GOOD, "publisher": "lantern"}, "made", {"lantern": OUTLET})["problems"] == []


def test_a_newcomer_without_a_name_has_something_open(page: Page, address: str) -> None:
    """The name is needed as the type is."""
    opened(page, address + FORM)
    (problem,) = set_state(page, {**GOOD, "publisher": "lantern"}, "made", {"lantern": {"type": "outlet"}})["problems"]
    assert (problem["at"], problem["missing"]) == (["actor", "lantern", "name"], True)


def test_a_newcomer_stands_on_the_side_of_whom_it_is_part_of(page: Page, address: str, tmp_path: Path) -> None:
    """Over one newcomer and the next: who belongs to a party speaks for it."""
    opened(page, address + FORM)
    files = {"lantern": {**OUTLET, "part_of": "lamp"}, "lamp": {"name": "Lamp", "type": "company", "part_of": "russia"}}
    for part_of, keys in (("russia", ["own-side"]), ("japan", [])):
        files["lamp"]["part_of"] = part_of
        card = owed(said_by="lantern", not_acknowledged_by={"russia": "denied"})
        state = set_state(page, card, "made", files)
        assert [problem["key"] for problem in state["problems"]] == keys
        sources = forms.archive(tmp_path / part_of, naming=state["text"])
        (sources / "cards" / "2025" / "made.yaml").write_text(state["text"], "utf-8")
        for name, pre in zip(files, page.locator(".newcomers .one:visible pre").all_text_contents(), strict=True):
            (sources / "actors" / f"{name}.yaml").write_text(pre, "utf-8")
        assert [problem["code"] for problem in checked(sources)] == [key.partition("/")[0] for key in keys]


def test_an_actor_of_the_archive_takes_a_newcomers_place_wherever_the_card_names_it(form: Page) -> None:
    """As publisher, as speaker, as a hand, and as whom a statement is about."""
    known = {"said_by": "zelensky", "via": ["yonhap", "zelensky"], "about": ["zelensky"]}
    set_state(form, {**claim(**known), "publisher": "zelensky"}, "made")
    form.locator('[data-name="publisher"] .newly').get_by_role("button", name="Volodymyr Zelensky").click()
    card = module(form, "return m.current().card;")
    (one,) = card["attributed"]
    zelensky = "volodymyr-zelensky"
    assert (card["publisher"], one["said_by"], one["via"], one["about"]) == (
        zelensky,
        zelensky,
        ["yonhap", zelensky],
        [zelensky],
    )
    expect(form.locator(".newly")).to_have_count(0)


@pytest.mark.parametrize("reloaded", [False, True])
def test_the_file_of_somebody_waits_while_the_card_names_another(form: Page, reloaded: bool) -> None:
    """With its type, and with the name as it was corrected there; one that nobody corrected follows what is typed."""
    publisher = form.locator('[data-name="publisher"] input')
    file = form.locator(".newcomers .one:visible")
    name = file.locator('[data-name="name"] input')
    for typed in ("the lantern", "The Lantern"):
        publisher.fill(typed)
        publisher.press("Tab")
        expect(name).to_have_value(typed)
    file.locator('[data-name="type"] select').select_option("outlet")
    name.fill("The Lantern!")
    publisher.fill("The Lamp")
    publisher.press("Tab")
    expect(name).to_have_value("The Lamp")
    if reloaded:
        form.reload()
    publisher.fill("The lantern")
    publisher.press("Tab")
    expect(name).to_have_value("The Lantern!")
    expect(file.locator('[data-name="type"] select')).to_have_value("outlet")


def test_a_name_that_another_field_gave_stays(form: Page) -> None:
    """Two fields name one actor: the first spelling is the one that its file has."""
    publisher = form.locator('[data-name="publisher"] input')
    publisher.fill("The Lantern")
    publisher.press("Tab")
    form.get_by_role("button", name="Add an attributed claim").click()
    speaker = form.locator('[data-lane="attributed"] [data-name="said_by"] .of.actor input')
    speaker.fill("THE LANTERN")
    speaker.press("Tab")
    expect(speaker).to_have_value("the-lantern")
    expect(form.locator('.newcomers .one [data-name="name"] input')).to_have_value("The Lantern")


def test_what_an_unknown_name_may_mean(page: Page, address: str) -> None:
    """Of places and topics those that have the words; of an actor in another script, how it gets an id."""
    opened(page, address + FORM)
    typed = {**GOOD, "places": ["kursk"], "topics": ["atlantis"], "publisher": "Новий Ліхтар"}
    hints = {problem["at"][0]: problem["hint"] for problem in set_state(page, typed, "made")["problems"]}
    assert hints["places"].startswith("is it Kursk Oblast")
    assert hints["topics"] == "choose one of the list, or leave it out; if it is new, say so when you propose the card"
    assert hints["publisher"] == (
        "write the name in Latin letters first; as it is written there it goes among the other names"
    )


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
        "sources/actors/the-lantern.yaml": (
            f"{modeline('actors/x.yaml', EntityKind.ACTOR)}\nname: The Lantern\ntype: outlet\n"
            "part_of: lantern-holding\n"
        ),
        "sources/actors/lantern-holding.yaml": (
            f"{modeline('actors/x.yaml', EntityKind.ACTOR)}\nname: Lantern Holding\ntype: company\n"
        ),
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
    suggestion = form.locator('.field[data-name="publisher"] .newly')
    expect(suggestion).to_have_text(
        "Zelensky is new here: a small file of its own is made further down. "
        "Or is it one of these, which the archive has? Volodymyr Zelensky"
    )
    expect(form.locator(".open ul")).to_contain_text(
        "Zelensky: What it is This is still missing, unless it is Volodymyr Zelensky"
    )
    suggestion.get_by_role("link").click()
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


def test_of_several_like_names_the_likest_is_offered_first(form: Page) -> None:
    """A ministry before its state, whatever the alphabet says."""
    publisher = form.locator('[data-name="publisher"] input')
    publisher.fill("South Korea’s Ministry of Unity")
    publisher.press("Tab")
    offered = form.locator('.field[data-name="publisher"] .take-known')
    expect(offered.first).to_have_text("South Korea's Ministry of Unification")
    assert offered.count() > 1


def test_two_of_like_names_are_two_once_a_note_says_so(page: Page, address: str) -> None:
    """As the check has it: the note names the other; and a name that is further off needs none."""
    opened(page, address + FORM)
    apart = {"name": "Newsweekk", "type": "outlet", "note": "A weekly of its own, not newsweek."}
    further = {"name": "North Korean Foreign Ministry of Trade", "type": "office"}
    numbered = {"name": "Army Group 12", "type": "office"}
    for file in (apart, further, numbered):
        assert set_state(page, {**GOOD, "publisher": "newsweekk"}, "made", {"newsweekk": file})["problems"] == []


def test_a_name_without_a_capital_is_asked_about(form: Page) -> None:
    """Who is not named in the source is no actor; a name in a script without capitals is one. It bars nothing."""
    form.get_by_role("button", name="Add an attributed claim").click()
    speaker = form.locator('[data-name="said_by"]')
    speaker.locator("input:visible").fill("two officials")
    speaker.locator("input:visible").press("Tab")
    name = form.locator('.newcomers [data-name="name"] input')
    expect(name).to_have_value("two officials")
    for typed, number in (
        ("two officials", 1),
        ("Two officials", 0),
        ("bellingcat", 0),
        ("al jazeera arabic", 1),
        ("한겨레 tv", 0),
        ("საქართველოს მთავრობა", 0),
    ):
        name.fill(typed)
        expect(speaker.locator(".newly b")).to_have_text(typed)
        expect(speaker.locator(".newly .nameless")).to_have_count(number)
        expect(form.locator(".open li", has_text="capital")).to_have_count(0)
    expect(speaker.locator(".newly")).not_to_contain_text("choose")
    name.fill("two officials")
    expect(speaker.locator(".newly .nameless")).to_have_text(
        " If the source does not name them, choose “Not named in the source” under “Who it is”; if this is "
        "the name as it is written, go on."
    )
    speaker.locator(".form").select_option("document")
    author = speaker.locator(".author input")
    author.fill("two-officials")
    author.press("Tab")
    expect(speaker.locator(".newly b")).to_have_text("two officials")
    expect(speaker.locator(".newly .nameless")).to_have_count(0)
    speaker.locator(".form").select_option("actor")
    expect(speaker.locator(".newly .nameless")).to_have_count(1)
    publisher = form.locator('[data-name="publisher"]')
    publisher.locator("input").first.fill("two officials")
    publisher.locator("input").first.press("Tab")
    expect(publisher.locator(".newly")).to_have_count(1)
    expect(publisher.locator(".newly .nameless")).to_have_count(0)


def test_a_newcomer_whose_id_was_typed_first_takes_the_name_that_is_typed_later(form: Page) -> None:
    """The record made for the bare id is the same file; its name is not asked once more."""
    publisher = form.locator('[data-name="publisher"] input')
    for typed in ("the-lantern", "newsweek", "The Lantern"):
        publisher.fill(typed)
        publisher.press("Tab")
    expect(form.locator('.newcomers [data-name="name"] input')).to_have_value("The Lantern")

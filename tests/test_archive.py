"""The linked archive: control groups, backlinks, the day from which a statement counts (method §2, §4)."""

from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from onrecord.archive import Archive, Backlinks, Entry, link
from onrecord.load import Loaded
from onrecord.model.entities import Actor, Card
from onrecord.model.record import Absent
from onrecord.model.statements import Attributed
from onrecord.vocabulary import Kind

PAPERS, SPEECH, REPORT = "agency-south-papers", "arlo-vance-speech", "daily-north-first-report"
IMAGERY, REGISTER, BRIEFING = "lens-institute-imagery", "register-of-graves", "union-of-ports-briefing"
IN_REPORT = [f"{REPORT}#over-300-killed", f"{REPORT}#bridge-open", f"{REPORT}#soldiers-in-valley"]

BACKLINKS: dict[str, dict[str, list[str]]] = {
    "speaker": {
        "agency-south": [f"{PAPERS}#about-350-hurt"],
        "radio-a": [f"{PAPERS}#no-soldiers"],
        "arlo-vance": [f"{SPEECH}#vance-told-parade", f"{SPEECH}#soldiers-fought", f"{SPEECH}#would-not-count"],
        "daily-north": [f"{REPORT}#bridge-open"],
        "bex-oriel": [f"{REPORT}#soldiers-in-valley"],
        "lens-institute": [f"{IMAGERY}#soldiers-seen"],
        "union-of-ports": [
            f"{BRIEFING}#union-told-reporters",
            f"{BRIEFING}#soldiers-seen-from-port",
            f"{BRIEFING}#several-hundred-killed",
        ],
    },
    "relay": {
        "nils-teder": [f"{PAPERS}#papers-name-unit"],
        "bex-oriel": [
            f"{REPORT}#over-300-killed",
            f"{REGISTER}#minister-318-killed",
            f"{REGISTER}#slip-of-the-paper",
        ],
        "agency-south": [f"{REPORT}#over-300-killed", f"{REPORT}#soldiers-in-valley"],
    },
    "subject": {"army-of-country-a": [f"{PAPERS}#papers-name-unit", f"{REPORT}#over-300-killed"]},
    "party": {"country-a": [f"{REPORT}#soldiers-in-valley"]},
    "question": {
        "soldiers-in-east-valley": [
            f"{PAPERS}#papers-name-unit",
            f"{PAPERS}#no-soldiers",
            f"{SPEECH}#soldiers-fought",
            f"{REPORT}#soldiers-in-valley",
            f"{IMAGERY}#soldiers-seen",
            f"{BRIEFING}#soldiers-seen-from-port",
        ],
        "soldiers-killed-in-east-valley": [
            f"{PAPERS}#about-350-hurt",
            f"{SPEECH}#would-not-count",
            f"{REPORT}#over-300-killed",
            f"{REGISTER}#minister-318-killed",
            f"{REGISTER}#slip-of-the-paper",
            f"{BRIEFING}#several-hundred-killed",
        ],
        "sable-bridge-reopened": [f"{REPORT}#bridge-open"],
    },
    "commented": {"soldiers-in-east-valley": [f"{SPEECH}#would-not-count"]},
    "place": {"east-valley": IN_REPORT},
    "topic": {"valley-war": IN_REPORT},
    "resting": {
        f"{REPORT}#over-300-killed": [f"{PAPERS}#about-350-hurt"],
        SPEECH: [f"{SPEECH}#vance-told-parade"],
        IMAGERY: [f"{IMAGERY}#frames-placed"],
        f"{BRIEFING}#soldiers-seen-from-port": [f"{BRIEFING}#union-told-reporters"],
    },
    "resting_on_card": {REPORT: [f"{PAPERS}#about-350-hurt"]},
    "renderings": {f"{REPORT}#over-300-killed": [f"{REGISTER}#slip-of-the-paper"]},
    "successors": {f"{REPORT}#over-300-killed": [f"{REGISTER}#minister-318-killed"]},
    "published": {
        "agency-south": [PAPERS],
        "army-of-country-a": [SPEECH],
        "daily-north": [REPORT],
        "lens-institute": [IMAGERY],
        "register-office": [REGISTER],
        "union-of-ports": [BRIEFING],
    },
    "members": {
        "army-of-country-a": ["arlo-vance"],
        "country-a": ["army-of-country-a", "radio-a"],
        "country-b": ["bex-oriel"],
        "daily-north": ["nils-teder"],
        "country-c": ["register-office"],
    },
    "concerned": {"country-a": ["soldiers-in-east-valley", "soldiers-killed-in-east-valley"]},
    "presupposed": {"soldiers-in-east-valley": ["soldiers-killed-in-east-valley"]},
}


def test_the_example_has_no_problem(loaded: Loaded) -> None:
    """The example archive checks with no problem at all, warnings included."""
    assert loaded.problems == ()


@pytest.mark.parametrize("name", [field.name for field in fields(Backlinks)])
def test_backlinks(example: Archive, name: str) -> None:
    """Every way in which one thing names another can be walked back, each once and in the order of the files."""
    index = getattr(example.links, name)
    assert {key: [getattr(thing, "ref", None) or thing.id for thing in things] for key, things in index.items()} == (
        BACKLINKS[name]
    )


def test_control_groups(example: Archive) -> None:
    """The control group of an actor is the root of its `part_of`."""
    assert example.groups == {
        "country-a": "country-a",
        "army-of-country-a": "country-a",
        "arlo-vance": "country-a",
        "radio-a": "country-a",
        "country-b": "country-b",
        "bex-oriel": "country-b",
        "country-c": "country-c",
        "register-office": "country-c",
        "daily-north": "daily-north",
        "nils-teder": "daily-north",
        "agency-south": "agency-south",
        "union-of-ports": "union-of-ports",
        "lens-institute": "lens-institute",
    }


def test_everything_is_found_by_its_id(example: Archive) -> None:
    """Every entity and statement is found by its id, and an unknown id ends whoever asks."""
    assert sorted(example.cards) == [PAPERS, SPEECH, REPORT, IMAGERY, REGISTER, BRIEFING]
    entry = example.statement(f"{PAPERS}#about-350-hurt")
    assert (entry.card, entry.kind, entry.index) == (example.card(PAPERS), Kind.ATTRIBUTED, 1)
    assert (entry.loc, entry.claim) == (("attributed", 1), entry.statement)
    assert example.statement(f"{SPEECH}#vance-told-parade").claim is None
    assert (example.actor("bex-oriel").name, example.control_group("bex-oriel")) == ("Bex Oriel", "country-b")
    assert example.question("sable-bridge-reopened").concerns == ()
    for find in (example.card, example.actor, example.question, example.statement, example.control_group):
        with pytest.raises(Absent, match=r"^nobody$"):
            find("nobody")


def test_what_comments_on_a_question_is_found_by_it() -> None:
    """A claim under `comments_on` is no answer, and is found by the question that it speaks to (method §1)."""
    claim = {"id": "s", "text": "Snow is a hoax.", "said_by": "x", "comments_on": ["q"]}
    archive = link([Card.model_validate({**CARD, "published": "2021-03-05", "attributed": [claim]})], [], [], [], [])
    assert [entry.ref for entry in archive.links.commented["q"]] == ["c#s"]
    assert archive.links.question == {}


@pytest.mark.parametrize("name", ["cards", "actors", "questions", "places", "topics", "statements", "groups"])
def test_the_archive_cannot_be_changed(example: Archive, name: str) -> None:
    """No mapping of the archive takes a new entry."""
    with pytest.raises(TypeError):
        getattr(example, name)["new"] = None


def test_topics_and_places_of_a_statement() -> None:
    """A statement has its own topics and places and its card's, each once."""
    card = Card.model_validate(
        {
            **CARD,
            "topics": ["t1", "t2"],
            "places": ["p1"],
            "attributed": [
                {"id": "s", "text": "Snow fell.", "said_by": "x", "topics": ["t2", "t3"], "places": ["p2", "p1"]}
            ],
        }
    )
    (entry,) = link([card], [], [], [], []).entries
    assert (entry.topics, entry.places) == (("t2", "t3", "t1"), ("p2", "p1"))


CARD: dict[str, Any] = {
    "id": "c",
    "title": "Snow",
    "publisher": "x",
    "type": "news-report",
    "published": "2021-03-01",
    "summary": "Snow.",
}


def entry_of(published: str, said_on: str | None, retrieved: str | None) -> Entry:
    claim = {"id": "s", "text": "Snow fell.", "said_by": "x", **({"said_on": said_on} if said_on else {})}
    card = {**CARD, "published": published, "attributed": [claim], **({"retrieved": retrieved} if retrieved else {})}
    (entry,) = link([Card.model_validate(card)], [], [], [], []).entries
    return entry


@pytest.mark.parametrize(
    ("published", "said_on", "retrieved", "counts_from", "said_day"),
    [
        ("2021-03-05", None, "2022-01-01", "2021-03-05", "2021-03-05"),
        ("2021-03-05", "2021-03-01", "2022-01-01", "2021-03-01", "2021-03-01"),
        ("2021-03-05", "2021-03-06", "2022-01-01", "2021-03-06", "2021-03-06"),
        ("2021-03-01/2021-03-05", None, "2022-01-01", "2021-03-05", "2021-03-05"),
        ("2021-03-01/2021-03-05", "2021-03-02", "2022-01-01", "2021-03-02", "2021-03-02"),
        ("2021-03", "2021-02", "2022-01-01", "2021-02-28", "2021-02-28"),
        ("2021-03-05", "2021-03", "2022-01-01", "2021-03-05", "2021-03-05"),
        ("2021-03-05", "../2021-04", "2022-01-01", "2021-03-05", "2021-03-05"),
        ("2021", None, "2022-01-01", "2021-12-31", "2021-12-31"),
        ("2021", None, "2021-03-20", "2021-03-20", "2021-03-20"),
        ("2021-03-01/2021-03-05", None, "2021-03-03", "2021-03-03", "2021-03-03"),
        ("2021-03/..", None, "2022-01-01", "2022-01-01", "2022-01-01"),
        ("2021-03/..", "2021-03-02", "2022-01-01", "2021-03-02", "2021-03-02"),
        ("2021-03-05", "2021-03/..", "2021-03-20", "2021-03-05", "2021-03-05"),
        ("../2021-03", None, "2022-01-01", "2021-03-31", "2021-03-31"),
        ("2021-03/..", None, "2022-01", "2022-01-31", "2022-01-31"),
        ("2021-03-05~", "2021-03-04?", "2022-01-01", "2021-03-04", "2021-03-04"),
        ("2021-03%", None, "2022-01-01", "2021-03-31", "2021-03-31"),
        ("2021-03", None, None, "2021-03-31", "2021-03-31"),
        ("2021-03/..", None, None, "9999-12-31", "9999-12-31"),
    ],
)
def test_when_a_statement_counts(
    published: str, said_on: str | None, retrieved: str | None, counts_from: str, said_day: str
) -> None:
    """The words of a speaker with an id count from `said_on`, at most the card's day where it is not one day; without
    it from `published`, at most the day it was read. Always the last possible day; `~` and `?` move nothing.
    """
    entry = entry_of(published, said_on, retrieved)
    assert entry.counts_from == date.fromisoformat(counts_from)
    assert entry.said_day == date.fromisoformat(said_day)
    assert str(entry.said) == (said_on or published)


def test_a_verified_fact_counts_from_its_publication(example: Archive) -> None:
    """A verified fact has no day of its own: it counts when its card does."""
    assert example.statement(f"{REGISTER}#graves-listed").counts_from == date(2022, 4, 20)


def test_a_circle_of_actors_has_no_control_group() -> None:
    """Whoever is part of itself at any remove, or of somebody unread, has no control group."""
    actors = [
        Actor.model_validate({"id": name, "name": name, "type": "office", **({"part_of": above} if above else {})})
        for name, above in [
            ("a", "b"),
            ("b", "a"),
            ("below", "a"),
            ("self", "self"),
            ("lost", "unread"),
            ("root", None),
        ]
    ]
    assert link([], actors, [], [], []).groups == {"root": "root"}


def model_of(record: Any) -> Any:
    """The type of a record, of which a draft may lack fields."""
    return record


def test_linking_passes_over_what_is_absent() -> None:
    """A draft of a card with unread fields is linked by what could be read of it."""
    whole, claim, card = entry_of("2021-03-05", None, None).statement, model_of(Attributed), model_of(Card)
    draft = card.model_construct(id="d", attributed=(claim.model_construct(id="s"), whole))
    archive = link([draft], [], [], [], [])
    assert [entry.ref for entry in archive.entries] == ["d#s", "d#s"]
    assert archive.statement("d#s") is archive.entries[0]
    assert {key: len(entries) for key, entries in archive.links.speaker.items()} == {"x": 1}
    assert archive.links.published == {}

"""What is left of an archive with faults: nothing that leans on what is still to be mended."""

from collections.abc import Set
from typing import Final

import pytest

from onrecord.archive import Archive, link
from onrecord.model.entities import Actor, Card, Question
from onrecord.standings.derive import derive
from onrecord.standings.sound_part import fully_answered, sound_part

ACTORS: Final = [
    Actor(id="north", name="North", type="state"),
    Actor(id="ministry", name="Ministry", type="office", part_of="north"),
    Actor(id="clerk", name="Clerk", type="person", part_of="ministry"),
    *(Actor(id=name, name=name.title(), type="outlet") for name in ("paper", "wire", "radio")),
]
FINDING: Final = {"on": "2022-01-01", "answer": "yes", "basis": "examined", "evidence": ["cited"], "note": "Seen."}
QUESTIONS: Final = [
    Question(id="q", text="Was it so?", kind="yes-no", concerns=["north"]),
    Question(id="above", text="And that?", kind="yes-no", concerns=["radio"], presupposes={"q": "yes"}),
    Question(id="decided", text="Or that?", kind="yes-no", concerns=["radio"], findings=[FINDING]),
]


def _card(name: str, publisher: str = "paper", lane: str = "attributed", **claim: object) -> Card:
    statement = {"id": "s", "text": "A claim.", "said_by": "paper", "answers": {"q": "yes"}, **claim}
    return Card(
        id=name,
        title=name,
        publisher=publisher,
        type="news-report",
        published="2021-03-01",
        summary="None.",
        **{lane: [statement]},
    )


CARDS: Final = [
    _card("plain"),
    _card("by-clerk", said_by="clerk"),
    _card("through-wire", via=["wire"]),
    _card("in-wire", publisher="wire"),
    _card("reported", lane="unacknowledged", not_acknowledged_by={"north": "denied"}),
    _card("base"),
    _card("resting", rests_on=["base#s"]),
    _card("resting-on-that", rests_on=["resting#s"]),
    _card("superseding", supersedes="plain#s"),
    _card("cited", answers={}),
]
ARCHIVE: Final = link(CARDS, ACTORS, QUESTIONS, [], [])
LEFT_OUT: Final[dict[str, set[str]]] = {
    "wire": {"wire", "through-wire", "in-wire"},
    "ministry": {"ministry", "clerk", "by-clerk"},
    "north": {"north", "ministry", "clerk", "by-clerk", "reported", "q", "above"},
    "base": {"base", "resting", "resting-on-that"},
    "superseding": {"superseding", "plain"},
    "cited": {"cited", "decided"},
    "q": {"q", "above"},
}


def ids(archive: Archive) -> Set[str]:
    """The ids of all that is in an archive."""
    return archive.cards.keys() | archive.actors.keys() | archive.questions.keys()


def test_of_an_archive_without_faults_all_is_left() -> None:
    """And every question has its answers."""
    assert ids(sound_part(ARCHIVE, set())) == ids(ARCHIVE)
    assert [question.id for question in fully_answered(ARCHIVE, ARCHIVE)] == ["above", "decided", "q"]


@pytest.mark.parametrize("broken", LEFT_OUT)
def test_what_leans_on_a_broken_file_is_left_out_with_it(broken: str) -> None:
    """At any remove: who says, relays, publishes or is concerned, what it rests on, what supersedes it,
    what is cited.
    """
    sound = sound_part(ARCHIVE, {broken})
    assert ids(ARCHIVE) - ids(sound) == LEFT_OUT[broken]
    assert derive(sound).archive is sound


def test_what_names_a_file_that_is_not_there_is_left_out() -> None:
    """It may lie where no file is read from."""
    without = link(CARDS, [actor for actor in ACTORS if actor.id != "wire"], QUESTIONS, [], [])
    assert ids(without) - ids(sound_part(without, set())) == {"through-wire", "in-wire"}


def test_a_question_lacks_an_answer_that_is_left_out() -> None:
    """How it stands cannot be told until the file is mended."""
    sound = sound_part(ARCHIVE, {"wire"})
    assert [question.id for question in fully_answered(ARCHIVE, sound)] == ["above", "decided"]

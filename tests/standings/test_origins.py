"""Origins: who said it first, counted and never added up (method §4)."""

from graphlib import CycleError
from typing import Any

import pytest

from onrecord.archive import Archive, link
from onrecord.model.entities import Actor, Card, Question
from onrecord.model.record import Absent
from onrecord.standings.derive import derive
from onrecord.standings.origins import Origin, Origins, all_origins, concerned_groups

ACTORS = [
    ("state", "state", None),
    ("ministry", "office", "state"),
    ("minister", "person", "ministry"),
    ("party", "state", None),
    ("general", "person", "party"),
    ("state-radio", "outlet", "party"),
    ("paper", "outlet", None),
    ("journalist", "person", "paper"),
    ("agency", "news-agency", "holding"),
    ("holding", "company", None),
    ("publisher", "outlet", None),
]


def archive_of(*claims: dict[str, Any], verified: tuple[dict[str, Any], ...] = (), concerns: str = "party") -> Archive:
    """An archive of one card by `publisher` with these claims, named s0, s1 …"""
    listed = [{"id": f"s{n}", "text": "Snow fell.", "answers": {"q": "yes"}, **claim} for n, claim in enumerate(claims)]
    card = Card.model_validate(
        {
            "id": "c",
            "title": "Snow",
            "publisher": "publisher",
            "type": "news-report",
            "published": "2021-03-01",
            "summary": "Snow.",
            "attributed": listed,
            "verified": verified,
        }
    )
    actors = [
        Actor.model_validate({"id": i, "name": i, "type": t, "part_of": p} if p else {"id": i, "name": i, "type": t})
        for i, t, p in ACTORS
    ]
    question = Question.model_validate({"id": "q", "text": "Did snow fall?", "kind": "yes-no", "concerns": [concerns]})
    return link([card], actors, [question], [], [])


def origins_of(archive: Archive, ref: str) -> Origins:
    """The origins of a statement."""
    return all_origins(archive)[ref]


def counted(archive: Archive) -> list[list[Origin]]:
    """The origins of each answer that count towards the question, in the order in which the claims were given."""
    answers = derive(archive).answers["q"]
    return [sorted(answering.origins) for answering in sorted(answers, key=lambda a: a.entry.index)]


OFFICIALS, PAPERS = {"anonymous": "two officials"}, {"document": "twelve pages", "purported_author": "general"}


@pytest.mark.parametrize(
    ("said_by", "via", "group", "anonymous"),
    [
        ("state", [], "state", False),
        ("minister", [], "state", False),
        ("minister", ["agency", "paper"], "state", False),
        ("journalist", [], "paper", False),
        ("holding", [], "holding", False),
        ("paper", [], "paper", True),
        ("agency", [], "holding", True),
        ("state-radio", [], "party", True),
        ("paper", ["agency"], "paper", True),
        (OFFICIALS, [], "publisher", True),
        (OFFICIALS, ["minister"], "state", True),
        (OFFICIALS, ["journalist", "minister"], "paper", True),
        (OFFICIALS, [{"anonymous": "a clerk"}, PAPERS, "agency", "minister"], "holding", True),
        (OFFICIALS, [{"anonymous": "a clerk"}], "publisher", True),
        (PAPERS, [], "publisher", True),
        (PAPERS, ["paper"], "paper", True),
        ({"document": "a plan"}, [{"anonymous": "a clerk"}, "minister"], "state", True),
    ],
    ids=str,
)
def test_the_origin_of_a_statement(said_by: object, via: list[object], group: str, anonymous: bool) -> None:
    """The origin is the control group of whoever first said it; without a name, of the first named hand;
    at last the publisher.
    """
    archive = archive_of({"said_by": said_by, "via": via})
    assert origins_of(archive, "c#s0") == {Origin(group, anonymous)}


def test_a_label_is_no_key() -> None:
    """Two anonymous people through one hand are one origin, whatever the label."""
    archive = archive_of(
        {"said_by": OFFICIALS, "via": ["agency"]}, {"said_by": {"anonymous": "a source"}, "via": ["agency"]}
    )
    assert {origin for entry in archive.entries for origin in origins_of(archive, entry.ref)} == {
        Origin("holding", True)
    }


def test_named_and_anonymous_are_told_apart() -> None:
    """A minister, and somebody unnamed through the same minister, are two origins of one group."""
    archive = archive_of({"said_by": "minister"}, {"said_by": OFFICIALS, "via": ["minister"]})
    origins = [origins_of(archive, entry.ref) for entry in archive.entries]
    assert origins == [{Origin("state", False)}, {Origin("state", True)}]


def test_a_verified_fact_has_its_signatory_or_publisher() -> None:
    """A verified fact comes from whoever is on record, else from the publisher."""
    fact = {"id": "f", "text": "X said so.", "basis": "on-record", "evidence": ["c"]}
    on_record = archive_of(verified=({**fact, "by": "minister"},))
    assert origins_of(on_record, "c#f") == {Origin("state", False)}
    examined = archive_of(verified=({**fact, "basis": "examined"},))
    assert origins_of(examined, "c#f") == {Origin("publisher", True)}


def test_what_rests_on_others_has_their_origins_at_any_depth() -> None:
    """A statement that rests on others has their origins instead of its own."""
    archive = archive_of(
        {"said_by": "minister"},
        {"said_by": OFFICIALS, "via": ["agency"]},
        {"said_by": "general", "rests_on": ["c#s0"]},
        {"said_by": "journalist", "rests_on": ["c#s2", "c#s1"]},
        {"said_by": "paper", "rests_on": ["c#s3", "c#s2"]},
    )
    origins = [origins_of(archive, f"c#s{n}") for n in range(5)]
    state, agency = Origin("state", False), Origin("holding", True)
    assert origins == [{state}, {agency}, {state}, {state, agency}, {state, agency}]


def test_a_circle_or_a_gap_has_no_origin() -> None:
    """What rests on itself, or on what is not there, has no origin to count: nothing is derived of such an archive."""
    circle = [{"said_by": "minister", "rests_on": ["c#s1"]}, {"said_by": "minister", "rests_on": ["c#s0"]}]
    with pytest.raises(CycleError):
        all_origins(archive_of(*circle))
    with pytest.raises(Absent, match="c#unread"):
        all_origins(archive_of({"said_by": "minister", "rests_on": ["c#unread"]}))
    with pytest.raises(Absent, match="unread"):
        all_origins(archive_of({"said_by": "unread"}))


def test_nobody_concerned_is_an_origin() -> None:
    """Neither a party concerned nor anybody below it is ever an origin, named or not."""
    archive = archive_of(
        {"said_by": "party"},
        {"said_by": "general"},
        {"said_by": "state-radio"},
        {"said_by": OFFICIALS, "via": ["general"]},
        {"said_by": "minister", "rests_on": ["c#s1"]},
        {"said_by": "paper", "rests_on": ["c#s0", "c#s6"]},
        {"said_by": "minister", "via": ["state-radio"]},
    )
    assert concerned_groups(archive, archive.question("q")) == {"party"}
    state = Origin("state", False)
    assert counted(archive) == [[], [], [], [], [], [state], [state]]


def test_a_concerned_member_stands_for_its_whole_control_group() -> None:
    """Where an office is concerned, its whole control group is no origin."""
    archive = archive_of({"said_by": "state"}, concerns="ministry")
    assert concerned_groups(archive, archive.question("q")) == {"state"}
    assert counted(archive) == [[]]


def test_origins_of_the_example(example: Archive) -> None:
    """In the example, the agency's figure comes from the officials, through the minister."""
    assert origins_of(example, "agency-south-papers#about-350-hurt") == {Origin("country-b", True)}
    assert origins_of(example, "agency-south-papers#papers-name-unit") == {Origin("daily-north", True)}

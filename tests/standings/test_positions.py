"""Positions: what a party concerned has said, by dated events (method §2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from onrecord.archive import Archive, link
from onrecord.model.entities import Actor, Card, Question
from onrecord.model.record import Absent
from onrecord.standings.counting import counting, span_of, superseded
from onrecord.standings.derive import derive
from onrecord.standings.positions import NOTHING_RECORDED, Stance, speaks_for

ACTORS = [
    ("party", "state", None),
    ("army", "armed-force", "party"),
    ("general", "person", "army"),
    ("radio", "outlet", "party"),
    ("host", "person", "radio"),
    ("wire", "news-agency", "army"),
    ("other", "state", None),
    ("minister", "person", "other"),
    ("paper", "outlet", None),
    ("deputy", "person", None),
]
LAST = date(2030, 1, 1)


@dataclass(frozen=True)
class Said:
    """One word: on a day of March 2021 (published then, unless told otherwise), by somebody, of the question."""

    day: int
    by: str | dict[str, str]
    answer: str
    report: str | None = None
    published: int | None = None
    more: tuple[tuple[str, Any], ...] = ()


def own(day: int, answer: str, by: str | dict[str, str] = "general", **more: Any) -> Said:
    """A word of the party's own, unless `by` is somebody else."""
    return Said(day, by, answer, None, more.pop("published", None), tuple(more.items()))


def report(day: int, how: str, **more: Any) -> Said:
    """What another state claims, and how the paper says that the party took it."""
    return Said(day, "minister", "yes", how, more.pop("published", None), tuple(more.items()))


def archive_of(*words: Said, concerns: Sequence[str] = ("party",)) -> Archive:
    """An archive in which each word stands on a card of its own: c0#s, c1#s …"""
    actors = [
        Actor.model_validate({"id": i, "name": i, "type": t, **({"part_of": p} if p else {})}) for i, t, p in ACTORS
    ]
    question = Question.model_validate({"id": "q", "text": "Did snow fall?", "kind": "yes-no", "concerns": concerns})
    return link([_card(number, word) for number, word in enumerate(words)], actors, [question], [], [])


def _card(number: int, word: Said) -> Card:
    statement = {
        "id": "s",
        "text": "Snow fell.",
        "said_by": word.by,
        "said_on": f"2021-03-{word.day:02}",
        "answers": {"q": word.answer},
        **dict(word.more),
    }
    if word.report:
        statement["not_acknowledged_by"] = {"party": word.report}
    return Card.model_validate(
        {
            "id": f"c{number}",
            "title": "Snow",
            "publisher": "paper",
            "type": "news-report",
            "summary": "Snow.",
            "published": f"2021-03-{word.published or word.day:02}",
            "retrieved": "2022-01-01",
            "unacknowledged" if word.report else "attributed": [statement],
        }
    )


def stood(*words: Said, on: date = LAST, party: str = "party") -> tuple[str, int | None]:
    """The party's stance, and the day of March 2021 since when."""
    archive = archive_of(*words, concerns=[party])
    now = derive(archive).at("q", on).positions[party]
    return now.stance.value, now.since.day if now.since else None


EVENTS = {
    "acknowledged": own(1, "yes"),
    "answered": own(1, "> 30"),
    "denied": own(1, "no"),
    "declined": own(1, "declined"),
    "denied by report": report(1, "denied"),
    "declined by report": report(1, "declined"),
    "unacknowledged": report(1, "unacknowledged"),
}
NEWS = {name: Said(2, word.by, word.answer, word.report) for name, word in EVENTS.items()}
FIRST = {
    "acknowledged": "acknowledged",
    "answered": "answered",
    "denied": "denied",
    "declined": "declined",
    "denied by report": "denied",
    "declined by report": "declined",
    "unacknowledged": "unacknowledged",
}
KEEPS = {
    "declined": ("acknowledged", "answered", "denied", "denied by report"),
    "declined by report": ("acknowledged", "answered", "denied", "denied by report"),
    "denied by report": ("acknowledged", "answered"),
    "unacknowledged": ("acknowledged", "answered", "denied", "denied by report", "declined", "declined by report"),
}


@pytest.mark.parametrize("before", EVENTS)
@pytest.mark.parametrize("news", NEWS)
def test_what_replaces_what(before: str, news: str) -> None:
    """Its own yes, no and figures replace whatever stood; each weaker word replaces only what the method lets it."""
    now = FIRST[before] if before in KEEPS.get(news, ()) else FIRST[news]
    since = 1 if now == FIRST[before] else 2
    assert stood(EVENTS[before], NEWS[news]) == (now, since)


@pytest.mark.parametrize("name", EVENTS)
def test_the_first_word(name: str) -> None:
    """Any first word takes the place of nothing recorded."""
    assert stood(EVENTS[name]) == (FIRST[name], 1)


def test_nothing_recorded() -> None:
    """Of a party of whom nobody has reported anything, nothing is recorded."""
    assert stood() == stood(own(1, "yes", by="minister")) == ("not-recorded", None)


@pytest.mark.parametrize(
    ("words", "now"),
    [
        ([own(1, "yes"), own(1, "no")], "denied"),
        ([own(1, "no"), own(1, "yes")], "denied"),
        ([own(1, "no"), own(1, "> 30")], "denied"),
        ([own(1, "yes"), report(1, "denied")], "acknowledged"),
        ([report(1, "unacknowledged"), own(1, "yes")], "acknowledged"),
        ([own(1, "declined"), own(1, "yes")], "acknowledged"),
        ([report(1, "denied"), report(1, "declined")], "denied"),
        ([report(1, "declined"), report(1, "unacknowledged")], "declined"),
        ([report(1, "unacknowledged"), own(1, "declined")], "declined"),
    ],
)
def test_on_one_day(words: list[Said], now: str) -> None:
    """On one day its own no wins, then its other words, then the graver report, in whatever order the files come."""
    assert stood(*words) == stood(*reversed(words)) == (now, 1)


@pytest.mark.parametrize(
    ("words", "now", "since"),
    [
        ([own(1, "no"), own(5, "no"), report(9, "denied")], "denied", 1),
        ([report(1, "denied"), own(5, "no")], "denied", 1),
        ([report(1, "unacknowledged"), report(5, "declined"), report(9, "unacknowledged")], "declined", 5),
        ([own(1, "yes"), report(5, "denied"), own(9, "yes")], "acknowledged", 1),
        ([own(1, "no"), own(5, "yes"), own(5, "no"), own(9, "no")], "denied", 1),
        ([report(1, "denied"), own(5, "> 30"), own(5, "no")], "denied", 1),
        ([own(1, "yes"), own(5, "yes"), own(5, "no")], "denied", 5),
        ([own(1, "yes"), own(5, "no"), own(9, "yes")], "acknowledged", 9),
        ([own(1, "no"), report(5, "unacknowledged"), own(9, "no")], "denied", 1),
        ([own(9, "no"), own(1, "yes")], "denied", 9),
        ([own(1, "> 30"), own(5, "40")], "answered", 1),
        ([own(5, "yes"), own(1, "no"), report(9, "declined")], "acknowledged", 5),
    ],
)
def test_since_when(words: list[Said], now: str, since: int) -> None:
    """`since` is the first event of the unbroken run:
    what repeats the stance, or changes nothing, does not begin it anew.
    """
    assert stood(*words) == (now, since)


@pytest.mark.parametrize(
    ("by", "speaks"),
    [
        ("party", True),
        ("army", True),
        ("general", True),
        ("radio", False),
        ("host", False),
        ("wire", False),
        ("minister", False),
        ("deputy", False),
    ],
)
def test_whom_a_party_speaks_through(by: str, speaks: bool) -> None:
    """A party speaks through everyone below it, the press and whoever is below the press excepted."""
    assert stood(own(1, "yes", by=by)) == (("acknowledged", 1) if speaks else ("not-recorded", None))


@pytest.mark.parametrize(
    ("actor", "party", "speaks"),
    [
        ("radio", "radio", True),
        ("host", "radio", True),
        ("wire", "wire", True),
        ("party", "army", False),
        ("general", "army", True),
        ("radio", "party", False),
        ("host", "party", False),
        ("deputy", "deputy", True),
    ],
)
def test_a_party_may_be_a_part_or_an_outlet(actor: str, party: str, speaks: bool) -> None:
    """A whole does not speak for its part, and an outlet that is itself the party speaks for itself."""
    assert speaks_for(archive_of(), actor, party) is speaks


def test_a_circle_of_actors_speaks_for_nobody() -> None:
    """Where `part_of` leads back to itself, asking for whom somebody speaks comes to an end."""
    actors = [Actor.model_validate({"id": i, "name": i, "type": "office", "part_of": p}) for i, p in ("ab", "ba")]
    archive = link([], actors, [], [], [])
    with pytest.raises(Absent):
        speaks_for(archive, "a", "c")


@pytest.mark.parametrize(
    "by", [{"document": "a plan", "purported_author": "general"}, {"anonymous": "officers of the party"}], ids=str
)
def test_a_document_never_speaks_for_its_author(by: dict[str, str]) -> None:
    """Neither a leaked document nor an unnamed officer speaks for the party."""
    assert stood(own(1, "yes", by=by)) == ("not-recorded", None)


def test_a_relay_does_not_speak() -> None:
    """Who passes a word on has not said it."""
    assert stood(own(1, "yes", by="minister", via=["general"])) == ("not-recorded", None)


def test_reports_stand_by_the_day_they_count() -> None:
    """A report stands by the day it counts, the party's own word by the day it was said."""
    late = report(1, "denied", published=20)
    assert stood(late) == ("denied", 20)
    assert stood(own(1, "declined", published=20)) == ("declined", 1)
    assert stood(report(1, "unacknowledged", published=20), own(10, "declined")) == ("declined", 10)
    assert stood(late, own(10, "yes")) == ("acknowledged", 10)


@pytest.mark.parametrize(
    ("day", "now"),
    [
        (4, ("not-recorded", None)),
        (5, ("denied", 5)),
        (9, ("denied", 5)),
        (10, ("acknowledged", 10)),
        (20, ("acknowledged", 10)),
    ],
)
def test_nothing_after_the_day_counts(day: int, now: tuple[str, int | None]) -> None:
    """As of a day, nothing said later counts; a word said by then does, though its card is of a later day."""
    assert stood(own(5, "no"), own(10, "yes", published=12), own(25, "no"), on=date(2021, 3, day)) == now


def test_a_superseded_word_counts_until_its_successor_does() -> None:
    """A superseded statement's words count until its successor's do, the day they were said (method §2)."""
    archive = archive_of(own(5, "no"), own(10, "declined", published=12, supersedes="c0#s"))
    first, standings = archive.statement("c0#s"), derive(archive)
    days = [date(2021, 3, day) for day in (9, 10)]
    assert [superseded(archive, first, day) for day in days] == [False, True]
    assert [span_of(archive, first).covers(day) for day in days] == [True, False]
    assert [standings.at("q", day).positions["party"].stance for day in days] == [Stance.DENIED, Stance.DECLINED]


def test_a_superseded_silence_counts_until_the_card_of_its_successor() -> None:
    """What a source observed counts from its publication until that of the card that replaces it (method §2)."""
    archive = archive_of(
        report(1, "denied", published=5), Said(8, "minister", "yes", None, 12, (("supersedes", "c0#s"),))
    )
    standings = derive(archive)
    stances = [standings.at("q", date(2021, 3, day)).positions["party"].stance for day in (4, 5, 11, 12)]
    assert stances == [Stance.NOT_RECORDED, Stance.DENIED, Stance.DENIED, Stance.NOT_RECORDED]
    assert [a.entry.ref for a in standings.counting("q", date(2021, 3, 8))] == ["c1#s"]


def test_a_rendering_counts_nowhere() -> None:
    """A relay's different rendering of an utterance is no answer."""
    archive = archive_of(own(5, "no"), own(6, "yes", rendering_of="c0#s"))
    assert [entry.ref for entry in counting(archive, archive.entries, LAST)] == ["c0#s"]
    assert [answering.entry.ref for answering in derive(archive).counting("q", LAST)] == ["c0#s"]
    assert stood(own(5, "no"), own(6, "yes", rendering_of="c0#s")) == ("denied", 5)


def test_events_come_in_order_of_date() -> None:
    """Events come by their dates, each with whose word it is and where it stands."""
    archive = archive_of(own(9, "yes"), report(3, "declined", published=7), own(5, "no"))
    events = derive(archive).events("q", "party", LAST)
    assert [(e.on.day, e.stance.value, e.own, e.entry.ref) for e in events] == [
        (5, "denied", True, "c2#s"),
        (7, "declined", False, "c1#s"),
        (9, "acknowledged", True, "c0#s"),
    ]


def test_a_report_is_of_the_party_it_names() -> None:
    """A report of one party says nothing of another."""
    standings = derive(archive_of(report(1, "denied"), concerns=["party", "other", "deputy"]))
    assert [event.stance for event in standings.events("q", "other", LAST)] == [Stance.ACKNOWLEDGED]
    assert standings.events("q", "deputy", LAST) == []
    assert standings.at("q", LAST).positions["deputy"] == NOTHING_RECORDED


@pytest.mark.parametrize(
    ("day", "stance", "since"),
    [
        (date(2021, 3, 4), Stance.NOT_RECORDED, None),
        (date(2021, 3, 5), Stance.DECLINED, date(2021, 3, 5)),
        (date(2021, 4, 10), Stance.DECLINED, date(2021, 3, 5)),
        (date(2022, 2, 9), Stance.DECLINED, date(2021, 3, 5)),
        (date(2022, 2, 10), Stance.ACKNOWLEDGED, date(2022, 2, 10)),
    ],
)
def test_the_party_of_the_example(example: Archive, day: date, stance: Stance, since: date | None) -> None:
    """In the example, Radio A's denial and the papers move nothing; the general's speech does."""
    now = derive(example).at("soldiers-in-east-valley", day).positions["country-a"]
    assert (now.stance, now.since) == (stance, since)

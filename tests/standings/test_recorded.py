"""What the archive held on a day, and which entries of a history later cards and findings have changed."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

import pytest

from onrecord.archive import Archive, link
from onrecord.model.entities import Actor, Card, Question
from onrecord.model.recorded import CARD, FINDING, Item, Recorded
from onrecord.standings.derive import derive
from onrecord.standings.positions import Stance
from onrecord.standings.recorded import known_by, revisions
from onrecord.standings.state import Look
from onrecord.vocabulary import Badge, Standing
from onrecord.wording.recorded import before_in_words
from tests.loading import load
from tests.paths import GOLDEN
from tests.property.every_day import by_every_day

ACTORS: Final = [
    Actor(id="north", name="North", type="state"),
    *(Actor(id=name, name=name.title(), type="outlet") for name in ("paper", "wire", "radio")),
]
TODAY: Final = date(2026, 11, 30)


def nov(day: int) -> date:
    return date(2026, 11, day)


def card(name: str, published: str, publisher: str = "paper", lane: str = "attributed", **claim: object) -> Card:
    statement = {"id": "s", "text": "A claim.", "said_by": publisher, "answers": {"q": "yes"}, **claim}
    if claim.get("not_acknowledged_by"):
        lane = "unacknowledged"
    more = {"title": name, "type": "news-report", "summary": "None."}
    return Card.model_validate({"id": name, "publisher": publisher, "published": published, lane: [statement], **more})


def question(*findings: Mapping[str, object], **more: object) -> Question:
    return Question.model_validate(
        {"id": "q", "text": "Was it so?", "kind": "yes-no", "concerns": ["north"], "findings": list(findings), **more}
    )


def finding(on: str, evidence: str, answer: str = "yes") -> dict[str, object]:
    return {"on": on, "answer": answer, "basis": "examined", "evidence": [evidence], "note": "Seen."}


def archive(*things: Card | Question) -> Archive:
    questions = [thing for thing in things if isinstance(thing, Question)]
    cards = [thing for thing in things if isinstance(thing, Card)]
    return link(cards, ACTORS, questions or [question()], [], [])


def recorded(findings: Mapping[str, int] | None = None, **cards: int) -> Recorded:
    """Days of November on which cards came in, and the findings of q by their day."""
    decided = {Item(FINDING, "q", on, "yes"): nov(day) for on, day in (findings or {}).items()}
    return Recorded({**{Item(CARD, name): nov(day) for name, day in cards.items()}, **decided})


Told = dict[str, tuple[int, str, list[str]] | tuple[int, None]]
LATE_YES: Final = {"said_by": "north", "said_on": "2021-03-03"}


def told(of: Archive, days: Recorded, asked: str = "q") -> Told:
    """Of each entry that was changed: the day of November, the standing of before and the stances."""
    found = revisions(derive(of), days, asked, TODAY, TODAY)
    return {first.isoformat(): (one.since.day, *looks(one.before)) for first, one in found.items()}


def looks(look: Look | None) -> Any:
    """What of a state a history shows, without its badges."""
    return (look.standing.value, [stance.value for stance in look.stances.values()]) if look else (None,)


FIRST: Final = card("first", "2021-03-01")
DENIED: Final = card("denied", "2021-03-05", "wire", not_acknowledged_by={"north": "denied"})


def test_a_later_card_changes_the_days_it_counts_on() -> None:
    """The page said of them what it says without it; the days before are as they were."""
    of = archive(FIRST, DENIED)
    assert told(of, recorded(first=1, denied=7)) == {"2021-03-05": (7, "attributed", ["not-recorded"])}
    assert told(of, recorded(first=1, denied=1)) == {}
    assert told(of, Recorded()) == {}


def test_what_stands_in_no_row_came_in_today() -> None:
    """As a contributor's new card does."""
    assert told(archive(FIRST, DENIED), recorded(first=1)) == {"2021-03-05": (30, "attributed", ["not-recorded"])}


def test_nothing_is_told_of_a_page_that_was_not_there() -> None:
    """The question's first answer changed no page, nor did those that came in with it."""
    assert told(archive(FIRST), recorded(first=9)) == {}
    assert (
        told(archive(FIRST, DENIED, card("other", "2021-01-01", answers={})), recorded(first=9, denied=9, other=1))
        == {}
    )


def test_a_day_of_which_nothing_was_told() -> None:
    """A card of an older day makes an entry before all others; what was of one origin is of one no longer."""
    assert told(archive(FIRST, DENIED), recorded(first=8, denied=2)) == {
        "2021-03-01": (8, None),
        "2021-03-05": (8, "unacknowledged", ["denied"]),
    }


def test_an_entry_that_began_after_it_came_in_is_no_change() -> None:
    """Whoever is told something on its day is told nothing otherwise."""
    late = card("late", "2026-11-09", "wire", not_acknowledged_by={"north": "denied"})
    assert told(archive(FIRST, late), recorded(first=1, late=9)) == {}
    assert told(archive(FIRST, late), recorded(first=1, late=10)) == {
        "2026-11-09": (10, "attributed", ["not-recorded"])
    }


def test_an_entry_that_a_later_card_takes_away_is_told_where_it_stood() -> None:
    """Nothing that was shown is rewritten in silence: the days on which the page said something else are named."""
    silent = card("silent", "2021-03-05", not_acknowledged_by={"north": "unacknowledged"})
    late = card("late", "2021-03-09", "wire", **LATE_YES)
    of, days = archive(FIRST, silent, late), recorded(first=1, silent=1, late=7)
    (revised,) = revisions(derive(of), days, "q", TODAY, TODAY).items()
    assert (revised[0], revised[1].since) == (date(2021, 3, 3), nov(7))
    assert [(since, *looks(look)) for since, look in revised[1].gone] == [
        (date(2021, 3, 5), "unacknowledged", ["unacknowledged"])
    ]
    now = derive(of).at("q", date(2021, 3, 3)).look
    assert before_in_words(of, revised[1], now) == (
        "attributed, one origin; no word of North’s in this archive, "
        "and from 5 Mar 2021 on: unacknowledged, one origin; North had not acknowledged it"
    )


def test_of_several_changes_the_last_is_told() -> None:
    """With what the page said just before it."""
    declined = card("declined", "2021-03-05", "radio", not_acknowledged_by={"north": "declined"})
    days = recorded(first=1, declined=5, denied=7)
    assert told(archive(FIRST, declined, DENIED), days) == {"2021-03-05": (7, "unacknowledged", ["declined"])}


def test_what_changed_nothing_is_not_told() -> None:
    """A further report of the same is no change."""
    again = card("again", "2021-03-06", "wire", not_acknowledged_by={"north": "denied"})
    assert told(archive(FIRST, DENIED, again), recorded(first=1, denied=1, again=7)) == {}


def test_a_finding_that_is_made_later() -> None:
    """Of the day from which it holds, the page said what stood without it; so too if its evidence came in later."""
    of = archive(FIRST, question(finding("2022-01-01", "first")))
    before = {"2021-03-01": (7, "attributed", ["not-recorded"])}
    assert told(of, recorded({"2022-01-01": 7}, first=1)) == before
    assert told(of, recorded({"2022-01-01": 1}, first=1)) == {}
    cited = card("cited", "2021-02-01", "wire", answers={})
    leaning = archive(FIRST, cited, question(finding("2022-01-01", "cited#s")))
    assert told(leaning, recorded({"2022-01-01": 1}, first=1, cited=7)) == {"2021-02-01": (7, None), **before}


def test_a_statement_that_is_superseded_stood_until_its_successor_came_in() -> None:
    """It counted; so did what stood on it."""
    wrong = card("wrong", "2021-03-01", said_by="north", answers={"q": "no"})
    right = card("right", "2021-03-02", said_by="north", supersedes="wrong#s")
    before = told(archive(wrong, right), recorded(wrong=1, right=7))
    assert before == {"2021-03-02": (7, "unanswered", ["denied"])}


def test_what_rests_on_a_card_comes_in_with_it() -> None:
    """At any depth: its origin was not known."""
    base = card("base", "2021-01-01", "radio", answers={})
    resting = card("resting", "2021-02-01", "wire", rests_on=["base#s"])
    above = card("above", "2021-02-02", "wire", rests_on=["resting#s"])
    of, days = archive(FIRST, base, resting, above), recorded(first=1, base=7, resting=2, above=3)
    assert set(known_by(of, days, nov(6), TODAY).cards) == {"first"}
    assert set(known_by(of, days, nov(7), TODAY).cards) == {"first", "base", "resting", "above"}
    assert told(of, days) == {"2021-02-01": (7, None), "2021-03-01": (7, "attributed", ["not-recorded"])}


def test_what_a_question_presupposes_bears_on_it() -> None:
    """Its badge was another one; the cards of other questions bear on nothing here."""
    above = Question(id="above", text="And that?", kind="yes-no", concerns=["north"], presupposes={"q": "yes"})
    own = card("own", "2021-03-02", "radio", answers={"above": "yes"})
    owned = card("owned", "2021-03-01", "wire", said_by="north")
    of, days = archive(question(), above, own, owned), recorded(own=1, owned=7)
    (revision,) = revisions(derive(of), days, "above", TODAY, TODAY).values()
    assert revision.before is not None
    one_origin = {Badge.SINGLE_ORIGIN, Badge.RESTS_ON_UNACKNOWLEDGED}
    assert (revision.since, revision.before.badges) == (nov(7), frozenset(one_origin))


def test_a_re_check_is_no_change() -> None:
    """It asks for something, whatever the day."""
    old = card("old", "2021-03-05", "wire", not_acknowledged_by={"north": "denied"})
    again = card("again", "2021-03-05", "radio", not_acknowledged_by={"north": "denied"})
    assert told(archive(FIRST, old, again), recorded(first=1, old=1, again=7)) == {}


def test_known_by_a_day_keeps_what_had_come_in() -> None:
    """Cards and findings by their days, actors and questions all; nothing is left out at the end."""
    of = archive(FIRST, DENIED, question(finding("2022-01-01", "denied"), finding("2022-02-01", "first")))
    days = recorded({"2022-01-01": 3, "2022-02-01": 4}, first=2, denied=5)
    held = {day: known_by(of, days, nov(day), TODAY) for day in range(1, 6)}
    assert {day: sorted(one.cards) for day, one in held.items()} == {
        1: [],
        2: ["first"],
        3: ["first"],
        4: ["first"],
        5: ["denied", "first"],
    }
    assert [len(one.questions["q"].findings) for one in held.values()] == [0, 0, 0, 1, 2]
    assert held[1].actors == of.actors
    assert derive(held[5]).states == derive(of).states
    assert derive(held[4]).at("q", TODAY).standing is Standing.VERIFIED
    assert derive(held[3]).at("q", TODAY).positions["north"].stance is Stance.NOT_RECORDED


@pytest.fixture(scope="module")
def without_errors() -> list[Archive]:
    """The golden archives that have none."""
    folders = sorted(folder for folder in GOLDEN.iterdir() if (folder / "sources").is_dir())
    return [loaded.archive for folder in folders if not (loaded := load(folder / "sources")).errors]


@pytest.mark.parametrize("turn", [1, 2, 5])
def test_revisions_are_those_of_the_whole_archive_derived_for_every_day(
    turn: int, without_errors: list[Archive]
) -> None:
    """What is left out of the work changes nothing: neither other questions nor days that cannot bear on an entry."""
    november = [nov(day) for day in range(1, 9)]
    asked = [(of, spread(of, turn), question) for of in without_errors for question in of.questions]
    found = [revisions(derive(of), days, question, TODAY, TODAY) for of, days, question in asked]
    plain = [by_every_day(of, days, question, november, TODAY) for of, days, question in asked]
    assert found == plain
    assert sum(map(len, plain)) > 20


def spread(of: Archive, turn: int) -> Recorded:
    """The cards and findings of an archive on days of November, in an order that has nothing to do with theirs."""
    things = [Item(CARD, name) for name in of.cards]
    for asked in of.questions.values():
        things += [Item(FINDING, asked.id, str(one.on), str(one.answer)) for one in asked.findings]
    return Recorded({thing: nov(2 + (turn * place) % 7) for place, thing in enumerate(things)})


def test_a_history_ends_with_the_day_that_is_asked_for() -> None:
    """Entries after it are none; what came in after it is told all the same."""
    of, days = archive(FIRST, DENIED), recorded(first=1, denied=7)
    assert not revisions(derive(of), days, "q", date(2021, 3, 5) - timedelta(days=1), TODAY)
    assert revisions(derive(of), days, "q", date(2021, 3, 5), TODAY)

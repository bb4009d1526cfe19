"""A statement as it answers one question: what its figure counts, and which answers are the latest (method §5)."""

from datetime import date

import pytest

from onrecord.archive import link
from onrecord.model.entities import Actor, Card, Question
from onrecord.model.statements import Attributed
from onrecord.standings.answers import default_measure, measure_of
from onrecord.standings.conflicts import latest_answers
from onrecord.standings.derive import derive

QUANTITY = Question(
    id="q", text="How many?", kind="quantity", concerns=[], note="None.", measures=["dead", "hurt"], unit="men"
)
YES_NO = Question(id="q", text="Is it so?", kind="yes-no", concerns=[], note="None.")


@pytest.mark.parametrize(
    ("answer", "written", "measure"),
    [
        ("> 30", "hurt", "hurt"),
        ("> 30", None, "dead"),
        ("> 30", "missing", "dead"),
        ({"words": "several"}, "hurt", "hurt"),
        ("declined", "hurt", ""),
        ("declined", None, ""),
    ],
)
def test_what_a_figure_counts(answer: object, written: str | None, measure: str) -> None:
    """Its own measure where the question lists it, else the first; what is no figure counts nothing."""
    claim = Attributed(id="s", text="A claim.", said_by="a", answers={"q": answer}, measure=written)
    assert measure_of(QUANTITY, claim) == measure


def test_a_question_without_measures_has_no_first() -> None:
    """Of yes or no, nothing is counted."""
    claim = Attributed(id="s", text="A claim.", said_by="a", answers={"q": "yes"}, measure="dead")
    assert (default_measure(YES_NO), measure_of(YES_NO, claim)) == ("", "")


def test_the_latest_answers_come_in_order_of_their_days() -> None:
    """Of each voice all of its last day; of one day by their addresses, whoever was heard first."""
    words = [("early", 1, "a"), ("b-two", 3, "b"), ("a-two", 3, "b"), ("last", 4, "a"), ("c-one", 2, "c")]
    cards = [
        Card(
            id=name,
            title=name,
            publisher="p",
            type="news-report",
            published=f"2021-03-{day:02}",
            summary="None.",
            attributed=[{"id": "s", "text": "A claim.", "said_by": who, "answers": {"q": "yes"}}],
        )
        for name, day, who in words
    ]
    actors = [Actor(id=name, name=name, type="state") for name in "abcp"]
    counted = derive(link(cards, actors, [YES_NO], [], [])).counting("q", date(2021, 4, 1))
    assert [answering.entry.card.id for answering in latest_answers(counted)] == ["c-one", "a-two", "b-two", "last"]

"""What stands behind a finding and against it, as of its day (method §3)."""

from typing import Any, Final

import pytest

from onrecord.archive import Archive, link
from onrecord.model.entities import Actor, Card, Question
from onrecord.model.findings import Finding
from onrecord.standings.basis import Admission, Corroboration, admission, corroboration
from onrecord.standings.changes import changes_of
from onrecord.standings.derive import derive
from onrecord.standings.holding import holds_from

ACTORS: Final = [
    Actor(id=name, name=name.title(), type=kind)
    for name, kind in (("party", "state"), ("one", "state"), ("two", "state"), ("three", "state"), ("paper", "outlet"))
]


def _card(number: int, day: int, said_by: object, answer: str, **more: Any) -> Card:
    """A card of a day of March 2021: c0, c1 …"""
    reported = {"not_acknowledged_by": {"party": more.pop("reported")}} if "reported" in more else {}
    claim = {"id": "s", "text": "A claim.", "said_by": said_by, "answers": {"q": answer}, **reported, **more}
    return Card(
        id=f"c{number}",
        title="T",
        publisher="paper",
        type="news-report",
        published=f"2021-03-{day:02}",
        summary="None.",
        **{"unacknowledged" if reported else "attributed": [claim]},
    )


def _archive(*cards: tuple[Any, ...], quantity: bool = False) -> Archive:
    form = {"kind": "quantity", "measures": ["dead", "hurt"], "unit": "men"} if quantity else {"kind": "yes-no"}
    asked = Question(id="q", text="Is it so?", concerns=["party"], disinterested=["one"], note="None.", **form)
    built = [_card(n, *card[:3], **(card[3] if len(card) > 3 else {})) for n, card in enumerate(cards)]
    return link(built, ACTORS, [asked], [], [])


def _finding(answer: str, *evidence: str) -> Finding:
    return Finding(on="2021-04-01", answer=answer, basis="corroborated", evidence=evidence or ["c0"], note="Seen.")


def _named(finding: Finding, *cards: tuple[Any, ...], quantity: bool = False) -> list[str]:
    return sorted(origin.group for origin in _behind(_archive(*cards, quantity=quantity), finding).named)


def _behind(archive: Archive, finding: Finding) -> Corroboration:
    return corroboration(archive.question("q"), derive(archive).answers["q"], finding, finding.day)


@pytest.mark.parametrize(
    ("cards", "named"),
    [
        ([(1, "one", "yes"), (2, "two", "yes")], ["one", "two"]),
        ([(1, "one", "yes"), (2, "one", "declined")], ["one"]),
        ([(1, "one", "yes"), (2, "one", "no")], []),
        ([(1, "one", "no"), (2, "one", "yes")], ["one"]),
        ([(1, "one", "yes"), (1, "one", "no")], ["one"]),
        ([(1, "one", "yes"), (2, "party", "yes")], ["one"]),
        ([(1, {"anonymous": "somebody"}, "yes"), (2, "paper", "yes")], []),
        ([(1, "one", "yes"), (2, "two", "yes", {"rests_on": ["c0#s"]})], ["one"]),
        ([(1, "one", "yes", {"said_on": "2021-03-01"}), (2, "two", "yes", {"supersedes": "c0#s"})], ["two"]),
    ],
)
def test_who_says_the_same(cards: list[tuple[Any, ...]], named: list[str]) -> None:
    """Each named origin by its latest answers; one that would not say later has taken nothing back."""
    assert _named(_finding("yes"), *cards) == named


@pytest.mark.parametrize(
    ("figure", "more", "named"),
    [
        ("40", {}, ["one"]),
        ("40", {"measure": "dead"}, ["one"]),
        ("40", {"measure": "hurt"}, []),
        ("> 30", {}, ["one"]),
        ("< 30", {}, []),
    ],
)
def test_which_figure_says_the_same(figure: str, more: dict[str, str], named: list[str]) -> None:
    """One of the question's default measure that is not disjoint from the finding's (method §5)."""
    assert _named(_finding("~42"), (1, "one", figure, more), quantity=True) == named


@pytest.mark.parametrize(
    ("one", "two", "named"),
    [
        ("2021-02-15", "2021-03-01", ["one", "two"]),
        ("2021-03-01", "2021-02-15", ["one", "two"]),
        ("2021-02-15", "2021-03-02", ["one"]),
        (None, "2021-03-02", ["one"]),
    ],
)
def test_figures_back_one_another_where_they_compare(one: str | None, two: str, named: list[str]) -> None:
    """Two origins with a figure each that says the same are two only within the window (method §3, §5)."""
    as_of = {"as_of": one} if one else {}
    cards = (1, "one", "40", as_of), (2, "two", "43", {"as_of": two})
    assert _named(_finding("~42"), *cards, quantity=True) == named


@pytest.mark.parametrize(("day", "against"), [("2021-03-08", ["c2#s"]), ("2021-04-08", [])])
def test_a_figure_is_to_the_contrary_where_it_compares(day: str, against: list[str]) -> None:
    """With one of those that say the same; words and a figure of another time contradict nothing (method §3)."""
    same = (1, "one", "40", {"as_of": "2021-03-01"}), (2, "two", "43", {"as_of": "2021-03-01"})
    others = (3, "three", "500", {"as_of": day}), (4, "paper", {"words": "thousands"})
    archive = _archive(*same, *others, quantity=True)
    assert [ref for _, ref in _behind(archive, _finding("~42")).contrary] == against


def test_words_corroborate_nothing() -> None:
    """They are shown and never compared (method §5)."""
    some = {"words": "several hundred"}
    archive = _archive((1, "one", some), (2, "two", some), quantity=True)
    finding = Finding(on="2021-04-01", answer=some, basis="corroborated", evidence=["c0", "c1"], note="Seen.")
    assert _behind(archive, finding).named == frozenset()
    assert holds_from(archive, archive.question("q"), changes_of(derive(archive).answers["q"]), finding) is None


TWO: Final = [(1, "one", "yes"), (2, "two", "yes"), (3, "three", "yes"), (4, "one", "yes")]


@pytest.mark.parametrize(
    ("evidence", "cited"),
    [
        (["c0", "c1"], True),
        (["c0#s", "c1#s"], True),
        (["c0"], False),
        (["c0", "c3"], False),
        (["c1", "c2"], False),
        (["c1", "c2", "c3"], True),
    ],
)
def test_the_evidence_itself_is_of_two_origins_one_without_a_stake(evidence: list[str], cited: bool) -> None:
    """Whatever else is in the archive."""
    archive = _archive(*TWO)
    behind = _behind(archive, _finding("yes", *evidence))
    assert (behind.disinterested, behind.cited) == (True, cited)
    assert behind.examples == ("c3#s", "c2#s", "c1#s")


def test_what_is_to_the_contrary() -> None:
    """Of an anonymous origin too; never of a party concerned, and never what came after the day."""
    archive = _archive((1, "two", "no"), (2, "paper", "no"), (3, "party", "no"), (4, "three", "declined"))
    against = _behind(archive, _finding("yes")).contrary
    assert [(origin.group, ref) for origin, ref in against] == [("paper", "c1#s"), ("two", "c0#s")]


@pytest.mark.parametrize(
    ("cards", "admitted"),
    [
        ([(1, "party", "no"), (2, "party", "yes")], Admission(("c1#s",), cited=False)),
        ([(2, "party", "yes"), (1, "one", "yes", {"reported": "declined"})], Admission(("c0#s",), cited=True)),
        ([(1, "party", "yes"), (2, "party", "no"), (3, "party", "yes")], Admission(("c2#s",), cited=False)),
        ([(1, "party", "no"), (2, "party", "yes"), (3, "party", "no")], Admission((), cited=False)),
        ([(1, "party", "yes"), (1, "one", "yes", {"reported": "denied"})], Admission((), cited=False)),
        ([(1, "party", "no")], Admission((), cited=False)),
        ([(1, "one", "yes")], Admission((), cited=False)),
    ],
)
def test_what_a_party_has_owned(cards: list[tuple[Any, ...]], admitted: Admission) -> None:
    """Its `yes`, still its position, on a later day than one on which it was known not to own it."""
    archive, finding = _archive(*cards), _finding("yes")
    assert admission(archive.question("q"), derive(archive).answers["q"], finding, finding.day) == admitted

"""The days on which cards, findings and searches came in: worked out, written, read."""

import csv
from collections.abc import Iterator
from datetime import date
from typing import Final

import pytest
from pydantic import Field

from onrecord.model.findings import Finding
from onrecord.model.record import Record
from onrecord.model.recorded import Item, Recorded, as_csv, first_days, items_in, recorded_in
from onrecord.reading.source_files import SourceFile

ONE, TWO, THREE = date(2026, 11, 1), date(2026, 11, 2), date(2026, 11, 3)
QUESTION: Final = b"""\
text: How many?
findings:
  - {on: 2026-11-01, answer: ">  3000", basis: examined, evidence: [a], note: Seen.}
  - {on: 2026-11-02, answer: {words: several  hundred}}
  - no finding
searches:
  - {on: 2026-11-03, for: north, where: everywhere, found: nothing, by: A. B.}
"""
FINDING: Final = Item("finding", "q", "2026-11-01", "> 3000")
SEARCH: Final = Item("search", "q", "2026-11-03", "north")


def test_what_a_file_holds() -> None:
    """A card is its name; a question is no row, its findings and searches are; what cannot be read is none."""
    assert list(items_in("questions/q.yaml", QUESTION)) == [
        FINDING,
        Item("finding", "q", "2026-11-02", "several hundred"),
        SEARCH,
    ]
    assert list(items_in("cards/2021/a.yaml", b"\xff broken")) == [Item("card", "a")]
    assert list(items_in("questions/q.yaml", b"findings: [\n")) == []
    assert list(items_in("questions/q.yaml", b"findings: none\n")) == []
    assert list(items_in("actors/a.yaml", b"findings: []\n")) == []
    assert list(items_in("cards/README.md", b"")) == []


def test_a_question_that_a_card_introduces() -> None:
    """Its findings and searches are those of a question in a file of its own."""
    introduced = b"introduces:\n  questions:\n    q:\n      " + QUESTION.replace(b"\n", b"\n      ")
    assert list(items_in("cards/2021/a.yaml", introduced))[:2] == [Item("card", "a"), FINDING]


def test_the_first_day_holds_whatever_becomes_of_the_file() -> None:
    """It is changed, moved to another folder, taken away and brought back; what is gone at the end has no row."""
    history: list[tuple[date, list[tuple[str, bytes | None]]]] = [
        (ONE, [("cards/2021/a.yaml", b"a"), ("cards/2021/b.yaml", b"b")]),
        (TWO, [("cards/2021/a.yaml", None), ("cards/2022/a.yaml", b"a"), ("cards/2021/b.yaml", None)]),
        (TWO, [("questions/q.yaml", QUESTION)]),
        (THREE, [("cards/2022/a.yaml", b"a2"), ("questions/q.yaml", QUESTION.replace(b"several", b"some"))]),
    ]
    days = first_days(history)
    assert days == {
        Item("card", "a"): ONE,
        FINDING: TWO,
        SEARCH: TWO,
        Item("finding", "q", "2026-11-02", "some hundred"): THREE,
    }
    assert first_days([*history, (THREE, [("cards/2021/b.yaml", b"b")])])[Item("card", "b")] == ONE


WRITTEN: Final = """\
kind,id,on,what,recorded
card,a,,,2026-11-01
finding,q,2026-11-02,"a few, perhaps",2026-11-02
search,q,2026-11-03,north,2026-11-03
"""


def test_what_is_written_is_read_again() -> None:
    """In order, to the byte."""
    days = {SEARCH: THREE, Item("finding", "q", "2026-11-02", "a few, perhaps"): TWO, Item("card", "a"): ONE}
    assert as_csv(days) == WRITTEN
    by_others = b"\xef\xbb\xbf" + WRITTEN.replace("\n", "\r\n").encode()
    for raw in (WRITTEN.encode(), by_others):
        assert recorded_in(SourceFile("recorded.csv", raw)) == (Recorded(days), [])


class Search(Record):
    """As a question's searches are, whatever their fields are called in code."""

    on: str
    for_: str = Field(alias="for")


def test_a_thing_is_asked_for_as_the_model_has_it() -> None:
    """A finding by its day and its answer, spaces aside; what is in no row came in with this build."""
    recorded = Recorded({Item("card", "a"): ONE, FINDING: TWO, SEARCH: THREE})
    finding = Finding(on="2026-11-01", answer=">  3000", basis="examined", evidence=["a"], note="Seen.")
    assert (recorded.of_card("a"), recorded.of_card("b")) == (ONE, None)
    assert (recorded.of_finding("q", finding), recorded.of_finding("p", finding)) == (TWO, None)
    assert recorded.of_search("q", Search.model_validate({"on": "2026-11-03", "for": "north"})) == THREE


HEADING: Final = "kind,id,on,what,recorded\n"
WRONG: Final = [
    ("kind,id\n", (1, 1, 7), "the first line is not kind,id,on,what,recorded"),
    ("", (1, 1, 1), "the first line is not kind,id,on,what,recorded"),
    (f"{HEADING}card,a\n", (2, 1, 6), "this row has 2 columns, not 5"),
    (f"{HEADING}\n", (2, 1, 1), "this row has 0 columns, not 5"),
    (f"{HEADING}actor,a,,,2026-11-01\n", (2, 1, 5), '"actor" is nothing that comes in'),
    (f"{HEADING}card,a,,,2026-11-31\n", (2, 10, 10), '"2026-11-31" is no day'),
    (f"{HEADING}card,a,,,20261101\n", (2, 10, 8), '"20261101" is no day'),
    (f'{HEADING}card,a,,"x,y",1 Nov\n', (2, 15, 5), '"1 Nov" is no day'),
    (f"{HEADING}card,a,,,2026-11-01\ncard,a,,,2026-11-02\n", (3, 6, 1), '"a" came in already, in a row above'),
    (f"{HEADING}card,{'a' * 200_000},,,2026-11-01\n", (2, 1, 200_018), "this row has 0 columns, not 5"),
]


@pytest.fixture
def usual_limit() -> Iterator[None]:
    """The length of a field at which csv gives up, where no library of another test has raised it for all."""
    before = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(before)


@pytest.mark.usefixtures("usual_limit")
@pytest.mark.parametrize(("text", "place", "message"), WRONG, ids=range(len(WRONG)))
def test_a_malformed_row_is_told_at_its_place(text: str, place: tuple[int, int, int], message: str) -> None:
    """File, line and column; the other rows are read all the same."""
    _, (problem,) = recorded_in(SourceFile("recorded.csv", text.encode()))
    assert (problem.path, problem.span.line, problem.span.column, problem.span.width) == ("recorded.csv", *place)
    assert problem.message == message
    more = text + "card,z,,,2026-11-01\n" if text.startswith(HEADING) else f"{HEADING}card,z,,,2026-11-01\n"
    assert recorded_in(SourceFile("recorded.csv", more.encode()))[0].of_card("z") == ONE


def test_a_file_that_is_no_text_or_no_file() -> None:
    """As of any other file of the archive."""
    files = (SourceFile("recorded.csv", b"\xff"), SourceFile("recorded.csv", None, "it is a link"))
    (no_text,), (no_file,) = (recorded_in(file)[1] for file in files)
    assert (no_text.message, no_file.message) == ("byte 0xff is not UTF-8", "the file cannot be read: it is a link")

"""`NAMED.csv`: what an evidence pack only names, written, read back, and told where a row is wrong."""

from datetime import date
from typing import Final

import pytest

from onrecord.model.figures import Words, parse_bound
from onrecord.model.named import HEADING, NOTHING_NAMED, NamedThing, Stood, as_csv, named_in
from onrecord.model.references import Known, statement_fault
from onrecord.reading.source_files import SourceFile
from onrecord.vocabulary import Badge, EntityKind, Standing, YesNo

SUM: Final = "0123456789abcdef" * 4
DAY: Final = date(2026, 12, 1)
CARD: Final = NamedThing("report", "card", "/sources/report/", SUM)
STATEMENT: Final = NamedThing(
    "report#s", "statement", "https://example.org/sources/report/#s", SUM, (("agency", True), ("north", False))
)
QUESTION: Final = NamedThing(
    "granted",
    "question",
    "/questions/granted/",
    SUM,
    text="Were they, “there”, so?",
    yes_says="they were, so, there",
    on=DAY,
    stood=(
        Stood(date.min, Standing.UNANSWERED),
        Stood(date(2025, 1, 2), Standing.ATTRIBUTED, frozenset({Badge.CONTESTED, Badge.ACKNOWLEDGED})),
        Stood(date(2025, 4, 26), Standing.VERIFIED, found=(YesNo.YES, parse_bound("> 3000"), Words("some, or many"))),
    ),
)
CARRIED: Final = {"agency": "actors/agency.yaml", "north": "actors/north.yaml", "here": "cards/2021/here.yaml"}
TEXT: Final = f"""\
{",".join(HEADING)}
granted,question,/questions/granted/,{SUM},"Were they, “there”, so?",2026-12-01,,unanswered,,,,"they were, so, there"
granted,question,/questions/granted/,{SUM},"Were they, “there”, so?",2026-12-01,2025-01-02,attributed,acknowledged contested,,,"they were, so, there"
granted,question,/questions/granted/,{SUM},"Were they, “there”, so?",2026-12-01,2025-04-26,verified,,"yes; > 3000; words: some, or many",,"they were, so, there"
report,card,/sources/report/,{SUM},,,,,,,,
report#s,statement,https://example.org/sources/report/#s,{SUM},,,,,,,unnamed:agency north,
"""  # noqa: E501


def read(text: str) -> tuple[dict[str, NamedThing], list[tuple[int, int, int, str]]]:
    """What a text names, and its problems: line, column, width, message."""
    named, problems = named_in(SourceFile("NAMED.csv", text.encode()), CARRIED, {"agency", "north"})
    assert {problem.path for problem in problems} <= {"NAMED.csv"}
    return dict(named.things), [(p.span.line, p.span.column, p.span.width, p.message) for p in problems]


def test_what_is_named_is_written_in_order_and_read_back() -> None:
    """A row each, of a question one for each time that it stood otherwise."""
    assert as_csv([STATEMENT, QUESTION, CARD]) == TEXT
    assert read(TEXT) == ({thing.id: thing for thing in (CARD, STATEMENT, QUESTION)}, [])


def row(**fields: str) -> str:
    """A file with one row: a card's, and in it other fields."""
    sound = {"id": "report", "kind": "card", "address": "/sources/report/", "sha256": SUM, **fields}
    return f"{','.join(HEADING)}\n{','.join(sound.get(name, '') for name in HEADING)}\n"


def asked(**fields: str) -> str:
    """A file with the row of a question."""
    return row(**{"kind": "question", "text": "Q?", "on": "2026-12-01", "standing": "attributed", **fields})


BEHIND: Final = len(f"report,card,/sources/report/,{SUM},")
BEHIND_Q: Final = len(f"report,question,/sources/report/,{SUM},Q?,")
KINDS: Final = "is nothing that a pack only names"
WRONG: Final = [
    ("", (1, 1, 1), f"the first line is not {','.join(HEADING)}"),
    ("id,kind\n", (1, 1, 7), f"the first line is not {','.join(HEADING)}"),
    (f"{','.join(HEADING)}\nreport,card\n", (2, 1, 11), "this row has 2 columns, not 12"),
    (row(kind="actor"), (2, 8, 5), f'"actor" {KINDS}'),
    (row(kind=""), (2, 8, 1), f'"" {KINDS}'),
    (row(kind="statement"), (2, 1, 6), '"report" is no id of a statement'),
    (row(id="report#s"), (2, 1, 8), '"report#s" is no id of a card'),
    (row(id="The Report"), (2, 1, 10), '"The Report" is no id of a card'),
    (row(id="report#S", kind="statement"), (2, 1, 8), '"report#S" is no id of a statement'),
    (row(id="here"), (2, 1, 4), '"here" is carried: cards/2021/here.yaml is here'),
    (row(id="here#s", kind="statement"), (2, 1, 6), '"here#s" is carried: cards/2021/here.yaml is here'),
    (row(address="sources"), (2, 13, 7), '"sources" is no address'),
    (row(address="javascript:x"), (2, 13, 12), '"javascript:x" is no address'),
    (row(sha256=SUM.upper()), (2, 30, 64), f'"{SUM.upper()}" is no SHA-256'),
    (row(sha256=SUM[1:]), (2, 30, 63), f'"{SUM[1:]}" is no SHA-256'),
    (row(text="T"), (2, BEHIND + 1, 1), "a card has no text"),
    (row(origins="north"), (2, BEHIND + 7, 5), "a card has no origins"),
    (row(says="so"), (2, BEHIND + 8, 2), "a card has no says"),
    (row(id="a#s", kind="statement", standing="verified"), (2, BEHIND + 6, 8), "a statement has no standing"),
    (asked(origins="north"), (2, BEHIND_Q + 26, 5), "a question has no origins"),
    (asked(text=" "), (2, BEHIND_Q - 2, 1), "the text of the question report is missing"),
    (asked(on=""), (2, BEHIND_Q + 1, 1), '"" is no day'),
    (asked(on="20261201"), (2, BEHIND_Q + 1, 8), '"20261201" is no day'),
    (asked(**{"from": "2026-13-01"}), (2, BEHIND_Q + 12, 10), '"2026-13-01" is no day'),
    (asked(standing="proved"), (2, BEHIND_Q + 13, 6), '"proved" is no standing'),
    (asked(badges="contested odd"), (2, BEHIND_Q + 24, 13), '"odd" is no badge'),
    (asked(answer="yes; many"), (2, BEHIND_Q + 25, 9), '"many" is no answer'),
    (
        row(id="a#s", kind="statement", origins="north unnamed:south"),
        (2, BEHIND + 9, 19),
        '"south" is no actor of this pack',
    ),
    (row() + row().splitlines()[1] + "\n", (3, 1, 6), '"report" stands here and above'),
    (asked() + asked().splitlines()[1] + "\n", (3, 1, 6), '"report" stands here and above'),
    (
        asked() + asked(says="so", **{"from": "2025-01-01"}).splitlines()[1] + "\n",
        (3, 1, 6),
        '"report" stands here and above',
    ),
    (
        asked() + asked(text="Other?", **{"from": "2025-01-01"}).splitlines()[1] + "\n",
        (3, 1, 6),
        '"report" stands here and above',
    ),
]


@pytest.mark.parametrize(("text", "place", "message"), WRONG, ids=range(len(WRONG)))
def test_a_wrong_row_is_told_at_its_place(text: str, place: tuple[int, int, int], message: str) -> None:
    """Line and column; the row is passed over, and the others are read all the same."""
    head = text if text.startswith("id,kind,a") else f"{','.join(HEADING)}\n"
    for one in (text, f"{head}zz,card,/z,{SUM},,,,,,,,\n"):
        things, problems = read(one)
        assert problems == [(*place, message)] or one != text
    assert things["zz"].kind == "card"


def test_a_file_that_is_no_text_or_no_file() -> None:
    """As of any other file of the archive."""
    for file, message in (
        (SourceFile("NAMED.csv", b"\xff"), "byte 0xff is not UTF-8"),
        (SourceFile("NAMED.csv", None, "it is a link"), "the file cannot be read: it is a link"),
    ):
        named, (problem,) = named_in(file, {}, set())
        assert (named, problem.message) == (NOTHING_NAMED, message)


def test_what_is_named_is_known_and_nothing_else() -> None:
    """Of a card that is not here just the statements that are named; what files define stays as it is."""
    named = named_in(SourceFile("NAMED.csv", TEXT.encode()), CARRIED, {"agency", "north"})[0]
    known = named.added_to(Known({EntityKind.CARD: frozenset({"here"})}, statements={"here": frozenset({"t"})}))
    assert known.ids[EntityKind.CARD] == {"here", "report"}
    assert known.ids[EntityKind.QUESTION] == {"granted"}
    assert statement_fault("report#s", known) is None
    assert statement_fault("here#t", known) is None
    wrong = statement_fault("report#other", known)
    assert wrong is not None
    assert wrong.key == "unknown-statement"

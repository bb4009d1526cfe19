"""What an evidence pack only names: cards, statements and questions that its files speak of and it does not carry.

A pack writes them into its `NAMED.csv` (`as_csv`); whoever loads an unpacked one reads them (`named_in`). An id that
stands there is known. Of a statement the table gives the origins, of a question its text and how it stood, so that the
derivation can go on where the files end (method §4, §6); all else that a rule would ask of them is not weighed.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

from ..problems.problem import Fault, Problem, fault
from ..reading import csv_rows
from ..reading.source_files import SourceFile
from ..vocabulary import Badge, EntityKind, Standing, YesNo
from .answers import AnyAnswer
from .field_types import KEBAB
from .figures import NoFigureError, Words, parse_bound
from .record import nothing
from .references import Known, card_of, split_ref

CARD: Final = EntityKind.CARD.value
QUESTION: Final = EntityKind.QUESTION.value
STATEMENT: Final = "statement"
KINDS: Final = (CARD, STATEMENT, QUESTION)
HEADING: Final = (
    "id",
    "kind",
    "address",
    "sha256",
    "text",
    "on",
    "from",
    "standing",
    "badges",
    "answer",
    "origins",
    "says",
)
_OF_A_QUESTION: Final = ("text", "on", "from", "standing", "badges", "answer", "says")
_PLACES: Final[Mapping[str, Sequence[str]]] = {CARD: (), STATEMENT: ("origins",), QUESTION: _OF_A_QUESTION}
"""The columns, behind the first four, that a row of each kind may fill."""
_SUM: Final = re.compile(r"[0-9a-f]{64}")
_ADDRESS: Final = re.compile(r"(https?://|/)\S+")
_UNNAMED: Final = "unnamed:"
_WORDS: Final = "words: "
_BETWEEN: Final = "; "


@dataclass(frozen=True, slots=True)
class Stood:
    """How a question stood from a day on, as far as what presupposes it asks (method §6).

    `found` are the answers of the findings that held.
    """

    since: date
    standing: Standing
    badges: frozenset[Badge] = frozenset()
    found: tuple[AnyAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedThing:
    """Something that is only named: where it is read, and the SHA-256 of the file that it stands in.

    Of a statement the `origins` as control groups, each with whether it is anonymous. Of a question its `text`, what a
    yes to it says, and how it stood up to the day `on`, the last last.
    """

    id: str
    kind: str
    address: str
    sum: str
    origins: tuple[tuple[str, bool], ...] = ()
    text: str = ""
    yes_says: str = ""
    on: date | None = None
    stood: tuple[Stood, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """All that is only named, by its id."""

    things: Mapping[str, NamedThing] = field(default_factory=nothing)

    def of(self, kind: str) -> Iterator[NamedThing]:
        """What is named of a kind."""
        return (thing for thing in self.things.values() if thing.kind == kind)

    def question(self, question: str) -> NamedThing | None:
        """A question that is only named; None where it is not."""
        thing = self.things.get(question)
        return thing if thing and thing.kind == QUESTION else None

    @property
    def files(self) -> frozenset[str]:
        """The cards and questions whose files are not there."""
        return frozenset(map(card_of, self.things))

    def added_to(self, known: Known) -> Known:
        """The ids that files define, and these."""
        cards = {card_of(thing.id) for thing in self.things.values() if thing.kind != QUESTION}
        own: dict[str, set[str]] = {card: set() for card in cards}
        for thing in self.of(STATEMENT):
            own[card_of(thing.id)].add(split_ref(thing.id)[1])
        added = {EntityKind.CARD: cards, EntityKind.QUESTION: {thing.id for thing in self.of(QUESTION)}}
        ids = {kind: known.ids.get(kind, frozenset()) | added.get(kind, set()) for kind in EntityKind}
        statements = {card: frozenset(ids) for card, ids in own.items()}
        return replace(known, ids=ids, statements={**statements, **known.statements})


NOTHING_NAMED: Final = Named()


def as_csv(things: Iterable[NamedThing]) -> str:
    """The things as the file holds them: a row each, of a question one for each time in which it stood otherwise."""
    return csv_rows.as_csv(HEADING, (row for thing in sorted(things, key=lambda t: t.id) for row in _rows(thing)))


def _rows(thing: NamedThing) -> Iterator[Sequence[str]]:
    begin = (thing.id, thing.kind, thing.address, thing.sum)
    if thing.kind != QUESTION:
        origins = (f"{_UNNAMED * anonymous}{group}" for group, anonymous in sorted(thing.origins))
        yield (*begin, "", "", "", "", "", "", " ".join(origins), "")
    for stood in thing.stood:
        since = "" if stood.since == date.min else stood.since.isoformat()
        badges, found = " ".join(sorted(stood.badges)), _BETWEEN.join(map(_spelt, stood.found))
        on = thing.on.isoformat() if thing.on else ""
        text, says = " ".join(thing.text.split()), " ".join(thing.yes_says.split())
        yield (*begin, text, on, since, stood.standing.value, badges, found, "", says)


def _spelt(answer: AnyAnswer) -> str:
    return f"{_WORDS}{' '.join(answer.words.split())}" if isinstance(answer, Words) else str(answer)


class _Row(NamedTuple):
    """A row of the table, by its columns."""

    id: str
    kind: str
    address: str
    sum: str
    text: str
    on: str
    since: str
    standing: str
    badges: str
    answer: str
    origins: str
    says: str


def named_in(file: SourceFile, carried: Mapping[str, str], actors: Set[str]) -> tuple[Named, list[Problem]]:
    """What a file names, and what is wrong with its rows: such a row is passed over.

    `carried` leads from the ids that files define to their paths; `actors` are those among them.
    """
    rows, problems = csv_rows.rows_in(file)
    things: dict[str, NamedThing] = {}
    for row in rows[:1]:
        if row.fields != HEADING:
            problems.append(row.problem(file.path, csv_rows.WHOLE, fault("named-row/heading")))
    for row in rows[1:]:
        wrong = next(_faults(row.fields, things, carried, actors), None)
        if wrong:
            problems.append(row.problem(file.path, *wrong))
        else:
            thing = _thing(_Row(*row.fields))
            before = things.get(thing.id)
            things[thing.id] = replace(before, stood=(*before.stood, *thing.stood)) if before else thing
    return Named(MappingProxyType(things)), problems


def _thing(row: _Row) -> NamedThing:
    begin = (row.id, row.kind, row.address, row.sum)
    if row.kind != QUESTION:
        tokens = row.origins.split()
        return NamedThing(*begin, tuple((t.removeprefix(_UNNAMED), t.startswith(_UNNAMED)) for t in tokens))
    since = date.fromisoformat(row.since) if row.since else date.min
    badges = frozenset(map(Badge, row.badges.split()))
    found = tuple(_answer(text) for text in row.answer.split(_BETWEEN) if text)
    stood = Stood(since, Standing(row.standing), badges, found)
    return NamedThing(*begin, text=row.text, yes_says=row.says, on=date.fromisoformat(row.on), stood=(stood,))


def _answer(text: str) -> AnyAnswer:
    """Raises NoFigureError where a text is no answer."""
    if text.startswith(_WORDS):
        return Words(text.removeprefix(_WORDS))
    return YesNo(text) if text in frozenset(YesNo) else parse_bound(text)


_Wrong = tuple[int, Fault]
"""In which column, and what."""


def _faults(
    fields: Sequence[str], before: Mapping[str, NamedThing], carried: Mapping[str, str], actors: Set[str]
) -> Iterator[_Wrong]:
    """What is wrong with a row; the first is told."""
    if len(fields) != len(HEADING):
        yield csv_rows.WHOLE, fault("named-row/columns", count=len(fields), wanted=len(HEADING))
        return
    row = _Row(*fields)
    yield from _of_the_thing(row, carried)
    yield from _out_of_place(row)
    if row.kind == QUESTION:
        yield from _of_a_question(row)
    for token in row.origins.split():
        if token.removeprefix(_UNNAMED) not in actors:
            yield _at("origins"), fault("named-row/origin", value=token.removeprefix(_UNNAMED))
    if (other := before.get(row.id)) and not _goes_on(other, row):
        yield _at("id"), fault("named-row/twice", value=row.id)


def _at(column: str) -> int:
    return HEADING.index(column)


def _of_the_thing(row: _Row, carried: Mapping[str, str]) -> Iterator[_Wrong]:
    """Its kind, its id, where it is read and the sum of its file."""
    if row.kind not in KINDS:
        yield _at("kind"), fault("named-row/kind", value=row.kind, kinds=", ".join(KINDS))
        return
    parts = row.id.split("#")
    if len(parts) != 1 + (row.kind == STATEMENT) or not all(map(KEBAB.fullmatch, parts)):
        yield _at("id"), fault("named-row/id", value=row.id, statement=row.kind == STATEMENT, kind=row.kind)
    elif parts[0] in carried:
        yield _at("id"), fault("named-row/carried", value=row.id, path=carried[parts[0]])
    if not _ADDRESS.fullmatch(row.address):
        yield _at("address"), fault("named-row/address", value=row.address)
    if not _SUM.fullmatch(row.sum):
        yield _at("sha256"), fault("named-row/sum", value=row.sum)


def _out_of_place(row: _Row) -> Iterator[_Wrong]:
    for name, value in zip(HEADING[4:], row[4:], strict=True):
        if value and name not in _PLACES[row.kind]:
            yield _at(name), fault("named-row/out-of-place", name=name, kind=row.kind)


def _of_a_question(row: _Row) -> Iterator[_Wrong]:
    if not row.text.strip():
        yield _at("text"), fault("named-row/text", value=row.id)
    for name, value in (("on", row.on), ("from", row.since)):
        if not _is_day(value) and (value or name == "on"):
            yield _at(name), fault("named-row/day", value=value)
    if row.standing not in frozenset(Standing):
        yield _at("standing"), fault("named-row/standing", value=row.standing, words=", ".join(Standing))
    for badge in row.badges.split():
        if badge not in frozenset(Badge):
            yield _at("badges"), fault("named-row/badge", value=badge, words=", ".join(Badge))
    for text in filter(None, row.answer.split(_BETWEEN)):
        if not _reads(_answer, text):
            yield _at("answer"), fault("named-row/answer", value=text)


def _goes_on(before: NamedThing, row: _Row) -> bool:
    """Whether a row tells how the question of those above stood later."""
    own = before.kind, before.address, before.sum, before.text, before.yes_says
    same = own == (row.kind, row.address, row.sum, row.text, row.says)
    later = bool(row.since) and before.stood and before.stood[-1].since < date.fromisoformat(row.since)
    return bool(row.kind == QUESTION and same and later and before.on == date.fromisoformat(row.on))


def _is_day(text: str) -> bool:
    return _reads(date.fromisoformat, text) and date.fromisoformat(text).isoformat() == text


def _reads(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except (ValueError, NoFigureError):
        return False
    return True

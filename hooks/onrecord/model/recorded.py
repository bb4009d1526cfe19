"""When what the archive holds came in: the day on which a card, a finding or a search first stood on the main line.

`onrecord recorded` works the days out from the history of git (`first_days`) and writes them (`as_csv`); whoever loads
an archive reads them (`recorded_in`). A finding is known by its question, its day and its answer, a search by its
question, its day and the party that was looked for: with another answer or party it is another one. What is read of the
history are plain values, so that a file of long ago need not be one that the model of today knows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final, NamedTuple

from ..problems.problem import Fault, Problem, fault
from ..reading import csv_rows
from ..reading.document import Value
from ..reading.source_files import FOLDERS, SourceFile
from ..reading.yaml_reader import read
from ..vocabulary import EntityKind
from .findings import Finding
from .record import Record, nothing


class Item(NamedTuple):
    """What came in: a card by its id; a question's finding by `on` and its answer, its search by `on` and its party."""

    kind: str
    id: str
    on: str = ""
    what: str = ""


CARD: Final = "card"
FINDING: Final = "finding"
SEARCH: Final = "search"
KINDS: Final = (CARD, FINDING, SEARCH)
HEADING: Final = ("kind", "id", "on", "what", "recorded")
Days = Mapping[Item, date]


@dataclass(frozen=True, slots=True)
class Recorded:
    """The day on which each thing came in. What stands nowhere in it has come in with this build."""

    days: Days = field(default_factory=nothing)

    def of_card(self, card: str) -> date | None:
        """The day on which a card came in; None where it has only now."""
        return self.days.get(Item(CARD, card))

    def of_finding(self, question: str, finding: Finding) -> date | None:
        """The day on which a finding came in; None where it has only now."""
        return self.days.get(Item(FINDING, question, _plain(finding.on.text), _plain(str(finding.answer))))

    def of_search(self, question: str, search: Record) -> date | None:
        """The day on which a search came in; None where it has only now."""
        fields = {info.alias or name: getattr(search, name) for name, info in type(search).model_fields.items()}
        return self.days.get(Item(SEARCH, question, _plain(str(fields["on"])), _plain(str(fields["for"]))))


NOTHING_RECORDED: Final = Recorded()


def first_days(history: Iterable[tuple[date, Iterable[tuple[str, bytes | None]]]]) -> dict[Item, date]:
    """What the last of these days holds, and when each of it was first there.

    `history` are the files that changed on each day, the oldest day first: path and bytes, None where a file went.
    """
    first: dict[Item, date] = {}
    files: dict[str, tuple[Item, ...]] = {}
    for day, changed in history:
        for path, raw in changed:
            files[path] = () if raw is None else tuple(items_in(path, raw))
            for item in files[path]:
                first.setdefault(item, day)
    return {item: first[item] for items in files.values() for item in items}


def items_in(path: str, raw: bytes) -> Iterator[Item]:
    """What a file of the archive holds that comes in on a day: its card, the findings and searches of its questions."""
    place = PurePosixPath(path)
    kind = FOLDERS.get(place.parts[0]) if place.suffix == ".yaml" and len(place.parts) > 1 else None
    if kind is EntityKind.CARD:
        yield Item(CARD, place.stem)
    if kind in (EntityKind.CARD, EntityKind.QUESTION) and (b"findings" in raw or b"searches" in raw):
        data = read(path, raw)[0].data or {}
        own = {place.stem: data} if kind is EntityKind.QUESTION else {}
        for question, content in {**_mapping(_mapping(data, "introduces"), "questions"), **own}.items():
            yield from _of_question(question, content)


def _mapping(value: Value, key: str) -> Mapping[str, Value]:
    found = value.get(key) if isinstance(value, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _of_question(question: str, content: Value) -> Iterator[Item]:
    for kind, listed, what in ((FINDING, "findings", "answer"), (SEARCH, "searches", "for")):
        entries = content.get(listed) if isinstance(content, Mapping) else None
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, Mapping):
                yield Item(kind, question, _plain(_text(entry.get("on"))), _plain(_text(entry.get(what))))


def _text(value: Value) -> str:
    """A value as a text; of a figure given in words, the words."""
    return str(value.get("words", "") if isinstance(value, Mapping) else "" if value is None else value)


def _plain(text: str) -> str:
    return " ".join(text.split())


def as_csv(days: Days) -> str:
    """The days as the file holds them: a row a thing, in order."""
    return csv_rows.as_csv(HEADING, ([*item, day.isoformat()] for item, day in sorted(days.items())))


def recorded_in(file: SourceFile) -> tuple[Recorded, list[Problem]]:
    """The days that a file holds, and what is wrong with its rows: such a row is passed over."""
    rows, problems = csv_rows.rows_in(file)
    days: dict[Item, date] = {}
    for row in rows[:1]:
        if row.fields != HEADING:
            problems.append(row.problem(file.path, csv_rows.WHOLE, fault("recorded-row/heading")))
    for row in rows[1:]:
        wrong = _wrong(row.fields, days)
        if wrong:
            problems.append(row.problem(file.path, *wrong))
        else:
            days[_item(row.fields)] = date.fromisoformat(row.fields[-1])
    return Recorded(MappingProxyType(days)), problems


def _item(row: Sequence[str]) -> Item:
    return Item(row[0], row[1], row[2], row[3])


def _wrong(row: Sequence[str], days: Days) -> tuple[int, Fault] | None:
    """What is wrong with a row, and in which of its columns; None where nothing is."""
    if len(row) != len(HEADING):
        return csv_rows.WHOLE, fault("recorded-row/columns", count=len(row), wanted=len(HEADING))
    if row[0] not in KINDS:
        return 0, fault("recorded-row/kind", value=row[0], kinds=", ".join(KINDS))
    if not _is_day(row[-1]):
        return len(row) - 1, fault("recorded-row/day", value=row[-1])
    if _item(row) in days:
        return 1, fault("recorded-row/twice", value=row[1])
    return None


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False

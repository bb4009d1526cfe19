"""The files beside pages: of a question, an actor, a topic, a place, a source its own data, as a table and as JSON.

They hold the same rows as the tables under `/data/`. No row is made again: where each lies in the files of lines is
noted once, and what belongs to a thing is copied from there, piece by piece.
"""

import json
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from ...archive import Archive, Entry, entries_of
from ...model.entities import Card
from ...output import LargeFile
from ...pages.shared.taking import COLUMNS, data_of
from ...vocabulary import EntityKind
from .. import licence
from .formats import Given, Spooled
from .scratch import Piece
from .table import Export, Row
from .text_formats import csv_lines, json_array, rows_of

_CARE: Final = "Cite no row of a claim without its sentence, cite_as. From the day stale_on on, look it up anew."
_AS_CSV: Final = ("statements", "answers")
"""The tables of which a thing has a file of CSV."""


class _Rows(NamedTuple):
    """Where the rows of a table lie, by their number: in lines of JSON, in CSV, and which a value of a column has."""

    spooled: Spooled
    json: Sequence[Piece]
    csv: Sequence[Piece]
    by: Mapping[str, Sequence[int]]


class _Part(NamedTuple):
    """Rows of a table that belong to a thing, under the name that they have in its file."""

    name: str
    rows: _Rows
    numbers: Sequence[int]


class _Own(NamedTuple):
    """What belongs to a thing: its own row, then the rows of other tables; the first of these is its file of CSV."""

    kind: EntityKind
    id: str
    row: _Part
    parts: Sequence[_Part]


def addresses(export: Export) -> Iterator[str]:
    """Where the files lie."""
    for kind, things in _things(export.views.archive):
        for thing in things:
            yield from (link.url for link in data_of(kind, thing))


def files(given: Given) -> Iterator[LargeFile]:
    """The files, one after another; none is held."""
    for own in _owned(given):
        table, whole = data_of(own.kind, own.id)
        for url, content in ((table.url, _as_csv(given, own.parts[0])), (whole.url, _as_json(given, own))):
            yield LargeFile(url, content)


def _things(archive: Archive) -> Iterator[tuple[EntityKind, Iterable[str]]]:
    yield EntityKind.QUESTION, archive.questions
    yield EntityKind.CARD, archive.cards
    yield EntityKind.ACTOR, archive.actors
    yield EntityKind.TOPIC, archive.topics
    yield EntityKind.PLACE, archive.places


def _owned(given: Given) -> Iterator[_Own]:
    """Each thing with all that belongs to it."""
    archive = given.export.views.archive
    tables = {spooled.table.name: spooled for spooled in given.tables}
    of_questions = [_rows(given, it, "question") for it in given.tables if "question" in it.table.key]
    of_questions.sort(key=lambda rows: rows.spooled.table.name != "answers")
    statements, cards = _rows(given, tables["statements"], "id"), _rows(given, tables["cards"], "id")
    naming = _naming(archive)
    for kind, things in _things(archive):
        table = cards if kind is EntityKind.CARD else _rows(given, tables[kind.folder], "id")
        for thing in things:
            own = _Part("source" if kind is EntityKind.CARD else kind.value, table, table.by[thing])
            if kind is EntityKind.QUESTION:
                parts = [_Part(rows.spooled.table.name, rows, rows.by.get(thing, ())) for rows in of_questions]
            else:
                refs = {entry.ref for entry in naming[kind](thing)}
                parts = [_Part("statements", statements, sorted(n for ref in refs for n in statements.by[ref]))]
            if kind is EntityKind.ACTOR:
                parts.append(_Part("sources", cards, _published(archive.links.published.get(thing, ()), cards)))
            yield _Own(kind, thing, own, parts)


def _naming(archive: Archive) -> Mapping[EntityKind, Callable[[str], Iterable[Entry]]]:
    """What gives the statements that belong to a thing which is no question: those that its page shows."""
    links = archive.links
    roles = (links.speaker, links.relay, links.subject, links.party)
    return {
        EntityKind.CARD: lambda card: entries_of(archive.cards[card]),
        EntityKind.ACTOR: lambda actor: chain.from_iterable(role.get(actor, ()) for role in roles),
        EntityKind.TOPIC: lambda topic: links.topic.get(topic, ()),
        EntityKind.PLACE: lambda place: links.place.get(place, ()),
    }


def _published(published: Iterable[Card], cards: _Rows) -> list[int]:
    return sorted(number for card in published for number in cards.by[card.id])


def _rows(given: Given, spooled: Spooled, column: str) -> _Rows:
    """Where the rows of a table lie; its CSV is written anew, since that of the tables cannot be taken apart again."""
    by: dict[str, list[int]] = defaultdict(list)

    def noted() -> Iterator[Row]:
        for number, row in enumerate(rows_of(given.scratch.lines(spooled.name))):
            by[row[column]].append(number)
            yield row

    if spooled.table.name in _AS_CSV:
        csv = given.scratch.put_pieces(_csv_of(spooled), csv_lines(spooled.table, noted()))
    else:
        csv = []
        deque(noted(), maxlen=0)
    return _Rows(spooled, given.scratch.pieces(spooled.name), csv, by)


def _csv_of(spooled: Spooled) -> str:
    return f"beside-{spooled.table.name}.csv"


def _as_csv(given: Given, part: _Part) -> Iterator[bytes]:
    """Rows as CSV: the mark and the names of the columns, which come first there too, and then their lines."""
    mark, names, *lines = part.rows.csv
    return given.scratch.cut(_csv_of(part.rows.spooled), [mark, names, *(lines[number] for number in part.numbers)])


def _as_json(given: Given, own: _Own) -> Iterator[bytes]:
    export = given.export
    head = {
        "archive": export.edition.name,
        "as_of": export.views.as_of.isoformat(),
        "revision": export.edition.revision,
        "licence": licence.ADDRESS,
        "columns": export.edition.address(COLUMNS),
        "care": _CARE,
    }
    yield f"{json.dumps(head, ensure_ascii=False)[:-1]},\n{json.dumps(own.row.name)}: ".encode()
    yield from (line.rstrip(b"\n") for line in _lines(given, own.row))
    for part in own.parts:
        yield f",\n{json.dumps(part.name)}: ".encode()
        yield from json_array(_lines(given, part))
    yield b"}\n"


def _lines(given: Given, part: _Part) -> Iterator[bytes]:
    rows = part.rows
    return given.scratch.cut(rows.spooled.name, [rows.json[number] for number in part.numbers])

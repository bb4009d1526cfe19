"""The files beside pages: of a question, an actor, a topic, a place, a source its own data, as a table and as JSON.

They hold the same rows as the tables under `/data/`. No row is made again: what belongs to a thing is cut from the
files of the tables, row by row.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from ...archive import Archive, Entry, entries_of
from ...output import LargeFile
from ...pages.shared.taking import COLUMNS, data_of
from ...vocabulary import EntityKind
from .. import licence
from .formats import Given, Spooled, csv_of
from .table import Export
from .text_formats import json_array

_CARE: Final = "Cite no row of a claim without its sentence, cite_as. From the day stale_on on, look it up anew."


class _Part(NamedTuple):
    """Rows of a table that belong to a thing, under the name that they have in its file."""

    name: str
    spooled: Spooled
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
    of_questions = [spooled for spooled in given.tables if "question" in spooled.table.key]
    of_questions.sort(key=lambda spooled: spooled.table.name != "answers")
    statements, cards = tables["statements"], tables["cards"]
    naming = _naming(archive)
    for kind, things in _things(archive):
        table = cards if kind is EntityKind.CARD else tables[kind.folder]
        for thing in things:
            own = _Part("source" if kind is EntityKind.CARD else kind.value, table, table.numbers[thing])
            if kind is EntityKind.QUESTION:
                parts = [_Part(it.table.name, it, it.numbers.get(thing, ())) for it in of_questions]
            else:
                refs = {entry.ref for entry in naming[kind](thing)}
                parts = [_Part("statements", statements, _numbers(refs, statements))]
            if kind is EntityKind.ACTOR:
                published = (card.id for card in archive.links.published.get(thing, ()))
                parts.append(_Part("sources", cards, _numbers(published, cards)))
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


def _numbers(ids: Iterable[str], spooled: Spooled) -> list[int]:
    return sorted(number for one in ids for number in spooled.numbers[one])


def _as_csv(given: Given, part: _Part) -> Iterator[bytes]:
    """Rows as CSV, below the names of the columns, which come first in the file of the table too."""
    return given.scratch.cut(csv_of(part.spooled.table), (0, *(number + 1 for number in part.numbers)))


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
    return given.scratch.cut(part.spooled.name, part.numbers)

"""The whole archive as one JSON-LD document: the nodes of the pages' heads, with terms of our own, one after another.

Nothing loses who says it: a claim has its chain of attribution in words, its kind, the sentence to cite it by, and how
each question stands that it answers. What our terms tell is taken from the rows that were made for the tables.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, Final

from ...archive import Entry
from ...pages.statement.views import ArchiveViews
from ...vocabulary import EntityKind
from ..json_ld.about import website
from ..json_ld.addresses import Addresses
from ..json_ld.claims import Statements, carriers
from ..json_ld.script import CONTEXT, Node, as_text, ref
from ..json_ld.terms import OF_CARDS, OF_QUESTIONS, OF_STATEMENTS, context, own
from ..json_ld.things import Things
from .describing import FOLDER
from .formats import Format, Given, Made, Put
from .scratch import Scratch
from .table import AnyTable, Export, Row

NAME: Final = "on-record.jsonld"
NodeOf = Callable[[Any, Row], Node]
"""Makes the node of a thing, of which there is a row."""


def _questions(things: Things) -> NodeOf:
    links, at = things.views.archive.links, things.at

    def node(question: Any, row: Row) -> Node:
        answering = [ref(at.statement(entry.ref)) for entry in links.question.get(question.id, ())]
        return {**things.question(question, answering), **own(row, OF_QUESTIONS)}

    return node


def _statements(things: Things) -> NodeOf:
    make = Statements(things, carriers(things.views))

    def node(entry: Entry, row: Row) -> Node:
        return {
            **make.whole(entry),
            **own(row, OF_STATEMENTS),
            "answers": list(_answers(things.views, things.at, entry)),
        }

    return node


_NODES: Final[Mapping[str, Callable[[Things], NodeOf]]] = {
    "actors": lambda things: lambda actor, _: things.actor(actor),
    "places": lambda things: lambda place, _: things.place(place),
    "topics": lambda things: lambda topic, _: things.topic(topic),
    "questions": _questions,
    "cards": lambda things: lambda card, row: {**things.source(card), **own(row, OF_CARDS)},
    "statements": _statements,
}
"""The tables whose rows are nodes."""


@contextmanager
def _fed(export: Export, table: AnyTable, scratch: Scratch) -> Iterator[Put]:
    if table.name not in _NODES:
        yield lambda rows: None
        return
    node, things = _NODES[table.name](Things(export.views, _addresses(export))), iter(table.things(export))

    def nodes(rows: Sequence[Row]) -> Iterator[bytes]:
        those = islice(things, len(rows))
        return (b",\n" + as_text(node(thing, row)).encode() for thing, row in zip(those, rows, strict=True))

    with scratch.writing(_part(table)) as write:
        yield lambda rows: write(nodes(rows))


def _addresses(export: Export) -> Addresses:
    return Addresses(export.edition.site_url, f"{FOLDER}{NAME}", export.edition.name)


def _part(table: AnyTable) -> str:
    return f"{table.name}.nodes"


def _answers(views: ArchiveViews, at: Addresses, entry: Entry) -> Iterator[Node]:
    """What a claim answers, and how that stands."""
    for question, answer in entry.claim.answers.items() if entry.claim else ():
        asked = ref(at.thing(EntityKind.QUESTION, question))
        yield {"question": asked, "answer": str(answer), "standing": views.state(question).standing.value}


def _make(given: Given) -> Iterator[Made]:
    given.scratch.put(NAME, _document(given))
    yield Made(NAME, "jsonld")


def _document(given: Given) -> Iterator[bytes]:
    """The document, a node a line."""
    views, edition = given.export.views, given.export.edition
    yield f'{{"@context":{as_text([CONTEXT, context(edition.site_url)])},"@graph":[\n'.encode()
    site = website(_addresses(given.export))
    yield as_text({**site, "dateModified": views.as_of.isoformat(), "version": edition.revision}).encode()
    for spooled in given.tables:
        if spooled.table.name in _NODES:
            yield from given.scratch.blocks(_part(spooled.table))
    yield b"\n]}\n"


JSON_LD = Format(lambda _, __: [NAME], _make, _fed)

"""The whole archive as one JSON-LD document: the nodes of the pages' heads, with terms of our own, one after another.

Nothing loses who says it: a claim has its chain of attribution in words, its kind, the sentence to cite it by, and how
each question stands that it answers. What our terms tell is taken from the rows that were made for the tables.
"""

from collections.abc import Iterable, Iterator, Mapping
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
from .formats import Format, Given, Made
from .text_formats import rows_of

NAME: Final = "on-record.jsonld"


def _make(given: Given) -> Iterator[Made]:
    given.scratch.put(NAME, _document(given))
    yield Made(NAME, "jsonld")


def _document(given: Given) -> Iterator[bytes]:
    """The document, a node a line."""
    edition = given.export.edition
    yield f'{{"@context":{as_text([CONTEXT, context(edition.site_url)])},"@graph":['.encode()
    before = b"\n"
    for node in _nodes(given):
        yield before + as_text(node).encode()
        before = b",\n"
    yield b"\n]}\n"


def _nodes(given: Given) -> Iterator[Node]:
    views, edition = given.export.views, given.export.edition
    at = Addresses(edition.site_url, f"{FOLDER}{NAME}", edition.name)
    things, archive = Things(views, at), views.archive
    yield {**website(at), "dateModified": views.as_of.isoformat(), "version": edition.revision}
    yield from map(things.actor, archive.actors.values())
    yield from map(things.place, archive.places.values())
    yield from map(things.topic, archive.topics.values())
    for question, row in zip(archive.questions.values(), _rows(given, "questions"), strict=True):
        answering = [ref(at.statement(entry.ref)) for entry in archive.links.question.get(question.id, ())]
        yield {**things.question(question, answering), **own(row, OF_QUESTIONS)}
    for card, row in zip(archive.cards.values(), _rows(given, "cards"), strict=True):
        yield {**things.source(card), **own(row, OF_CARDS)}
    make = Statements(things, carriers(views))
    for entry, row in zip(archive.entries, _rows(given, "statements"), strict=True):
        yield {**make.whole(entry), **own(row, OF_STATEMENTS), "answers": list(_answers(views, at, entry))}


def _answers(views: ArchiveViews, at: Addresses, entry: Entry) -> Iterator[Node]:
    """What a claim answers, and how that stands."""
    for question, answer in entry.claim.answers.items() if entry.claim else ():
        asked = ref(at.thing(EntityKind.QUESTION, question))
        yield {"question": asked, "answer": str(answer), "standing": views.state(question).standing.value}


def _rows(given: Given, name: str) -> Iterable[Mapping[str, Any]]:
    """The rows of a table, in the order of its things."""
    (spooled,) = (it for it in given.tables if it.table.name == name)
    return rows_of(given.scratch.lines(spooled.name))


JSON_LD = Format(lambda _, __: [NAME], _make)

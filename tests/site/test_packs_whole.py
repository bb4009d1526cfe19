"""Whatever an evidence pack tells, it carries the file that tells it."""

import csv
import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from lxml import html

from onrecord.archive import Archive, link
from onrecord.load import Loaded
from onrecord.pages.evidence_pack.contents import holding, names_in
from onrecord.pages.question.history import history
from onrecord.pages.question.positions import positions
from onrecord.pages.question.summary import standing_summary
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.source_files import SourceFile
from onrecord.standings.derive import derive
from tests.loading import load_files
from tests.pages.evidence_pack.test_page import DAY, carried, packs_of


def alone(pack: bytes) -> Loaded:
    """The files that a pack carries, read as an archive."""
    files = carried(html.fromstring(pack))
    return load_files(SourceFile(path.removeprefix("sources/"), raw) for path, raw in files.items())


def test_the_files_of_a_pack_are_an_archive_by_which_it_holds_the_same(real: Loaded, loaded: Loaded) -> None:
    """Read alone they have no fault; the statements, sources and files of the pack, and what it only names, follow."""
    assert real.archive.questions and loaded.archive.questions
    for whole in (real, loaded):
        for question, pack in packs_of(whole).items():
            own, archive = alone(pack), whole.archive
            assert own.problems == (), question
            assert held(own.archive, question) == held(archive, question), question
            assert own.archive.named.things.keys() == held(archive, question)["named"], question


def held(archive: Archive, question: str) -> dict[str, Any]:
    """What the pack of a question holds by an archive, by ids."""
    it = holding(archive, archive.question(question), lambda entity: frozenset(names_in(archive, entity)))
    statements = [entry.ref for entry in it.entries]
    cards = [card.id for card in it.cards]
    return {"statements": statements, "cards": cards, "pages": it.elsewhere, "ids": it.ids, "named": it.named}


def test_a_question_stands_the_same_by_the_files_of_its_pack_alone(real: Loaded) -> None:
    """Standing, badges, reasons, positions and each day on which they changed, of it and of every other carried one.

    What is verified beside it is told by questions that a pack does not carry, and not in a pack.
    """
    whole = ArchiveViews(derive(real.archive), DAY)
    assert real.archive.questions
    for question, pack in packs_of(real).items():
        own = alone(pack)
        views = ArchiveViews(derive(own.archive), DAY)
        assert question in own.archive.questions
        for asked in own.archive.questions.values():
            for derived in (partial(standing_summary, near=False), history):
                assert derived(views, asked) == derived(whole, asked), (question, asked.id)
            assert list(positions(views, asked)) == list(positions(whole, asked)), (question, asked.id)


def test_a_pack_is_made_of_the_files_it_carries_and_of_no_other(real: Loaded) -> None:
    """Every name, title and text in the archive is marked with its id: only those carried are to be seen, and of
    questions those that are named.
    """
    archive = marked(real.archive)
    assert set(packs_of(real, archive)) == set(real.archive.questions) != set()
    for question, content in packs_of(real, archive).items():
        seen = set(re.findall("‹([^›]+)›", content.decode()))
        files = carried(html.fromstring(content))
        paths = {path.rpartition("/")[2].removesuffix(".yaml") for path in files}
        rows = csv.reader(files["sources/NAMED.csv"].decode().splitlines())
        named = {name for name, kind, *_ in rows if kind == "question"}
        assert seen <= paths | named, question
        assert question in seen


def marked(archive: Archive) -> Archive:
    """The archive with every name, title and text followed by the id of what it belongs to."""

    def marked_entities(entities: Mapping[str, Any], field: str) -> list[Any]:
        return [e.model_copy(update={field: f"{getattr(e, field)} ‹{e.id}›"}) for e in entities.values()]

    def texts(card: Any, kind: str) -> tuple[Any, ...]:
        return tuple(s.model_copy(update={"text": f"{s.text} ‹{card.id}›"}) for s in getattr(card, kind))

    kinds = ("verified", "attributed", "unacknowledged")
    cards = [
        c.model_copy(update={kind: texts(c, kind) for kind in kinds}) for c in marked_entities(archive.cards, "title")
    ]
    named = (marked_entities(archive.actors, "name"), marked_entities(archive.questions, "text"))
    return link(cards, *named, marked_entities(archive.places, "name"), marked_entities(archive.topics, "name"))

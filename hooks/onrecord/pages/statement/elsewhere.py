"""Who else answers what a statement answers: the same, the contrary, another figure."""

from collections.abc import Iterable, Iterator
from typing import Final

from ...archive import Entry
from ...wording.answers import CONTRARY, sides
from .dated_archive import DatedArchive
from .tellings import gathered
from .view_types import Elsewhere

_MENTIONED: Final = 4
_TOLD: Final = "The same words, told by other sources"
_OTHER_PARTS: Final = "Other counts of a part"


def elsewhere(views: DatedArchive, entry: Entry) -> tuple[Elsewhere, ...]:
    """Who else answers the same questions, question by question; renderings left out."""
    answers = entry.claim.answers if entry.claim else {}
    return tuple(side for question in answers for side in _sides(views, entry, question, len(answers) > 1))


def _sides(views: DatedArchive, entry: Entry, question: str, several: bool) -> Iterator[Elsewhere]:
    """The others that answer one of its questions, by how their answer stands to its own; empty sides left out.

    One utterance is one of them (method §4); those that tell of the same utterance stand apart.
    """
    for heading, side in _by_heading(views, entry, question):
        if side:
            mentions = views.mentions(side[:_MENTIONED])
            more = len(side) - len(mentions)
            yield Elsewhere(views.question(question), several, heading, mentions, more, heading == CONTRARY)


def _by_heading(views: DatedArchive, entry: Entry, question: str) -> Iterator[tuple[str, list[Entry]]]:
    part = views.is_part(entry, question)
    alike = views.parts(question) if part else views.answers(question)
    spoken = [(u.first, *u.others) for u in gathered(views, _with(entry, alike), question)]
    yield _TOLD, [e for every in spoken if entry in every for e in every if e.card.id != entry.card.id]
    others = [every[0] for every in spoken if entry not in every]
    if part:
        yield _OTHER_PARTS, others
        return
    own = entry.claim.answers[question] if entry.claim else None
    for heading, belongs in sides(own) if own is not None else ():
        yield heading, [e for e in others if e.claim and belongs(e.claim.answers[question])]


def _with(entry: Entry, others: Iterable[Entry]) -> list[Entry]:
    """Some statements, and this one among them even where it is a mere rendering."""
    return list({e.ref: e for e in (*others, entry)}.values())

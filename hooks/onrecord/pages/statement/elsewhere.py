"""Who else answers what a statement answers: the same, the contrary, another figure."""

from collections.abc import Iterator
from typing import Final

from ...archive import Entry
from ...wording.answers import CONTRARY, sides
from .dated_archive import DatedArchive
from .view_types import Elsewhere

_MENTIONED: Final = 4


def elsewhere(views: DatedArchive, entry: Entry) -> tuple[Elsewhere, ...]:
    """Who else answers the same questions, question by question; renderings left out."""
    answers = entry.claim.answers if entry.claim else {}
    return tuple(side for question in answers for side in _sides(views, entry, question, len(answers) > 1))


def _sides(views: DatedArchive, entry: Entry, question: str, several: bool) -> Iterator[Elsewhere]:
    """The others that answer one of its questions, by how their answer stands to its own; empty sides left out."""
    own = entry.claim.answers[question] if entry.claim else None
    others = [e for e in views.answers(question) if e.ref != entry.ref]
    for heading, belongs in sides(own) if own is not None else ():
        side = [e for e in others if e.claim and belongs(e.claim.answers[question])]
        if side:
            mentions = views.mentions(side[:_MENTIONED])
            more = len(side) - len(mentions)
            yield Elsewhere(views.question(question), several, heading, mentions, more, heading == CONTRARY)

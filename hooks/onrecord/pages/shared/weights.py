"""What an entry takes on the page of a list: in elements, or in hundreds of bytes where it has more of those.

A page has room for so much of it (`division.ROOM`). These are estimates from what an entry holds, so that nothing is
drawn in order to be weighed; tests hold them against finished pages.
"""

from collections.abc import Sized
from typing import Final

from ...archive import Archive
from ...model.entities import Card
from ...model.statements import Unacknowledged, Verified
from ...standings.utterances import Utterance
from ..statement.tellings import FEW

_STATEMENT: Final = 13
_ROW: Final = 5
_SOURCE: Final = 10
_TAGS: Final = 62
"""Bytes that an element takes, with its attributes and the words that are ours."""


def of_statement(archive: Archive, utterance: Utterance, *, brief: bool = False) -> int:
    """An utterance with its chain of attribution, its evidence and what it is tied to.

    A `brief` one stands on the page of its question, which it does not name; nor does it say what it is about.
    """
    entry, links = utterance.first, archive.links
    statement, claim = entry.statement, entry.claim
    named: list[Sized] = [] if brief else [statement.about, statement.places, statement.topics]
    named += [claim.unverified_by] if claim else []
    named += [statement.evidence] if isinstance(statement, Verified) else []
    parties = len(statement.not_acknowledged_by) if isinstance(statement, Unacknowledged) else 0
    chain = 2 * (3 + len(claim.via)) if claim else 0
    answers = 3 * len(claim.answers) + 2 * len(claim.comments_on) if claim and not brief else 0
    tied = [
        statement.rests_on,
        links.resting.get(entry.ref, ()),
        links.renderings.get(entry.ref, ()),
        statement.supersedes,
        links.successors.get(entry.ref, ()),
        utterance.others,
    ]
    mentions = sum(3 + 3 * min(len(it), FEW) for it in tied if len(it))
    tags = _STATEMENT + chain + answers + 5 * parties + sum(1 + len(it) for it in named if len(it)) + mentions
    return _heavier(tags, statement.text, statement.quote or "", statement.note or "", statement.locator or "")


def of_row(utterance: Utterance) -> int:
    """An utterance in one row, with its other tellings."""
    statement, claim = utterance.first.statement, utterance.first.claim
    tags = _ROW + (len(claim.comments_on) if claim else 0) + 2 * min(len(utterance.others), FEW)
    return _heavier(tags, statement.text, statement.note or "")


def of_source(card: Card) -> int:
    """A source in a row, with its statements counted by kind."""
    return _heavier(_SOURCE, card.title or "", card.title_translation or "")


def _heavier(tags: int, *texts: str) -> int:
    return max(tags, (_TAGS * tags + sum(len(text.encode()) for text in texts)) // 100)

"""What speaks to a question without answering it, and when a party was last heard of (method §1, §2)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ..archive import Archive, Entry
from ..model.entities import Question
from .counting import Span, span_of
from .positions import speaks_for


@dataclass(frozen=True, slots=True)
class Comment:
    """A statement under `comments_on`: shown with its speaker's other words, it counts for nothing but re-check.

    `parties` are those concerned for whom it is said.
    """

    entry: Entry
    span: Span
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """That a party was heard of, or looked for, on a day: what puts off its re-check while it counts."""

    party: str
    on: date
    span: Span


def comments(archive: Archive, question: Question) -> tuple[Comment, ...]:
    """What comments on a question at any time, in order of the day it was said.

    A different rendering is shown beside what it renders, and counts nowhere: it is nobody's newer word.
    """
    entries = archive.links.commented.get(question.id, ())
    listed = (Comment(e, span_of(archive, e), tuple(_parties(archive, question, e))) for e in entries)
    return tuple(sorted(listed, key=lambda comment: (comment.entry.said_day, comment.entry.ref)))


def _parties(archive: Archive, question: Question, entry: Entry) -> Iterator[str]:
    speaker = entry.first_speaker
    if isinstance(speaker, str) and not entry.statement.is_rendering:
        yield from (party for party in question.concerns if speaks_for(archive, speaker, party))


def heard(question: Question, commented: Iterable[Comment]) -> Iterator[Heard]:
    """When parties commented, or were looked for in vain; their answers and reports of them are events of their own."""
    for comment in commented:
        yield from (Heard(party, comment.entry.said_day, comment.span) for party in comment.parties)
    searches = (search for search in question.searches if search.party in question.concerns)
    yield from (Heard(search.party, search.day, Span(search.day, None)) for search in searches)

"""What speaks against a statement, or has come in its place, beside it on its card's page (method §4, §5)."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...archive import Entry
from ...model.edtf_dates import day_in_words
from ...standings.answers import Answering
from ...standings.rivals import Rivals, rivals
from ...vocabulary import YesNo
from ...wording.answers import answer_in_words
from ..statement.dated_archive import DatedArchive
from ..statement.view_types import Link
from ..statement.views import ArchiveViews


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A line beside a statement: how another stands to it, who said that one and when, its answer; how many more."""

    words: str
    other: Link
    answer: str
    more: int = 0


def overtaken(views: ArchiveViews, entry: Entry) -> Iterator[Overtaken]:
    """For each question that a statement answers: the newer answer of its own voice, else what contradicts it."""
    for question in entry.claim.answers if entry.claim else ():
        standing = views.once(_rivals, question)
        own = standing.counted.get(entry.ref)
        if own and (newer := standing.newer(own)):
            yield _line(views, question, "Since then, the same side:", newer)
        elif own and (against := standing.against(own)):
            yield _line(views, question, "Contradicted by", against[0], against[1] - 1)


def _rivals(views: DatedArchive, question: str) -> Rivals:
    return rivals(views.counting(question), views.archive.question(question).window)


def _line(views: ArchiveViews, question: str, words: str, other: Answering, more: int = 0) -> Overtaken:
    said = f"{views.who(other.entry)}, {day_in_words(other.said)}"
    answer = answer_in_words(other.answer)
    asked = views.archive.question(question).text
    told = f"{answer.lower()} to “{asked}”" if isinstance(other.answer, YesNo) else f"{answer} ({other.measure})"
    return Overtaken(words, Link(said, views.permalink(other.entry.ref)), told, more)

"""What speaks against a statement, or has come in its place, beside it on its card's page (method §4, §5)."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...archive import Entry
from ...model.edtf_dates import day_in_words
from ...standings.answers import Answering
from ...standings.conflicts import in_order, latest_answers, slots
from ...vocabulary import YesNo
from ...wording.answers import answer_in_words
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
        counted = views.standings.counting(question, views.as_of)
        for own in (a for a in counted if a.entry.ref == entry.ref):
            newer = _newer(own, latest_answers(counted))
            yield from (
                [_line(views, question, "Since then, the same side:", newer)]
                if newer
                else _against(views, question, own)
            )


def _newer(own: Answering, latest: list[Answering]) -> Answering | None:
    """The latest answer of the same voice and measure, said on a later day, that says something else."""
    here = set(slots(own))
    later = [a for a in latest if here & set(slots(a)) and a.said > own.said and not a.given_earlier]
    return in_order(later)[-1] if later and all(a.answer != own.answer for a in later) else None


def _against(views: ArchiveViews, question: str, own: Answering) -> Iterator[Overtaken]:
    """The latest answers that exclude it and compare with it, the newest named, the others counted."""
    pairs = [pair for pair in views.standings.conflicts(question, views.as_of) if not pair.apart]
    others = [other for pair in pairs for other in _other(pair.one, pair.other, own)]
    if others:
        voices = {(a.voices, str(a.answer)) for a in others}  # several tellings of one answer are one
        yield _line(views, question, "Contradicted by", in_order(others)[-1], len(voices) - 1)


def _other(one: Answering, other: Answering, own: Answering) -> list[Answering]:
    """Of two answers the one that a statement does not give."""
    refs = {one.entry.ref: other, other.entry.ref: one}
    return [refs[own.entry.ref]] if own.entry.ref in refs else []


def _line(views: ArchiveViews, question: str, words: str, other: Answering, more: int = 0) -> Overtaken:
    said = f"{views.who(other.entry)}, {day_in_words(other.said)}"
    answer = answer_in_words(other.answer)
    asked = views.archive.question(question).text
    told = f"{answer.lower()} to “{asked}”" if isinstance(other.answer, YesNo) else f"{answer} ({other.measure})"
    return Overtaken(words, Link(said, views.permalink(other.entry.ref)), told, more)

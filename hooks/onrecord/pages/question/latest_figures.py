"""The latest figure of each voice, the newest first: with what a page of “how many” begins (method §5)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from ...model.edtf_dates import day_in_words
from ...model.entities import Question
from ...standings.answers import Answering
from ...standings.conflicts import latest_answers
from ...vocabulary import QuestionKind, YesNo
from ...wording import labels
from ...wording.answers import answer_in_words
from ..statement.dates import when
from ..statement.view_types import When
from ..statement.views import ArchiveViews


@dataclass(frozen=True, slots=True)
class LatestFigure:
    """A voice’s newest figure: the number, what it counts, who gives it and when; its latest of other measures.

    A voice is a whole side (its control group): where somebody else of it gave the other figure, that one is named.
    `earlier` says that the day on which it was given is not known.
    """

    figure: str
    measure: str
    who: str
    said: When
    kind: str
    kind_words: str
    url: str
    earlier: str
    also: tuple[str, ...]


def latest_figures(views: ArchiveViews, question: Question) -> tuple[LatestFigure, ...]:
    """One row a voice, by the day of its newest figure; those given on a day not known stand last."""
    if question.kind is not QuestionKind.QUANTITY:
        return ()
    counted = views.counting(question.id)
    by_voice = _by_voice(a for a in latest_answers(counted) if not isinstance(a.answer, YesNo))
    newest_first = sorted(by_voice, key=lambda own: own[0].recency, reverse=True)
    return tuple(_latest(views, own) for own in newest_first)


def _by_voice(answers: Iterable[Answering]) -> Iterator[list[Answering]]:
    """Each voice’s figures, the newest first; several tellings of one figure are one."""
    ordered = sorted(answers, key=lambda a: (sorted(map(str, a.voices)), a.recency, a.entry.ref), reverse=True)
    for _, own in groupby(ordered, key=lambda a: sorted(map(str, a.voices))):
        distinct = {(a.measure, str(a.answer), a.said): a for a in own}
        yield list(distinct.values())


def _latest(views: ArchiveViews, own: list[Answering]) -> LatestFigure:
    first, *others = own
    entry, statement = first.entry, views.statement(first.entry)
    return LatestFigure(
        figure=answer_in_words(first.answer),
        measure=first.measure,
        who=_who(views, first),
        said=when(entry.said),
        kind=statement.kind,
        kind_words=statement.kind_words,
        url=statement.url,
        earlier=labels.GIVEN_EARLIER if first.given_earlier else "",
        also=tuple(_also(views, a, beside=first) for a in others),
    )


def _also(views: ArchiveViews, answering: Answering, beside: Answering) -> str:
    day = labels.GIVEN_EARLIER if answering.given_earlier else day_in_words(answering.said)
    who = _who(views, answering)
    by = "" if who == _who(views, beside) else f"{who}, "
    return f"{answering.measure}: {answer_in_words(answering.answer)} ({by}{day})"


def _who(views: ArchiveViews, answering: Answering) -> str:
    """A speaker; of one that is not named also through whom it came."""
    who = views.who(answering.entry)
    hands = [views.archive.actor(voice.actor).name for voice in answering.voices if voice.anonymous]
    return f"{who}, through {hands[0]}" if hands and hands[0] != who else who

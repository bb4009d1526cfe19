"""Where answers that compare conflict, side by side, in equal type (method §5)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ...model.entities import Question
from ...model.figures import Bound
from ...output import Page
from ...standings.answers import Answering
from ...standings.conflicts import Pair
from ...standings.utterances import Utterance
from ...vocabulary import Badge
from ...wording import labels
from ...wording.answers import answer_in_words
from ...wording.reasons import Reason
from ..question.standing_changes import LinkedReason, linked_reason
from ..render import Renderer
from ..statement.dates import on_day
from ..statement.rows import StatementRow, statement_row
from ..statement.tellings import gathered
from ..statement.view_types import Link, When
from ..statement.views import ArchiveViews

SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Side:
    """One answer in a conflict: who gives it, how many more do, and which answers it excludes."""

    answer: str
    measure: str
    against: str
    rows: tuple[StatementRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ContestedPeriod:
    """A time in which a question was contested, and which answers were; `until` is None where it still is."""

    since: When
    until: When | None
    conflicts: tuple[str, ...]
    ended: tuple[LinkedReason, ...]


@dataclass(frozen=True, slots=True)
class Contest:
    """A question with its conflicts now, and when it was contested."""

    id: str
    question: Link
    conflicts: tuple[tuple[Side, ...], ...]
    periods: tuple[ContestedPeriod, ...]


def page(views: ArchiveViews, renderer: Renderer) -> Page:
    """Questions contested as of the site's date, and before; what is merely not compared is on its question's page."""
    contests = [_contest(views, question) for question in views.archive.questions.values()]
    context = {
        "now": [contest for contest in contests if contest.conflicts],
        "before": [contest for contest in contests if contest.periods and not contest.conflicts],
    }
    return renderer.page("lists/contested.html", "contested/", "Contradicted", context)


def _contest(views: ArchiveViews, question: Question) -> Contest:
    clashes = [pair for pair in views.standings.conflicts(question.id, views.as_of) if pair.apart is None]
    return Contest(
        id=question.id,
        question=views.question(question.id),
        conflicts=tuple(tuple(_sides(views, question, group)) for group in connected(clashes)),
        periods=tuple(_periods(views, question)),
    )


def connected(pairs: list[Pair]) -> list[list[Pair]]:
    """Pairs gathered so that two groups share no answer: each is a conflict of its own."""
    of: dict[Answering, list[Pair]] = defaultdict(list)
    for pair in pairs:
        of[pair.one].append(pair)
        of[pair.other].append(pair)
    seen: set[Answering] = set()
    return [_reached(answering, of, seen) for answering in of if answering not in seen]


def _reached(start: Answering, of: Mapping[Answering, list[Pair]], seen: set[Answering]) -> list[Pair]:
    """Every pair to which an answer leads, at any remove; what was passed on the way is put into `seen`."""
    pairs: dict[Pair, None] = {}
    ahead = [start]
    while ahead:
        here = ahead.pop()
        if here not in seen:
            seen.add(here)
            pairs |= dict.fromkeys(of[here])
            ahead += [answering for pair in of[here] for answering in (pair.one, pair.other)]
    return list(pairs)


def _sides(views: ArchiveViews, question: Question, pairs: list[Pair]) -> Iterator[Side]:
    """Every answer of a conflict, `no` before `yes`, the lower figure first, and what it excludes."""
    both = [(one, other) for pair in pairs for one, other in ((pair.one, pair.other), (pair.other, pair.one))]
    by_words: dict[str, list[tuple[Answering, Answering]]] = defaultdict(list)
    for one, other in sorted(both, key=lambda two: (_size(two[0]), _size(two[1]))):
        by_words[answer_in_words(one.answer)].append((one, other))
    for words, clashes in by_words.items():
        answers = list(dict.fromkeys(one for one, _ in clashes))
        excluded = dict.fromkeys(answer_in_words(other.answer) for _, other in clashes)
        rows = [statement_row(views, it, question.id) for it in _utterances(views, question, answers)]
        against, more = labels.listed(list(excluded)), max(len(rows) - SHOWN, 0)
        yield Side(words, answers[0].measure, against, tuple(rows[:SHOWN]), more)


def _size(answering: Answering) -> tuple[float, float, str]:
    answer = answering.answer
    if isinstance(answer, Bound):
        return answer.low, float("inf") if answer.high is None else answer.high, str(answer)
    return 0, 0, str(answer)


def _utterances(views: ArchiveViews, question: Question, answers: list[Answering]) -> tuple[Utterance, ...]:
    """Each utterance once, the newest first."""
    entries = sorted((answering.entry for answering in answers), key=lambda e: (-e.said_day.toordinal(), e.ref))
    return gathered(views, entries, question.id)


def _periods(views: ArchiveViews, question: Question) -> Iterator[ContestedPeriod]:
    """When a question was contested, the latest time first."""
    periods: list[ContestedPeriod] = []
    start: date | None = None
    for state, reasons in views.reasons.history(question, views.as_of):
        contested = Badge.CONTESTED in state.badges
        if contested and start is None:
            start = state.since
            periods.append(ContestedPeriod(on_day(start), None, (), ()))
        elif start is not None and not contested:
            periods[-1] = _ended(views, question, start, state.since, reasons)
            start = None
    yield from reversed(periods)


def _ended(
    views: ArchiveViews, question: Question, start: date, end: date, reasons: Iterable[Reason]
) -> ContestedPeriod:
    """A time that is over: between which answers, and what ended it."""
    reason = views.reasons.conflicts(question, start, end - timedelta(days=1))
    ended = tuple(linked_reason(views, reason) for reason in reasons)
    return ContestedPeriod(on_day(start), on_day(end), reason.items or (reason.words,), ended)

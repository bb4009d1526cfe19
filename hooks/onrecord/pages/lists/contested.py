"""Where answers conflict: those that compare side by side, those that do not set apart (method §5)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from ...model.entities import Question
from ...model.figures import Bound
from ...output import Page
from ...standings.answers import Answering
from ...standings.conflicts import Pair
from ...standings.derive import Badge
from ...wording import labels
from ...wording.answers import answer_in_words
from ..question.standing_changes import Because, because
from ..render import Renderer
from ..statement.rows import Line, line
from ..statement.utterances import Utterance, utterances
from ..statement.view_types import Link, When
from ..statement.views import Views, on_day

SHOWN: Final = 12
_TOLD: Final = (
    "Where the latest answers to one question cannot all be so, side by side. Nothing here says who is right."
)


@dataclass(frozen=True, slots=True)
class Side:
    """One answer in a conflict: who gives it, how many more do, and which answers it excludes."""

    answer: str
    measure: str
    against: str
    lines: tuple[Line, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Apart:
    """Figures that only seem to conflict: why they are not compared, which they are, and how many more there are."""

    why: str
    figures: tuple[tuple[str, str, Line], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Run:
    """A time in which a question was contested, and which answers were; `until` is None where it still is."""

    since: When
    until: When | None
    conflicts: tuple[str, ...]
    ended: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class Contest:
    """A question with its conflicts now, what is not compared, and when it was contested."""

    id: str
    question: Link
    standing: str
    standing_words: str
    conflicts: tuple[tuple[Side, ...], ...]
    apart: tuple[Apart, ...]
    runs: tuple[Run, ...]


def page(views: Views, renderer: Renderer) -> Page:
    """Questions contested as of the site's date; figures not compared; questions contested before."""
    found = [_contest(views, question) for question in views.archive.questions.values()]
    context = {
        "told": _TOLD,
        "now": [contest for contest in found if contest.conflicts],
        "apart": [contest for contest in found if contest.apart],
        "once": [contest for contest in found if contest.runs and not contest.conflicts],
    }
    return renderer.page("lists/contested.html", "contested/", "Contested", context, description=_TOLD)


def _contest(views: Views, question: Question) -> Contest:
    pairs, standing = views.standings.conflicts(question.id, views.as_of), views.state(question.id).standing
    clashes = [pair for pair in pairs if pair.apart is None]
    return Contest(
        question.id,
        views.question(question.id),
        standing.value,
        labels.STANDING[standing],
        tuple(tuple(_sides(views, question, group)) for group in connected(clashes)),
        tuple(_apart(views, question)),
        tuple(_runs(views, question)),
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
    found: dict[Pair, None] = {}
    ahead = [start]
    while ahead:
        here = ahead.pop()
        if here not in seen:
            seen.add(here)
            found |= dict.fromkeys(of[here])
            ahead += [answering for pair in of[here] for answering in (pair.one, pair.other)]
    return list(found)


def _sides(views: Views, question: Question, pairs: list[Pair]) -> Iterator[Side]:
    """Every answer of a conflict, `no` before `yes`, the lower figure first, and what it excludes."""
    both = [(one, other) for pair in pairs for one, other in ((pair.one, pair.other), (pair.other, pair.one))]
    by_words: dict[str, list[Answering]] = defaultdict(list)
    against: dict[str, list[Answering]] = defaultdict(list)
    for one, other in sorted(both, key=lambda two: (_size(two[0]), _size(two[1]))):
        by_words[answer_in_words(one.answer)].append(one)
        against[answer_in_words(one.answer)].append(other)
    for words, answers in by_words.items():
        excluded = dict.fromkeys(answer_in_words(other.answer) for other in against[words])
        own = list(dict.fromkeys(answers))
        told = [line(views, utterance) for utterance in _utterances(views, question, own)]
        listed = labels.listed(list(excluded))
        yield Side(words, own[0].measure, listed, tuple(told[:SHOWN]), max(len(told) - SHOWN, 0))


def _size(answering: Answering) -> tuple[float, float, str]:
    answer = answering.answer
    if isinstance(answer, Bound):
        return answer.low, float("inf") if answer.high is None else answer.high, str(answer)
    return 0, 0, str(answer)


def _utterances(views: Views, question: Question, answers: list[Answering]) -> list[Utterance]:
    """Each utterance once, the newest first."""
    entries = sorted((answering.entry for answering in answers), key=lambda e: (-e.said_day.toordinal(), e.ref))
    return utterances(views.standings, entries, question.id)


def _apart(views: Views, question: Question) -> Iterator[Apart]:
    by_ref = {answering.entry.ref: answering for answering in views.standings.answers[question.id]}
    for reason in views.reasons.beside(question, views.as_of):
        told = _utterances(views, question, [by_ref[ref] for ref in reason.refs])
        shown = [(by_ref[utterance.first.ref], line(views, utterance)) for utterance in told[:SHOWN]]
        figures = tuple((answer_in_words(first.answer), first.measure, said) for first, said in shown)
        yield Apart(reason.words, figures, len(told) - len(shown))


def _runs(views: Views, question: Question) -> Iterator[Run]:
    """When a question was contested, the latest time first."""
    told = views.reasons.history(question, views.as_of)
    found: list[Run] = []
    first = views.as_of
    for index, (state, reasons) in enumerate(told):
        here = Badge.CONTESTED in state.badges
        before = index > 0 and Badge.CONTESTED in told[index - 1][0].badges
        why = tuple(because(views, reason) for reason in reasons)
        if here and not before:
            first = state.since
            found.append(Run(on_day(first), None, (), ()))
        if before and not here:
            told_of = views.reasons.conflicts(question, first, state.since - timedelta(days=1))
            conflicts = told_of.items or (told_of.words,)
            found[-1] = replace(found[-1], until=on_day(state.since), conflicts=conflicts, ended=why)
    yield from reversed(found)

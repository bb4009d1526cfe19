"""What a reader of a question learns first: how it stands and since when, and who is behind it."""

from dataclasses import dataclass
from typing import Final

from ...model.edtf_dates import day_in_words
from ...model.entities import Question
from ...standings.answers import Answering, default_measure, sources
from ...standings.conflicts import latest_answers
from ...standings.derive import Standing, State
from ...standings.positions import Stance
from ...vocabulary import QuestionKind, YesNo
from ...wording import labels
from ...wording.answers import answer_in_words
from ..statement.dates import on_day
from ..statement.view_types import When
from ..statement.views import ArchiveViews
from .standing_changes import sentence

_SHOWN: Final = 3
_ALL_WITH_A_STAKE: Final = "None of these is listed as having no stake in it."
_ANSWER: Final = {
    YesNo.YES: ("says yes", "say yes"),
    YesNo.NO: ("says no", "say no"),
    YesNo.DECLINED: ("would not say", "would not say"),
}
_TO_WRITE: Final = {QuestionKind.YES_NO: "Write who says so.", QuestionKind.QUANTITY: "Write who gives the figure."}


@dataclass(frozen=True, slots=True)
class BadgeView:
    """A badge as a word, and the reason for it."""

    name: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class StandingSummary:
    """The standing of a question as of the site's date: a word, since when, what it means, who is behind it."""

    standing: str
    words: str
    since: When | None
    sentences: tuple[str, ...]
    badges: tuple[BadgeView, ...]

    @property
    def dated(self) -> str:
        """From when on it stands so: `, by a finding of 22 Nov 2026` or ` since 27 Dec 2024`.

        Empty where it never was answered.
        """
        comma = "," if self.standing == Standing.VERIFIED else ""
        return f"{comma} {self.dating} {self.since.words}" if self.since else ""

    @property
    def dating(self) -> str:
        """What leads to that day: a finding is an editor's, made when it was made (method §3)."""
        return labels.DATED[Standing(self.standing)]

    @property
    def meaning(self) -> str:
        """What the standing means: the first sentence."""
        return self.sentences[0]

    @property
    def behind(self) -> tuple[str, ...]:
        """Who answers, with what, of how many origins: all other sentences."""
        return self.sentences[1:]


def standing_summary(views: ArchiveViews, question: Question) -> StandingSummary:
    """How a question stands as of the site's date, and why."""
    state, since = views.state(question.id), views.standings.since(question.id, views.as_of)
    counted = views.standings.counting(question.id, views.as_of)
    sentences = (
        _meaning(views, state, counted),
        how_they_answer(question, counted),
        _latest(views, question, counted),
        _origins(views, question),
        _what_to_write(question, state),
    )
    return StandingSummary(
        standing=state.standing.value,
        words=views.standing(question.id),
        since=on_day(since) if since else None,
        sentences=tuple(words for words in sentences if words),
        badges=tuple(
            BadgeView(badge.value, labels.BADGE[badge], f"{sentence(reason)}.")
            for badge, reason in views.reasons.badges(question, views.as_of)
        ),
    )


def _meaning(views: ArchiveViews, state: State, counted: tuple[Answering, ...]) -> str:
    if state.standing is Standing.UNANSWERED and not counted:
        return f"No source had answered this by {day_in_words(views.as_of)}."
    if state.standing is Standing.VERIFIED:
        answers = labels.listed([answer_in_words(held.answer) for held in state.findings])
        return f"The finding: {answers}."
    if state.standing is Standing.UNACKNOWLEDGED and all(p.stance is Stance.DENIED for p in state.positions.values()):
        return labels.ALL_DENY
    return labels.STANDING_MEANS[state.standing]


def how_they_answer(question: Question, counted: tuple[Answering, ...]) -> str:
    """`14 claims from 11 sources: 12 say yes, 1 says no, 1 would not say.`

    They stand beside one another, never against one another.
    """
    if not counted:
        return ""
    number = sources(counted)
    only = " only" if number == 1 else ""
    begin = f"{labels.counted(len(counted), 'answer')} from {labels.counted(number, 'source')}{only}"
    if question.kind is QuestionKind.QUANTITY:
        return f"{begin}."
    answers = [a.answer for a in counted]
    totals = [(answers.count(answer), words) for answer, words in _ANSWER.items()]
    return f"{begin}: {labels.listed([labels.counted(number, *words) for number, words in totals if number])}."


def _latest(views: ArchiveViews, question: Question, counted: tuple[Answering, ...]) -> str:
    """The newest of the latest figures of each voice, by the question's first measure: a reader sees some at once."""
    measure = default_measure(question)
    first = [a for a in latest_answers(counted) if a.measure and a.measure == measure]
    distinct = {(a.voices, a.answer): a for a in first}  # several labels of one origin are one
    newest = sorted(distinct.values(), key=lambda a: a.said, reverse=True)[:_SHOWN]
    if not newest:
        return ""
    figures = [f"{views.reasons.who(a)} {answer_in_words(a.answer)} ({day_in_words(a.said)})" for a in newest]
    begin = "The latest figures" if len(newest) > 1 else "The latest figure"
    others = any(a.measure not in ("", measure) for a in counted)
    more = " Others count other things; see below." if others else ""
    return f"{begin}, {measure}: {'; '.join(figures)}.{more}"


def _origins(views: ArchiveViews, question: Question) -> str:
    """How many origins are behind the claims: ten outlets that repeat one report are one (method §4)."""
    standings, day = views.standings, views.as_of
    named, anonymous, without = (
        [views.archive.actor(group).name for group in groups(question.id, day)]
        for groups in (standings.named, standings.anonymous, standings.disinterested)
    )
    origins = [f"{labels.counted(len(named), 'named origin')} ({labels.listed(named)})"] if named else []
    if anonymous:
        through = f"through {labels.listed(anonymous)}"
        origins.append(f"{labels.counted(len(anonymous), 'anonymous origin')} ({through})")
    if not origins:
        return ""
    stake = f"Without a stake in it, as listed: {labels.listed(without)}." if without else _ALL_WITH_A_STAKE
    return f"Without the parties concerned, the claims go back to {labels.listed(origins)}. {stake}"


def _what_to_write(question: Question, state: State) -> str:
    """How a journalist attributes it; empty where nobody need be named."""
    return "" if state.standing in (Standing.VERIFIED, Standing.UNANSWERED) else _TO_WRITE[question.kind]

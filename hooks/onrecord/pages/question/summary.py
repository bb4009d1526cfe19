"""What a reader of a question learns first: how it stands and since when, and who is behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ...model.edtf_dates import day_in_words
from ...model.entities import Question
from ...standings.answers import Answering, Voice, sources
from ...standings.conflicts import latest_by
from ...standings.derive import State
from ...standings.positions import Stance
from ...vocabulary import Badge, QuestionKind, Standing, YesNo
from ...wording import badges, labels
from ...wording.answers import answer_in_words
from ...wording.reasons import Reason
from ..statement.dates import on_day
from ..statement.view_types import When
from ..statement.views import ArchiveViews
from .known_beside import known_beside
from .standing_changes import sentence

_ORIGIN: Final = "An origin is whoever said it first; whoever repeats it adds none."
_NAMED: Final = 30
_NONE_NEUTRAL: Final = "This archive counts none of them as neutral here."
_ANSWER: Final = {
    YesNo.YES: ("voice says yes", "voices say yes"),
    YesNo.NO: ("voice says no", "voices say no"),
    YesNo.DECLINED: ("voice declined to say", "voices declined to say"),
}
_TO_WRITE: Final = {QuestionKind.YES_NO: "Write who says so.", QuestionKind.QUANTITY: "Write who gives the figure."}


@dataclass(frozen=True, slots=True)
class BadgeView:
    """A badge as a word, the one sentence that explains it, and the reason for it here."""

    name: str
    words: str
    means: str
    why: str


@dataclass(frozen=True, slots=True)
class StandingSummary:
    """The standing of a question as of the site's date: a word, since when, what it means, who is behind it."""

    standing: str
    words: str
    since: When | None
    dated: str
    """from when on it stands so: `since 27 Dec 2024`, `since 26 Apr 2025, found on 22 Nov 2026`; empty where it never
    was answered"""
    beside: str
    """of how many: what is verified beside it, which a reader must know first (method §5)"""
    sentences: tuple[str, ...]
    badges: tuple[BadgeView, ...]

    @property
    def meaning(self) -> str:
        """What the standing means: the first sentence."""
        return self.sentences[0]

    @property
    def behind(self) -> tuple[str, ...]:
        """Who answers, with what, of how many origins: all other sentences."""
        return self.sentences[1:]


def standing_summary(views: ArchiveViews, question: Question, near: bool = True) -> StandingSummary:
    """How a question stands as of the site's date, and why; `near` is whether it tells what is verified beside it."""
    alone = views.once(_alone, question.id)
    return replace(alone, beside=known_beside(views, question)) if near else alone


def _alone(views: ArchiveViews, question_id: str) -> StandingSummary:
    """How a question stands, without what is verified beside it."""
    question = views.archive.question(question_id)
    state, since = views.state(question.id), views.since(question.id)
    counted = views.counting(question.id)
    sentences = (
        _meaning(views, state, counted),
        how_they_answer(counted),
        _origins(views, question),
        _what_to_write(question, state),
    )
    return StandingSummary(
        standing=state.standing.value,
        words=views.standing(question.id),
        since=on_day(since) if since else None,
        dated=views.dated(question.id),
        beside="",
        sentences=tuple(words for words in sentences if words),
        badges=tuple(
            _badge(views, question, state, badge, reason)
            for badge, reason in views.reasons.badges(question, views.as_of)
        ),
    )


def _badge(views: ArchiveViews, question: Question, state: State, badge: Badge, reason: Reason) -> BadgeView:
    words = badges.word(views.archive, question, state.look, badge)
    return BadgeView(badge.value, words[:1].upper() + words[1:], badges.MEANS[badge], f"{sentence(reason)}.")


def _meaning(views: ArchiveViews, state: State, counted: tuple[Answering, ...]) -> str:
    if state.standing is Standing.UNANSWERED and not counted:
        return f"No source had answered this by {day_in_words(views.as_of)}."
    if state.standing is Standing.VERIFIED:
        answers = labels.listed([answer_in_words(held.answer) for held in state.findings])
        return f"The finding: {answers}."
    if state.standing is Standing.UNACKNOWLEDGED and all(p.stance is Stance.DENIED for p in state.positions.values()):
        return labels.ALL_DENY
    return labels.STANDING_MEANS[state.standing]


def how_they_answer(counted: Sequence[Answering]) -> str:
    """`3 voices say yes, 1 voice says no; from 11 sources.`, each voice by its latest answers (method §4, §5).

    They stand beside one another, never against one another.
    """
    if not counted:
        return ""
    number = sources(counted)
    behind = f"from {labels.counted(number, 'source')}{' only' if number == 1 else ''}"
    figures = {voice for a in counted if not isinstance(a.answer, YesNo) for voice in a.voices}
    given = [labels.counted(len(figures), "voice gives figures", "voices give figures")] if figures else []
    voices = _voices(counted)
    said = [labels.counted(len(voices[answer]), *words) for answer, words in _ANSWER.items() if voices[answer]]
    return f"{labels.listed([*given, *said])}; {behind}."


def _voices(counted: Sequence[Answering]) -> Mapping[YesNo, set[Voice]]:
    """The voices that say yes or no last, and those that only would not say."""
    spoken = latest_by(counted, lambda a: a.voices if a.answer in (YesNo.YES, YesNo.NO) else ())
    said = {v: {a.answer for a in own} for v, own in spoken.items()}
    silent = {voice for a in counted if a.answer is YesNo.DECLINED for voice in a.voices}
    answered = {voice for a in counted if a.answer is not YesNo.DECLINED for voice in a.voices}
    yes, no = ({voice for voice, answers in said.items() if answer in answers} for answer in (YesNo.YES, YesNo.NO))
    return {YesNo.YES: yes, YesNo.NO: no, YesNo.DECLINED: silent - answered}


def _origins(views: ArchiveViews, question: Question) -> str:
    """How many origins are behind the claims: ten outlets that repeat one report are one (method §4)."""
    standings, day = views.standings, views.as_of
    named, anonymous, without = (
        [views.archive.actor(group).name for group in groups(question.id, day)]
        for groups in (standings.named, standings.anonymous, standings.disinterested)
    )
    origins = [f"{labels.counted(len(named), 'named origin')} ({_some(named)})"] if named else []
    if anonymous:
        through = f"through {_some(anonymous)}"
        origins.append(f"{labels.counted(len(anonymous), 'anonymous origin')} ({through})")
    if not origins:
        return ""
    neutral = f"Counted as neutral here, with a reason: {labels.listed(without)}." if without else _NONE_NEUTRAL
    return f"Aside from those whom it concerns, the claims go back to {labels.listed(origins)}. {_ORIGIN} {neutral}"


def _some(names: list[str]) -> str:
    """Names; of very many the first of them, and how many others."""
    if len(names) <= _NAMED:
        return labels.listed(names)
    return labels.listed([*names[:_NAMED], f"{len(names) - _NAMED:,} others"])


def _what_to_write(question: Question, state: State) -> str:
    """How a journalist attributes it; empty where nobody need be named."""
    return "" if state.standing in (Standing.VERIFIED, Standing.UNANSWERED) else _TO_WRITE[question.kind]

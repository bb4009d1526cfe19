"""What a reader of a question is told first: how it stands and since when, why, and what each party has said (pages.md)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ...model.edtf_dates import day_in_words
from ...model.entities import Question
from ...standings.answers import Answering, default_measure, sources
from ...standings.conflicts import latest_answers
from ...standings.derive import Standing, State
from ...standings.positions import Position, Stance
from ...vocabulary import QuestionKind, YesNo
from ...wording import labels
from ...wording.answers import answer_in_words
from ...wording.reasons import Reason
from ..statement.view_types import Link, When
from ..statement.views import Views, on_day
from .standing_changes import Because, because

_SHOWN: Final = 3
_ALL_WITH_A_STAKE: Final = "None of these is listed as having no stake in it."


@dataclass(frozen=True, slots=True)
class BadgeView:
    """A badge as a word, and the reason for it."""

    name: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The standing of a question as of the site's date: a word, since when, what it means, who is behind it."""

    standing: str
    words: str
    since: When | None
    told: tuple[str, ...]
    badges: tuple[BadgeView, ...]

    @property
    def dated(self) -> str:
        """From when on it stands so: `, by a finding of 22 Nov 2026` or ` since 27 Dec 2024`; empty where it never was answered."""
        comma = "," if self.standing == Standing.VERIFIED else ""
        return f"{comma} {self.dating} {self.since.words}" if self.since else ""

    @property
    def dating(self) -> str:
        """What leads to that day: a finding is an editor's, made when it was made (method §3)."""
        return labels.DATED[Standing(self.standing)]

    @property
    def meaning(self) -> str:
        """What the standing means: the first sentence."""
        return self.told[0]

    @property
    def behind(self) -> tuple[str, ...]:
        """Who answers, with what, of how many origins: all other sentences."""
        return self.told[1:]


@dataclass(frozen=True, slots=True)
class PositionView:
    """Where a party concerned stands: in words, since when, by whose word."""

    party: Link
    words: str
    since: When | None
    who: str
    url: str
    before: str


@dataclass(frozen=True, slots=True)
class Stood:
    """An entry of a question's history: how it stood from a day on, until when, and why; `id` is its anchor."""

    id: str
    standing: str
    words: str
    badges: tuple[str, ...]
    since: When
    until: str
    changes: tuple[Because, ...]
    positions: str
    now: bool


def verdict(views: Views, question: Question) -> Verdict:
    """How a question stands as of the site's date, and why."""
    state, since = views.state(question.id), views.standings.since(question.id, views.as_of)
    counted = views.standings.counting(question.id, views.as_of)
    badges = views.reasons.badges(question, views.as_of)
    told = (
        _meaning(views, state, counted), how_they_answer(question, counted), _latest(views, question, counted),
        _origins(views, question), _to_write(question, state),
    )  # fmt: skip
    return Verdict(
        state.standing.value, views.standing(question.id), on_day(since) if since else None,
        tuple(sentence for sentence in told if sentence),
        tuple(BadgeView(badge.value, labels.BADGE[badge], f"{_sentence(reason)}.") for badge, reason in badges),
    )  # fmt: skip


def _sentence(reason: Reason) -> str:
    return str(reason)[:1].upper() + str(reason)[1:]


def _meaning(views: Views, state: State, counted: tuple[Answering, ...]) -> str:
    if state.standing is Standing.UNANSWERED and not counted:
        return f"No source had answered this by {day_in_words(views.as_of)}."
    if state.standing is Standing.VERIFIED:
        answers = labels.listed([answer_in_words(finding.answer) for finding in state.findings])
        return f"The finding: {answers}."
    if state.standing is Standing.UNACKNOWLEDGED and all(p.stance is Stance.DENIED for p in state.positions.values()):
        return labels.ALL_DENY
    return labels.STANDING_MEANS[state.standing]


def how_they_answer(question: Question, counted: tuple[Answering, ...]) -> str:
    """`14 claims from 11 sources: 12 say yes, 1 says no, 1 would not say.`: beside one another, never against one another."""
    if not counted:
        return ""
    number = sources(counted)
    only = " only" if number == 1 else ""
    begin = f"{labels.counted(len(counted), 'answer')} from {labels.counted(number, 'source')}{only}"
    if question.kind is QuestionKind.QUANTITY:
        return f"{begin}."
    words = {
        YesNo.YES: ("says yes", "say yes"),
        YesNo.NO: ("says no", "say no"),
        YesNo.DECLINED: ("would not say",) * 2,
    }
    given = [a.answer for a in counted]
    told = [f"{n} {one if n == 1 else many}" for answer, (one, many) in words.items() if (n := given.count(answer))]
    return f"{begin}: {labels.listed(told)}."


def _latest(views: Views, question: Question, counted: tuple[Answering, ...]) -> str:
    """The newest of the latest figures of each voice, by the question's first measure, so that a reader sees some at once."""
    measure = default_measure(question)
    first = [a for a in latest_answers(counted) if a.measure and a.measure == measure]
    told = {(a.voices, a.answer): a for a in first}  # several labels of one origin are one
    newest = sorted(told.values(), key=lambda a: a.said, reverse=True)[:_SHOWN]
    if not newest:
        return ""
    listed = [f"{views.reasons.who(a)} {answer_in_words(a.answer)} ({day_in_words(a.said)})" for a in newest]
    begin = "The latest figures" if len(newest) > 1 else "The latest figure"
    others = any(a.measure not in ("", measure) for a in counted)
    more = " Others count other things; see below." if others else ""
    return f"{begin}, {measure}: {'; '.join(listed)}.{more}"


def _origins(views: Views, question: Question) -> str:
    """How many origins are behind the claims: ten outlets that repeat one report are one (method §4)."""
    named = [_name(views, group) for group in views.standings.named(question.id, views.as_of)]
    anonymous = [_name(views, group) for group in views.standings.anonymous(question.id, views.as_of)]
    without = [_name(views, group) for group in views.standings.disinterested(question.id, views.as_of)]
    told = [f"{labels.counted(len(named), 'named origin')} ({labels.listed(named)})"] if named else []
    if anonymous:
        told.append(f"{labels.counted(len(anonymous), 'anonymous origin')} (through {labels.listed(anonymous)})")
    if not told:
        return ""
    stake = f"Without a stake in it, as listed: {labels.listed(without)}." if without else _ALL_WITH_A_STAKE
    return f"Without the parties concerned, the claims go back to {labels.listed(told)}. {stake}"


def _name(views: Views, actor: str) -> str:
    return views.archive.actor(actor).name


def _to_write(question: Question, state: State) -> str:
    if state.standing in (Standing.VERIFIED, Standing.UNANSWERED):
        return ""
    if question.kind is QuestionKind.YES_NO:
        return "Write who says so."
    return "Write who gives the figure."


def positions(views: Views, question: Question) -> Iterator[PositionView]:
    """Each concerned party's position as of the site's date (method §2)."""
    for party, now in views.state(question.id).positions.items():
        link = views.actor(party)
        if now.event is None or now.since is None:
            yield PositionView(link, labels.NO_POSITION, None, "", "", "")
            continue
        words, before = labels.STANCE[now.stance, now.event.own], _not_owned_before(views, question, party, now)
        url = views.permalink(now.event.entry.ref)
        who = _figure(views, question, now) + _by_whom(views, now)
        yield PositionView(link, words, on_day(now.since), who, url, before)


def _figure(views: Views, question: Question, now: Position) -> str:
    """The figure of its own that a party gave, where it gave one."""
    claim = now.event.entry.claim if now.event and now.stance is Stance.ANSWERED else None
    if claim is None or now.event is None:
        return ""
    return f"{answer_in_words(claim.answers[question.id])} ({views.measure(now.event.entry, question.id)}): "


def _by_whom(views: Views, now: Position) -> str:
    assert now.event is not None, "a position of nobody has no word"
    entry = now.event.entry
    publisher = views.archive.actor(entry.card.publisher).name
    itself = entry.claim is not None and entry.claim.said_by == entry.card.publisher
    spoken = views.who(entry) if itself else f"{views.who(entry)}, through {publisher}"
    return spoken if now.event.own else f"by {publisher}, of the claim: {entry.statement.text}"


def _not_owned_before(views: Views, question: Question, party: str, now: Position) -> str:
    """What a party that owns it now had said before: its first denial, else the first time it would not say."""
    if now.stance is not Stance.ACKNOWLEDGED:
        return ""
    told = [e for e in views.standings.events(question.id, party, views.as_of) if now.since and e.on < now.since]
    for stance in (Stance.DENIED, Stance.DECLINED):
        for event in told:
            if event.stance is stance:
                return f"{labels.BEFORE[stance, event.own]} {day_in_words(event.on)}."
    return ""


def history(views: Views, question: Question) -> tuple[Stood, ...]:
    """Every state of a question up to the site's date, the oldest first; each has an anchor of its own."""
    told = views.reasons.history(question, views.as_of)
    ends = [*(state.since for state, _ in told[1:]), None]
    return tuple(_stood(views, *entry, end) for entry, end in zip(told, ends, strict=False))


def _stood(views: Views, state: State, changes: list[Reason], end: date | None) -> Stood:
    last = day_in_words(end - timedelta(days=1)) if end and end - timedelta(days=1) != state.since else ""
    return Stood(
        f"_{state.since.isoformat()}", state.standing.value, labels.STANDING[state.standing],
        tuple(labels.BADGE[badge].lower() for badge in labels.in_order(state.badges)), on_day(state.since),
        last, tuple(because(views, change) for change in changes), _positions_in_words(views, state), end is None,
    )  # fmt: skip


def _positions_in_words(views: Views, state: State) -> str:
    return "; ".join(f"{_name(views, party)} {labels.STOOD[p.stance]}" for party, p in state.positions.items())

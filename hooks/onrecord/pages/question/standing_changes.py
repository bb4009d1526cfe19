"""Changes of standing in words: on which day which question came to stand how, and why (method §2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from ...model.entities import Question
from ...standings.derive import State
from ...standings.positions import Stance
from ...vocabulary import Badge
from ...wording import badges, labels
from ...wording.reasons import Reason
from ..statement.dates import on_day
from ..statement.view_types import Link, When
from ..statement.views import ArchiveViews

_NAMED: Final = 4


@dataclass(frozen=True, slots=True)
class LinkedReason:
    """A reason, links to some of the statements that it speaks of, and how many more there are."""

    words: str
    links: tuple[Link, ...]
    more: int


@dataclass(frozen=True, slots=True)
class StandingChange:
    """A day on which a question's standing, a badge or a party's position changed.

    `kind` is the word for the new standing in classes, as for statements.
    """

    key: str
    day: date
    when: When
    question: Link
    kind: str
    standing: str
    description: str
    reasons: tuple[LinkedReason, ...]
    turned: bool = False
    """whether the standing is another than before: not only a badge or a party's position"""
    moved: tuple[str, ...] = ()
    """which parties' stances are others than before: `Russia declined to say`"""


def standing_changes(views: ArchiveViews) -> tuple[StandingChange, ...]:
    """Every change of standing up to the site's date, the newest first."""
    changes = [change for question in views.archive.questions.values() for change in _changes(views, question)]
    return tuple(sorted(changes, key=lambda change: (-change.day.toordinal(), change.key)))


def _changes(views: ArchiveViews, question: Question) -> Iterator[StandingChange]:
    before: State | None = None
    for now, reasons in views.reasons.history(question, views.as_of):
        yield StandingChange(
            key=f"standing.{question.id}.{now.since}",
            day=now.since,
            when=on_day(now.since),
            question=views.question(question.id),
            kind=now.standing.value,
            standing=labels.STANDING[now.standing],
            description=change_in_words(before, now, beside=_lost(before, now) and _beside(views, question, now)),
            reasons=tuple(linked_reason(views, reason) for reason in reasons),
            turned=before is None or before.standing is not now.standing,
            moved=tuple(_moved(views, before, now)),
        )
        before = now


def _lost(before: State | None, now: State) -> bool:
    """Whether it is contested no more: only then it is told whether the latest figures merely do not compare."""
    return before is not None and Badge.CONTESTED in before.badges - now.badges


def _beside(views: ArchiveViews, question: Question, now: State) -> bool:
    return bool(views.reasons.beside(question, now.since))


def _moved(views: ArchiveViews, before: State | None, now: State) -> Iterator[str]:
    for party, position in now.positions.items():
        was = before.positions[party].stance if before else Stance.NOT_RECORDED
        if position.stance is not was and position.event:
            yield f"{views.archive.actor(party).name} {labels.CHANGE[position.stance, position.event.own]}"


def change_in_words(before: State | None, now: State, beside: bool = False) -> str:
    """What changed, in one clause: `from attributed to unacknowledged; now contradicted`.

    `beside` is whether the latest figures exclude one another and merely cannot be compared.
    """
    clauses = list(_standing_in_words(before, now))
    had = before.badges if before else frozenset()
    clauses += [f"now {badges.LABEL[badge]}" for badge in badges.in_order(now.badges - had)]
    clauses += [badges.gone(badge, beside) for badge in badges.in_order(had - now.badges)]
    still = f"a party’s position changed; it still stands as {labels.STANDING[now.standing].lower()}"
    return "; ".join(clauses) or still


def _standing_in_words(before: State | None, now: State) -> Iterator[str]:
    if before is None:
        yield f"first stands as {labels.STANDING[now.standing].lower()}"
    elif before.standing is not now.standing:
        yield f"from {labels.STANDING[before.standing].lower()} to {labels.STANDING[now.standing].lower()}"


def linked_reason(views: ArchiveViews, reason: Reason) -> LinkedReason:
    """A reason with links to its statements, one of each source, named by who published it and when."""
    by_card = {views.archive.statement(ref).card.id: ref for ref in reversed(reason.refs)}
    links = [views.evidence(ref) for ref in reversed(by_card.values())]
    return LinkedReason(sentence(reason), tuple(links[:_NAMED]), max(len(links) - _NAMED, 0))


def sentence(reason: Reason) -> str:
    """A reason that begins with a capital."""
    words = str(reason)
    return words[:1].upper() + words[1:]

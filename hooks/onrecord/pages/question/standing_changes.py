"""Changes of standing in words: on which day which question came to stand how, and why (method §2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from ...model.edtf_dates import in_words
from ...model.entities import Question
from ...standings.derive import State
from ...wording import labels
from ...wording.reasons import Reason
from ..statement.view_types import Link, When
from ..statement.views import Views, on_day

_NAMED: Final = 4


@dataclass(frozen=True, slots=True)
class Because:
    """A reason, some of the statements that it speaks of, and how many more there are."""

    words: str
    links: tuple[Link, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which a question's standing, a badge or a party's position changed.

    `kind` is the word for the new standing in classes, as for statements.
    """

    key: str
    day: date
    when: When
    question: Link
    kind: str
    standing: str
    told: str
    because: tuple[Because, ...]


def turns(views: Views) -> tuple[Turn, ...]:
    """Every change of standing up to the site's date, the newest first."""
    found = [turn for question in views.archive.questions.values() for turn in _turns(views, question)]
    return tuple(sorted(found, key=lambda turn: (-turn.day.toordinal(), turn.key)))


def _turns(views: Views, question: Question) -> Iterator[Turn]:
    before: State | None = None
    for now, reasons in views.reasons.history(question, views.as_of):
        yield Turn(
            f"standing.{question.id}.{now.since}",
            now.since,
            on_day(now.since),
            views.question(question.id),
            now.standing.value,
            labels.STANDING[now.standing],
            in_words_of(before, now),
            tuple(because(views, reason) for reason in reasons),
        )
        before = now


def in_words_of(before: State | None, now: State) -> str:
    """What changed, in one clause: `from attributed to unacknowledged; now contested`."""
    told = list(_moved(before, now))
    had = before.badges if before else frozenset()
    told += [f"now {words.lower()}" for badge, words in labels.BADGE.items() if badge in now.badges - had]
    told += [f"no longer {words.lower()}" for badge, words in labels.BADGE.items() if badge in had - now.badges]
    still = f"a party’s position changed; it still stands as {labels.STANDING[now.standing].lower()}"
    return "; ".join(told) or still


def _moved(before: State | None, now: State) -> Iterator[str]:
    if before is None:
        yield f"first stands as {labels.STANDING[now.standing].lower()}"
    elif before.standing is not now.standing:
        yield f"from {labels.STANDING[before.standing].lower()} to {labels.STANDING[now.standing].lower()}"


def because(views: Views, reason: Reason) -> Because:
    """A reason with the way to its statements, one of each source, named by who published it and when."""
    by_card = {views.archive.statement(ref).card.id: ref for ref in reversed(reason.refs)}
    links = [_named(views, ref) for ref in reversed(by_card.values())]
    words = str(reason)
    return Because(words[:1].upper() + words[1:], tuple(links[:_NAMED]), max(len(links) - _NAMED, 0))


def _named(views: Views, ref: str) -> Link:
    card = views.archive.statement(ref).card
    return Link(f"{views.archive.actor(card.publisher).name}, {in_words(card.published)}", views.permalink(ref))

"""The badges of a question in words: a short label, and the one sentence that explains it (method §2)."""

from collections.abc import Mapping, Set
from typing import Final

from ..archive import Archive
from ..model.entities import Question
from ..standings.conflicts import Apart
from ..standings.positions import Stance
from ..standings.state import Look, State
from ..vocabulary import Badge
from . import labels

LABEL: Final[Mapping[Badge, str]] = {
    Badge.CONTESTED: "contradicted",
    Badge.SINGLE_ORIGIN: "one origin",
    Badge.ACKNOWLEDGED: "all sides confirm it",
    Badge.PARTLY_ACKNOWLEDGED: "a side confirms it",
    Badge.RESTS_ON_UNACKNOWLEDGED: "assumes another answer",
    Badge.RE_CHECK: "look again",
}
"""What a badge is called where no question is named; in the order in which they are shown."""
MEANS: Final[Mapping[Badge, str]] = {
    Badge.CONTESTED: "Two answers that can be compared cannot both be right.",
    Badge.SINGLE_ORIGIN: "Whoever repeats it, it goes back to one beginning.",
    Badge.ACKNOWLEDGED: "Every side that it concerns says it itself.",
    Badge.PARTLY_ACKNOWLEDGED: "Of the sides that it concerns, the one named says it itself.",
    Badge.RESTS_ON_UNACKNOWLEDGED: (
        "It takes another answer for granted that is neither verified nor acknowledged by those it concerns."
    ),
    Badge.RE_CHECK: "The newest word of a side that it concerns is over 90 days old; it may have spoken since.",
}
NOT_COMPARABLE: Final = "newer figures, not comparable"
"""In place of "no longer contradicted", where the figures that came after merely cannot be compared (method §5)."""


WHY_APART: Final[Mapping[Apart, str]] = {
    Apart.MEASURE: "they count different things",
    Apart.DAYS: "they hold for days more than {window} days apart",
    Apart.NO_DAY: "the day for which one of them holds is not recorded",
}
"""Why figures cannot be compared; `window` is the question’s, in days."""


def in_order(badges: Set[Badge]) -> list[Badge]:
    """Badges in the order in which they are shown."""
    return [badge for badge in LABEL if badge in badges]


def in_words(archive: Archive, question: Question, state: State) -> tuple[str, ...]:
    """The badges of a state in words, in their order: `contradicted`, `Russia confirms it`."""
    return tuple(word(archive, question, state.look, badge) for badge in in_order(state.badges))


def gone(badge: Badge, beside: bool) -> str:
    """That a badge is gone: `no longer one origin`; never so where newer figures merely cannot be compared."""
    return NOT_COMPARABLE if badge is Badge.CONTESTED and beside else f"no longer {LABEL[badge]}"


def explained(archive: Archive, question: Question, state: State) -> tuple[tuple[str, str], ...]:
    """The badges of a state, each with its sentence."""
    return tuple((word(archive, question, state.look, badge), MEANS[badge]) for badge in in_order(state.badges))


def word(archive: Archive, question: Question | None, look: Look, badge: Badge) -> str:
    """A badge of a look: it names who confirms, and what is assumed where its question is given and has the words."""
    if badge in (Badge.ACKNOWLEDGED, Badge.PARTLY_ACKNOWLEDGED):
        return _confirmed(archive, look)
    if question and badge is Badge.RESTS_ON_UNACKNOWLEDGED:
        return _assumed(archive, question)
    return LABEL[badge]


def _confirmed(archive: Archive, look: Look) -> str:
    confirming = [party for party, stance in look.stances.items() if stance is Stance.ACKNOWLEDGED]
    if len(confirming) > 1 and len(confirming) == len(look.stances):
        return "both confirm it" if len(confirming) == 2 else LABEL[Badge.ACKNOWLEDGED]
    names = labels.listed([archive.actor(party).name for party in confirming])
    return f"{names} {'confirms' if len(confirming) == 1 else 'confirm'} it"


def _assumed(archive: Archive, question: Question) -> str:
    taken = [(archive.named.question(q) or archive.question(q)).yes_says for q in question.presupposes]
    return f"assumes: {labels.listed(list(filter(None, taken)))}" if taken and all(taken) else LABEL[_ASSUMES]


_ASSUMES: Final = Badge.RESTS_ON_UNACKNOWLEDGED

"""Statements in their three lanes: verified, attributed, unacknowledged, always in this order."""

from collections.abc import Callable, Container, Iterable
from dataclasses import replace
from typing import Final

from ...archive import Entry
from ...model.statements import Verified
from ...standings.utterances import Utterance
from ...vocabulary import Basis, Kind
from ...wording import labels
from .tellings import gathered, tellings
from .view_types import Group, Lane, Lanes, Shown
from .views import ArchiveViews

Heading = Callable[[Entry], str]
NO_ANSWER: Final = (labels.COMMENT, labels.PART)
"""The headings of what stands on a question’s page and answers nothing"""


def lanes(
    views: ArchiveViews,
    entries: Iterable[Entry],
    heading: Heading | None = None,
    *,
    question: str = "",
    shown: Container[str] | None = None,
) -> Lanes:
    """Statements in their lanes, in the order given, under the headings that `heading` gives.

    With `question`, one entry for one utterance: what is said to it, in the lane of the telling that leads. With
    `shown`, only these (`card#statement`) are shown; all are counted.
    """
    single = (Utterance(entry) for entry in entries)
    spoken = gathered(views, entries, question) if question else tuple(single)
    verified, attributed, unacknowledged = (_lane(views, kind, spoken, heading, question, shown) for kind in Kind)
    return verified, attributed, unacknowledged


Spoken = tuple[Utterance, ...]


def _lane(
    views: ArchiveViews,
    kind: Kind,
    spoken: Spoken,
    heading: Heading | None,
    question: str,
    shown: Container[str] | None,
) -> Lane:
    headed = _verified_as if kind is Kind.VERIFIED else heading or _no_heading
    by_heading: dict[str, list[Utterance]] = {}
    beside = 0
    for utterance in (utterance for utterance in spoken if utterance.first.kind is kind):
        head = headed(utterance.first)
        beside += head in NO_ANSWER
        if shown is None or utterance.first.ref in shown:
            by_heading.setdefault(head, []).append(utterance)
    groups = tuple(Group(h, _shown(views, by_heading[h], question)) for h in sorted(by_heading, key=_heading_order))
    return _as_said(replace(lane_head(kind, spoken), groups=groups, beside=beside))


def _as_said(lane: Lane) -> Lane:
    """A lane, the verified one called by what of it is verified, where that is one thing."""
    if lane.kind != Kind.VERIFIED.value or len(lane.groups) != 1:
        return lane
    (group,) = lane.groups
    return replace(lane, title=group.heading, groups=(replace(group, heading=""),))


def lane_head(kind: Kind, spoken: Spoken) -> Lane:
    """The head of a lane: what it is called, what it means, how many utterances belong in it."""
    own = [utterance.first for utterance in spoken if utterance.first.kind is kind]
    beneath = any(other.kind is kind for utterance in spoken for other in utterance.others)
    uncounted = sum(entry.statement.is_rendering for entry in own)
    said_only = own and all(_verified_as(entry) == labels.VERIFIED_AS[Basis.ON_RECORD] for entry in own)
    empty = labels.LANE_BENEATH if beneath else labels.LANE_EMPTY[kind]
    means = labels.SAID_ONLY if said_only else labels.LANE_MEANS[kind] if own else empty
    return Lane(kind.value, labels.LANE[kind], means, len(own), uncounted, ())


def _shown(views: ArchiveViews, spoken: Iterable[Utterance], question: str) -> tuple[Shown, ...]:
    return tuple(Shown(views.statement(u.first), tellings(views, u, question)) for u in spoken)


def _no_heading(entry: Entry) -> str:
    return ""


def _verified_as(entry: Entry) -> str:
    return labels.VERIFIED_AS[entry.statement.basis] if isinstance(entry.statement, Verified) else ""


_ORDER: Final = (
    labels.VERIFIED_AS[Basis.EXAMINED],
    labels.VERIFIED_AS[Basis.ON_RECORD],
    "",
    "Yes",
    "No",
    "Declined to say",
    labels.PART,
    labels.COMMENT,
)


def _heading_order(heading: str) -> int:
    """`it is so` before `it was said`, `yes` before `no`, what answers before what does not."""
    return _ORDER.index(heading)

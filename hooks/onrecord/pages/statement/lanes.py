"""Statements in their three lanes: verified, attributed, unacknowledged, always in this order."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from ...archive import Entry
from ...model.statements import Verified
from ...standings.utterances import Utterance, utterances
from ...vocabulary import Basis, Kind
from ...wording import labels
from .view_types import Group, Lane, Lanes, Shown
from .views import ArchiveViews

Heading = Callable[[Entry], str]


def lanes(
    views: ArchiveViews, entries: Iterable[Entry], heading: Heading | None = None, *, relays: bool = False
) -> Lanes:
    """Statements in their lanes, in the order given, under the headings that `heading` gives.

    With `relays`, those that carry one utterance stand as one, the nearest to the speaker first.
    """
    listed = list(entries)
    verified, attributed, unacknowledged = (_lane(views, kind, listed, heading, relays) for kind in Kind)
    return verified, attributed, unacknowledged


def _lane(views: ArchiveViews, kind: Kind, entries: list[Entry], heading: Heading | None, relays: bool) -> Lane:
    own = [entry for entry in entries if entry.kind is kind]
    headed = _verified_as if kind is Kind.VERIFIED else heading or _no_heading
    headings = sorted(dict.fromkeys(headed(entry) for entry in own), key=_heading_order)
    groups = tuple(Group(h, _shown(views, [e for e in own if headed(e) == h], relays)) for h in headings)
    return replace(empty_lane(kind, own), groups=groups)


def empty_lane(kind: Kind, own: list[Entry]) -> Lane:
    """The head of a lane: what it is called, what it means, how many statements belong in it."""
    uncounted = sum(entry.statement.is_rendering for entry in own)
    said_only = own and all(_verified_as(entry) == labels.VERIFIED_AS[Basis.ON_RECORD] for entry in own)
    means = labels.SAID_ONLY if said_only else (labels.LANE_MEANS if own else labels.LANE_EMPTY)[kind]
    return Lane(kind.value, labels.LANE[kind], means, len(own), uncounted, ())


def _shown(views: ArchiveViews, entries: list[Entry], relays: bool) -> tuple[Shown, ...]:
    shown = utterances(views.archive, entries) if relays else [Utterance(entry) for entry in entries]
    return tuple(Shown(views.statement(u.first), tuple(views.carried_by(e) for e in u.others)) for u in shown)


def _no_heading(entry: Entry) -> str:
    return ""


def _verified_as(entry: Entry) -> str:
    return labels.VERIFIED_AS[entry.statement.basis] if isinstance(entry.statement, Verified) else ""


_ORDER: Final = (
    labels.VERIFIED_AS[Basis.EXAMINED],
    labels.VERIFIED_AS[Basis.ON_RECORD],
    "Yes",
    "No",
    "Declined to answer",
)


def _heading_order(heading: str) -> int:
    """`it is so` before `it was said`, `yes` before `no`; all else as it comes."""
    return _ORDER.index(heading) if heading in _ORDER else len(_ORDER)

"""A statement in one line: its kind, who says it, through whom, and who else relays the same."""

from dataclasses import dataclass

from ...archive import Entry
from ...model.statements import Unacknowledged, Verified
from ...standings.counting import superseded
from ...vocabulary import Reported
from ...wording import labels
from .utterances import Utterance
from .view_types import Link, When
from .views import Views, when


@dataclass(frozen=True, slots=True)
class Relay:
    """Another source of the same; `kind` is told only where it differs from that of the line."""

    source: Link
    kind: str
    kind_words: str


@dataclass(frozen=True, slots=True)
class Line:
    """An utterance in a list; `published` where the day is not that of the words but of the source.

    `who` is empty for a verified fact: its text says of whom it is. `owed` says which parties have not owned it.
    """

    kind: str
    kind_words: str
    who: str
    text: str
    url: str
    when: When
    published: bool
    through: str
    relays: tuple[Relay, ...]
    aside: str
    owed: str


def line(views: Views, utterance: Utterance) -> Line:
    """The line of an utterance: that of the report nearest to the speaker, with the others named."""
    entry = utterance.first
    return Line(
        entry.kind.value, _kind(entry), "" if isinstance(entry.statement, Verified) else views.who(entry), entry.statement.text, views.permalink(entry.ref),
        when(entry.said), entry.claim is None or entry.claim.said_on is None, _through(views, entry),
        tuple(_relay(views, other, entry) for other in utterance.others), _aside(views, entry),
        _owed(views, entry),
    )  # fmt: skip


def _kind(entry: Entry) -> str:
    """The kind in words; of a verified fact also what of it is verified (method §1)."""
    fact = entry.statement
    return labels.VERIFIED_AS[fact.basis] if isinstance(fact, Verified) else labels.LANE[entry.kind]


def _relay(views: Views, other: Entry, first: Entry) -> Relay:
    same = other.kind is first.kind
    return Relay(
        views.carried_by(other), "" if same else other.kind.value, "" if same else labels.LANE[other.kind].lower()
    )


def _through(views: Views, entry: Entry) -> str:
    """Every hand but the first: `through Yonhap and KBS World`, `published by KBS World`."""
    claim, publisher = entry.claim, views.archive.actor(entry.card.publisher).name
    hands = [views.hand(hand).told for hand in claim.via] if claim else []
    if claim and (claim.said_by == entry.card.publisher or hands[-1:] == [publisher]):
        publisher = ""
    if claim and claim.said_on and publisher:
        hands, publisher = [*hands, publisher], ""
    told = [f"through {labels.listed(hands)}"] if hands else []
    return ", ".join([*told, f"published by {publisher}"] if publisher else told)


def _aside(views: Views, entry: Entry) -> str:
    """What keeps a statement from counting as of the site's date."""
    rendered = entry.statement.rendering_of
    if rendered:
        return f"a different rendering of what {views.who(views.archive.statement(rendered))} said; not counted"
    return "replaced by a later statement" if superseded(views.archive, entry, views.as_of) else ""


def _owed(views: Views, entry: Entry) -> str:
    """`not acknowledged by North Korea; denied by Russia`, as the source reports; then what they have said since."""
    statement = entry.statement
    parties = statement.not_acknowledged_by if isinstance(statement, Unacknowledged) else {}
    told = [
        f"{labels.OWED[how]} {labels.listed([views.archive.actor(p).name for p, h in parties.items() if h is how])}"
        for how in Reported
        if how in parties.values()
    ]
    since = [party.since for party in views.statement(entry).parties if party.since]
    return "; ".join([*told, f"since then {labels.listed(since)}"] if since else told)

"""A statement in one row: its kind, who says it, through whom, and who else relays the same."""

from dataclasses import dataclass

from ...archive import Entry
from ...model.statements import Unacknowledged, Verified
from ...standings.utterances import Utterance
from ...vocabulary import Reported
from ...wording import labels
from .dates import is_of_publication, when
from .tellings import FEW, tellings
from .view_types import Link, Telling, When
from .views import ArchiveViews


@dataclass(frozen=True, slots=True)
class StatementRow:
    """An utterance in a list; `published` where the day is not that of the words but of the source.

    `who` is empty for a verified fact: its text says of whom it is. `owed` says which parties have not acknowledged it.
    """

    kind: str
    kind_words: str
    who: str
    text: str
    url: str
    when: When
    published: bool
    through: str
    other_sources: tuple[Telling, ...]
    aside: str
    owed: str
    comments_on: tuple[Link, ...] = ()
    more_sources: int = 0
    """how many others tell of it that are not named here"""
    note: str = ""
    """what a reader must know of the words, lest they be taken for more than they are"""


def statement_row(views: ArchiveViews, utterance: Utterance, question: str = "") -> StatementRow:
    """The row of an utterance: that of the telling that leads, with the others beneath."""
    entry, others = utterance.first, tellings(views, utterance, question)
    return StatementRow(
        kind=entry.kind.value,
        kind_words=_kind(entry),
        who="" if isinstance(entry.statement, Verified) else views.who(entry),
        text=entry.statement.text,
        url=views.permalink(entry.ref),
        when=when(entry.said),
        published=is_of_publication(entry),
        through=_through(views, entry),
        other_sources=others[:FEW],
        more_sources=len(others[FEW:]),
        aside=_aside(views, entry),
        owed=_not_acknowledged(views, entry),
        comments_on=tuple(views.question(q) for q in entry.claim.comments_on) if entry.claim else (),
        note=entry.statement.note or "",
    )


def _kind(entry: Entry) -> str:
    """The kind in words; of a verified fact also what of it is verified (method §1)."""
    fact = entry.statement
    return labels.VERIFIED_AS[fact.basis] if isinstance(fact, Verified) else labels.LANE[entry.kind]


def _through(views: ArchiveViews, entry: Entry) -> str:
    """Everybody between the speaker and the reader: `through Yonhap and KBS World`, `published by KBS World`."""
    claim, publisher = entry.claim, views.archive.actor(entry.card.publisher).name
    relays = views.relays(entry)
    if claim and (claim.said_by == entry.card.publisher or relays[-1:] == [publisher]):
        publisher = ""
    if claim and claim.said_on and publisher:
        relays, publisher = [*relays, publisher], ""
    parts = [f"through {labels.listed(relays)}"] if relays else []
    return ", ".join([*parts, f"published by {publisher}"] if publisher else parts)


def _aside(views: ArchiveViews, entry: Entry) -> str:
    """What keeps a statement from counting as of the site's date, or its source from having told of it by then."""
    late = "its source was published after the date of this page" if views.published_later(entry) else ""
    why = views.why_not_counted(entry) or views.not_yet(entry) or late
    return why + ("; not counted" if entry.statement.is_rendering else "")


def _not_acknowledged(views: ArchiveViews, entry: Entry) -> str:
    """`not acknowledged by North Korea; denied by Russia`, as the source reports; then what they have said since."""
    if not isinstance(entry.statement, Unacknowledged):
        return ""
    parties = entry.statement.not_acknowledged_by
    named = {how: [views.archive.actor(p).name for p, h in parties.items() if h is how] for how in Reported}
    reports = [labels.not_acknowledged(how, names) for how, names in named.items() if names]
    since = [party.since.text for party in views.statement(entry).parties if party.since]
    return "; ".join([*reports, f"since then {labels.listed(since)}"] if since else reports)

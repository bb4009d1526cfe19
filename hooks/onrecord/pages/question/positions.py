"""Where each party concerned stands on a question: in words, since when, by whose word (method §2)."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...model.edtf_dates import day_in_words
from ...model.entities import Question
from ...standings.positions import Event, Position, Stance
from ...wording import labels
from ...wording.answers import answer_in_words
from ..statement.dates import on_day
from ..statement.view_types import Link, When
from ..statement.views import ArchiveViews


@dataclass(frozen=True, slots=True)
class PositionView:
    """Where a party concerned stands: in words, since when, by whose word."""

    party: Link
    words: str
    since: When | None
    who: str
    url: str
    before: str


def positions(views: ArchiveViews, question: Question) -> Iterator[PositionView]:
    """Each concerned party's position as of the site's date."""
    for party, now in views.state(question.id).positions.items():
        link = views.actor(party)
        if now.event is None or now.since is None:
            yield PositionView(link, labels.NO_POSITION, None, "", "", "")
            continue
        yield PositionView(
            party=link,
            words=labels.STANCE[now.stance, now.event.own],
            since=on_day(now.since),
            who=_figure(views, question, now) + _by_whom(views, now.event),
            url=views.permalink(now.event.entry.ref),
            before=_not_owned_before(views, question, party, now),
        )


def _figure(views: ArchiveViews, question: Question, now: Position) -> str:
    """The figure of its own that a party gave, where it gave one."""
    claim = now.event.entry.claim if now.event and now.stance is Stance.ANSWERED else None
    if claim is None or now.event is None:
        return ""
    return f"{answer_in_words(claim.answers[question.id])} ({views.measure(now.event.entry, question.id)}): "


def _by_whom(views: ArchiveViews, event: Event) -> str:
    entry = event.entry
    publisher = views.archive.actor(entry.card.publisher).name
    if not event.own:
        return f"by {publisher}, of the claim: {entry.statement.text}"
    itself = entry.claim is not None and entry.claim.said_by == entry.card.publisher
    return views.who(entry) if itself else f"{views.who(entry)}, through {publisher}"


def _not_owned_before(views: ArchiveViews, question: Question, party: str, now: Position) -> str:
    """What a party that owns it now had said before: its first denial, else the first time it would not say."""
    if now.stance is not Stance.ACKNOWLEDGED:
        return ""
    earlier = [e for e in views.standings.events(question.id, party, views.as_of) if now.since and e.on < now.since]
    first = [next((e for e in earlier if e.stance is stance), None) for stance in (Stance.DENIED, Stance.DECLINED)]
    return next((f"{labels.BEFORE[e.stance, e.own]} {day_in_words(e.on)}." for e in first if e), "")

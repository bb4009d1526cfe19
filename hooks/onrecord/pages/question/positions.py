"""Where each party concerned stands on a question: in words, since when (method §2)."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...model.entities import Question
from ...wording import labels
from ..statement.dates import on_day
from ..statement.view_types import Link, When
from ..statement.views import ArchiveViews


@dataclass(frozen=True, slots=True)
class PositionView:
    """Where a party concerned stands: in words, since when; that no word of it is here, where that is so."""

    party: Link
    words: str
    since: When | None


def positions(views: ArchiveViews, question: Question) -> Iterator[PositionView]:
    """Each concerned party's position as of the site's date."""
    for party, now in views.state(question.id).positions.items():
        link = views.actor(party)
        if now.event is None or now.since is None:
            comments = views.standings.comments_at(question.id, views.as_of)
            spoke = any(party in comment.parties for comment in comments)
            yield PositionView(link, labels.unheard(link.text, spoke), None)
        else:
            yield PositionView(link, labels.STANCE[now.stance, now.event.own], on_day(now.since))

"""When what a page shows last changed: `lastmod` in the list of pages, which a build of another day leaves as it is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Final

from ..model.entities import Card, Question
from ..pages.statement.links import url_of
from ..pages.statement.views import ArchiveViews
from ..vocabulary import EntityKind, Kind

_OF_ALL: Final = ("", "sources/", "questions/", "actors/", "topics/", "places/", "changes/")
"""Pages that change with every card."""


def last_changes(views: ArchiveViews) -> Callable[[str], date | None]:
    """Gives the day on which what a page shows last changed, by the page's address; None where no date tells it."""
    days = dict(_days(views))
    ledgers: dict[str, date] = {kind.value: days[kind.value] for kind in Kind if kind.value in days}

    def changed(url: str) -> date | None:
        # each page of a ledger says of how many it shows which part
        return days.get(url) or ledgers.get(url.partition("/")[0])

    return changed


def _days(views: ArchiveViews) -> Iterator[tuple[str, date]]:
    """Addresses of pages, and kinds for their ledgers, with the newest day of what they show."""
    archive = views.archive
    cards = {card.id: day for card in archive.cards.values() if (day := _newest(_of_card(views, card)))}
    questions = {it.id: list(_of_question(views, it)) for it in archive.questions.values()}
    for kind, shown in _cards_shown(views).items():
        for entity, ids in shown.items():
            own = questions.get(entity, []) if kind is EntityKind.QUESTION else []
            if day := _newest([*own, *(cards.get(card) for card in ids)]):
                yield url_of(kind, entity), day
    withdrawn = {url_of(gone.kind, gone.id): gone.on.last for gone in archive.withdrawn.values()}
    yield from withdrawn.items()
    for ledger in Kind:
        if day := _newest(cards.get(entry.card.id) for entry in archive.entries if entry.kind is ledger):
            yield ledger.value, day
    if day := _newest([*cards.values(), *withdrawn.values(), *chain(*questions.values())]):
        yield from ((url, day) for url in _OF_ALL)


def _cards_shown(views: ArchiveViews) -> Mapping[EntityKind, Mapping[str, set[str]]]:
    """The cards that the page of each thing shows something of."""
    archive, links = views.archive, views.archive.links
    of = {
        EntityKind.QUESTION: (archive.questions, (links.question, links.commented)),
        EntityKind.ACTOR: (archive.actors, (links.speaker, links.relay, links.subject, links.party)),
        EntityKind.PLACE: (archive.places, (links.place,)),
        EntityKind.TOPIC: (archive.topics, (links.topic,)),
    }
    shown = {
        kind: {it: {entry.card.id for index in indexes for entry in index.get(it, ())} for it in things}
        for kind, (things, indexes) in of.items()
    }
    for actor, published in links.published.items():
        shown[EntityKind.ACTOR].setdefault(actor, set()).update(card.id for card in published)
    return {**shown, EntityKind.CARD: {card: {card} for card in archive.cards}}


def _of_card(views: ArchiveViews, card: Card) -> Iterator[date | None]:
    """When it was read, came in, was corrected, and lost a statement."""
    yield card.retrieved.latest if card.retrieved else None
    yield views.recorded.of_card(card.id)
    yield from (correction.on.latest for correction in card.corrections)
    yield from (gone.on.latest for gone in card.withdrawn)


def _of_question(views: ArchiveViews, question: Question) -> Iterator[date | None]:
    """When its findings and searches were made, and came in."""
    for finding in question.findings:
        yield from (finding.on.latest, views.recorded.of_finding(question.id, finding))
    for search in question.searches:
        yield from (search.on.latest, views.recorded.of_search(question.id, search))


def _newest(days: Iterable[date | None]) -> date | None:
    return max((day for day in days if day), default=None)

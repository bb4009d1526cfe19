"""Which page is about what: the nodes that only this kind of page has, by the page's address."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import Final

from ...archive import entries_of
from ...model.entities import Actor, Card, Entity, Place, Question, Topic, Withdrawn
from ...pages.statement.dates import when
from ...pages.statement.links import ledger_url, url_of
from ...pages.statement.order import newest_cards, newest_first
from ...pages.statement.views import ArchiveViews
from ...vocabulary import Badge, EntityKind, Kind
from .. import licence
from .addresses import Addresses
from .claims import Statements
from .script import Node, ref

HOME: Final = ""
SEARCH: Final = "search/"
MOST: Final = 50
"""Of how many things the head of a page tells: it is read with every visit, and the page has them all."""


@dataclass(frozen=True, slots=True)
class About:
    """What a page is about: its type, the node that it is mainly about, what it holds, what else is described."""

    type: str = "WebPage"
    main: Node | None = None
    more: tuple[Node, ...] = ()
    fields: Node = field(default_factory=dict)


Describe = Callable[[Statements], About]


def anything(make: Statements) -> About:
    """What is told of a page that is about nothing in the archive."""
    return About()


def subjects_of(views: ArchiveViews) -> Mapping[str, Describe]:
    """What is told of each page of the archive, by its address from the site's root."""
    archive = views.archive
    entities: list[tuple[EntityKind, Iterable[Entity], Callable[..., About]]] = [
        (EntityKind.CARD, archive.cards.values(), _card),
        (EntityKind.QUESTION, archive.questions.values(), _question),
        (EntityKind.ACTOR, archive.actors.values(), _actor),
        (EntityKind.PLACE, archive.places.values(), _place),
        (EntityKind.TOPIC, archive.topics.values(), _topic),
    ]
    entity_pages = {url_of(kind, e.id): partial(describe, it=e) for kind, group, describe in entities for e in group}
    return MappingProxyType({**entity_pages, **dict(_tombstones(views)), **_LISTS})


def listed(refs: Sequence[str]) -> Describe:
    """What is told of a page that lists these statements."""
    return partial(_statements, refs=refs)


def website(at: Addresses) -> Node:
    """The site of which every page is a part."""
    return {
        **ref(at.site),
        "@type": "WebSite",
        "name": at.site_name,
        "url": at.page_at(HOME),
        "license": licence.ADDRESS,
    }


def _card(make: Statements, it: Card) -> About:
    own = list(entries_of(it))
    things = make.things
    named = [node for entry in own for node in make.named_by(entry)]
    named += [
        things.actor_in_brief(name) for name in (it.publisher, *it.authors) if name in things.views.archive.actors
    ]
    named += [*map(things.topic_in_brief, it.topics), *map(things.place_in_brief, it.places)]
    corrections = [{"@type": "CorrectionComment", "text": c.note, "datePublished": c.on.text} for c in it.corrections]
    parts = [ref(make.things.at.statement(entry.ref)) for entry in own]
    whole = [make.whole(entry) for entry in own]
    return About(main=things.source(it), more=(*whole, *named), fields={"hasPart": parts, "correction": corrections})


def _question(make: Statements, it: Question) -> About:
    views = make.things.views
    claims = newest_first(u.first for u in views.standings.utterances(it.id, views.as_of))[:MOST]
    speakers = [e.claim.said_by for e in claims if e.claim]
    named = dict.fromkeys((*it.concerns, *(speaker for speaker in speakers if isinstance(speaker, str))))
    main = make.things.question(it, [make.in_brief(claim) for claim in claims])
    return About(main=main, more=tuple(map(make.things.actor_in_brief, named)))


def _actor(make: Statements, it: Actor) -> About:
    above = (make.things.actor_in_brief(it.part_of),) if it.part_of else ()
    return About(main=make.things.actor(it), more=above)


def _place(make: Statements, it: Place) -> About:
    return About(main=make.things.place(it))


def _topic(make: Statements, it: Topic) -> About:
    return About(main=make.things.topic(it))


def _tombstones(views: ArchiveViews) -> Iterator[tuple[str, Describe]]:
    for gone in views.archive.withdrawn.values():
        yield url_of(gone.kind, gone.id), partial(_tombstone, it=gone)


def _tombstone(make: Statements, it: Withdrawn) -> About:
    return About(fields={"creativeWorkStatus": f"Withdrawn on {when(it.on).words}: {it.note}"})


def _list(nodes: Iterable[Node]) -> About:
    """A page that lists things: how many, and the first of them by address and name."""
    every = list(nodes)
    items = [{"@type": "ListItem", "position": number, "item": node} for number, node in enumerate(every[:MOST], 1)]
    listed = {"@type": "ItemList", "numberOfItems": len(every), "itemListElement": items}
    return About("CollectionPage", listed if items else None)


def _sources(make: Statements) -> About:
    return _list(map(make.things.source_in_brief, newest_cards(make.things.views.archive.cards.values())))


def _questions(make: Statements) -> About:
    return _list(map(make.things.question_in_brief, make.things.views.archive.questions.values()))


def _contested(make: Statements) -> About:
    views = make.things.views
    questions = [q for q in views.archive.questions.values() if Badge.CONTESTED in views.state(q.id).badges]
    return _list(map(make.things.question_in_brief, questions))


def _actors(make: Statements) -> About:
    actors = sorted(make.things.views.archive.actors.values(), key=lambda actor: actor.name)
    return _list(make.things.actor_in_brief(actor.id) for actor in actors)


def _topics(make: Statements) -> About:
    return _list(map(make.things.topic_in_brief, make.things.views.archive.topics))


def _places(make: Statements) -> About:
    return _list(map(make.things.place_in_brief, make.things.views.archive.places))


def _collection(make: Statements) -> About:
    return About("CollectionPage")


def _search(make: Statements) -> About:
    return About("SearchResultsPage")


def _home(make: Statements) -> About:
    """The site itself, and how it is searched."""
    at = make.things.at
    search = {
        "@type": "SearchAction",
        "query-input": "required name=search_term_string",
        "target": {"@type": "EntryPoint", "urlTemplate": at.page_at(f"{SEARCH}?q={{search_term_string}}")},
    }
    return About(main={**website(at), "potentialAction": search})


_LISTS: Final[Mapping[str, Describe]] = {
    HOME: _home,
    SEARCH: _search,
    "sources/": _sources,
    "questions/": _questions,
    "actors/": _actors,
    "topics/": _topics,
    "places/": _places,
    "contested/": _contested,
    "changes/": _collection,
    "timeline/": _collection,
    "recheck/": _collection,
    **{ledger_url(kind): _collection for kind in Kind},
}


def _statements(make: Statements, refs: Sequence[str]) -> About:
    statements = make.things.views.archive.statements
    return _list(make.listed(statements[ref]) for ref in refs)

"""The feeds of a site: of the whole archive, of its changes, of each question, actor and topic."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

from ...archive import Entry, published_day
from ...model.entities import Card
from ...output import Asset, Task
from ...pages.lists.actors import said_by
from ...pages.lists.changes import URL as CHANGES
from ...pages.lists.changes import Change
from ...pages.statement.links import url_of
from ...pages.statement.order import oldest_first
from ...pages.statement.views import ArchiveViews
from ...vocabulary import EntityKind
from . import news
from .atom import atom
from .feed import ATOM, JSON, Feed, News, Site, newest
from .json_feed import json_feed

MOST: Final = 50
"""Entries of the feeds of the whole archive."""
FEW: Final = 30
"""Entries of the feed of one thing."""


@dataclass(frozen=True)
class Feeds:
    """What the feeds of an archive are made of: its log of changes besides its views, the site's address and name."""

    views: ArchiveViews
    log: tuple[Change, ...]
    url: str
    name: str

    @cached_property
    def site(self) -> Site:
        """Where they lie."""
        return Site(self.url, self.name, news.began(self.views))

    def tasks(self, each: bool = True) -> Iterator[Task]:
        """All feeds; `each` is whether single things have theirs."""
        yield from self._of(CHANGES, self.changes)
        if not each:
            return
        yield from self._of("", self.everything)
        archive = self.views.archive
        for kind, things, make in (
            (EntityKind.QUESTION, archive.questions, self.question),
            (EntityKind.ACTOR, archive.actors, self.actor),
            (EntityKind.TOPIC, archive.topics, self.topic),
        ):
            for thing in things:
                yield from self._of(url_of(kind, thing), partial(make, thing))

    def _of(self, page: str, make: Callable[[], Feed]) -> Iterator[Task]:
        def both() -> Iterator[Asset]:
            feed = make()
            dated = feed.dated()
            yield Asset(f"{page}{ATOM}", atom(feed, dated, self.site))
            yield Asset(f"{page}{JSON}", json_feed(feed, dated, self.site))

        yield Task(f"{page}{ATOM}", both, (f"{page}{JSON}",))

    def changes(self) -> Feed:
        """What was put right, and which answers changed."""
        about = "Corrections, withdrawals, findings and changes of standing."
        return Feed("feed", CHANGES, f"{self.site.name}: changes", about, newest(self._told(self.log), MOST))

    def everything(self) -> Feed:
        """New sources besides."""
        told = [*self._told(self.log), *(news.source(self.views, card) for card in self._latest(self._cards(), MOST))]
        about = "New sources, corrections and changes of answers."
        return Feed("feed.all", "", self.site.name, about, newest(told, MOST))

    def question(self, question: str) -> Feed:
        """New answers to a question, and what changed of how it stands."""
        links, page = self.views.archive.links, url_of(EntityKind.QUESTION, question)
        entries = [*links.question.get(question, ()), *links.commented.get(question, ())]
        text = self.views.archive.question(question).text
        return self._feed(page, text, "New answers, changes of how it stands, corrections.", entries, [page], question)

    def actor(self, actor: str) -> Feed:
        """What is new of what an actor says, publishes and is told of, and on the questions that concern it."""
        links, page = self.views.archive.links, url_of(EntityKind.ACTOR, actor)
        named = (index.get(actor, ()) for index in (links.relay, links.subject, links.party))
        entries = [*said_by(self.views, actor), *(entry for group in named for entry in group)]
        asked = [url_of(EntityKind.QUESTION, question.id) for question in links.concerned.get(actor, ())]
        about = "New sources that name it, or that it published; changes of answers that concern it; corrections."
        return self._feed(
            page, self.views.actor(actor).text, about, entries, asked, published=links.published.get(actor, ())
        )

    def topic(self, topic: str) -> Feed:
        """What is new on a topic: sources, and changes of the questions that it has."""
        page, archive = url_of(EntityKind.TOPIC, topic), self.views.archive
        entries = archive.links.topic.get(topic, ())
        asked = [url_of(EntityKind.QUESTION, q.id) for q in archive.questions.values() if topic in q.topics]
        about = "New sources on it, changes of the answers to its questions, corrections."
        return self._feed(page, archive.topics[topic].name, about, entries, asked)

    def _feed(
        self,
        page: str,
        title: str,
        about: str,
        entries: Iterable[Entry],
        asked: Iterable[str],
        question: str = "",
        published: Iterable[Card] = (),
    ) -> Feed:
        """The feed of a thing: the statements that speak of it, the questions that it has, the sources it published."""
        said = _by_card(entries)
        cards = {**{card.id: card for card in published}, **{card: own[0].card for card, own in said.items()}}
        told = [
            news.statements(self.views, card, oldest_first(said[card.id]), page, question)
            if card.id in said
            else news.source(self.views, card)
            for card in self._latest(cards.values(), FEW)
        ]
        log = [*self._log_of(asked), *self._put_right(said)]
        return Feed(f"feed.{page}", page, f"{self.site.name}: {title}", about, newest([*told, *self._told(log)], FEW))

    def _told(self, log: Iterable[Change]) -> Iterator[News]:
        return (news.change(self.views, change) for change in log)

    def _cards(self) -> Iterable[Card]:
        return self.views.archive.cards.values()

    def _latest(self, cards: Iterable[Card], most: int) -> list[Card]:
        """The cards that came in last; of one day those that were published last."""

        def newest_first(card: Card) -> tuple[int, int, str]:
            return -news.came_in(self.views, card).toordinal(), -published_day(card).toordinal(), card.id

        return sorted(cards, key=newest_first)[:most]

    def _log_of(self, pages: Iterable[str]) -> Iterator[Change]:
        return (change for page in pages for change in self._by_page.get(page, ()))

    @cached_property
    def _by_page(self) -> Mapping[str, list[Change]]:
        """The log by the pages that its entries are about."""
        by_page: dict[str, list[Change]] = defaultdict(list)
        for change in self.log:
            by_page[change.about.url].append(change)
        return by_page

    def _put_right(self, said: Mapping[str, list[Entry]]) -> Iterator[Change]:
        """The corrections that touch one of these statements."""
        for card, entries in said.items():
            for change in self._by_page.get(url_of(EntityKind.CARD, card), ()):
                if {self.views.permalink(entry.ref) for entry in entries} & {link.url for link in change.links}:
                    yield change


def _by_card(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Statements by their cards, each once."""
    by_card: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        by_card.setdefault(entry.card.id, {})[entry.ref] = entry
    return {card: list(own.values()) for card, own in by_card.items()}

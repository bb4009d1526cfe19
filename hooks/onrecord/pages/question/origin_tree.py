"""Who relays whom: the chains of a question's claims, laid over one another from each origin down (method §4)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ...archive import Entry
from ...model.entities import Question
from ...standings.answers import Answering, sources
from ...standings.origins import Origin
from ...wording import labels
from ..statement.view_types import Hand, Link
from ..statement.views import Views, when


@dataclass(frozen=True, slots=True)
class Node:
    """A hand, the claims that it published, and the hands that took it from there."""

    hand: Hand
    published: tuple[Link, ...]
    below: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """An origin and all that goes back to it."""

    origin: Hand
    anonymous: bool
    told: str
    nodes: tuple[Node, ...]


_LONGEST: Final = 40
Path = tuple[tuple[Hand, ...], Link]
"""From whoever first said it to the publisher, and the claim there."""


def trees(views: Views, question: Question) -> tuple[Tree, ...]:
    """A tree for each independent origin of a question as of the site's date: named ones first."""
    claims = [a for a in views.standings.counting(question.id, views.as_of) if a.claims]
    origins = sorted(views.standings.origins_at(question.id, views.as_of), key=lambda o: (o.anonymous, o.group))
    return tuple(_tree(views, origin, [a for a in claims if origin in a.origins]) for origin in origins)


def _tree(views: Views, origin: Origin, claims: list[Answering]) -> Tree:
    top = views.hand(origin.group)
    paths = [_path(views, answering.entry, origin) for answering in claims]
    if not origin.anonymous:
        paths = [(hands[1:] if hands[0] == top and len(hands) > 1 else hands, link) for hands, link in paths]
    return Tree(top, origin.anonymous, labels.counted(sources(claims), "source"), tuple(_nodes(paths)))


def _path(views: Views, entry: Entry, origin: Origin) -> Path:
    """The whole way of a claim from an origin; one that rests on others goes on from where one with that origin ended."""
    way = [entry]
    while below := [ref for ref in way[-1].statement.rests_on if origin in views.standings.origins[ref]]:
        way.append(views.archive.statement(below[0]))
    hands = [hand for step in reversed(way) for hand in views.chain(step)]
    shown = [hand for index, hand in enumerate(hands) if index == 0 or hand != hands[index - 1]]
    if len(shown) > _LONGEST:
        left_out = Hand(labels.counted(len(shown) - _LONGEST, "more hand"), "", "actor")
        shown = [*shown[: _LONGEST // 2], left_out, *shown[-_LONGEST // 2 :]]
    return tuple(shown), Link(when(entry.card.published).words, views.permalink(entry.ref))


def _nodes(paths: Iterable[Path]) -> Iterator[Node]:
    """The paths that begin alike as one node, and so on down."""
    by_first: dict[Hand, list[Path]] = {}
    for hands, link in paths:
        by_first.setdefault(hands[0], []).append((hands[1:], link))
    for hand, rest in by_first.items():
        published = tuple({_card(link): link for hands, link in reversed(rest) if not hands}.values())[::-1]
        yield Node(hand, published, tuple(_nodes((hands, link) for hands, link in rest if hands)))


def _card(link: Link) -> str:
    """The card of a claim: several of its claims are one source here, which the first of them stands for."""
    return link.url.partition("#")[0]

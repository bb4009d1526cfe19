"""Who relays whom: the chains of a question's claims, laid over one another from each origin down (method §4)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ...archive import Entry
from ...model.entities import Question
from ...standings.answers import Answering, sources
from ...standings.origins import Origin
from ...wording import labels
from ..statement.attribution import without_repeats
from ..statement.dates import when
from ..statement.view_types import ChainStep, Link
from ..statement.views import ArchiveViews


@dataclass(frozen=True, slots=True)
class Node:
    """A step of chains, the claims that it published, and the steps that took it from there."""

    step: ChainStep
    published: tuple[Link, ...]
    below: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """An origin and all that goes back to it; `sources` is how many do, in words."""

    origin: ChainStep
    anonymous: bool
    sources: str
    nodes: tuple[Node, ...]


_LONGEST: Final = 40
Path = tuple[tuple[ChainStep, ...], Link]
"""From whoever first said it to the publisher, and the claim there."""


def trees(views: ArchiveViews, question: Question) -> tuple[Tree, ...]:
    """A tree for each independent origin of a question as of the site's date: named ones first."""
    claims = [a for a in views.standings.counting(question.id, views.as_of) if a.claims]
    origins = sorted(views.standings.origins_at(question.id, views.as_of), key=lambda o: (o.anonymous, o.group))
    return tuple(_tree(views, origin, [a for a in claims if origin in a.origins]) for origin in origins)


def _tree(views: ArchiveViews, origin: Origin, claims: list[Answering]) -> Tree:
    top = views.step(origin.group)
    paths = [_path(views, answering.entry, origin) for answering in claims]
    if not origin.anonymous:
        paths = [(steps[1:] if steps[0] == top and len(steps) > 1 else steps, link) for steps, link in paths]
    return Tree(top, origin.anonymous, labels.counted(sources(claims), "source"), tuple(_nodes(paths)))


def _path(views: ArchiveViews, entry: Entry, origin: Origin) -> Path:
    """The whole way of a claim from an origin, shortened where it is very long.

    A claim that rests on others goes on from where one with that origin ended.
    """
    way = [entry]
    while below := [ref for ref in way[-1].statement.rests_on if origin in views.standings.origins[ref]]:
        way.append(views.archive.statement(below[0]))
    steps = without_repeats(step for one in reversed(way) for step in views.chain(one))
    return _shortened(steps), Link(when(entry.card.published).words, views.permalink(entry.ref))


def _shortened(steps: tuple[ChainStep, ...]) -> tuple[ChainStep, ...]:
    """Steps of which those in the middle are only counted, where they are too many to be read."""
    if len(steps) <= _LONGEST:
        return steps
    left_out = ChainStep(labels.counted(len(steps) - _LONGEST, "more hand"), "", "actor")
    return (*steps[: _LONGEST // 2], left_out, *steps[-_LONGEST // 2 :])


def _nodes(paths: Iterable[Path]) -> Iterator[Node]:
    """The paths that begin alike as one node, and so on down."""
    by_first: dict[ChainStep, list[Path]] = {}
    for steps, link in paths:
        by_first.setdefault(steps[0], []).append((steps[1:], link))
    for step, rest in by_first.items():
        published = tuple({_card(link): link for steps, link in reversed(rest) if not steps}.values())[::-1]
        yield Node(step, published, tuple(_nodes((steps, link) for steps, link in rest if steps)))


def _card(link: Link) -> str:
    """The card of a claim: several of its claims are one source here, which the first of them stands for."""
    return link.url.partition("#")[0]

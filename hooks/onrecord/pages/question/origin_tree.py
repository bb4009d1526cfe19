"""Who relays whom: the chains of a question's claims, laid over one another from each origin down (method §4)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Final

from ...archive import Entry
from ...model.entities import Question
from ...standings.answers import Answering, sources
from ...standings.origins import Origin
from ...wording import labels
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
    number: int = 0
    left_out: int = 0
    """how many sources go back to it, and how many of these its page leaves out"""


_ENDS: Final = 20
Path = tuple[tuple[ChainStep, ...], Link]
"""From whoever first said it to the publisher, and the claim there."""


def trees(views: ArchiveViews, question: Question) -> tuple[Tree, ...]:
    """A tree for each independent origin of a question as of the site's date: named ones first."""
    by_origin: dict[Origin, list[Answering]] = {}
    for answering in views.counting(question.id):
        for origin in answering.origins if answering.claims else ():
            by_origin.setdefault(origin, []).append(answering)
    origins = sorted(by_origin, key=lambda o: (o.anonymous, o.group))
    return tuple(_tree(views, origin, by_origin[origin]) for origin in origins)


def _tree(views: ArchiveViews, origin: Origin, claims: list[Answering]) -> Tree:
    top, ways = views.step(origin.group), views.once(_ways, str(origin))
    paths = [_path(views, answering.entry, origin, ways) for answering in claims]
    if not origin.anonymous:
        paths = [(steps[1:] if steps[0] == top and len(steps) > 1 else steps, link) for steps, link in paths]
    number = sources(claims)
    return Tree(top, origin.anonymous, labels.counted(number, "source"), tuple(_nodes(paths)), number)


@dataclass(frozen=True, slots=True)
class _Way:
    """The steps from an origin down: where they are too many to be read, those in the middle are only counted."""

    first: tuple[ChainStep, ...] = ()
    left_out: int = 0
    last: tuple[ChainStep, ...] = ()

    def then(self, step: ChainStep) -> "_Way":
        """One step further; nobody follows himself."""
        if step == (self.last or self.first or (None,))[-1]:
            return self
        if len(self.first) < _ENDS:
            return _Way((*self.first, step))
        over = len(self.last) == _ENDS
        return _Way(self.first, self.left_out + over, (*self.last[over:], step))

    @property
    def steps(self) -> tuple[ChainStep, ...]:
        """All that is shown of it."""
        between = ChainStep(labels.counted(self.left_out, "more hand"), "", "actor")
        return (*self.first, *([between] if self.left_out else []), *self.last)


def _ways(views: ArchiveViews, origin: str) -> dict[str, _Way]:
    """How far each statement is from an origin, filled while paths are looked for: questions share their chains."""
    return {}


def _path(views: ArchiveViews, entry: Entry, origin: Origin, ways: dict[str, _Way]) -> Path:
    """The whole way of a claim from an origin, shortened where it is very long.

    A claim that rests on others goes on from where one with that origin ended; `ways` keeps how far that was.
    """
    ahead = [entry]
    while ahead[-1].ref not in ways and (below := _below(views, ahead[-1], origin)):
        ahead.append(below)
    way = ways.get(ahead[-1].ref, _Way())
    for one in reversed(ahead):
        if one.ref not in ways:
            ways[one.ref] = reduce(_Way.then, views.chain(one), way)
        way = ways[one.ref]
    return way.steps, Link(when(entry.card.published).words, views.permalink(entry.ref))


def _below(views: ArchiveViews, entry: Entry, origin: Origin) -> Entry | None:
    """The first statement with an origin on which one rests."""
    refs = (ref for ref in entry.statement.rests_on if origin in views.standings.origins[ref])
    return next(map(views.archive.statement, refs), None)


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

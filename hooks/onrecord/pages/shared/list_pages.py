"""The pages of a divided list: each says which part of what it is, and leads up, to its neighbours and to the whole."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final, Generic, TypeVar

from ...output import Asset, Page, Task, root_of
from ..render import Renderer
from ..statement.view_types import Link
from .division import ROOM, Entries, Group, Part

T = TypeVar("T")
_BELOW: Final = 240
"""Links to parts of parts that the page of the whole has at most, the first of them."""


@dataclass(frozen=True, slots=True)
class Row:
    """A part in the table of a page: how much it has, and its own parts; `id` is the anchor of what stood there."""

    id: str
    link: Link
    count: int
    below: tuple["Row", ...] = ()


@dataclass(frozen=True)
class ListPage(Generic[T]):
    """A page of a list: its entries in groups, or the table of its parts; the page of the whole has the newest too.

    `amount` is `214 of 31,204`, of the whole `31,204`; `whole`, `up`, `newer` and `older` are None where there is none.
    """

    url: str
    title: str
    part: Part[T]
    shown: Entries[T]
    groups: list[Group[T]]
    rows: tuple[Row, ...]
    amount: str
    whole: Link | None = None
    up: Link | None = None
    newer: Link | None = None
    older: Link | None = None


@dataclass(frozen=True)
class Listing(Generic[T]):
    """A divided list: where it lies (`verified/`), what it is called, and what stands between that and a part's name.

    Parts lie below `parts_at`, if that is given, where other things have their addresses below `base`. `by_year`: the
    page of the whole has a heading for each year. Where it is divided it has the newest of so much weight. `names` are
    those of parts that are no periods, by their ids; a list that is not `dated` has no headings of days.
    """

    base: str
    title: str
    division: Part[T]
    joint: str = ", "
    parts_at: str = ""
    by_year: bool = False
    newest: int = ROOM // 3
    dated: bool = True
    names: Mapping[str, str] = field(default_factory=dict)

    def url(self, part_id: str) -> str:
        """The address of a part."""
        return f"{self.parts_at or self.base}{part_id}/" if part_id else self.base

    def called(self, part: Part[T]) -> str:
        """The title of a part: `Attributed claims of December 2024`."""
        return f"{self.title}{self.joint}{self.name(part)}" if part.id else self.title

    def name(self, part: Part[T]) -> str:
        """What a part is called beside its list: `December 2024`."""
        group, _, letters = part.id.partition("/")
        if group not in self.names:
            return part.title
        return self.names[group] + (f", “{letters}…”" if letters else "")

    def tasks(self, make: Callable[[ListPage[T]], Page], renderer: Renderer, shared: str = "") -> Iterator[Task]:
        """Every page of the list, made by `make`, and at addresses where nothing is now what leads to where it is.

        `shared` is what the pages have in common with others.
        """
        for part, ways in _walked(self.division, _Ways()):
            yield Task(self.url(part.id), partial(_made, self, part, ways, make), shared=shared)
            for moved in part.moved:
                yield leads_on(self.url(moved), Link(self.called(part), self.url(part.id)), renderer)

    def where(self) -> dict[str, str]:
        """The address of the page that has an entry, by the entry's key."""
        return {place.key: self.url(part.id) for part in self.division.leaves for place, _ in part.entries}


def leads_on(url: str, to: Link, renderer: Renderer) -> Task:
    """What leads from an address that has nothing now to where that is, without a script."""
    return Task(f"{url}index.html", partial(_led, url, to, renderer))


def _led(url: str, to: Link, renderer: Renderer) -> Asset:
    text = renderer.text("shared/leads_on.html", {"to": to, "root": root_of(url)})
    return Asset(f"{url}index.html", text.encode())


@dataclass(frozen=True)
class _Ways(Generic[T]):
    """The parts above a part and beside it, the newer and the older one."""

    up: Part[T] | None = None
    newer: Part[T] | None = None
    older: Part[T] | None = None


def _walked(part: Part[T], ways: _Ways[T]) -> Iterator[tuple[Part[T], _Ways[T]]]:
    """Every part with the ways from it; past the first and the last of a part's parts lie those beside that part."""
    yield part, ways
    beside = (ways.newer, *part.parts, ways.older)
    for at, one in enumerate(part.parts, 1):
        yield from _walked(one, _Ways(part, beside[at - 1], beside[at + 1]))


def _made(listing: Listing[T], part: Part[T], ways: _Ways[T], make: Callable[[ListPage[T]], Page]) -> Page:
    return make(_list_page(listing, part, ways))


def _list_page(listing: Listing[T], part: Part[T], ways: _Ways[T]) -> ListPage[T]:
    whole, entries = listing.division, part.entries
    if part.parts:
        entries = part.newest(listing.newest) if listing.newest and not part.id else ()

    def link(other: Part[T] | None) -> Link | None:
        return Link(listing.name(other) or listing.title, listing.url(other.id)) if other else None

    return ListPage(
        url=listing.url(part.id),
        title=listing.called(part),
        part=part,
        shown=entries,
        groups=part.groups(entries, listing.by_year) if listing.dated else [],
        rows=_rows(listing, part),
        amount=f"{part.count:,} of {whole.count:,}" if part.id else f"{whole.count:,}",
        whole=Link(listing.title, listing.base) if part.id else None,
        up=link(ways.up) if ways.up and ways.up.id else None,
        newer=link(ways.newer),
        older=link(ways.older),
    )


def _rows(listing: Listing[T], part: Part[T]) -> tuple[Row, ...]:
    """The table of a part; that of the whole has the parts of its parts too, which were headings while it had them."""
    rows: list[Row] = []
    room = 0 if part.id else _BELOW
    for one in part.parts:
        below = tuple(_below(listing, one))[:room]
        room -= len(below)
        rows.append(Row(one.id, Link(listing.name(one), listing.url(one.id)), one.count, below))
    return tuple(rows)


def _below(listing: Listing[T], part: Part[T]) -> Iterator[Row]:
    for one in part.parts:
        yield Row(one.id, Link(_short(listing.name(one), part), listing.url(one.id)), one.count)
    for group in part.groups(part.entries, listing.by_year) if listing.dated and not part.parts else ():
        if group.id != part.id:
            at = f"{listing.url(part.id)}#_{group.id}"
            yield Row(group.id, Link(_short(group.title, part), at), group.count)


def _short(title: str, within: Part[T]) -> str:
    """What a part is called beside the name of the year that it is in: `December`."""
    return title.removesuffix(f" {within.title}")

"""The page of the search: its filters, what a result is drawn from, and every list for a reader without a script."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Final

from ...output import Asset, Page, Task
from ...vocabulary import Kind
from ..render import Renderer
from ..shared.by_month import months
from ..shared.how_many import uncounted
from ..statement.order import first_day
from ..statement.view_types import Link
from ..statement.views import ArchiveViews
from .page_records import RESULTS
from .records import FILTERS, counted, label_of, spoken
from .result import as_json

URL: Final = "search/"
TITLES: Final[Mapping[str, str]] = {
    "result": "Kind of result",
    "kind": "Kind of statement",
    "actor": "Who says it",
    "publisher": "Publisher",
    "question": "Question it answers or comments on",
    "place": "Place",
    "topic": "Topic",
    "when": "When",
    "type": "Type of source",
}
_LISTED: Final = ("kind", "question", "topic", "place", "when", "actor", "publisher")
"""The lists of the start, which also serve without a script; a type of source has no page to lead to."""
_WHOLE: Final[Mapping[str, tuple[str, str]]] = {
    "question": ("questions", "questions/"),
    "topic": ("topics", "topics/"),
    "place": ("places", "places/"),
    "when": ("years", "timeline/"),
    "actor": ("actors", "actors/"),
    "publisher": ("actors", "actors/"),
}
"""The filters that can have many values: where all of them are listed, and what they are called."""
_A_LONG_LIST: Final = 12
"""So many values of a filter stand on the page; those of a longer one lie in a file, which its opening asks for."""
_OF_A_LIST: Final = 50
"""So much of a list stands on the page, with a link to the whole."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter: what it is called, how many statements it has, its page if it has one."""

    name: str
    value: str
    label: str
    count: int | None
    url: str
    within: tuple["Choice", ...] = ()

    @property
    def shown(self) -> str:
        """How many, with thousands apart; nothing where that is not known before somebody searches."""
        return "" if self.count is None else f"{self.count:,}"


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter with its values."""

    name: str
    title: str
    choices: tuple[Choice, ...]

    @property
    def long(self) -> bool:
        """Whether a field that narrows its list helps."""
        return len(self.choices) > _A_LONG_LIST

    @property
    def listed(self) -> bool:
        """Whether its values lie in a file of their own."""
        return sum(1 + len(choice.within) for choice in self.choices) > _A_LONG_LIST

    @property
    def first(self) -> tuple[Choice, ...]:
        """What of it stands in the list below the form."""
        return self.choices[:_OF_A_LIST]

    @property
    def whole(self) -> Link | None:
        """Where all of it is listed; None where it stands here."""
        if len(self.choices) <= _OF_A_LIST:
            return None
        called, url = _WHOLE[self.name]
        return Link(called, url)


def tasks(views: ArchiveViews, renderer: Renderer, exports: bool = False) -> Iterator[Task]:
    """The page of the search, and a file of values for each filter that can have many.

    `exports` is whether the site gives its data away: then the page gives what was found too.
    """
    facets = cache(partial(_facets, views))  # counted once, when the first of these is made
    yield Task(URL, lambda: page(views, renderer, facets(), exports), shared=URL)
    for name in _WHOLE:
        yield Task(values_at(name), partial(_values, facets, name), shared=URL)


def values_at(name: str) -> str:
    """Where the values of a filter lie."""
    return f"search/filters/{name}.json"


def _values(facets: Callable[[], Mapping[str, Facet]], name: str) -> Asset:
    """The values of a filter, for the browser: each with its label and how many it has, a year with its months."""
    facet = facets()[name]
    listed = [_as_list(choice) for choice in facet.choices]
    content = json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
    return Asset(values_at(facet.name), content.encode())


def _as_list(choice: Choice) -> list[object]:
    within = [[_as_list(one) for one in choice.within]] if choice.within else []
    return [choice.value, choice.label, choice.count, *within]


def _facets(views: ArchiveViews) -> Mapping[str, Facet]:
    return {name: Facet(name, TITLES[name], choices) for name, choices in _choices(views)}


def page(
    views: ArchiveViews, renderer: Renderer, facets: Mapping[str, Facet] | None = None, exports: bool = False
) -> Page:
    """`/search/`: the form, the templates of a result, the lists."""
    facets = facets or _facets(views)
    entries = [utterance.first for utterance in spoken(views)]
    results = Facet("result", TITLES["result"], _results(views, len(entries)))
    beside = uncounted(views)
    context = {
        "facets": [results, *facets.values()],
        "called": as_json(RESULTS),
        "exports": exports,
        "total": f"{len(entries):,}" if entries else "",
        "uncounted": f"{beside:,}" if beside else "",
        "lists": [facets[name] for name in _LISTED],
    }
    return renderer.page("search/page.html", URL, "Search", context)


def _choices(views: ArchiveViews) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    counts = counted(views, spoken(views))
    for name in FILTERS:
        if name == "when":
            yield name, _years(views, counts[name])
        else:
            choices = [_choice(label_of(views, name, value), name, value, n) for value, n in counts[name].items()]
            yield name, tuple(sorted(choices, key=_by_kind if name == "kind" else _most_first))


def _results(views: ArchiveViews, statements: int) -> tuple[Choice, ...]:
    """The kinds of result, each with how many there are; pages written by hand are made later, and not counted."""
    archive = views.archive
    numbers = {
        "question": len(archive.questions),
        "statement": statements,
        "source": len(archive.cards),
        "actor": len(archive.actors),
        "tag": len(archive.topics) + len(archive.places),
    }
    return tuple(
        Choice("result", value, many.capitalize(), numbers.get(value), "") for value, (_, many) in RESULTS.items()
    )


def _choice(label: Link, name: str, value: str, count: int) -> Choice:
    return Choice(name, value, label.text, count, label.url)


def _by_kind(choice: Choice) -> int:
    return list(Kind).index(Kind(choice.value))


def _most_first(choice: Choice) -> tuple[int, str, str]:
    return -(choice.count or 0), choice.label, choice.value


def _years(views: ArchiveViews, counts: Mapping[str, int]) -> tuple[Choice, ...]:
    """Years, the newest first, each with its months from January on."""
    shown = {f"{first_day(e).year:04}" for e in views.archive.entries if e.counts_from <= views.as_of}
    years = sorted((period for period in counts if "-" not in period), reverse=True)
    return tuple(_year(year, f"timeline/{year}/" if year in shown else "", counts) for year in years)


def _year(year: str, url: str, counts: Mapping[str, int]) -> Choice:
    months_of_it = [Choice("month", m, _month(m), counts[m], "") for m in sorted(counts) if m.startswith(f"{year}-")]
    return Choice("year", year, year, counts[year], url, tuple(months_of_it))


def _month(month: str) -> str:
    return months([date.fromisoformat(f"{month}-01")], lambda day: day)[0].title

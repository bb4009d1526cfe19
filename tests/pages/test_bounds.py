"""No page of a question, an actor, a topic or a place outgrows its room, however much is told of it."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from benchmarks.generator.disk import write
from lxml import html

from onrecord.load import load
from onrecord.output import Page, Task
from onrecord.pages.lists import actors, told_of, topics_and_places
from onrecord.pages.lists.drawn_maps import Maps
from onrecord.pages.lists.told_of import Told
from onrecord.pages.question import page as question_page
from onrecord.pages.render import Renderer
from onrecord.pages.shared.division import Place
from onrecord.pages.statement.view_types import Link
from onrecord.pages.statement.views import ArchiveViews
from onrecord.standings.derive import derive
from tests.loading import pages_made

ROOM: Final = 600
FRAME: Final = 90
"""Elements that a page may have besides, where what each thing takes is estimated too low."""
RENDERER: Final = Renderer()


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> ArchiveViews:
    """An archive by lot, in which some are named by most cards."""
    folder = tmp_path_factory.mktemp("drawn") / "sources"
    write(folder, 60, 5)
    return ArchiveViews(derive(load(Path(folder)).archive), date(2026, 12, 1))


def kinds(views: ArchiveViews) -> dict[str, Iterable[Task]]:
    return {
        "questions": question_page.pages(views, RENDERER, room=ROOM),
        "actors": actors.pages(views, RENDERER, ROOM),
        "topics": topics_and_places.topic_pages(views, RENDERER, ROOM),
        "places": topics_and_places.place_pages(views, RENDERER, Maps(), ROOM),
    }


@pytest.fixture(scope="module")
def made(views: ArchiveViews) -> dict[str, Page]:
    return {page.url: page for tasks in kinds(views).values() for page in pages_made(tasks)}


def test_no_page_outgrows_its_room(made: dict[str, Page]) -> None:
    """Those of things, and those of their periods."""
    sizes = {url: len(re.findall(r"<[a-z]", page.html)) for url, page in made.items()}
    divided = Counter(url.partition("/")[0] for url in sizes if url.count("/") > 2)
    assert set(divided) == {"questions", "actors", "topics", "places"}
    largest = max(sizes, key=lambda url: sizes[url])
    assert sizes[largest] <= ROOM + FRAME, largest


def test_what_is_cut_stands_whole_on_the_pages_of_periods(made: dict[str, Page], views: ArchiveViews) -> None:
    """Of whoever is named most every statement and every source, each with its section."""
    name = max(views.archive.links.speaker, key=lambda actor: len(views.archive.links.speaker[actor]))
    base = f"actors/{name}/"
    listing = actors._listing(views, views.archive.actors[name], ROOM)
    leaves = [listing.url(part.id) for part in listing.division.leaves]
    assert len(leaves) > 1 and base not in leaves
    rows = sum(len(html.fromstring(made[url].html).xpath("//ul[@class='dated' or @class='rows']/li")) for url in leaves)
    assert rows == len(listing.division.entries)
    assert 'earlier: <a href="#_periods">by period they are all here</a>.' in made[base].html


def test_a_section_takes_room_from_what_is_listed(views: ArchiveViews) -> None:
    """Its heading, what is said below it and the way to it: seven of them leave less than one does."""
    card, days = next(iter(views.archive.cards.values())), [date(2024, month, 1) for month in range(1, 13)]
    leaves = []
    for sections in (1, 7):
        every = [Told(Place(day, f"c{day.month}", 29), str(day.month % sections), card) for day in days]
        leaves.append(len(list(told_of.listing(Link("X", "actors/x/"), every, 400, 0).division.leaves)))
    assert leaves[0] == 1 < leaves[1]


def test_nothing_is_made_before_it_is_asked_for(views: ArchiveViews) -> None:
    """What is to be made is told by address alone: no view of a statement is there yet."""
    fresh = ArchiveViews(views.standings, views.as_of)
    assert all(isinstance(task, Task) for tasks in kinds(fresh).values() for task in tasks)
    assert not fresh._statements

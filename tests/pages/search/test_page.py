"""The page of the search: the values of long filters lie in files, and long lists are cut."""

import json
from collections import Counter
from datetime import date

import pytest
from lxml import html

from onrecord.load import Loaded
from onrecord.output import Asset, Page
from onrecord.pages.render import Renderer
from onrecord.pages.search import page as search_page
from onrecord.pages.search.page import Choice, Facet, page, tasks
from onrecord.pages.search.records import filters, spoken
from onrecord.pages.statement.views import ArchiveViews
from onrecord.standings.derive import derive


@pytest.fixture(scope="module")
def views(real: Loaded) -> ArchiveViews:
    """The views of this repository's archive."""
    return ArchiveViews(derive(real.archive), date(2026, 11, 22))


def test_each_filter_that_can_be_long_has_a_file_of_its_values(views: ArchiveViews) -> None:
    """With how many statements each has; of years with their months."""
    made = {task.url: task.make() for task in tasks(views, Renderer())}
    assert isinstance(made.pop("search/"), Page)
    held = {name: Counter(v for u in spoken(views) for v in filters(views, u)[name]) for name in ("actor", "when")}
    names = ("question", "topic", "place", "when", "actor", "publisher")
    assert list(made) == [f"search/filters/{name}.json" for name in names]
    listed = {url: json.loads(made.content) for url, made in made.items() if isinstance(made, Asset)}
    assert {value: number for value, _, number in listed["search/filters/actor.json"]} == held["actor"]
    years = listed["search/filters/when.json"]
    months = {month: number for _, _, _, months in years for month, _, number in months}
    assert {**{year: number for year, _, number, _ in years}, **months} == held["when"]


def test_all_is_counted_once(views: ArchiveViews, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though the page and six files are made of it."""
    counted = list[int]()

    def counting(of: ArchiveViews) -> object:
        counted.append(1)
        return once(of)

    once = search_page._facets
    monkeypatch.setattr(search_page, "_facets", counting)
    for task in tasks(views, Renderer()):
        task.make()
    assert counted == [1]


def test_the_page_has_few_elements_however_many_values_there_are(views: ArchiveViews) -> None:
    """A long filter has none there, and says where they lie; of a list the first fifty stand there."""
    names = ("kind", "question", "topic", "place", "when", "actor", "publisher", "type")
    many = {
        name: Facet(name, name, tuple(Choice(name, str(n), f"N {n}", 1, "") for n in range(5_000))) for name in names
    }
    many |= {name: Facet(name, name, ()) for name in ("kind", "type")}
    tree = html.fromstring(page(views, Renderer(), many).html)
    assert len(list(tree.iter())) < 1_300
    (actor,) = tree.xpath("//details[@data-name='actor']")
    assert (actor.xpath(".//li"), actor.get("data-list")) == ([], "../search/filters/actor.json")
    (told,) = tree.xpath("//h3[@id='_list-actor']/following-sibling::p[1]")
    assert told.text_content() == "The first 50 of 5,000; all actors."
    assert told.xpath("a/@href") == ["../actors/"]

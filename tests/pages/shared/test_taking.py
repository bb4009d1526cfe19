"""What pages give away: on each of them, on those of their periods, and nowhere in a build without exports."""

from collections.abc import Iterator
from datetime import date
from typing import Final

import pytest
from lxml import html

from onrecord.load import Loaded
from onrecord.output import Page, root_of
from onrecord.pages.home import page as home
from onrecord.pages.lists import timeline
from onrecord.pages.lists.actors import pages as actor_pages
from onrecord.pages.lists.drawn_maps import Maps
from onrecord.pages.lists.topics_and_places import place_pages, topic_pages
from onrecord.pages.question.page import pages as question_pages
from onrecord.pages.render import Renderer
from onrecord.pages.shared.taking import Take, everything, nothing, table_of
from onrecord.pages.source.page import pages as source_pages
from onrecord.pages.statement.view_types import Link
from onrecord.pages.statement.views import ArchiveViews
from onrecord.standings.derive import derive
from onrecord.vocabulary import EntityKind
from tests.loading import pages_made

DAY: Final = date(2026, 11, 22)
OFFERED: Final = (
    "//dl[contains(@class, 'offers')]/dd[preceding-sibling::dt[1]='Data']/a[@download]/@href"
    " | //p[@class='offer']/a[@download]/@href"
)
SHOWN: Final = (
    "questions/north-korean-soldiers-killed-or-wounded/",
    "sources/newsweek-kursk-casualties/",
    "actors/russia/",
    "topics/north-korean-casualties/",
    "places/kursk-oblast/",
)


@pytest.fixture(scope="module")
def views(real: Loaded) -> ArchiveViews:
    return ArchiveViews(derive(real.archive), DAY, real.recorded)


def made(views: ArchiveViews, take: Take) -> Iterator[Page]:
    """A page of each kind with those of its periods."""
    renderer = Renderer()
    every = [
        *question_pages(views, renderer, take=take),
        *source_pages(views, renderer, {}, "", take=take),
        *actor_pages(views, renderer, take=take),
        *topic_pages(views, renderer, take=take),
        *place_pages(views, renderer, Maps(), take=take),
    ]
    return pages_made(task for task in every if str(task.url).startswith(SHOWN))


def files(page: Page) -> set[str]:
    """The downloads that a page offers, from the site's root, in its block and beneath its plots."""
    found = html.fromstring(page.html).xpath(OFFERED)
    return {str(link).removeprefix("../" * page.url.count("/")) for link in found}


def test_every_page_and_its_periods_offer_the_files_of_the_whole_thing(views: ArchiveViews) -> None:
    """As a table and as JSON; what the columns mean is beside them."""
    pages = list(made(views, everything))
    assert {page.url for page in pages} > set(SHOWN)
    for page in pages:
        folder, thing = page.url.split("/")[:2]
        kind = folder.removesuffix("s")
        table = "answers" if kind == "question" else "statements"
        assert files(page) == {f"{folder}/{thing}/{table}.csv", f"{folder}/{thing}/{kind}.json"}
        (columns,) = html.fromstring(page.html).xpath("//dl//a[text()='What the columns mean']/@href")
        assert columns == f"{root_of(page.url)}data/columns/#_{table}"


def test_each_plot_has_its_figures(views: ArchiveViews) -> None:
    """On the page of a question, on those of its periods, and on the home page."""
    pages = [html.fromstring(page.html) for page in made(views, everything) if page.url.startswith("questions/")]
    plots = [len(page.xpath("//table[contains(@class, 'figures')]")) for page in pages]
    assert plots == [len(page.xpath("//a[text()='Download these figures (CSV)']")) for page in pages]
    assert sum(plots) > 1
    first = home.page(views, Renderer(), (), take=everything)
    assert files(first) == {"questions/north-korean-soldiers-killed-or-wounded/answers.csv"}


def test_each_drawing_of_a_history_has_its_file(views: ArchiveViews) -> None:
    """How a question stood over time, and how much was said in which month."""
    pages = [html.fromstring(page.html) for page in made(views, everything) if page.url.startswith("questions/")]
    strips = [page.xpath("//*[@class='strip']/following::p[@class='offer'][1]/a/@href") for page in pages]
    named = [links[0].rpartition("/")[2] for links in strips if links]
    assert {*named} == {"question.json"}
    assert len(named) == sum(bool(page.xpath("//*[@class='strip']")) for page in pages) > 0
    tasks = timeline.pages(views, Renderer(), (), (), table=Link("All statements", "data/v1/statements.csv"))
    first = next(page for task in tasks if isinstance(page := task.make(), Page) and page.url == timeline.URL)
    assert html.fromstring(first.html).xpath("//*[@class='density']/following::p[1]/a/@href") == [
        "../data/v1/statements.csv"
    ]


def test_without_exports_nothing_is_offered(views: ArchiveViews) -> None:
    """No page leads to what is not made."""
    pages = [*made(views, nothing), home.page(views, Renderer(), ())]
    assert not any(files(page) or 'class="offer"' in page.html for page in pages)
    assert table_of(nothing(EntityKind.QUESTION, "x")) is None
    assert len(pages) > len(SHOWN)

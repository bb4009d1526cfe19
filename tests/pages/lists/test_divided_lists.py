"""Every list of a generated archive, divided into small pages: what is on each, how heavy it is, where it leads."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from benchmarks.generator.disk import write
from lxml import html

from onrecord.archive import Archive
from onrecord.load import Loaded, load, load_files
from onrecord.output import Asset, Page, Task
from onrecord.pages.lists import as_of, changes, contested, indexes, ledgers, recheck, timeline
from onrecord.pages.lists.look_again import Files
from onrecord.pages.question.list_of_questions import list_of_questions
from onrecord.pages.question.standing_changes import standing_changes
from onrecord.pages.render import Renderer
from onrecord.pages.source.list_of_sources import list_of_sources
from onrecord.pages.statement.order import known_day, known_day_of_card
from onrecord.pages.statement.tellings import gathered
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.source_files import SourceFile
from onrecord.standings.derive import derive
from onrecord.vocabulary import Kind
from tests.loading import made

NOW = date(2026, 11, 22)
ROOM = 160
RENDERER = Renderer()


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """An archive of sixty cards."""
    folder = tmp_path_factory.mktemp("generated") / "sources"
    write(folder, 60, 4)
    loaded = load(folder)
    assert loaded.errors == ()
    return loaded


def lists(views: ArchiveViews, room: int) -> Iterator[Task]:
    """All that the lists say is to be made."""
    steps = standing_changes(views)
    log = changes.changes(views, steps, room)
    yield from list_of_sources(views, RENDERER, room)
    yield from ledgers.pages(views, RENDERER, room)
    yield from timeline.pages(views, RENDERER, steps, log, room)
    yield from changes.pages(RENDERER, log, room)
    yield from as_of.pages(views, RENDERER, room=room)
    yield from contested.pages(views, RENDERER, room)
    yield from recheck.pages(views, RENDERER, Files({}), room=room + 550)
    yield from list_of_questions(views, RENDERER, room)
    yield from indexes.actors(views, RENDERER, room)
    yield from indexes.topics(views, RENDERER, room)


def views_of(archive: Archive) -> ArchiveViews:
    """The archive as of a day."""
    return ArchiveViews(derive(archive), NOW)


@pytest.fixture(scope="module")
def outputs(generated: Loaded) -> dict[str, Page | Asset]:
    """All that is made of the lists, by address."""
    every = list(made(lists(views_of(generated.archive), ROOM)))
    by_url = {one.url: one for one in every}
    assert len(by_url) == len(every)
    return by_url


@pytest.fixture(scope="module")
def pages(outputs: dict[str, Page | Asset]) -> dict[str, Any]:
    """The pages of lists, parsed."""
    return {url: html.fromstring(f"<div>{one.html}</div>") for url, one in outputs.items() if isinstance(one, Page)}


def test_every_list_is_divided_and_says_which_part_of_what_a_page_is(pages: dict[str, Any]) -> None:
    """In its heading the list and the part, in words how many of how many, and the way up to the whole."""
    divided = {url.partition("/")[0] for url in pages if url.count("/") > 1}
    assert divided >= {"sources", "attributed", "unacknowledged", "timeline", "changes", "as-of", "actors", "questions"}
    for url, page in pages.items():
        if url.count("/") > 1 and not re.match(r"recheck/[a-z]+/$|questions/with/[a-z-]+/$", url):
            assert re.search(r"\d[\d,]* of \d[\d,]*", page.text_content()), url
            base = page.xpath("//p[@class='eyebrow']/a[1]/@href")[0]
            assert urljoin(f"/{url}", str(base)).lstrip("/") in pages, url


def test_no_page_is_heavier_than_what_it_holds_was_estimated_at(outputs: dict[str, Page | Asset]) -> None:
    """In elements and in hundreds of bytes; one with a table leaves 200 for head and foot."""
    assert len(outputs) > 100
    for url, page in outputs.items():
        if isinstance(page, Page):
            parsed = html.fromstring(f"<div>{page.html}</div>")
            table = bool(parsed.xpath("//nav[contains(@class, 'periods')]"))
            alone = url.startswith(("contested/", "recheck/")) and len(parsed.xpath("//section | //ol/li")) < 12
            most = 1_300 if table or url == "recheck/" or alone else ROOM + 80  # one question or side is not divided
            assert len(list(parsed.iter())) <= most, url
            assert len(page.html.encode()) <= 100 * most, url


def test_every_link_from_list_to_list_leads_to_a_page_and_an_anchor_on_it(
    outputs: dict[str, Page | Asset], pages: dict[str, Any]
) -> None:
    """What leads on from where nothing is now leads to a page too; no id stands twice."""
    anchors = {url: [str(i) for i in page.xpath("//@id")] for url, page in pages.items()}
    for url, ids in anchors.items():
        assert len(ids) == len(set(ids)), url
    own = re.compile(r"(?:sources|actors|topics|places)/[^/]+/$|questions/(?!about/|with/).")
    followed = 0
    for url, page in pages.items():
        for href in page.xpath("//a/@href"):
            parts = urlsplit(urljoin(f"http://site/{url}", str(href)))
            target = parts.path.lstrip("/")
            if parts.netloc != "site" or own.match(target) or target.partition("/")[0] not in LISTED:
                continue
            followed += 1
            assert target in pages or target in (changes.FEED, changes.JSON_FEED), (url, href)
            assert not parts.fragment or parts.fragment in anchors[target], (url, href)
    assert followed > 300
    for url, asset in outputs.items():
        if url.endswith("/index.html") and isinstance(asset, Asset):
            (href,) = html.fromstring(asset.content).xpath("//a/@href")
            assert urlsplit(urljoin(f"http://site/{url}", str(href))).path.lstrip("/") in pages, url


LISTED = {"sources", "timeline", "changes", "as-of", "contested", "recheck", "questions", "actors", "topics"}
LISTED |= {kind.value for kind in Kind}


def without_one(generated: Loaded) -> Iterator[Archive]:
    """The archive, and some with a card less that nothing else needs."""
    yield generated.archive
    left = 1
    for card in generated.archive.cards:
        path = generated.documents[card].path
        fewer = load_files(SourceFile(name, raw) for name, raw in generated.files.items() if name != path)
        if not fewer.errors and left:
            left -= 1
            yield fewer.archive
        if not left:
            return


def test_each_address_has_just_what_belongs_to_its_period(generated: Loaded) -> None:
    """Told from the address alone; also after a card has gone."""
    compared = 0
    for archive in without_one(generated):
        views = views_of(archive)
        first = {u.first.ref: known_day(u.first) for u in gathered(views, archive.entries)}
        for kind, listing in ledgers.listings(views, ROOM).items():
            entries = {ref: day for ref, day in first.items() if archive.statement(ref).kind is kind}
            for part in parts(listing.division):
                own = {u.first.ref for _, u in part.entries}
                assert own == {ref for ref, day in entries.items() if belongs(part.id, day, ref)}, part.id
                compared += 1
    assert compared > 100


def test_the_list_of_sources_has_each_card_on_the_page_of_its_period(generated: Loaded, pages: dict[str, Any]) -> None:
    """By the day of publication."""
    shown: list[str] = []
    for url, page in pages.items():
        if url.startswith("sources/published/") and not page.xpath("//nav[contains(@class, 'periods')]"):
            part_id = url.removeprefix("sources/published/").rstrip("/")
            cards = [str(h).split("/")[-2] for h in page.xpath("//ul[@class='rows']//span[@class='what']/a/@href")]
            every = generated.archive.cards.values()
            assert set(cards) == {c.id for c in every if belongs(part_id, known_day_of_card(c), c.id)}, url
            shown += cards
    assert sorted(shown) == sorted(generated.archive.cards)


def parts(part: Any) -> Iterator[Any]:
    """A part and all below it."""
    yield part
    for one in part.parts:
        yield from parts(one)


def belongs(part_id: str, day: date | None, key: str) -> bool:
    """Whether what has a day and a key is of an address, told from the address alone."""
    period, _, letters = part_id.partition("/")
    of_period = (
        day is None if period == "undated" else day is not None and day.isoformat().startswith(period.removesuffix("X"))
    )
    return of_period and f"{key.replace('#', ',')},".startswith(letters) if part_id else True


def test_nothing_is_made_before_it_is_asked_for(generated: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list says what its pages are without a view of any statement, and without filling in a template."""
    views = views_of(generated.archive)

    def refuse(*_: object, **__: object) -> Any:
        raise AssertionError("nobody has asked for a page")

    monkeypatch.setattr(ArchiveViews, "statement", refuse)
    monkeypatch.setattr(Renderer, "page", refuse)
    monkeypatch.setattr(Renderer, "text", refuse)
    assert len(list(lists(views, ROOM))) > 100


def paths(tasks: Iterable[Task]) -> list[str | None]:
    """Where what is to be made will lie."""
    return [task.url for task in tasks]


def test_a_list_that_fits_its_page_is_that_page_alone(generated: Loaded) -> None:
    """Years and months of timeline and changes have pages in any case: other pages have led to them since long."""
    every = [url for url in paths(lists(views_of(generated.archive), 10**9)) if url and not url.endswith("index.html")]
    assert [url for url in every if url.count("/") > 1 and not url.startswith(("timeline/", "changes/"))] in (
        [],
        [url for url in every if url.startswith("recheck/") and url.count("/") == 2],
    )


def test_folders_of_the_guide_are_no_lists(tmp_path: Path) -> None:
    """An archive of nothing has every list, on one page."""
    views = views_of(load_files([]).archive)
    assert len([one for one in made(lists(views, ROOM)) if isinstance(one, Page)]) == 12

"""The days in the list of pages: those of what a page shows, whatever the day of the build."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader

from onrecord.exports.last_changes import last_changes
from onrecord.exports.theme.stylesheets import FOLDER
from onrecord.load import Loaded
from onrecord.model.recorded import CARD, Item, Recorded
from onrecord.pages.statement.views import ArchiveViews
from onrecord.standings.derive import derive


def views_of(loaded: Loaded, build: date = date(2022, 12, 1), recorded: Recorded | None = None) -> ArchiveViews:
    """The archive as a build of a day shows it."""
    return ArchiveViews(derive(loaded.archive), build, recorded or loaded.recorded)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("sources/register-of-graves/", date(2022, 4, 20)),
        ("sources/daily-north-second-report/", date(2022, 11, 25)),
        ("actors/register-office/", date(2022, 4, 20)),
        ("questions/soldiers-in-east-valley/", date(2022, 11, 20)),
        ("attributed/", date(2022, 11, 20)),
        ("attributed/2022-11/", date(2022, 11, 20)),
        ("", date(2022, 11, 25)),
        ("actors/country-b/", None),
        ("rules/", None),
    ],
)
@pytest.mark.parametrize("build", [date(2022, 12, 1), date(2031, 1, 1)])
def test_a_page_changed_with_the_newest_of_what_it_shows(
    loaded: Loaded, url: str, day: date | None, build: date
) -> None:
    """A card when it was read, what it stands on with its cards, a withdrawn one when it was; else no day is told."""
    assert last_changes(views_of(loaded, build))(url) == day


def test_what_came_in_later_than_it_was_read_changed_then(loaded: Loaded) -> None:
    """The card, and the pages that show something of it."""
    came_in = Recorded({Item(CARD, "register-of-graves"): date(2022, 11, 30)})
    changed = last_changes(views_of(loaded, recorded=came_in))
    assert {changed(url) for url in ("sources/register-of-graves/", "actors/register-office/", "")} == {
        date(2022, 11, 30)
    }
    assert changed("actors/daily-north/") == date(2022, 11, 20)


def test_a_correction_changes_its_card(loaded: Loaded) -> None:
    """Also where the card tells no other day."""
    corrected = loaded.archive.card("daily-north-first-report").model_copy(update={"retrieved": None, "withdrawn": ()})
    archive = replace(loaded.archive, cards={**loaded.archive.cards, corrected.id: corrected})
    changed = last_changes(views_of(replace(loaded, archive=archive)))
    assert changed("sources/daily-north-first-report/") == date(2021, 4, 2)


def test_the_list_of_pages_tells_the_days_that_are_known() -> None:
    """A page by hand has none, whatever its own settings say; a link of the menu is no page; what MkDocs does not write
    is told by its address, where that of the site is known.
    """
    templates = Environment(loader=FileSystemLoader(FOLDER))
    page = {"is_link": False, "abs_url": "/x/", "canonical_url": "https://x.example/a/", "meta": {}}
    told = {**page, "meta": {"archive": True, "changed": date(2022, 4, 20)}}
    by_hand = {**page, "canonical_url": "https://x.example/b/", "meta": {"changed": "often"}}
    pages = [SimpleNamespace(page=SimpleNamespace(**it)) for it in (told, by_hand, {**page, "is_link": True})]
    direct = [("c/", date(2022, 5, 1)), ("d&e/", None)]
    config = {"site_url": "https://x.example/", "extra": {"built": {"direct": direct}}}
    sitemap = templates.get_template("sitemap.xml")
    assert sitemap.render(pages=pages, config=config) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "  <url>\n    <loc>https://x.example/a/</loc>\n    <lastmod>2022-04-20</lastmod>\n  </url>\n"
        "  <url>\n    <loc>https://x.example/b/</loc>\n  </url>\n"
        "  <url>\n    <loc>https://x.example/c/</loc>\n    <lastmod>2022-05-01</lastmod>\n  </url>\n"
        "  <url>\n    <loc>https://x.example/d&amp;e/</loc>\n  </url>\n"
        "</urlset>"
    )
    assert "/c/" not in sitemap.render(pages=pages, config={**config, "site_url": None})

"""A headline in lists: quoted where it is one, its translation first, and its language marked."""

from datetime import date

from lxml import html

from onrecord.load import Loaded
from onrecord.model.entities import Card
from onrecord.pages.render import Renderer
from onrecord.pages.source.list_of_sources import list_of_sources
from onrecord.pages.statement.headline import Headline, headline
from onrecord.pages.statement.views import ArchiveViews
from onrecord.standings.derive import derive
from tests.loading import pages_made

DAY = date(2026, 11, 22)


def card(real: Loaded, name: str) -> Card:
    """A card of the archive."""
    return real.archive.card(name)


def test_a_translation_comes_with_the_original_and_its_language(real: Loaded) -> None:
    """Both are quoted, for both say what was printed."""
    own = card(real, "rbc-gerasimov")
    assert headline(own) == Headline(f"“{own.title}”", "ru", f"“{own.title_translation}”")


def test_words_that_only_describe_a_source_are_not_quoted(real: Loaded) -> None:
    """Nobody printed them."""
    own = card(real, "asahi-shimbun-nis-losses")
    assert headline(own) == Headline(own.title, real=False)


def test_the_list_leads_by_publisher_and_day_and_quotes_the_headline(real: Loaded) -> None:
    """A headline is never the link: it says what its publisher printed, not what is so."""
    views = ArchiveViews(derive(real.archive), DAY)
    made = html.fromstring(next(pages_made(list_of_sources(views, Renderer()))).html)
    (row,) = made.xpath("//ul[@class='rows']/li[.//a[contains(@href, 'sources/rbc-gerasimov/')]]")
    own = card(real, "rbc-gerasimov")
    assert " ".join(row.text_content().split()).startswith(
        f"RBC, 26 Apr 2025 News report in English: “{own.title_translation}”“{own.title}”"
    )
    assert row.xpath(".//a/text() | .//a/time/@datetime") == ["RBC, ", "2025-04-26"]
    assert row.xpath(".//*[@lang='ru']/text()") == [f"“{own.title}”"]
    (described,) = made.xpath("//ul[@class='rows']/li[.//a[contains(@href, 'sources/asahi-shimbun-nis-losses/')]]")
    assert described.xpath(".//*[@class='head']/small/text()") == ["in this archive’s words:"]
    assert "“" not in described.text_content()

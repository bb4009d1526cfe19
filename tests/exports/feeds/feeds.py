"""The feeds of an archive, as the pipeline makes them."""

from datetime import date
from typing import Final

from onrecord.exports.feeds.files import Feeds
from onrecord.load import Loaded
from onrecord.model.recorded import Recorded
from onrecord.output import Asset
from onrecord.pages.lists import changes
from onrecord.pages.question.standing_changes import standing_changes
from onrecord.pages.statement.views import ArchiveViews
from onrecord.standings.derive import derive
from tests.loading import made

NOW: Final = date(2026, 12, 1)
HOST: Final = "https://record.example/on/"


def feeds_of(archive: Loaded, day: date, site_url: str = "", recorded: Recorded | None = None) -> Feeds:
    """The feeds of an archive as of a day, before they are made."""
    views = ArchiveViews(derive(archive.archive), day, archive.recorded if recorded is None else recorded)
    log = changes.changes(views, standing_changes(views))
    return Feeds(views, log, site_url, "On Record")


def made_of(archive: Loaded, day: date, site_url: str = "") -> dict[str, bytes]:
    """Every feed of an archive as of a day, by its address."""
    return {one.url: one.content for one in made(feeds_of(archive, day, site_url).tasks()) if isinstance(one, Asset)}

"""Which cards lack a capture, and which capture will do for one."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ..archive import Archive
from ..model.captures import addresses
from ..model.entities import Card
from .answers import Found, NotFound

WITHIN: Final = 30
"""Days before and after a page was read within which it is taken to be the same page."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A card without a capture: its page, the first day on which this can have been there, the day it was read."""

    card: str
    page: str
    published: date | None
    read: date

    @property
    def stamp(self) -> str:
        """The day it was read, as the archive writes moments."""
        return self.read.strftime("%Y%m%d")

    def judged(self, found: Found, within: int = WITHIN) -> Found | NotFound:
        """A capture, if it can be of what was read: made when the page was out, and near the day it was read."""
        if self.published and found.on < self.published - timedelta(days=1):  # the day may have another name there
            return NotFound(f"its nearest capture, of {found.on}, is older than the source")
        if abs(found.on - self.read) > timedelta(days=within):
            side = "after" if found.on > self.read else "before"
            return NotFound(f"its nearest capture, of {found.on}, is more than {within} days {side} the page was read")
        return found


def wanted(archive: Archive) -> tuple[Wanted, ...]:
    """The cards without a capture, of an archive without errors; one whose page or day is not recorded is left out."""
    return tuple(one for card in archive.cards.values() if (one := _wanted(card)) is not None)


def _wanted(card: Card) -> Wanted | None:
    read = card.retrieved.latest if card.retrieved else None
    if not card.url or read is None or any(addresses(card.archived)):
        return None
    return Wanted(card.id, card.url, card.published.earliest, read)

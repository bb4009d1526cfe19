"""What is linked by which address: pages, statements, and the things that pages are about.

A statement has its permalink. A page is not what it is about: our page on a newspaper's article is not that article.
So a thing has its page's address with a mark behind it (`sources/x/#_source`); no statement's id begins with `_`.
"""

from dataclasses import dataclass

from ...output import root_of
from ...pages.statement.links import ledger_url, permalink, url_of
from ...reading.checksums import NAME
from ...vocabulary import EntityKind, Kind
from .script import Node

_MARK = {EntityKind.CARD: "source"}


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses as one page of a site writes them: whole where the site's is known, else relative to that page.

    JSON-LD resolves a relative address against the page that it stands on.
    """

    site_url: str
    page: str
    site_name: str = NAME

    def page_at(self, url: str) -> str:
        """The address of a page, a file or a permalink, given from the site's root."""
        return (self.site_url or root_of(self.page)) + url or "./"

    def thing(self, kind: EntityKind, entity_id: str) -> str:
        """The address of a source, question, actor, place or topic itself."""
        return self.page_at(f"{url_of(kind, entity_id)}#_{_MARK.get(kind, kind.value)}")

    def statement(self, ref: str) -> str:
        """The permalink of a `card#statement`."""
        return self.page_at(permalink(ref))

    def kind(self, kind: Kind) -> Node:
        """A reference to what a kind means: its ledger, which says what a reader may say of it."""
        return {"@id": self.page_at(ledger_url(kind))}

    @property
    def site(self) -> str:
        """The address of the site as a whole."""
        return self.page_at("#_site")

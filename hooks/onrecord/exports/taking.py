"""What the foot of a page gives away of what it is about: to cite it, to follow it, to show it elsewhere."""

from collections.abc import Iterator
from html import escape
from typing import Final

from ..archive import Archive
from ..model.entities import Question
from ..pages.shared.taking import Offer, Offers, Take, everything
from ..pages.statement.links import url_of
from ..pages.statement.view_types import Link
from ..reading.checksums import Edition
from ..vocabulary import EntityKind
from .citations.files import BIBTEX, CSL, RIS
from .embed import HEIGHT, embed_url
from .feeds.feed import ATOM, JSON
from .tables.describing import FOLDER
from .tables.formats import csv_of
from .tables.statements import TABLE as STATEMENTS

_CITED: Final = {
    EntityKind.CARD: "This source and each of its statements, for a reference manager.",
    EntityKind.QUESTION: "This question and each statement that answers it, for a reference manager.",
}
_FOLLOWED: Final = {
    EntityKind.QUESTION: "New answers, and changes of how it stands.",
    EntityKind.ACTOR: "New sources that name it, and changes of answers that concern it.",
    EntityKind.TOPIC: "New sources, and changes of answers.",
}


_FEED: Final = Link("What a feed is", "about/#_how-to-follow")


def taking(archive: Archive, edition: Edition) -> Take:
    """Gives what there is to take away of a thing."""

    def take(kind: EntityKind, entity_id: str) -> Offers:
        return tuple(_offers(archive, kind, entity_id, edition))

    return take


def of_the_archive() -> Offers:
    """What there is to follow all that is new by."""
    files = _files("", {"Atom": ATOM, "JSON Feed": JSON})
    return (Offer("Follow", "All that is new.", files, download=False, more=_FEED),)


def of_all_statements() -> Link:
    """The table of all that was said."""
    return Link("All statements", f"{FOLDER}{csv_of(STATEMENTS)}")


def _offers(archive: Archive, kind: EntityKind, entity_id: str, edition: Edition) -> Iterator[Offer]:
    yield from everything(kind, entity_id)
    page = url_of(kind, entity_id)
    if says := _CITED.get(kind):
        files = _files(page, {"BibTeX": BIBTEX, "RIS": RIS, "CSL-JSON": CSL})
        yield Offer("Cite", says, files, more=Link("How to cite from this site", "about/#_how-to-cite"), copied=True)
    if says := _FOLLOWED.get(kind):
        files = _files(page, {"Atom": ATOM, "JSON Feed": JSON})
        yield Offer("Follow", says, files, download=False, more=_FEED)
    if kind is EntityKind.QUESTION:
        shown, code = Link("How it looks", embed_url(entity_id)), _frame(edition, archive.question(entity_id))
        yield Offer("Embed this", "The answer in a page of yours.", (shown,), download=False, code=code)


def _files(page: str, named: dict[str, str]) -> tuple[Link, ...]:
    return tuple(Link(words, f"{page}{name}") for words, name in named.items())


def _frame(edition: Edition, question: Question) -> str:
    """What somebody puts into a page of theirs."""
    address, title = escape(edition.address(embed_url(question.id))), escape(f"{question.text} {edition.name}")
    return f'<iframe src="{address}" title="{title}" width="100%" height="{HEIGHT}" loading="lazy"></iframe>'

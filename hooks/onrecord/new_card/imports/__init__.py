"""A saved page or citation → what is known of a card. Pure: bytes in, a frozen `Found` out."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from typing import Final
from urllib.parse import urlsplit

from ...archive import Archive
from ...model.references import Known
from ...reading.document import Value
from ...vocabulary import EntityKind
from ..field_input import Field, field_problems, problem_text
from .citations import read_bibtex, read_csl, read_ris
from .found import Found, NotRead
from .html_metadata import read_html

READERS: Final[Mapping[str, Callable[[bytes], Found]]] = {
    ".html": read_html, ".htm": read_html, ".xhtml": read_html, ".bib": read_bibtex, ".ris": read_ris, ".json": read_csl,
}  # fmt: skip


def found_in(name: str, raw: bytes) -> Found:
    """What a file tells of a source, by its ending. Raises NotRead where it tells nothing."""
    reader = READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise NotRead("its ending is not known; a page is saved as .html, a citation as .bib, .ris or .json (CSL)")
    found = reader(raw)
    if not found.fields and not found.publisher:
        raise NotRead("it tells nothing of a source")
    return found


def publisher_of(found: Found, known: Known, archive: Archive) -> tuple[str, str]:
    """The actor who runs the page, and how that is known: by name or alias, else by the host of cards of theirs."""
    if named := known.names.get(found.publisher.lower()):
        return named, f"its name, {found.publisher}"
    host = _host(found.fields.get("url"))
    cards = [card.__dict__ for card in archive.cards.values()]  # one that is not finished yet lacks some fields
    of_host: set[str] = {
        card["publisher"] for card in cards if "publisher" in card and host and _host(card.get("url")) == host
    }
    return (of_host.pop(), f"other cards of {host}") if len(of_host) == 1 else ("", "")


def _host(url: Value) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") if isinstance(url, str) else ""
    except ValueError:
        return ""


def objections(found: Found, known: Known) -> Iterator[tuple[str, str]]:
    """Of each field what the check says of what stands there, in lines; empty where it has nothing against it."""
    for name, value in {**found.unread, **found.fields}.items():
        try:
            yield name, "\n".join(map(problem_text, field_problems(Field(EntityKind.CARD, name), value, known)))
        except ValueError as error:
            yield name, str(error)


__all__ = ["READERS", "Found", "NotRead", "found_in", "objections", "publisher_of"]

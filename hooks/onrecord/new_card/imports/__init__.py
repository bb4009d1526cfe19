"""Saved pages and citations → what is known of their sources. Pure: bytes in, frozen `Metadata` out.

`metadata_in` reads a file of one source (`onrecord new card --from`), `records` one of many, a piece at a time
(`onrecord import`); both by the same reader of each format.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import urlsplit

from ...archive import Archive
from ...checks.hosts import publishing_at
from ...model.references import Known
from ...reading.document import Value
from ...vocabulary import EntityKind
from ..field_input import several_problems
from .asides import with_asides
from .bibtex import bibtex_entries
from .html_metadata import encoding_of_page, read_html
from .json_items import items_in, parsed
from .metadata import MOST_BYTES, Claim, Metadata, NotRead
from .pieces import ris_pieces
from .ris import NO_RIS, ris_reference
from .text import decoded, is_unicode

NOTHING: Final = "it tells nothing of a source"
UNKNOWN_ENDING: Final = (
    "its ending is not known; a page is saved as .html, a citation as .bib, .ris or .json (CSL). "
    "In Zotero: File, Export Library, and as format CSL JSON, BibTeX or RIS"
)


def metadata_in(name: str, raw: bytes) -> Metadata:
    """What a file tells of its one source, by its ending. Raises NotRead where it tells nothing."""
    reader = READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise NotRead(UNKNOWN_ENDING)
    metadata = with_asides(reader(raw))
    if not metadata.tells:
        raise NotRead(NOTHING)
    return metadata.with_signs_doubted(recoded=reader is not _of_page and not is_unicode(raw))


def _text(raw: bytes, named: Callable[[bytes], str] | None = None) -> str:
    if len(raw) > MOST_BYTES:
        raise NotRead(f"it is larger than {MOST_BYTES // 1024 // 1024} MB; save the page alone, without pictures in it")
    text, wrong = decoded(raw, named)
    if not text:
        raise NotRead(wrong)
    return text


def _of_page(raw: bytes) -> Metadata:
    return read_html(_text(raw, encoding_of_page))


def _of_bibtex(raw: bytes) -> Metadata:
    entries = list(bibtex_entries(_text(raw)))
    broken = next((entry for entry in entries if isinstance(entry, NotRead)), None)
    if broken:  # one more may only seem to be there
        raise broken
    return _only(entries, "BibTeX entry", "BibTeX entries")


def _of_ris(raw: bytes) -> Metadata:
    pieces = [text for _, text in ris_pieces(_text(raw).splitlines(keepends=True))]
    if not pieces:
        raise NotRead(NO_RIS)
    return _only(list(map(ris_reference, pieces)), "RIS reference", "RIS references")


def _of_json(raw: bytes) -> Metadata:
    value = parsed(_text(raw))
    return _only(list(items_in(value)), "CSL item", "CSL items")


def _only(found: list[Metadata | NotRead], one: str, several: str) -> Metadata:
    """The one that there is. Raises NotRead where there is none, one that cannot be read, or more."""
    if len(found) > 1:
        raise NotRead(f"there are {len(found)} {several} in it; a card is of one source, so save the one alone")
    if not found:
        raise NotRead(f"there is no {one} in it")
    if isinstance(found[0], NotRead):
        raise found[0]
    return found[0]


READERS: Final[Mapping[str, Callable[[bytes], Metadata]]] = {
    ".html": _of_page,
    ".htm": _of_page,
    ".xhtml": _of_page,
    ".bib": _of_bibtex,
    ".ris": _of_ris,
    ".json": _of_json,
}


Hosts = Mapping[str, tuple[tuple[str, ...], str]]
"""Who publishes at each host, and how that is known."""


def publishers_by_host(archive: Archive) -> Hosts:
    """Of each host whoever has it among its hosts, else the publishers of the cards from there."""
    found: dict[str, set[str]] = {}
    for card in (card.__dict__ for card in archive.cards.values()):  # one that is not finished yet lacks some fields
        if "publisher" in card and (host := host_of(card.get("url"))):
            found.setdefault(host, set()).add(card["publisher"])
    own = {host: (tuple(owners), f"the host {host} is its own") for host, owners in publishing_at(archive).items()}
    return {host: (tuple(sorted(by)), f"other cards of {host}") for host, by in found.items()} | own


def publisher_of(metadata: Metadata, known: Known, by_host: Hosts) -> tuple[str, str]:
    """The actor who runs the page, and how that is known: by name or alias, else by the host."""
    if named := known.names.get(metadata.publisher.lower()):
        return named, f"its name, {metadata.publisher}"
    publishers, how = by_host.get(host_of(metadata.fields.get("url")), ((), ""))
    return (publishers[0], how) if len(publishers) == 1 else ("", "")


def host_of(url: Any) -> str:
    """The host of an address, without www.; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") if isinstance(url, str) else ""
    except ValueError:
        return ""


def objections(metadata: Metadata, known: Known) -> Iterator[tuple[str, str]]:
    """Of each field what the check says of what stands there, in lines; empty where it has nothing against it."""
    told: dict[str, Value] = {**metadata.unread, **metadata.fields}
    return iter(several_problems(EntityKind.CARD, told, known).items())


__all__ = [
    "NOTHING",
    "READERS",
    "UNKNOWN_ENDING",
    "Claim",
    "Hosts",
    "Metadata",
    "NotRead",
    "host_of",
    "metadata_in",
    "objections",
    "publisher_of",
    "publishers_by_host",
]

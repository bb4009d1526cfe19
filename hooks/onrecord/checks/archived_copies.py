"""What counts as an archived copy: a capture at a web archive, never the page itself nor a service that keeps none."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final
from urllib.parse import urlsplit

from ..archive import Archive, Entry
from ..model.captures import Undated, day_in
from ..model.entities import Card, Question
from ..model.references import Known
from ..model.statements import Verified, WebEvidence
from ..model.url_canonical import canonical
from ..problems.problem import Fault, fault
from ..reading.document import Loc
from ..vocabulary import ARCHIVES, NO_ARCHIVES, NoArchive
from .diagnostic import Diagnostic


def of_cards(archive: Archive, card: Card, known: Known) -> Iterator[Diagnostic]:
    """Each capture of a card lies at a web archive, and is of the day that its address tells."""
    for index, capture in enumerate(card.archived or ()):
        loc: Loc = ("archived", index)
        if capture.url and (wrong := refused(capture.url, card.url or "", known.archives)):
            yield Diagnostic((*loc, "url"), wrong)
        elif capture.url and not isinstance(capture, Undated):
            yield from _of_another_day(capture.url, str(capture.on), (*loc, "on"))


def before_published(archive: Archive, card: Card, known: Known) -> Iterator[Diagnostic]:
    """No copy of a source is made before it is published, a day excepted: it may have another name elsewhere."""
    for index, capture in enumerate(card.archived or ()):
        made, published = capture.on and capture.on.latest, card.published.earliest
        if made and published and made < published - timedelta(days=1):
            wrong = fault("early-capture", "archived", value=str(capture.on), published=str(card.published))
            yield Diagnostic(("archived", index, "on"), wrong)


def _of_another_day(address: str, stated: str, loc: Loc) -> Iterator[Diagnostic]:
    told = day_in(address)
    if told and str(told) != stated:
        yield Diagnostic(loc, fault("bad-capture/day", "on", value=stated, day=str(told)))


def of_facts(archive: Archive, entry: Entry, known: Known) -> Iterator[Diagnostic]:
    """The archived copy of a page that is evidence of a verified fact is one."""
    if isinstance(entry.statement, Verified):
        yield from _of_pages(entry.statement.evidence, (), known)


def of_findings(archive: Archive, question: Question, known: Known) -> Iterator[Diagnostic]:
    """The archived copy of a page that is evidence of a finding is one."""
    for index, finding in enumerate(question.findings):
        yield from _of_pages(finding.evidence, ("findings", index), known)


def _of_pages(evidence: Iterable[object], loc: Loc, known: Known) -> Iterator[Diagnostic]:
    for index, piece in enumerate(evidence):
        page = piece if isinstance(piece, WebEvidence) else None
        wrong = refused(page.archived, page.url, known.archives) if page and page.archived else None
        if wrong:
            yield Diagnostic((*loc, "evidence", index, "archived"), wrong)


def refused(address: str, page: str, archives: Iterable[str]) -> Fault | None:
    """Why an address is no archived copy of a page; None where it is one."""
    host, services = host_of(address), ", ".join(ARCHIVES)
    if canonical(address) == canonical(page):
        return fault("no-archived-copy/page", "archived", value=address, services=services)
    if host in archives:
        return None
    if (why := _named(host)) is None:
        return fault("no-archived-copy/host", "archived", host=host, services=services)
    return fault(_REFUSED[why], "archived", host=host, services=services)


_REFUSED: Final = {
    NoArchive.ALTERED: "no-archived-copy/altered",
    NoArchive.CACHE: "no-archived-copy/cache",
    NoArchive.PAYWALL: "no-archived-copy/paywall",
}


def host_of(address: str) -> str:
    """The host of an address, as the vocabulary has them: in small letters, without `www.`."""
    return (urlsplit(address).hostname or "").rstrip(".").removeprefix("www.")


def is_below(host: str, other: str) -> bool:
    """Whether a host is another, or lies below it: `amp.rbc.ru` below `rbc.ru`."""
    return host == other or host.endswith(f".{other}")


def _named(host: str) -> NoArchive | None:
    """Why a service is refused by name, if it is."""
    named = (why for why, hosts in NO_ARCHIVES.items() if any(is_below(host, other) for other in hosts))
    return next(named, None)

"""Where outlets and news agencies publish: only they have hosts, and a card at one of these is published there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ..archive import Archive
from ..model.entities import Actor, Card
from ..model.record import Absent
from ..problems.problem import fault
from ..vocabulary import PRESS
from .archived_copies import host_of
from .diagnostic import Diagnostic


def of_the_press(archive: Archive, actor: Actor) -> Iterator[Diagnostic]:
    """Only outlets and news agencies have hosts."""
    if actor.hosts and actor.type not in PRESS:
        yield Diagnostic(("hosts",), fault("bad-host/no-press", "hosts", type=actor.type.value), key=True)


def of_another(archive: Archive) -> Iterator[Diagnostic]:
    """A card at the address of an outlet is published by that outlet."""
    owners = publishing_at(archive)
    for card in archive.cards.values():
        publisher, host = _published(card)
        above = next((name for name in _upwards(host) if name in owners), "")
        if above and publisher not in owners[above]:
            wrong = fault("host-of-another", "publisher", value=publisher, host=above, others=", ".join(owners[above]))
            yield Diagnostic(("publisher",), wrong, entity=card.id)


def publishing_at(archive: Archive) -> Mapping[str, list[str]]:
    """The actors that publish at each host, without `www.`; those whose hosts are unreadable are left out."""
    owners: dict[str, list[str]] = defaultdict(list)
    for actor in archive.actors.values():
        for host in _hosts(actor):
            owners[host.removeprefix("www.")].append(actor.id)
    return owners


def _hosts(actor: Actor) -> tuple[str, ...]:
    try:
        return actor.hosts
    except Absent:
        return ()


def _published(card: Card) -> tuple[str, str]:
    """A card's publisher and the host of its address; empty texts where they are not known."""
    try:
        return card.publisher, host_of(card.url or "")
    except Absent:
        return "", ""


def _upwards(host: str) -> Iterator[str]:
    """A host, and those that it lies below: `amp.rbc.ru`, `rbc.ru`, `ru`."""
    while host:
        yield host
        host = host.partition(".")[2]

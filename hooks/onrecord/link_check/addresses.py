"""An archive → every address that its files name, each once, with where it is named."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, zip_longest
from urllib.parse import urlsplit

from ..load import Loaded
from ..model.captures import addresses as captured
from ..model.statements import Verified, WebEvidence


@dataclass(frozen=True, slots=True)
class Address:
    """An address, and the files and fields that name it: `cards/2024/fakty-zelensky-3000.yaml: url`.

    `passages`: the sentences that cards recorded of it, each with the statement that it is of.
    """

    url: str
    places: tuple[str, ...]
    passages: tuple[tuple[str, tuple[str, ...]], ...] = ()


def addresses(loaded: Loaded) -> tuple[Address, ...]:
    """Every address of an archive without errors; those of one host as far from one another as may be."""
    places: dict[str, list[str]] = defaultdict(list)
    for entity, field, url in _named(loaded):
        places[url].append(f"{loaded.documents[entity].path}: {field}")
    passages = _passages(loaded)
    hosts: dict[str, list[Address]] = defaultdict(list)
    for url in sorted(places):
        hosts[urlsplit(url).hostname or ""].append(Address(url, tuple(sorted(set(places[url]))), tuple(passages[url])))
    rounds = zip_longest(*(hosts[host] for host in sorted(hosts)))
    return tuple(address for address in chain.from_iterable(rounds) if address is not None)


def _named(loaded: Loaded) -> Iterator[tuple[str, str, str]]:
    """The id of an entity, the field, and the address in it."""
    for card in loaded.archive.cards.values():
        if card.url:
            yield card.id, "url", card.url
        yield from ((card.id, "archived", address) for address in captured(card.archived))
        for _, _, statement in card.statements():
            if isinstance(statement, Verified):
                yield from ((card.id, f"{statement.id}, {field}", url) for field, url in _evidence(statement.evidence))
    for question in loaded.archive.questions.values():
        for finding in question.findings:
            yield from ((question.id, f"findings, {field}", url) for field, url in _evidence(finding.evidence))


def _passages(loaded: Loaded) -> Mapping[str, list[tuple[str, tuple[str, ...]]]]:
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for card in loaded.archive.cards.values():
        for _, _, statement in card.statements() if card.url else ():
            if statement.passage:
                found[card.url or ""].append((f"{card.id}#{statement.id}", statement.passage))
    return found


def _evidence(listed: Iterable[object]) -> Iterator[tuple[str, str]]:
    for evidence in listed:
        if isinstance(evidence, WebEvidence):
            yield "evidence", evidence.url
            if evidence.archived:
                yield "evidence, archived", evidence.archived

"""What a record tells → the draft of a card: what is known is filled in, what is not is left open, nothing is made up.

A draft is no card yet: it has no summary, and no statement in the project's own words. The words of a claim that a
record tells of go into `quote`, where they may; its `text` is whoever has read the source to write.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..archive import Archive
from ..model.entities import EXPLAINABLE
from ..model.references import Known
from ..model.statements import QUOTE_WORDS
from ..model.url_canonical import canonical
from ..reading.document import Value
from ..vocabulary import EntityKind, Kind
from .id_proposal import keywords
from .imports import Hosts, Metadata, objections, publisher_of, publishers_by_host
from .imports.metadata import Claim
from .new_file import NewFile

_UNTOLD: Final = {
    "url": "the record names no address",
    "archived": "the record tells of no archived copy",
    "language": "the record names no language",
    "retrieved": "the record does not say on which day it was read",
}
"""Why a field is not there: of a record that is all that is known of a source."""


@dataclass(frozen=True)
class Matching:
    """What names, hosts and addresses in a record stand for in an archive."""

    known: Known
    hosts: Hosts
    topics: Mapping[str, str]
    cards: Mapping[str, str]

    @classmethod
    def of(cls, archive: Archive, known: Known) -> "Matching":
        """Of an archive; what cannot be read in it stands for nothing."""
        topics = {name.lower(): topic for topic in known.ids.get(EntityKind.TOPIC, ()) for name in (topic,)}
        written = ((topic.id, topic.__dict__.get("name", "")) for topic in archive.topics.values())
        cards = ((card.id, card.__dict__.get("url")) for card in archive.cards.values())
        return cls(
            known,
            publishers_by_host(archive),
            topics | {name.lower(): topic for topic, name in written if name},
            {canonical(url): card for card, url in cards if url},
        )


@dataclass(frozen=True)
class Draft:
    """A card as far as a record tells of it, without an id yet; `unmapped`: each thing that is not in it, and why."""

    new: NewFile
    unmapped: tuple[tuple[str, str], ...]


def draft_of(told: Metadata, matching: Matching, day: date) -> Draft:
    """The draft of what a record tells."""
    refused = {name: why for name, why in objections(told, matching.known) if why or name in told.unread}
    values = {name: value for name, value in told.fields.items() if name not in refused}
    unmatched, unmapped = dict[str, str](), list[tuple[str, str]]()
    publisher, _ = publisher_of(told, matching.known, matching.hosts)
    if publisher:
        values["publisher"] = publisher
    elif told.publisher:
        unmatched["publisher"] = told.publisher
        unmapped.append(("publisher", f"no actor has the name {told.publisher}"))
    for name, why in refused.items():
        unmatched[name] = str(told.unread.get(name, told.fields.get(name)))
        unmapped.append((name, f"{unmatched[name]} will not do: {' '.join(why.split()) or 'it is not read'}"))
    topics = [topic for word in told.subjects if (topic := matching.topics.get(word.lower()))]
    unmapped += [("topics", f"no topic is {word}") for word in told.subjects if word.lower() not in matching.topics]
    statements = [_statement(claim, matching.known) for claim in told.claims]
    for place, claim in enumerate(told.claims):
        for name, named, why in _left_of(claim, statements[place]):
            unmatched[f"{Kind.ATTRIBUTED.value}.{place}.{name}"] = named
            unmapped.append((name, why))
    values |= {"topics": list(dict.fromkeys(topics))} if topics else {}
    for statement in statements:
        if "quote" in statement and "language" in values:
            statement["quote_language"] = values["language"]
    values |= {Kind.ATTRIBUTED.value: numbered(statements)} if statements else {}
    values["not_recorded"] = _not_recorded(values, unmatched)
    unmapped += [(name, "it has no place on a card, or none that can be told") for name in told.unused]
    unmapped += [("", f"left out: {text}") for text in told.left_out]
    return Draft(NewFile(EntityKind.CARD, "", values, day, unmatched), tuple(unmapped))


def identity(told: Metadata) -> str:
    """What a record is known by again: its address, in one spelling; else all that it tells."""
    url = told.fields.get("url")
    if isinstance(url, str):
        return canonical(url)
    claims = [claim.words for claim in told.claims]
    return "\n".join(str(part) for part in (*sorted(told.fields.items()), told.publisher, *claims))


def stem_of(new: NewFile) -> Iterator[str]:
    """What a draft can be called where neither its publisher nor its title makes a name."""
    for claim in new.values.get(Kind.ATTRIBUTED.value, ()):
        yield keywords(str(claim.get("quote", "")), 4)
    yield "draft"


def numbered(statements: list[dict[str, Value]], taken: int = 0) -> list[dict[str, Value]]:
    """The statements with ids that tell them apart; whoever fills them in gives them better ones."""
    return [{"id": f"claim-{number}", **one} for number, one in enumerate(statements, start=taken + 1)]


def _statement(claim: Claim, known: Known) -> dict[str, Value]:
    speaker = known.names.get(claim.speaker.lower())
    stated: dict[str, Value] = {"said_by": speaker} if speaker else {}
    stated |= {"said_on": claim.said_on} if claim.said_on else {}
    return stated | ({"quote": claim.words} if len(claim.words.split()) <= QUOTE_WORDS else {})


def _left_of(claim: Claim, statement: Mapping[str, Value]) -> Iterator[tuple[str, str, str]]:
    """Of a claim what is not in its statement: the field, what the record has for it, and why it is not there."""
    if claim.speaker and "said_by" not in statement:
        yield "said_by", claim.speaker, f"no actor has the name {claim.speaker}"
    if "quote" not in statement:
        yield "quote", "", f"a quote has at most {QUOTE_WORDS} words: {claim.words}"


def _not_recorded(values: Mapping[str, Value], unmatched: Mapping[str, str]) -> dict[str, Value]:
    """What the record cannot tell of a source: why; what it tells in a way that will not do stays open."""
    return {name: _UNTOLD[name] for name in EXPLAINABLE if name not in values and name not in unmatched}

"""What a record tells → the draft of a card: what is known is filled in, what is not is left open, nothing is made up.

A draft is no card yet: it has no summary, and no statement in the project's own words. Of a claim that somebody
reviewed it has two statements, both open: the claim, and what the review says to it. How the review words them stands
above each as a remark; it is never a quote, for nobody knows whether the speaker used those words.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..archive import Archive
from ..model.references import Known
from ..model.url_canonical import canonical
from ..reading.document import Value
from ..vocabulary import ActorType, CardType, EntityKind, Kind
from .id_proposal import kebab, keywords
from .imports import Hosts, Metadata, host_of, objections, publisher_of, publishers_by_host
from .imports.fields import shortened
from .imports.metadata import Claim
from .new_file import NewFile

_NO_COPY: Final = "no archived copy had been looked for when this was drafted"
"""What readers see of a source whose record names no capture, until somebody finds one."""


@dataclass(frozen=True)
class Matching:
    """What names, hosts and addresses in a record stand for in an archive."""

    known: Known
    hosts: Hosts
    topics: Mapping[str, str]
    cards: Mapping[str, str]
    agencies: Set[str]

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
            {actor.id for actor in archive.actors.values() if actor.__dict__.get("type") == ActorType.NEWS_AGENCY},
        )


@dataclass(frozen=True)
class Draft:
    """A card as far as a record tells of it, without an id yet; `unmapped`: each thing that is not in it, and why."""

    new: NewFile
    unmapped: tuple[tuple[str, str], ...]

    @property
    def unknown_publisher(self) -> str:
        """The name of a publisher that the archive does not know."""
        return self.new.unmatched.get("publisher", "")


def draft_of(told: Metadata, matching: Matching, day: date) -> Draft:
    """The draft of what a record tells."""
    refused = {name: why for name, why in objections(told, matching.known) if why or name in told.unread}
    publisher, _ = publisher_of(told, matching.known, matching.hosts)
    values, open_yet = _values(told, matching, refused.keys(), publisher)
    statements = _statements(told, matching.known, values.get("publisher", ""))
    hints = {name: tuple(what for of, what in told.doubts if of == name) for name, _ in told.doubts if name}
    for place, statement in enumerate(statements):
        at = f"{Kind.ATTRIBUTED.value}.{place}"
        hints[f"{at}."] = statement.remarks
        open_yet |= {f"{at}.said_by": statement.speaker} if "said_by" not in statement.values else {}
    values |= {Kind.ATTRIBUTED.value: numbered([one.values for one in statements])} if statements else {}
    if "url" in values and "archived" not in values:
        values["not_recorded"] = {"archived": _NO_COPY}
    unmatched = {name: text for name, text in open_yet.items() if text}
    return Draft(
        NewFile(EntityKind.CARD, "", values, day, unmatched, hints),
        tuple(_unmapped(told, matching, refused, publisher)),
    )


def _values(
    told: Metadata, matching: Matching, refused: Set[str], publisher: str
) -> tuple[dict[str, Value], dict[str, str]]:
    """The fields of a card that can be filled in, and what the record has for those that cannot."""
    values = {name: value for name, value in told.fields.items() if name not in refused}
    open_yet = {name: str(told.unread.get(name, told.fields.get(name))) for name in refused}
    if publisher:
        values["publisher"] = publisher
    elif told.publisher:
        open_yet["publisher"] = told.publisher
    if publisher in matching.agencies and values.get("type") == CardType.NEWS_REPORT:
        open_yet["type"] = str(values.pop("type"))  # programs call a dispatch a newspaper's article too
    topics = (matching.topics.get(word.lower()) for word in told.subjects)
    if found := list(dict.fromkeys(filter(None, topics))):
        values["topics"] = found
    return values, open_yet


def _unmapped(
    told: Metadata, matching: Matching, refused: Mapping[str, str], publisher: str
) -> Iterator[tuple[str, str]]:
    """Each thing that a record tells and its draft does not hold, with the field that it is of, and why."""
    if told.publisher and not publisher:
        yield "publisher", f"no actor has the name {told.publisher}"
    if publisher in matching.agencies and told.fields.get("type") == CardType.NEWS_REPORT:
        yield "type", f"an agency publishes it, so it may be a wire report: {told.fields['type']}"
    for name, why in refused.items():
        written = shortened(str(told.unread.get(name, told.fields.get(name))))
        yield name, f"{written} will not do: {'; '.join(why.splitlines()) or 'it is not read'}"
    for claim in told.claims:
        if claim.speaker and claim.speaker.lower() not in matching.known.names:
            yield "said_by", f"no actor has the name {claim.speaker}"
    yield from (("topics", f"no topic is {word}") for word in told.subjects if word.lower() not in matching.topics)
    yield from told.outdone
    yield from told.doubts
    yield from ((name, f"it has no place on a card: {shortened(text)}") for name, text in told.unused)


def identity(told: Metadata) -> str:
    """What a record is known by again: its address, in one spelling; else all that it tells."""
    url = told.fields.get("url")
    if isinstance(url, str):
        return canonical(url)
    claims = [claim.words for claim in told.claims]
    return "\n".join(str(part) for part in (*sorted(told.fields.items()), told.publisher, *claims))


def stems_of(told: Metadata) -> Iterator[str]:
    """What a draft can be called where neither its publisher nor its title makes a name."""
    yield from (keywords(claim.words, 4) for claim in told.claims)
    host = kebab(host_of(told.fields.get("url")))
    yield "-".join(filter(None, (host, kebab(str(told.fields.get("published", "")))))) if host else ""


@dataclass(frozen=True)
class _Statement:
    """A statement that is yet to be worded: what is known of it, who is said to speak, and what a remark tells."""

    values: dict[str, Value]
    speaker: str
    remarks: tuple[str, ...]


def _statements(told: Metadata, known: Known, publisher: str) -> list[_Statement]:
    """Of each claim that was reviewed the claim, and the verdict on it: whoever takes the one over sees the other."""
    return [
        statement
        for claim in told.claims
        for statement in (_claimed(claim, known), _judged(claim, known, publisher if told.publisher else ""))
    ]


def _claimed(claim: Claim, known: Known) -> _Statement:
    said_on: dict[str, Value] = {"said_on": claim.said_on} if claim.said_on else {}
    told = (
        f"The claim as the fact-check words it, which need not be the speaker's words: {claim.words}",
        *(f"{name}: {shortened(text)}" for name, text in claim.told),
    )
    return _Statement(_said_by(known.names.get(claim.speaker.lower(), "")) | said_on, claim.speaker, told)


def _judged(claim: Claim, known: Known, publisher: str) -> _Statement:
    """What the review says to a claim, on its day: the same house publishes it, whatever its name leads to."""
    verdict = claim.verdict
    given_on: dict[str, Value] = {"said_on": verdict.given_on} if verdict.given_on else {}
    words = f"The verdict of the fact-check: {verdict.words}" if verdict.words else "The record names no verdict"
    told = (
        f"{words}. Read the fact-check, and say what it found.",
        *(f"{name}: {shortened(text)}" for name, text in verdict.told),
    )
    speaker = known.names.get(verdict.checker.lower()) or publisher
    return _Statement(_said_by(speaker) | given_on, verdict.checker, told)


def _said_by(actor: str) -> dict[str, Value]:
    return {"said_by": actor} if actor else {}


def numbered(statements: list[dict[str, Value]], taken: int = 0) -> list[dict[str, Value]]:
    """The statements with ids that tell them apart; whoever fills them in gives them better ones."""
    pairs = enumerate(statements, start=2 * taken)
    return [{"id": f"{_NAMES[at % 2]}-{at // 2 + 1}", **one} for at, one in pairs]


_NAMES: Final = ("claim", "verdict")
"""What the two statements on each claim that was reviewed are called."""

"""What a file tells of a source, each thing with where it stood; nothing is guessed."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from ...model.record import nothing
from ...reading.document import Value
from .dates import date_of
from .fields import Fields, as_text, shortened
from .text import UNREADABLE, one_line, web_address

MOST_BYTES: Final = 20 * 1024 * 1024
GUESSED_SIGNS: Final = (
    "the file is no UTF-8, and was read as Windows-1252, as most others are; if letters are wrong, save it as UTF-8"
)
BROKEN_SIGNS: Final = "signs that cannot be read stand as �; save the file as UTF-8"
_DOI: Final = re.compile(r"10\.\d{4,9}/\S+")


class NotRead(Exception):  # noqa: N818 (nothing is made of it)
    """Why nothing can be taken from a file, in words for whoever named it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a review judged a claim: in which words, whose, on which day; `told`: what else it says of it."""

    words: str
    checker: str
    given_on: str
    told: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that a review tells of: who is said to have made it and when, in words of the review, and its verdict.

    The words are the review's: often shortened, often a translation, never surely the speaker's. `told`: what else the
    review says of the claim, by where it says it.
    """

    words: str
    speaker: str
    said_on: str
    origin: str
    told: tuple[tuple[str, str], ...] = ()
    verdict: Verdict = Verdict("", "", "")


@dataclass(frozen=True)
class Metadata:
    """Of a card: the fields found, where each stood, the publisher as the file names it, and what nobody can read.

    `unread`: of a field that was not found, what stands in its place. `subjects`: the words for what it is about.
    `unused`: what else the file tells, by its name there. `outdone`: of a field, what the file tells elsewhere.
    `doubts`: of a field, what may have been lost or misread.
    """

    fields: Mapping[str, Value] = field(default_factory=nothing)
    origins: Mapping[str, str] = field(default_factory=nothing)
    publisher: str = ""
    unread: Mapping[str, str] = field(default_factory=nothing)
    subjects: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    unused: tuple[tuple[str, str], ...] = ()
    outdone: tuple[tuple[str, str], ...] = ()
    doubts: tuple[tuple[str, str], ...] = ()

    @property
    def tells(self) -> bool:
        """Whether it tells anything of a source: its kind alone is nothing."""
        return bool(self.fields.keys() - {"type"} or self.publisher or self.claims)

    def doubted(self, name: str, what: str) -> "Metadata":
        """The same, with one doubt more about a field; about none: ""."""
        return replace(self, doubts=(*self.doubts, (name, what)))

    def with_signs_doubted(self, *, recoded: bool) -> "Metadata":
        """The same, saying which signs may be wrong; `recoded`: its file is no UTF-8, so they were guessed."""
        said = str((self.fields, self.publisher, self.unread, self.subjects, self.claims, self.unused))
        told = self.doubted("", GUESSED_SIGNS) if recoded and not said.isascii() else self
        return told.doubted("", BROKEN_SIGNS) if UNREADABLE in said else told


@dataclass(frozen=True, slots=True)
class FieldValue:
    """One thing that a file tells: of which field, where in the file it stands, and how it is written there.

    `doubts`: what of it may have been lost or misread.
    """

    name: str
    value: Value
    origin: str
    written: str = ""
    doubts: tuple[str, ...] = ()


def gathered(
    values: Iterator[FieldValue],
    told: Fields,
    *,
    subjects: tuple[str, ...] = (),
    claims: tuple[Claim, ...] = (),
) -> Metadata:
    """Of each field the first that was told; what is empty tells nothing. What of a record was not read is unused."""
    first: dict[str, FieldValue] = {}
    others, doubts = list[FieldValue](), dict[tuple[str, str], None]()
    for thing in values:
        doubts |= dict.fromkeys((thing.name, f"{what} ({thing.origin})") for what in thing.doubts)
        if thing.value and thing.name not in first:
            first[thing.name] = thing
        elif thing.value or thing.written:
            others.append(thing)
    open_yet = [thing for thing in others if thing.name not in first]
    unread = {thing.name: thing for thing in reversed(open_yet)}
    return Metadata(
        {name: thing.value for name, thing in first.items() if name != "publisher"},
        {name: thing.origin for name, thing in {**unread, **first}.items()},
        str(first["publisher"].value) if "publisher" in first else "",
        {name: thing.written for name, thing in unread.items()},
        subjects,
        claims,
        tuple(told.unread()),
        tuple(dict.fromkeys(_outdone({**unread, **first}, others))),
        tuple(doubts),
    )


def _outdone(taken: Mapping[str, FieldValue], others: list[FieldValue]) -> Iterator[tuple[str, str]]:
    """What is told of a field besides what was taken, unless it only says the same once more, or less exactly."""
    for thing in others:
        said, of_it = _said(thing), _said(taken[thing.name])
        if said.casefold() not in of_it.casefold():
            yield thing.name, f"{thing.origin} has {shortened(said)}; taken was {shortened(of_it)}"


def _said(thing: FieldValue) -> str:
    return as_text(thing.value) or thing.written


def text_of(name: str, told: object, origin: str, reading: Callable[[object], str] = one_line) -> FieldValue:
    """A text that is told."""
    return FieldValue(name, reading(told), origin, as_text(told))


def dated(name: str, told: object, origin: str, reading: Callable[[Any], str] = one_line) -> FieldValue:
    """A date that is told; `reading`: how its text is made of what the file has."""
    text = reading(told)
    return FieldValue(name, date_of(text), origin, text or as_text(told))


def linked(told: object, origin: str) -> FieldValue:
    """An address that is told."""
    return FieldValue("url", web_address(told), origin, as_text(told))


def by_doi(told: object, origin: str) -> FieldValue:
    """The address that a DOI is."""
    doi = _DOI.search(one_line(told))
    return FieldValue("url", f"https://doi.org/{doi[0]}" if doi else "", origin, as_text(told))

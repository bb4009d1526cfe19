"""What a file tells of a source, each thing with where it stood; nothing is guessed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from ...model.record import nothing
from ...reading.document import Value
from ...vocabulary import CardType
from .dates import date_of
from .text import one_line, web_address

MOST_BYTES: Final = 20 * 1024 * 1024


class NotRead(Exception):  # noqa: N818 (nothing is made of it)
    """Why nothing can be taken from a file, in words for whoever named it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that a source tells of: its words there, who is said to have made it, and when; where it stood."""

    words: str
    speaker: str
    said_on: str
    origin: str


@dataclass(frozen=True)
class Metadata:
    """Of a card: the fields found, where each stood, the publisher as the file names it, and what nobody can read.

    `unread`: of a field that was not found, what stands in its place. `subjects`: the words for what it is about.
    `unused`: what else the file tells. `left_out`: what stood where a name or a text belongs, and is none.
    """

    fields: Mapping[str, Value] = field(default_factory=nothing)
    origins: Mapping[str, str] = field(default_factory=nothing)
    publisher: str = ""
    unread: Mapping[str, str] = field(default_factory=nothing)
    subjects: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    unused: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def tells(self) -> bool:
        """Whether it tells anything of a source."""
        return bool(self.fields or self.publisher or self.claims)

    def with_left_out(self, what: str) -> "Metadata":
        """The same, with one thing more that was left out."""
        return replace(self, left_out=(*self.left_out, what))


@dataclass(frozen=True, slots=True)
class FieldValue:
    """One thing that a file tells: of which field, where in the file it stands, and how it is written there."""

    name: str
    value: Value
    origin: str
    written: str = ""
    left_out: tuple[str, ...] = ()


def gathered(
    values: Iterator[FieldValue],
    *,
    subjects: tuple[str, ...] = (),
    claims: tuple[Claim, ...] = (),
    unused: tuple[str, ...] = (),
) -> Metadata:
    """Of each field the first that was told; what is empty tells nothing."""
    first: dict[str, FieldValue] = {}
    unread: dict[str, FieldValue] = {}
    left_out: dict[str, None] = {}
    for thing in values:
        left_out |= dict.fromkeys(f"{text} ({thing.origin})" for text in thing.left_out)
        if thing.value:
            first.setdefault(thing.name, thing)
        elif thing.written:
            unread.setdefault(thing.name, thing)
    fields = {name: thing.value for name, thing in first.items() if name != "publisher"}
    publisher = first.get("publisher", FieldValue("publisher", "", ""))
    origins = {name: thing.origin for name, thing in {**unread, **first}.items()}
    left = {name: thing.written for name, thing in unread.items() if name not in first}
    return Metadata(fields, origins, str(publisher.value), left, subjects, claims, unused, tuple(left_out))


def dated(name: str, text: object, origin: str) -> FieldValue:
    """A date that is told."""
    return FieldValue(name, date_of(text), origin, one_line(text))


def linked(text: object, origin: str) -> FieldValue:
    """An address that is told."""
    return FieldValue("url", web_address(text), origin, one_line(text))


def type_of(name: object, types: Mapping[CardType, str]) -> str:
    """The type of source that a type of another list is; empty where several are, or none."""
    kinds = [kind.value for kind, other in types.items() if other == name]
    return kinds[0] if len(kinds) == 1 else ""

"""What a saved file tells of a source, each thing with where it stood; nothing is guessed."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from ...characters import FORBIDDEN
from ...model.edtf_dates import parse_edtf
from ...model.record import nothing
from ...reading.document import Value
from ...vocabulary import CardType

MOST_BYTES: Final = 20 * 1024 * 1024
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?=$|[T\s])")
_SLASHED = re.compile(r"(\d{4})(?:/(\d{1,2})(?:/(\d{1,2}))?)?(?=$|[T\s]|/\D*$)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)$")


class NotRead(Exception):  # noqa: N818 (nothing is made of it)
    """Why nothing can be taken from a file, in words for whoever named it."""


@dataclass(frozen=True)
class Metadata:
    """Of a card: the fields found, where each stood, the publisher as the file names it, and what nobody can read.

    `unread`: of a field that was not found, what stands in its place.
    """

    fields: Mapping[str, Value] = field(default_factory=nothing)
    origins: Mapping[str, str] = field(default_factory=nothing)
    publisher: str = ""
    unread: Mapping[str, str] = field(default_factory=nothing)


@dataclass(frozen=True, slots=True)
class FieldValue:
    """One thing that a file tells: of which field, where in the file it stands, and how it is written there."""

    name: str
    value: Value
    origin: str
    written: str = ""


def gathered(values: Iterator[FieldValue]) -> Metadata:
    """Of each field the first that was told; what is empty tells nothing."""
    first: dict[str, FieldValue] = {}
    unread: dict[str, FieldValue] = {}
    for thing in values:
        if thing.value:
            first.setdefault(thing.name, thing)
        elif thing.written:
            unread.setdefault(thing.name, thing)
    fields = {name: thing.value for name, thing in first.items() if name != "publisher"}
    publisher = first.get("publisher", FieldValue("publisher", "", ""))
    origins = {name: thing.origin for name, thing in {**unread, **first}.items()}
    left = {name: thing.written for name, thing in unread.items() if name not in first}
    return Metadata(fields, origins, str(publisher.value), left)


def dated(name: str, text: object, origin: str) -> FieldValue:
    """A date that is told."""
    return FieldValue(name, date_of(text), origin, one_line(text))


def linked(text: object, origin: str) -> FieldValue:
    """An address that is told."""
    return FieldValue("url", address(text), origin, one_line(text))


def one_line(text: object) -> str:
    """A text without what no file may hold, its white space single; empty for what is no text."""
    if not isinstance(text, str | int):
        return ""
    return " ".join(re.sub(f"{FORBIDDEN.pattern}|[\ud800-\udfff\ufeff]", " ", str(text)).split())


def date_of(text: object) -> str:
    """A date as EDTF, as exact as it was given; empty where it cannot be told for sure.

    The day is the one that is written; a time and its zone after it are left out.
    """
    written = one_line(text)
    if whole := _edtf(written):
        return whole
    match = _COMPACT.fullmatch(written) or _ISO.match(written) or _SLASHED.match(written)
    return _edtf("-".join(part.zfill(2) for part in match.groups() if part)) if match else ""


def _edtf(text: str) -> str:
    try:
        return parse_edtf(text).text
    except ValueError:
        return ""


def address(text: object) -> str:
    """A web address; empty for anything else."""
    written = one_line(text)
    return written if re.match(r"https?://", written, re.IGNORECASE) else ""


def type_of(name: object, types: Mapping[CardType, str]) -> str:
    """The type of source that a type of another list is; empty where several are, or none."""
    kinds = [kind.value for kind, other in types.items() if other == name]
    return kinds[0] if len(kinds) == 1 else ""


def decoded(raw: bytes, named: Callable[[bytes], str] = lambda raw: "") -> str:
    """The text of a file. Raises NotRead where it is empty, too large, or in no encoding that it names."""
    if len(raw) > MOST_BYTES:
        raise NotRead(f"it is larger than {MOST_BYTES // 1024 // 1024} MB; save the page alone, without pictures in it")
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else named(raw[:2048]) or "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except (UnicodeError, LookupError):
        raise NotRead(f"it is no text in {encoding.removesuffix('-sig')}; save it as UTF-8") from None
    if not text.strip() or "\0" in text:
        raise NotRead("it is empty" if not text.strip() else "it is no text")
    return text

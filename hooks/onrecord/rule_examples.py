"""The wrong and right examples of the rules, each as a whole archive, so that the checks themselves say what is wrong.

An example is a piece of a file: it is laid over a small archive (`sample.yaml`), where its `place` says, key by key.
One that holds several files names each in a line of its own (`# actors/newsweek.yaml`). What cannot be shown on a page
is written in brackets: `[tab]`, `[U+202E]`, `[0xE9]` (a byte), `[300 KiB]` (of text), `[a folder]`,
`[1 to 201]` (an item for each of these numbers).
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Final

from .load import linked, read_files
from .problems.catalogue import Rule
from .problems.problem import Problem
from .reading.source_files import SourceFile
from .reading.yaml_reader import read
from .vocabulary import LANES

CARD: Final = "cards/2024/newsweek-kursk.yaml"
_HEADING = re.compile(r"^# (\S+/\S+)\n", re.MULTILINE)
_FIELD = re.compile(r"^(?=[^\s#\]}-])", re.MULTILINE)
_ITEM = re.compile(r"^- ", re.MULTILINE)
_ID = re.compile(r"^(?:- )?id: *(.+)$", re.MULTILINE)
_SIGN = re.compile(r"\[(?:(tab)|U\+([0-9A-F]{4})|0x([0-9A-F]{2})|(\d+) KiB)\]")
_NUMBERED = re.compile(r"\[1 to (\d+)\]")
_FOLDER: Final = "[a folder]"


@cache
def problems(rule: Rule, example: str) -> tuple[Problem, ...]:
    """What the checks say of an example of a rule. Raises RuntimeError where the sample is broken."""
    sample = {path: text.encode() for path, text in _sample()["files"].items()}
    files = {**sample, **files_of(rule, example)}
    return linked(read_files((_file(path, raw) for path, raw in files.items()), reading=_read)).problems


_read = lru_cache(50)(read)
"""Reads files; those of the sample, which stand in nearly all examples as they are, once."""


def files_of(rule: Rule, example: str) -> Mapping[str, bytes]:
    """The files that an example makes, by path, as they lie over the sample's."""
    return dict(_laid(rule.place, example))


@cache
def _sample() -> Mapping[str, Mapping[str, str]]:
    """The small archive: its files by path, a new file of each folder, and an item of each list."""
    document, mistakes = read("sample.yaml", resources.files("onrecord").joinpath("sample.yaml").read_bytes())
    if mistakes or document.data is None:
        raise RuntimeError(f"sample.yaml is broken: {mistakes}")
    return document.data


def _file(path: str, raw: bytes) -> SourceFile:
    folder = raw.strip() == _FOLDER.encode()
    return SourceFile(path, None if folder else raw, "it is a folder" if folder else "")


def _laid(place: str, example: str) -> Iterator[tuple[str, bytes]]:
    """The files that an example makes, by path."""
    before, *parts = _HEADING.split(example)
    for path, text in zip(parts[::2], parts[1::2], strict=True):
        yield path, _raw(_over(path, text) if place == "files" else text)
    if not parts:
        yield _alone(place, before)


def _alone(place: str, example: str) -> tuple[str, bytes]:
    """The one file of an example: a lane's or a finding's item, a piece of a file of the sample, or a whole file."""
    if place in LANES:
        return CARD, _raw(_card_with(place, _numbered(example)))
    if place == "findings":
        path = "questions/north-korean-soldiers-in-russia.yaml"
        return path, _raw(_file_text(path) + _listed("findings", example))
    return (place, _raw(_over(place, example))) if "." in place else (CARD, _raw(_over(CARD, example)))


def _numbered(item: str) -> str:
    """An item with `[1 to 201]` as so many items, each with its number there; any other as it is."""
    match = _NUMBERED.search(item)
    if match is None:
        return item
    lines = "- " + item.replace("\n", "\n  ").rstrip(" ")
    return "".join(lines.replace(match[0], str(number)) for number in range(1, int(match[1]) + 1))


def _over(path: str, text: str) -> str:
    """A piece of a file laid over the sample's file of that name, or of that folder."""
    if text.strip() == _FOLDER:
        return text
    return merged(_file_text(path), text)


def _file_text(path: str) -> str:
    texts = _sample()
    return texts["files"].get(path) or texts["new"].get(path.split("/", maxsplit=1)[0], "")


def _card_with(lane: str, example: str) -> str:
    """The sample's card with this statement, or these, in place of its own."""
    match = _ID.search(example) or _ID.search(_sample()["items"][lane])
    named = match[1].strip() if match else ""
    head = merged(_file_text(CARD).split("attributed:")[0], f"summary: The magazine tells [so](#{named}).\n")
    return head + _listed(lane, example)


def _listed(lane: str, example: str) -> str:
    base = _sample()["items"][lane]
    items = [_undented(part) for part in _ITEM.split(example) if part] if _ITEM.match(example) else [example]
    return f"{lane}:\n" + "".join(_indented(merged(base, item)) for item in items)


def merged(base: str, piece: str) -> str:
    """A text of fields with those of `piece` in place of its own, and its further ones at the end."""
    fields = {_key(field): field for field in _fields(base)}
    given: dict[str, str] = {}
    for field in _fields(piece):
        given[_key(field)] = given.get(_key(field), "") + field
    return "".join(given.pop(key, text) for key, text in fields.items()) + "".join(given.values())


def _fields(text: str) -> list[str]:
    return [field if field.endswith("\n") else f"{field}\n" for field in _FIELD.split(text) if field.strip()]


def _key(field: str) -> str:
    return re.split(r"[:\n]", field, maxsplit=1)[0]


def _undented(item: str) -> str:
    return re.sub(r"(?m)^  ", "", item)


def _indented(item: str) -> str:
    return "  - " + item.replace("\n", "\n    ").rstrip(" ")


def _raw(text: str) -> bytes:
    return _SIGN.sub(_meant, text).encode("utf-8", "surrogateescape")


def _meant(written: re.Match[str]) -> str:
    tab, sign, byte, size = written.groups()
    if size:
        return "x " * (int(size) * 512)
    return "\t" if tab else chr(int(sign, 16)) if sign else bytes([int(byte, 16)]).decode("utf-8", "surrogateescape")

"""CSL-JSON → RIS, as reference managers read it: a line a field, ends of lines as the format asks for them."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from .csl import NEWSPAPER, PAGE, Item

_TYPES: Final = {
    NEWSPAPER: "NEWS",
    PAGE: "ELEC",
    "report": "RPRT",
    "dataset": "DATA",
    "legal_case": "CASE",
    "post": "ELEC",
    "broadcast": "VIDEO",
}
"""All others are generic."""
_GENERIC: Final = "GEN"
_END: Final = "ER  - \r\n"


def ris(items: Iterable[Item]) -> str:
    """A file of RIS, a reference for each item."""
    return "\r\n".join(map(_reference, items))


def _reference(item: Item) -> str:
    lines = [f"{tag}  - {value}\r\n" for tag, value in _fields(item)]
    return "".join([*lines, _END])


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    kind = _TYPES.get(item["type"], _GENERIC)
    yield "TY", kind
    yield "ID", item["id"]
    yield "TI", item["title"]
    yield from (("AU", author["literal"]) for author in item.get("author", []))
    if within := item.get("container-title") or (kind == _GENERIC and item.get("publisher")):
        yield "T2", within  # a generic entry that stands in nothing is printed by no style
    if "publisher" in item:
        yield "PB", item["publisher"]
    yield from _published(item["issued"])
    if read := item.get("accessed"):
        yield "Y2", _date(read)
    if "URL" in item:
        yield "UR", item["URL"]
    if "language" in item:
        yield "LA", item["language"]
    yield "N1", item["note"]


def _published(issued: Item) -> Iterator[tuple[str, str]]:
    if "date-parts" in issued:
        yield "PY", f"{issued['date-parts'][0][0]:04}"
    yield "DA", _date(issued)


def _date(when: Item) -> str:
    """`YYYY/MM/DD/other`: what is more than one day, month or year has its rest in words behind the last stroke."""
    parts = when.get("date-parts")
    if not parts:
        return f"///{when['literal']}"
    first, last = (_slashed(end) for end in (parts[0], parts[-1]))
    about, until = "about" if when.get("circa") else "", f"to {last.strip('/')}" if len(parts) > 1 else ""
    return first + " ".join(filter(None, [about, until]))


def _slashed(parts: list[Any]) -> str:
    padded = [f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:]), *[""] * (3 - len(parts))]
    return "/".join(padded) + "/"

"""CSL-JSON → BibTeX, with the fields that biblatex and pandoc read besides; texts are UTF-8."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from .csl import NEWSPAPER, Item

_TYPES: Final = {NEWSPAPER: "article", "report": "techreport"}
"""All others are `misc`, which every style of BibTeX knows."""
_HOUSES: Final = {"article": "journal", "techreport": "institution"}
_SIGNS: Final = {sign: f"\\{sign}" for sign in "&%$#_{}"}
_LATEX: Final = str.maketrans(
    {**_SIGNS, "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
_TWO: Final = re.compile(r"([-'`])(?=\1)")
_IN_BRACES: Final = str.maketrans({"{": "%7B", "}": "%7D"})


def bibtex(items: Iterable[Item]) -> str:
    """A file of BibTeX, an entry for each item."""
    return "\n".join(map(_entry, items))


def _entry(item: Item) -> str:
    kind = _TYPES.get(item["type"], "misc")
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(item, _HOUSES.get(kind, "organization")))
    return f"@{kind}{{{item['id']},\n{fields}}}\n"


def _fields(item: Item, house: str) -> Iterator[tuple[str, str]]:
    """Its fields, in the order in which they are read. Braces around a title keep its capitals, around a name its words
    together.
    """
    yield "title", f"{{{_latex(item['title'])}}}"
    if "author" in item:
        yield "author", " and ".join(f"{{{_latex(author['literal'])}}}" for author in item["author"])
    if published := item.get("container-title") or item.get("publisher"):
        yield house, f"{{{_latex(published)}}}"
    yield from _dates(item)
    if "URL" in item:
        yield "url", item["URL"].translate(_IN_BRACES)
    if "language" in item:
        yield "language", item["language"]
    yield "note", _latex(item["note"])


def _dates(item: Item) -> Iterator[tuple[str, str]]:
    """The date as biblatex has it, its year and month as BibTeX has them; the day on which the source was read."""
    parts = item["issued"].get("date-parts")
    if parts:
        yield "date", "/".join(map(_iso, parts)) + ("~" if item["issued"].get("circa") else "")
        yield "year", f"{parts[0][0]:04}"
        if len(parts[0]) > 1:
            yield "month", f"{parts[0][1]:02}"
    else:
        yield "year", f"{{{_latex(item['issued']['literal'])}}}"
    read = item.get("accessed", {}).get("date-parts", [])
    if len(read) == 1:
        yield "urldate", _iso(read[0])


def _iso(parts: list[Any]) -> str:
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])


def _latex(text: str) -> str:
    """A text in one line, its signs escaped; two of a kind that LaTeX would draw as one other stay two."""
    return _TWO.sub(r"\1{}", " ".join(text.translate(_LATEX).split()))

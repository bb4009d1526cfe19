"""CSL-JSON → BibTeX, with the fields that biblatex and pandoc read besides; texts are UTF-8."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from .csl import NEWSPAPER, Item

_TYPES: Final = {NEWSPAPER: "article", "report": "techreport"}
"""All others are `misc`, which every style of BibTeX knows."""
_HOUSES: Final = {"article": "journal", "techreport": "institution"}
_LATEX: Final = {
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"{sign}{{}}" for sign in "-'`"},
}
"""What is written for a sign; the last, of which LaTeX draws two as one other, where the same follows."""
_SIGN: Final = re.compile(r"[&%$#_{}\\~^]|([-'`])(?=\1)")


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
        yield "url", item["URL"].replace("{", "%7B").replace("}", "%7D")
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
    """A text with its signs escaped; a pattern takes a tenth of what `str.translate` does."""
    return _SIGN.sub(lambda found: _LATEX[found[0]], text)

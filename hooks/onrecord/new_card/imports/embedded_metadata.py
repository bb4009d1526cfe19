"""The data that a page carries for machines: JSON-LD, microdata and Open Graph, as extruct reads them.

extruct is imported when a page is read: it brings the readers of all syntaxes along and takes half a second. Only these
three are ever run; none of them opens a file or a connection.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any, Final

OPEN_GRAPH: Final = ("og:", "article:")
"""How the properties begin that Open Graph has for a page and for an article."""

_READ: Final = frozenset(
    [
        "headline",
        "name",
        "alternateName",
        "datePublished",
        "url",
        "mainEntityOfPage",
        "mainEntity",
        "inLanguage",
        "publisher",
        "author",
        "claimReviewed",
        "itemReviewed",
    ]
)
"""The properties of microdata that a card has use for."""

_MOST_WORK: Final = 1_000_000
"""Items and properties times elements, some seconds' work: each may hold the text of the whole page."""

_CHARACTERS: Final = 100
"""As much work as an element."""

_ATTRIBUTE: Final = re.compile(r"[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?", re.ASCII)

_ENTITY: Final = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);")


def prepared(root: Any, characters: int) -> Any:
    """A page's tree, changed in place to what extruct expects.

    A head ends for the parser at the first element that has no place there, an image among its scripts for instance;
    what the head holds is still meant by it.
    """
    for element in root.iter():
        if not all(map(_ATTRIBUTE.fullmatch, element.keys())):
            _without_odd_attributes(element)
    head = root.find("head")
    if head is None:
        head = root.makeelement("head")
        root.insert(0, head)
    for meta in list(root.iter("meta")):
        if name := meta.get("property"):
            meta.set("property", name.strip().lower())
        if meta.get("itemprop") is None and meta.getparent() is not head:
            _moved(meta, head)
    for script in root.iter("script"):
        if "ld+json" in script.get("type", "").lower():
            script.set("type", "application/ld+json")
            if (text := (script.text or "").rstrip()).endswith(";"):  # as if it were a program
                script.text = text.removesuffix(";")
    _bound_microdata(root, characters)
    return root


def _without_odd_attributes(element: Any) -> None:
    """Leave out attributes whose names lxml gives and does not take: of `{"a":1}` it makes a name with a namespace."""
    kept = [(name, value) for name, value in element.items() if _ATTRIBUTE.fullmatch(name)]
    element.attrib.clear()
    for name, value in kept:
        element.set(name, value)


def _moved(element: Any, head: Any) -> None:
    """Put an element into the head; the text behind it stays, with what it belongs to, as lxml would not leave it."""
    head.append(head.makeelement(element.tag, dict(element.attrib)))
    element.tag = "span"
    element.attrib.clear()


def _bound_microdata(root: Any, characters: int) -> None:
    """Leave only the properties that are read; no item on a page so large that it would take minutes."""
    marked = list(root.xpath("//*[@itemscope or @itemprop or @itemref]"))
    for element in marked:
        element.attrib.pop("itemref", None)
        if _READ.isdisjoint(element.get("itemprop", "").split()):
            element.attrib.pop("itemprop", None)
    left = [element for element in marked if not {"itemscope", "itemprop"}.isdisjoint(element.attrib)]
    size = sum(1 for _ in root.iter()) + characters // _CHARACTERS
    for element in left if len(left) * size > _MOST_WORK else ():
        element.attrib.pop("itemscope", None)


def json_ld(root: Any) -> Iterator[Any]:
    """What each script of JSON-LD says; of a broken one, or one nested too deep, nothing."""
    from extruct.jsonld import JsonLdExtractor  # noqa: PLC0415 (see above)

    for script in root.iter("script"):
        try:
            yield from _unescaped(JsonLdExtractor().extract_items(script))
        except (ValueError, RecursionError):
            continue


def _unescaped(value: Any) -> Any:
    """The value with whole entities of HTML as their signs: many pages have them; `&copy=` of an address is none."""
    if isinstance(value, dict):
        return {key: _unescaped(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_unescaped(one) for one in value]
    return _ENTITY.sub(lambda match: unescape(match[0]), value) if isinstance(value, str) else value


def microdata(root: Any) -> list[Any]:
    """The items of microdata in the form of JSON-LD; none where one is broken, or nested too deep."""
    from extruct import extract  # noqa: PLC0415

    try:
        items: list[Any] = extract(root, syntaxes=["microdata"], errors="ignore", uniform=True)["microdata"]
    except KeyError:  # what extruct ignores while it reads, it misses when it makes the result uniform
        return []
    return items


def open_graph(root: Any) -> list[tuple[str, str]]:
    """Each property of Open Graph with its value, in the order of the page."""
    from extruct.opengraph import OpenGraphExtractor  # noqa: PLC0415

    graphs: Iterator[Mapping[str, Any]] = OpenGraphExtractor().extract_items(root)
    return [(name, value) for graph in graphs for name, value in graph["properties"] if name.startswith(OPEN_GRAPH)]

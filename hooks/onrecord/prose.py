"""Annotated summaries: Markdown whose links name statements, and its safe HTML."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, SubElement

import markdown
import nh3
from markdown.treeprocessors import Treeprocessor

from .vocabulary import EntityKind

_LINK = re.compile(r"\[(?P<clause>[^\[\]]*)\]\((?P<target>[^()\s]*)\)")
_END = re.compile(r"(?<![.!?…。])[.!?…。]++[”’\"')\]]*(?:\([^()\s]*\))?(?=\s+[“‘\"'(\[]*[^\sa-z]|\s*$)|\n\s*\n")
_AIM = r"(?:#|[\w-]+#|(?:actor|question|place|topic):)[\w-]*"
_LOOKALIKE = re.compile(rf"\]\s+\({_AIM}\)?|\]{_AIM}|\]\({_AIM}(?![\w)-])")
_ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Capt|Adm|St|No|vs|approx|[A-Z])|e\.g|i\.e)\.$")
_ALLOWED_TAGS: Final = {"p", "em", "strong", "a", "br", "blockquote", "ul", "ol", "li", "code", "span"}
_ALLOWED_ATTRIBUTES: Final = {"a": {"href", "class"}, "span": {"class"}}


@dataclass(frozen=True, slots=True)
class Target:
    """What a link in a summary points to: a statement (`kind` None), or an entity of a kind."""

    kind: EntityKind | None
    id: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link in a summary: its clause, its target as written, where that target begins."""

    clause: str
    written: str
    offset: int
    start: int

    def target(self, card: str) -> Target | None:
        """What it points to, read on the page of `card`; None where it points to nothing of the archive."""
        return resolve(self.written, card)


def resolve(written: str, card: str) -> Target | None:
    """`#id`, `card#id`, `actor:id`, `question:id`, `place:id` or `topic:id`; None for anything else."""
    prefix, colon, entity = written.partition(":")
    if colon and prefix in {"actor", "question", "place", "topic"}:
        return Target(EntityKind(prefix), entity)
    there, mark, statement = written.partition("#")
    if mark and statement and not colon:
        return Target(None, f"{there or card}#{statement}")
    return None


def annotations(summary: str) -> Iterator[Annotation]:
    """Every link of a summary, in order."""
    for match in _LINK.finditer(summary):
        yield Annotation(match["clause"], match["target"], match.start("target"), match.start())


def lookalikes(summary: str) -> Iterator[tuple[int, str]]:
    """What was meant as a link and is none: `] (#id)`, `]#id`, `](#id` without its end."""
    for match in _LOOKALIKE.finditer(summary):
        yield match.start(), match[0]


def sentences(summary: str) -> Iterator[tuple[int, str]]:
    """The sentences of a summary with the offset of each."""
    start = 0
    for match in _END.finditer(summary):
        end = match.end()
        if _ABBREVIATED.search(summary[max(start, end - 8) : end]) and end < len(summary.rstrip()):
            continue
        yield from _sentence(summary, start, end)
        start = end
    yield from _sentence(summary, start, len(summary))


def _sentence(summary: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    text = summary[start:end]
    if re.search(r"\w", text):
        yield start + len(text) - len(text.lstrip()), text.strip()


Mark = tuple[str, str, str]
"""What a link becomes: its address, its class, its note."""


class _Links(Treeprocessor):
    def __init__(self, parser: markdown.Markdown, marks: Callable[[str], Mark | None]) -> None:
        super().__init__(parser)
        self.marks = marks

    def run(self, root: Element) -> None:
        for anchor in root.iter("a"):
            mark = self.marks(anchor.get("href", ""))
            anchor.attrib.clear()
            if mark is None:
                anchor.tag = "span"
                continue
            href, css, note = mark
            anchor.attrib.update({"href": href, **({"class": css} if css else {})})
            if note:
                SubElement(anchor, "span", {"class": "note"}).text = f" ({note})"


def to_html(text: str, marks: Callable[[str], Mark | None]) -> str:
    """The safe HTML of annotated Markdown; `marks` says what each link's target becomes.

    Only an allow-list of tags passes; a link that `marks` does not know becomes plain text.
    """
    parser = markdown.Markdown()
    parser.preprocessors.deregister("html_block")  # raw HTML is text like any other
    parser.inlinePatterns.deregister("html")
    parser.treeprocessors.register(_Links(parser, marks), "annotations", 0)
    return nh3.clean(
        parser.convert(text), tags=_ALLOWED_TAGS, attributes=_ALLOWED_ATTRIBUTES,
        url_schemes={"http", "https"}, link_rel=None,
    )  # fmt: skip


def plain(summary: str) -> str:
    """The summary without its links and marks, for a description of the page."""
    return re.sub(r"\s+", " ", re.sub(r"[*_`]", "", _LINK.sub(r"\g<clause>", summary))).strip()

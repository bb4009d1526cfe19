"""Annotated summaries: Markdown whose links name statements, and its safe HTML."""

import re
import threading
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final
from xml.etree.ElementTree import Element, SubElement

import markdown
import nh3
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from ..vocabulary import EntityKind

# Each part of these begins with a sign that the part before it cannot hold: nothing is looked at twice, so that a
# hostile summary costs no more than its length. A word in a clause is looked for ahead of it, once.
LINK = re.compile(r"\[(?P<clause>[^\w\[\]]*\w[^\[\]]*)\]\((?P<target>[^()\s]*)\)")
END = re.compile(r"(?<![.!?…。])[.!?…。]++[”’\"')\]]*(?:\([^()\s]*\))?(?=\s+[“‘\"'(\[]*[^\sa-z]|\s*$)|\n\s*\n")
_AIM = r"(?:#|[\w-]+#|(?:actor|question|place|topic):)[\w-]*"
LOOKALIKE = re.compile(rf"\]\s*(?:\(\s*)?{_AIM}\)?")
ABBREVIATED = re.compile(
    r"(?:\b(?i:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Sgt|Capt|Adm|Brig|Sen|Rep|Pres|Gov|St|No|vs|cf|Approx|ca|Art|p|pp|para|"
    r"sec|Vol|Fig|est|al|Nos|Tues|Co|Ltd|Inc|Corp|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|a\.m|p\.m)|\b[A-Z]|^\s*\d+)\.$"
)
_INDENTED = re.compile(r"^(?:[ \t]|>|(?:[*+-]|\d+\.)(?=[ \t]))+", re.MULTILINE)
_LEVEL = re.compile(r"[>*+-]|\d+\.")
_NOTE = re.compile(r'<span class="note"> \((.*?)\)</span>', re.DOTALL)  # nothing else makes a span of this class
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
    for match in LINK.finditer(summary):
        yield Annotation(match["clause"], match["target"], match.start("target"), match.start())


def _spans(summary: str) -> list[tuple[int, int]]:
    return [match.span() for match in LINK.finditer(summary)]


def _within(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch lies inside one of these, which are in order and share nothing: the last that begins before."""
    last = bisect_left(spans, (start,)) - 1
    return last >= 0 and end < spans[last][1]


def lookalikes(summary: str) -> Iterator[tuple[int, str]]:
    """What was meant as a link and is none: `] (#id)`, `]#id`, `](#id` without its end."""
    links = _spans(summary)
    for match in LOOKALIKE.finditer(summary):
        if not _within(links, match.start(), match.start()):
            yield match.start(), match[0]


def sentences(summary: str) -> Iterator[tuple[int, str]]:
    """The sentences of a summary with the offset of each."""
    start, whole = 0, len(summary.rstrip())
    links = _spans(summary)
    for match in END.finditer(summary):
        end = match.end()
        if _within(links, match.start(), end):
            continue
        if ABBREVIATED.search(summary[max(start, end - 8) : end]) and end < whole:
            continue
        yield from _sentence(summary, start, end)
        start = end
    yield from _sentence(summary, start, len(summary))


def too_deep(summary: str, most: int) -> int | None:
    """Where the first line begins that could be more than so many lists and quotations deep; None where none is.

    Four spaces, or a mark before the text, are a level at most.
    """
    for line in _INDENTED.finditer(summary):
        spaces = line[0].expandtabs(4).count(" ")
        if len(_LEVEL.findall(line[0])) + spaces // 4 > most:
            return line.start()
    return None


def _sentence(summary: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    text = summary[start:end]
    if re.search(r"\w", text):
        yield start + len(text) - len(text.lstrip()), text.strip()


Mark = tuple[str, str, str]
"""What a link becomes: its address, its class, its note."""


def _nowhere(target: str) -> Mark | None:
    return None


class _Annotations(InlineProcessor):
    """Links by the one grammar of annotations, so that what is checked is what is shown."""

    def __init__(self) -> None:
        super().__init__(LINK.pattern)
        self.marks: Callable[[str], Mark | None] = _nowhere

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        mark = self.marks(m["target"])
        href, css, note = mark or ("", "", "")
        element = Element("a", {"href": href, **({"class": css} if css else {})}) if mark else Element("span")
        element.text = m["clause"]
        if note:
            SubElement(element, "span", {"class": "note"}).text = AtomicString(f" ({note})")
        return element, m.start(0), m.end(0)


_UNREAD_INLINE: Final = (
    "backtick",
    "escape",
    "reference",
    "link",
    "image_link",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "autolink",
    "automail",
    "linebreak",
    "html",
)
_UNREAD_BLOCKS: Final = ("code", "hashheader", "setextheader", "hr", "reference")


def to_html(text: str, marks: Callable[[str], Mark | None]) -> str:
    """The safe HTML of annotated Markdown; `marks` says what each link's target becomes.

    Only emphasis, lists, quotations and annotations are read; only an allow-list of tags passes. A link
    that `marks` does not know becomes plain text.
    """
    parser, links = _parser(threading.get_ident())
    links.marks = marks
    return nh3.clean(
        parser.reset().convert(text),
        tags=_ALLOWED_TAGS,
        attributes=_ALLOWED_ATTRIBUTES,
        url_schemes={"http", "https"},
        link_rel=None,
    )


@cache
def _parser(thread: int) -> tuple[markdown.Markdown, _Annotations]:
    """What reads summaries, and what in it is told anew of each what its links become; each thread has its own."""
    parser, links = markdown.Markdown(), _Annotations()
    parser.preprocessors.deregister("html_block")  # raw HTML is text like any other
    for name in _UNREAD_INLINE:
        parser.inlinePatterns.deregister(name)
    for name in _UNREAD_BLOCKS:
        parser.parser.blockprocessors.deregister(name)
    parser.inlinePatterns.register(links, "annotations", 200)
    return parser, links


def notes(html: str) -> tuple[str, ...]:
    """The notes on the marks of a text that `to_html` has made, in order, as HTML: on paper they stand beneath it."""
    return tuple(_NOTE.findall(html))


def plain(summary: str) -> str:
    """The summary without its links and marks, for a description of the page."""
    return re.sub(r"\s+", " ", re.sub(r"[*_`]", "", LINK.sub(r"\g<clause>", summary))).strip()

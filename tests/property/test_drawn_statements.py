"""Statements are drawn by plain functions, which no template engine escapes for: they escape every text themselves."""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from html.parser import HTMLParser
from itertools import count
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.pages.source.drawn import Beside, own_lanes, own_statement
from onrecord.pages.statement.citations import Citation
from onrecord.pages.statement.drawn_parts import cite, kind, mention, sentence, standing, telling
from onrecord.pages.statement.drawn_rows import dated_rows, row, shelf
from onrecord.pages.statement.drawn_statement import lanes, statement
from onrecord.pages.statement.rows import StatementRow
from onrecord.pages.statement.view_types import Lane, Mention, Shown, StatementView, Telling
from tests.property.examples import examples

ROOT = "../../"
HOSTILE = st.text(st.sampled_from("<>&\"'=/ ab;#"), min_size=1, max_size=12).map(
    lambda text: f"<b onclick='x'>&amp;\"{text}"
)
"""What a text field may hold; the number of the field goes behind it, so that no two are the same."""


class Anchor:
    """Where a statement stands on a page that is not its own."""

    def __init__(self, text: Callable[[], str]) -> None:
        self.id, self.address = text(), text()


def made(kind: Any, text: Callable[[], str], flag: Callable[[], bool], form: Callable[[], str]) -> Any:
    """A view of any shape: texts are `text()`, tuples have two items; `flag()` says yes or no, and what is absent."""

    def of(annotation: Any, name: str = "") -> Any:
        options = [one for one in get_args(annotation) if one is not NoneType]
        if get_origin(annotation) is UnionType:
            return of(options[0]) if flag() else None
        if get_origin(annotation) is tuple:
            return of(options[0]), of(options[0])
        if annotation is str:
            return form() if name == "form" else text()
        return flag() if annotation is bool else 2 if annotation is int else filled(annotation)

    def filled(record: Any) -> Any:
        hints = get_type_hints(record)
        return record(**{field.name: of(hints[field.name], field.name) for field in fields(record)})

    return filled(kind)


class Structure(HTMLParser):
    """What a browser makes of HTML: the tags with their attributes, and the texts between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[object] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append([tag, *(list(pair) for pair in attrs)])

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if self.parts and isinstance(self.parts[-1], tuple):
            data = self.parts.pop()[0] + data  # type: ignore[index]  # the parser cuts texts at will
        self.parts.append((data,))


def with_texts(part: Any, texts: list[str]) -> Any:
    """A part of a structure, each place for a text filled in."""
    if isinstance(part, str):
        return re.sub(r"\[(\d+)\]", lambda place: texts[int(place[1])], part)
    return type(part)(with_texts(inner, texts) for inner in part) if part is not None else None


def draw_lanes(make: Callable[[Any], Any]) -> str:
    """The three lanes of a question's page, each with an id for every statement."""
    lane = make(Lane)
    return lanes((lane, lane, lane), ROOT, fold=True)


def draw_own_lanes(make: Callable[[Any], Any]) -> str:
    """The three lanes of a card's page."""
    lane = make(Lane)
    shown = [one.view.id for group in lane.groups for one in group.statements]
    return own_lanes((lane, lane, lane), ROOT, {statement_id: make(Beside) for statement_id in shown})


DRAWN: dict[str, Callable[[Callable[[Any], Any]], str]] = {
    "a statement": lambda make: statement(make(StatementView), ROOT, also=[make(Telling)], anchor=make(Anchor)),
    "a statement in brief": lambda make: statement(make(StatementView), ROOT, make(str), False, True),
    "a statement on its card": lambda make: own_statement(make(Shown), ROOT, make(Beside)),
    "lanes": draw_lanes,
    "the lanes of a card": draw_own_lanes,
    "a row": lambda make: row(make(StatementRow), ROOT, day=True),
    "rows": lambda make: dated_rows([make(StatementRow)], ROOT, make(str)) + shelf([make(StatementRow)], ROOT),
    "a mention": lambda make: mention(make(Mention), ROOT),
    "a telling": lambda make: telling(make(Telling), ROOT),
    "a sentence": lambda make: sentence(make(Citation)) + cite(make(Citation), make(str), make(str)),
    "marks": lambda make: kind(make(str), make(str)) + standing(make(str), make(str)),
}


def drawn(name: str, text: Callable[[int], str], flags: int, form: str) -> list[object]:
    """The structure of what is drawn of views whose fields hold `text(number)`."""
    numbers: Iterator[int] = count()
    bits: Iterator[int] = count()

    def flag() -> bool:
        return bool(flags >> next(bits) % 64 & 1)

    def make(shape: Any) -> Any:
        def one() -> str:
            return text(next(numbers))

        return one() if shape is str else Anchor(one) if shape is Anchor else made(shape, one, flag, lambda: form)

    return Structure(DRAWN[name](make)).parts


@pytest.mark.parametrize("name", DRAWN)
@examples(8)
@given(HOSTILE, st.integers(0, 2**64 - 1), st.sampled_from(["actor", "anonymous", "document"]))
def test_markup_in_any_text_field_stays_a_text(name: str, hostile: str, flags: int, form: str) -> None:
    """A browser finds the same tags and attributes as with plain words, and the texts where the words were."""
    plain = drawn(name, "[{}]".format, flags, form)
    texts = [f"{hostile}{number}" for number in range(3000)]
    assert drawn(name, texts.__getitem__, flags, form) == [with_texts(part, texts) for part in plain]


def test_a_text_that_is_not_escaped_is_seen() -> None:
    """The property above tells a mark of HTML from a text."""
    assert Structure("<p title='[0]'>[0]</p>").parts != Structure("<p title='[0]'><b>[0]</b></p>").parts
    assert Structure("<p>&lt;b&gt; &amp;amp; c</p>").parts == [["p"], ("<b> &amp; c",), "/p"]

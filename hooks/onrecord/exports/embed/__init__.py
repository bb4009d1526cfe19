"""The answer to a question as a page of its own that other sites may show in a frame: small, and never without its day.

The day stands first, so that a frame that is cut short shows it before it shows an answer. The page has no script and
asks for nothing; it is the one kind of page that says nothing against being framed (`docs/your-own.md`).
"""

from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from ...design import GRID, MARKS, Colour
from ...model.edtf_dates import day_in_words
from ...model.entities import Question
from ...output import Asset, Task
from ...pages.question.known_beside import known_beside
from ...pages.render import first_sentences
from ...pages.shared.asked import asked
from ...pages.statement.links import url_of
from ...pages.statement.views import ArchiveViews
from ...reading.checksums import Edition
from ...vocabulary import EntityKind
from ..theme.assets import path_data
from ..theme.policy import SLOT, policy_of_a_frame

NAME: Final = "embed.html"
LIMIT: Final = 4_096
"""Bytes of a page, at most."""
HEIGHT: Final = 360
"""Of a frame for it, in CSS pixels: at a width of 300 most answers stand in it whole; a frame can be scrolled."""
_ROOM: Final = (1_000, 300, 150, 75)
"""Signs of the question and of the words of its answer, each, until the page is small enough."""
_USED: Final = (Colour.INK, Colour.INK_2, Colour.PAPER, Colour.RULE, Colour.FOCUS)


def tasks(views: ArchiveViews, edition: Edition) -> Iterator[Task]:
    """The page of every question."""
    for question in views.archive.questions.values():
        yield Task(embed_url(question.id), partial(embed, views, question, edition))


def embed_url(question: str) -> str:
    """Where the page to be framed of a question lies."""
    return f"{url_of(EntityKind.QUESTION, question)}{NAME}"


def embed(views: ArchiveViews, question: Question, edition: Edition) -> Asset:
    """The page of a question. Where its words would make it too large, they are cut: never its kind, never its day."""
    answer = asked(views, question)
    mark = MARKS[answer.kind]
    known = {
        "beside": known_beside(views, question),
        "iso": views.as_of.isoformat(),
        "day": day_in_words(views.as_of),
        "site": edition.name,
        "icon": path_data(mark.icon),
        "grid": GRID,
        "line": mark.line,
        "light": _colours(mark.colour, mark.soft, dark=False),
        "dark": _colours(mark.colour, mark.soft, dark=True),
        "policy": Markup(SLOT),
        "answer": answer,
    }
    made = (_page({**known, **_cut(question.text, answer.words, room)}) for room in _ROOM)
    page = next((page for page in made if len(page) <= LIMIT), b"")
    return Asset(embed_url(question.id), page)


def _cut(question: str, words: str, room: int) -> Mapping[str, str]:
    return {"question": first_sentences(question, room), "words": first_sentences(words, room)}


def _page(context: Mapping[str, object]) -> bytes:
    page = _template().render(context)
    return page.replace(SLOT, policy_of_a_frame(page), 1).encode()


def _colours(kind: Colour, soft: Colour, *, dark: bool) -> Mapping[str, str]:
    named = {"k": kind, "soft": soft, **{colour.token[2:]: colour for colour in _USED}}
    return {name: colour.dark if dark else colour.light for name, colour in named.items()}


@cache
def _template() -> Template:
    """The template, compiled once."""
    templates = Environment(
        loader=PackageLoader("onrecord", "exports/embed"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    return templates.get_template("embed.html")

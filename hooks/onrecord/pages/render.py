"""Templates → pages: Jinja2, autoescaped, strict about names."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ..output import Heading, Page, root_of
from .statement.drawn_parts import a, cite, kind, links, mention, sentence, standing, telling, time
from .statement.drawn_rows import dated_rows, row, shelf
from .statement.drawn_statement import lanes, statement

_DRAWN: Final[tuple[Callable[..., str], ...]] = (
    *(a, links, time, kind, standing, mention, telling, sentence, cite),
    *(statement, lanes),
    *(row, dated_rows, shelf),
)
"""What templates draw by functions: `drawn.a` and so on."""
_ID = re.compile(r' id="([^"]+)"')
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)


class Renderer:
    """Fills in the package's own templates."""

    def page(
        self, template: str, url: str, title: str, context: dict[str, Any], *, description: str = "", source: str = ""
    ) -> Page:
        """A finished page. `context` is all that the template shows; its way back to the root is added.

        The page is described by `description`, else by what its template sets under that name.
        """
        module = templates().get_template(template).make_module({**context, "root": root_of(url)})
        html = str(module)
        toc = tuple(Heading(Markup(text).striptags(), anchor) for anchor, text in _HEADING.findall(html))
        described = description or Markup(getattr(module, "description", "")).striptags()
        return Page(url, title, html, described, toc, ids_in(html), source)

    def text(self, template: str, context: dict[str, Any]) -> str:
        """A template filled in; of a file that is no page it is the whole."""
        return templates().get_template(template).render(context)


def how_to_read(root: str) -> str:
    """How to read the archive, as the home page says it, for a page by hand; `root` leads to the site’s root."""
    module: Any = templates().get_template("shared/how_to_read.html").module
    return str(module.how_to_read(root)).strip()


def compile_templates() -> None:
    """Compile all templates at once, before processes are copied that would each compile them."""
    for name in templates().list_templates(["html"]):
        templates().get_template(name)


@cache
def templates() -> Environment:
    """The package's templates; one for the whole process, which compiles each template once."""
    environment = Environment(
        loader=PackageLoader("onrecord", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals["drawn"] = {function.__name__: _for_templates(function) for function in _DRAWN}
    return environment


def _for_templates(function: Callable[..., str]) -> Callable[..., Markup]:
    """A function that gives HTML, as a template needs it: what it gives is not escaped again."""
    return lambda *values, **named: Markup(function(*values, **named))


def ids_in(html: str) -> frozenset[str]:
    """Every id on a page."""
    return frozenset(_ID.findall(html))


def slug(words: str) -> str:
    """An id for a heading, without its underscore."""
    return "-".join(re.findall(r"[a-z0-9]+", words.lower()))


def first_sentences(text: str, room: int = 157) -> str:
    """The beginning of a text, cut between words, for a page's description."""
    if len(text) <= room:
        return text
    return text[:room].rsplit(" ", 1)[0].rstrip(",;: ") + " …"


def first_words(html: str) -> str:
    """What a page that is written by hand begins with, for its description: its first paragraph that has words."""
    texts = (Markup(inner).striptags() for inner in _PARAGRAPH.findall(html))
    return first_sentences(next(filter(None, texts), ""))

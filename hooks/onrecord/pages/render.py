"""Templates → pages: Jinja2, autoescaped, strict about names."""

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ..output import Heading, Page, root_of

_ID = re.compile(r'\sid="([^"]+)"')
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
        module = _environment().get_template(template).make_module({**context, "root": root_of(url)})
        html = str(module)
        toc = tuple(Heading(Markup(text).striptags(), anchor) for anchor, text in _HEADING.findall(html))
        described = description or Markup(getattr(module, "description", "")).striptags()
        return Page(url, title, html, described, toc, ids_in(html), source)

    def text(self, template: str, context: dict[str, Any]) -> str:
        """A template filled in; of a file that is no page it is the whole."""
        return _environment().get_template(template).render(context)


def how_to_read(root: str) -> str:
    """How to read the archive, as the home page says it, for a page by hand; `root` leads to the site’s root."""
    module: Any = _environment().get_template("shared/how_to_read.html").module
    return str(module.how_to_read(root)).strip()


@cache
def _environment() -> Environment:
    """One for the whole process: it compiles each template once."""
    return Environment(
        loader=PackageLoader("onrecord", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


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

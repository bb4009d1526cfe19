"""Pages that are written by hand → HTML, without MkDocs: through the extensions that mkdocs.yml names, then nh3.

Links lead from file to file, as MkDocs takes them, and become links from page to page.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Any, Final
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

import nh3
import yaml
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from ..exports.theme.policy import blocked
from ..pages.render import ids_in
from ..site_settings.markdown_options import MARKDOWN
from .relative import is_elsewhere, relative

ENDINGS: Final = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_FRONT: Final = re.compile(r"---[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_TAG: Final = re.compile(r"<([a-z][a-z0-9]*)\b")
_TAGS: Final = nh3.ALLOWED_TAGS | {"audio", "input", "label", "section", "source", "tfoot", "video"}
_MORE: Final = {
    "*": {"class", "dir", "id", "lang", "role", "title"},
    "a": {"name", "rel"},
    "audio": {"controls", "src"},
    "details": {"open"},
    "input": {"checked", "disabled"},
    "label": {"for"},
    "source": {"src", "type"},
    "video": {"controls", "height", "poster", "src", "width"},
}
_ATTRIBUTES: Final = {tag: nh3.ALLOWED_ATTRIBUTES.get(tag, set()) | _MORE.get(tag, set()) for tag in {*_TAGS, "*"}}
Places = Mapping[str, str]
"""The address of each page and file of a site, by the path that a link names it by."""


class NoSuchExtension(Exception):  # noqa: N818 (it is told to the user as it is)
    """An extension of Markdown is not installed, or does not know one of its options."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it is written, the address that it leads to, and the place on that page."""

    written: str
    url: str
    fragment: str


@dataclass(frozen=True, slots=True)
class PageByHand:
    """A page that is written by hand: `meta` is what stands above it, `parts` the address and title of each part.

    `said` is what is wrong with it, a sentence each.
    """

    path: str
    url: str
    title: str
    html: str
    meta: Mapping[str, Any]
    parts: tuple[tuple[str, str], ...]
    anchors: frozenset[str]
    links: tuple[Link, ...]
    said: tuple[str, ...]


def is_page(path: str) -> bool:
    """Whether a file is a page, by its name."""
    return path.endswith(ENDINGS)


def url_of(path: str) -> str:
    """The address of the page that a file becomes."""
    where = PurePosixPath(path)
    folder = where.parent if where.stem in ("index", "README") else where.with_suffix("")
    return "" if folder == PurePosixPath() else f"{folder}/"


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """What stands above a page between two lines of hyphens, and the rest."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    try:
        meta = yaml.safe_load(found[1])
    except yaml.YAMLError:
        return {}, text
    return (meta, text[found.end() :]) if isinstance(meta, dict) else ({}, text)


def reader(extensions: Mapping[str, Mapping[str, Any]]) -> Markdown:
    """What reads Markdown with these extensions. Raises NoSuchExtension where one of them is not there."""
    options = {name: {**given, **MARKDOWN.get(_short(name), {})} for name, given in extensions.items()}
    try:
        return Markdown(extensions=list(extensions), extension_configs=options)
    except (ImportError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise NoSuchExtension(f"markdown_extensions: {error}") from None


def page(
    path: str,
    text: str,
    meta: Mapping[str, Any],
    extensions: Mapping[str, Mapping[str, Any]],
    places: Places,
    called: str = "",
) -> PageByHand:
    """The page of a text in Markdown; `extensions` have their options, and `called` is it in the menu."""
    markdown = reader(extensions)
    markdown.treeprocessors.register(links := _Links(path, places), "onrecord_links", 0)
    made = markdown.convert(text)
    html = _cleaned(made)
    tokens: list[Any] = getattr(markdown, "toc_tokens", [])
    titled = bool(tokens) and tokens[0]["level"] == 1
    heading = tokens[0]["name"] if titled and made.startswith("<h1") else ""
    parts = tokens[0]["children"] if titled else tokens
    hidden = "toc" in (meta.get("hide") or [])
    return PageByHand(
        path,
        url_of(path),
        called or str(meta.get("title") or heading or _called(path)),
        html,
        meta,
        () if hidden else tuple((f"#{part['id']}", part["name"]) for part in parts),
        ids_in(html),
        tuple(links.found),
        (*links.said, *blocked(made), *_left_out(made, html)),
    )


def _short(extension: str) -> str:
    return extension.removeprefix("markdown.extensions.").partition(":")[0]


def _called(path: str) -> str:
    """What a page is called that has no title: as its file."""
    name = PurePosixPath(path).stem.replace("-", " ").replace("_", " ")
    return name.capitalize() if name.lower() == name else name


def _cleaned(html: str) -> str:
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        link_rel=None,
        generic_attribute_prefixes={"aria-", "data-"},
        tag_attribute_values={"input": {"type": {"checkbox", "radio"}}},
    )


def _left_out(before: str, after: str) -> Iterator[str]:
    for tag in sorted({*_TAG.findall(before)} - {*_TAG.findall(after)}):
        yield f"<{tag}> is left out: pages that are written without MkDocs hold no scripts, styles and frames"


class _Links(Treeprocessor):
    """Makes links from page to page of those from file to file, and takes note of them."""

    def __init__(self, path: str, places: Places) -> None:
        super().__init__()
        self.found: list[Link] = []
        self.said: list[str] = []
        self._path, self._places = path, places

    def run(self, root: Element) -> None:
        """Go through all links and pictures."""
        for element in root.iter():
            key = {"a": "href", "img": "src"}.get(element.tag, "")
            if written := element.get(key):
                element.set(key, self._led(written))

    def _led(self, written: str) -> str:
        """Where a link leads, as the page has it."""
        parts, own = urlsplit(written), url_of(self._path)
        if AMP_SUBSTITUTE in written or parts.scheme or parts.netloc:
            return written
        if not parts.path:
            self.found.append(Link(written, own, unquote(parts.fragment)))
            return written
        target = unquote(parts.path)
        folder = PurePosixPath(self._path).parent.as_posix()
        url = None if is_elsewhere(target) else self._places.get(normpath(f"{folder}/{target}"))
        if url is None:
            known = {*self._places.values()}
            url = unquote(urlsplit(urljoin(f"http://x/{quote(own)}", parts.path)).path)[1:]
            if is_elsewhere(target) or url not in known:
                self.said.append(f"the link {written} leads to no page and no file of the site")
                return written
        self.found.append(Link(written, url, unquote(parts.fragment)))
        return urlunsplit(("", "", relative(quote(url), quote(own)), parts.query, parts.fragment))


def read(file: Path) -> tuple[dict[str, Any], str]:
    """What stands above a page that is written by hand, and its text."""
    return front_matter(file.read_text("utf-8-sig"))

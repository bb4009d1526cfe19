"""The files that a project has of its own, the theme's below them: which are pages, which are served as they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pathspec import GitIgnoreSpec
from rjsmin import jsmin

from ..exports.theme import stylesheets
from ..guide_pages import guide_pages
from ..output import Asset
from .pages_by_hand import is_page, url_of

_HIDDEN: Final = (".*", "/templates/")
"""Files of `docs/` that are never served, written as in a `.gitignore`; MkDocs leaves out the same."""
_TEMPLATES: Final = (".*", "*.html", "sitemap.xml", "*.py", "*.yml", "*.yaml")
"""What no page asks for, in a folder that lies over the theme's."""
_OVER_THE_THEME: Final = frozenset({"assets/prose.css"})
"""Of our theme: what lies over Material's styles, which are not there."""


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """Pages by the paths that links name them by, files by the addresses at which they lie.

    `listed` are the pages that a menu has where none is written.
    """

    pages: Mapping[str, Path]
    files: Mapping[str, Path]
    listed: tuple[str, ...]


def own_files(docs: Path, custom: Path | None, excluded: tuple[str, ...], not_in_nav: tuple[str, ...]) -> OwnFiles:
    """Those of a project; the guide's pages stand in for what it has not."""
    found = dict(_found(docs, (*_HIDDEN, *excluded)))
    written = {path: file for path, file in found.items() if is_page(path)}
    for path in [path for path in written if path.endswith("README.md")]:  # a folder's page, where it has no other
        if f"{path.removesuffix('README.md')}index.md" in written:
            del written[path]
    taken, unlisted = {*map(url_of, written)}, GitIgnoreSpec.from_lines(not_in_nav)
    guide = {path: file for path, file in guide_pages().items() if url_of(path) not in taken}
    themes = {path: file for path, file in _found(stylesheets.FOLDER, _TEMPLATES) if path not in _not_served()}
    files = {path: file for path, file in found.items() if not is_page(path)}
    over = dict(_found(custom, _TEMPLATES)) if custom else {}
    listed = tuple(path for path in sorted(written) if not unlisted.match_file(path))
    return OwnFiles({**written, **guide}, {**themes, **over, **files}, listed)


def _not_served() -> frozenset[str]:
    return (frozenset(stylesheets.NOT_SERVED) - {stylesheets.WITHOUT_THEME}) | _OVER_THE_THEME


def _found(folder: Path, left_out: tuple[str, ...]) -> Iterator[tuple[str, Path]]:
    spec = GitIgnoreSpec.from_lines(left_out)
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_file() and not spec.match_file(path):
            yield path, file


def assets(files: Mapping[str, Path], site_name: str) -> Iterator[Asset]:
    """Files as they are served; those of the theme are made small."""
    for url, file in files.items():
        content = file.read_bytes()
        if file.is_relative_to(stylesheets.FOLDER):
            content = small(url, content.decode(), site_name).encode()
        yield Asset(url, content)


def small(path: str, text: str, site_name: str) -> str:
    """A script or style of ours; its comments, and the types in it, are for whoever works on these files."""
    return str(jsmin(text)) if path.endswith(".js") else stylesheets.published(text, site_name)

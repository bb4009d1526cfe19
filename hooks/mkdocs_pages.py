"""Pages and files of the archive, as MkDocs takes them; and as its theme lays them out, one by one."""

import html
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from posixpath import normpath
from typing import Final
from urllib.parse import unquote, urlsplit

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from onrecord.exports.theme import material, stylesheets
from onrecord.guide_pages import guide_pages
from onrecord.output import Asset, Page
from onrecord.writing.files import source_of
from onrecord.writing.own_files import small

_LINKS: Final = re.compile(
    r"""\]\(\s*<?([^)\s>]+)|^\s*\[[^\]]+\]:\s*<?([^\s>]+)|(?:href|src)=["']([^"']+)""", re.MULTILINE
)
"""Where a page that is written by hand leads, in each of the ways in which Markdown can say so."""


class ArchivePage(MkDocsPage):
    """A page that is HTML already: MkDocs lays it out, and renders no Markdown."""

    def __init__(self, output: Page, file: File, config: MkDocsConfig) -> None:
        self.output = output
        super().__init__(output.title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """Take title and description from the finished page."""
        # the theme prints a description as it is: MkDocs does not autoescape
        description = html.escape(self.output.description, quote=True)
        self.meta = {
            "title": self.output.title,
            "description": description,
            "archive": True,
            "template": "archive.html",
        }
        self.meta |= {"linked": self.output.linked, "picture": self.output.picture, "changed": self.output.changed}
        self.meta["alternates"] = self.output.alternates
        self.meta["stylesheets"] = stylesheets.linked(self.output.url)
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take content, contents list and anchors from the finished page."""
        self.content = self.output.html
        self.toc = TableOfContents([AnchorLink(h.text, h.id, 2) for h in self.output.toc])
        self.present_anchor_ids = set(self.output.anchors)


def page_file(page: Page, config: MkDocsConfig) -> File:
    """A page of the archive as a file of MkDocs."""
    file = _file(page.url, config)
    file.page = ArchivePage(page, file, config)
    return file


def _file(url: str, config: MkDocsConfig) -> File:
    return File.generated(config, source_of(url), content="", inclusion=InclusionLevel.NOT_IN_NAV)


def asset_file(asset: Asset, config: MkDocsConfig) -> File:
    """A file of the archive as one of MkDocs."""
    return File.generated(config, asset.url, content=asset.content)


def linked_by_hand(files: Files) -> Iterator[str]:
    """All that pages which are written by hand link to, as MkDocs calls it: it looks whether that is there."""
    for file in files.documentation_pages():
        folder = PurePosixPath(file.src_uri).parent
        for found in _LINKS.findall(file.content_string):
            target = unquote(urlsplit("".join(found)).path)
            yield normpath(target.lstrip("/") if target.startswith("/") else (folder / target).as_posix())


def laid_out(
    page: Page,
    report: str,
    env: Environment,
    config: MkDocsConfig,
    files: Files,
    nav: Navigation,
    in_menu: Mapping[str, ArchivePage],
) -> str:
    """A page of the archive in the theme's template; `report` is where an error on it is reported, if not as usual.

    One that is `in_menu`, by its address, is shown as the page at hand.
    """
    shown = in_menu.get(page.url) or ArchivePage(page, _file(page.url, config), config)
    shown.output, shown.active = page, True
    shown.read_source(config)
    shown.render(config, files)
    shown.meta["report"] = report
    try:
        return env.get_template(shown.meta["template"]).render(get_context(nav, files, config, shown))
    finally:
        shown.active = False


def served(file: File) -> bool:
    """Whether any page asks for a file of the themes; whatever lies in `docs/` is served."""
    if file.src_dir == str(material.templates()):
        return material.is_asked(file.src_uri)
    return file.src_dir != str(stylesheets.FOLDER) or file.src_uri not in stylesheets.NOT_SERVED


def minified(file: File, config: MkDocsConfig) -> File:
    """A file; comments of our scripts and styles, and the types in them, are for whoever works on these files."""
    if file.src_dir == str(stylesheets.FOLDER):
        file.content_string = small(file.src_uri, file.content_string, config.site_name)
    return file


def guide(files: Files, config: MkDocsConfig) -> Iterator[File]:
    """The pages of the guide that the project has none of its own in place of; nobody edits them in its repository."""
    taken = {file.dest_uri for file in files}
    for uri, path in guide_pages().items():
        page = File.generated(config, uri, abs_src_path=str(path), inclusion=InclusionLevel.NOT_IN_NAV)
        if page.dest_uri not in taken:
            yield page

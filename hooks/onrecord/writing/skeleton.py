"""The theme's templates, filled in without MkDocs: what they ask of a page, of the settings and of the menu."""

import html
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from ..exports.theme import material, stylesheets
from ..output import Page
from ..site_settings.reader import Script, SiteSettings
from . import menu_of
from .relative import is_elsewhere, relative


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as templates have it."""

    url: str
    title: str
    content: str
    meta: Mapping[str, Any]
    canonical_url: str
    previous_page: menu_of.Entry | None = None
    next_page: menu_of.Entry | None = None

    @property
    def is_homepage(self) -> bool:
        """Whether it is the first page of the site."""
        return not self.url


class Skeleton:
    """Lays out pages; templates of a maintainer's lie over those of the theme, and extend them (`onrecord/…`)."""

    def __init__(self, settings: SiteSettings, built: Mapping[str, Any], menu: tuple[menu_of.Entry, ...]) -> None:
        self._settings, self._menu = settings, menu
        self._config = _config(settings, built)
        self._templates = templates(settings.custom)

    def whole(self, page: Page, report: str) -> str:
        """A page of the archive; `report` is where an error on it is reported, if not as usual."""
        described = html.escape(page.description, quote=True)  # templates print it as it is
        meta = {
            "title": page.title,
            "description": described,
            "archive": True,
            "linked": page.linked,
            "picture": page.picture,
            "alternates": page.alternates,
            "stylesheets": stylesheets.linked(page.url),
            "report": report,
        }
        return self._filled("archive.html", Shown(page.url, page.title, page.html, meta, self.canonical(page.url)))

    def by_hand(self, url: str, title: str, content: str, meta: Mapping[str, Any]) -> str:
        """A page that is written by hand."""
        flat = [*_pages(self._menu)]
        place = next((at for at, entry in enumerate(flat) if entry.url == url), None)
        before = flat[place - 1] if place else None
        after = flat[place + 1] if place is not None and place + 1 < len(flat) else None
        shown = Shown(url, title, content, meta, self.canonical(url), before, after)
        return self._filled("by_hand.html", shown)

    def of_no_page(self, name: str, **more: Any) -> str:
        """A template that is no page of the menu, such as `404.html`; its links begin at the root of the host."""
        root = urlsplit(self._settings.url or "/").path
        menu = menu_of.at(self._menu, None)
        parts = {"config": self._config, "page": None, "base_url": root, "nav": menu, **more}
        return self._templates.get_template(name).render(parts)

    def canonical(self, url: str) -> str:
        """The whole address of a page; empty where the site has none."""
        return f"{self._settings.url}{quote(url)}" if self._settings.url else ""

    def _filled(self, name: str, page: Shown) -> str:
        parts = {"config": self._config, "page": page, "nav": menu_of.at(self._menu, page.url)}
        return self._templates.get_template(name).render(parts)


def _pages(entries: tuple[menu_of.Entry, ...]) -> list[menu_of.Entry]:
    """The pages of a menu, in its order."""
    return [one for entry in entries for one in ([entry] if entry.is_page else _pages(entry.children))]


def _config(settings: SiteSettings, built: Mapping[str, Any]) -> Mapping[str, Any]:
    """The settings by MkDocs' names."""
    return {
        "site_name": settings.name,
        "site_url": settings.url,
        "site_description": settings.about,
        "site_author": settings.author,
        "copyright": settings.rights,
        "repo_url": settings.repository,
        "repo_name": settings.repository_name,
        "extra_css": settings.styles,
        "extra_javascript": settings.scripts,
        "extra": {**settings.extra, "built": built},
        "theme": {**settings.theme, "favicon": built["favicon"]},
        "plugins": (),
    }


def templates(custom: Path | None) -> Environment:
    """The theme's templates and icons, a maintainer's over them; of Material only the icons, where it is installed."""
    ours = FileSystemLoader(stylesheets.FOLDER)
    icons = PrefixLoader({".icons": FileSystemLoader([folder / ".icons" for folder in material.installed()])})
    own = [FileSystemLoader(custom)] if custom else []
    loader = ChoiceLoader([*own, ours, PrefixLoader({"onrecord": ours}), icons])
    environment = Environment(loader=loader, auto_reload=False)
    environment.filters |= {"url": _url, "script_tag": _script_tag}
    return environment


@pass_context
def _url(context: Context, path: str) -> str:
    """A path of the site as a page links it."""
    page = context["page"]
    if page is not None:
        return relative(str(path), page.url)
    return path if is_elsewhere(path) else f"{context['base_url'].rstrip('/')}/{path or '.'}"


@pass_context
def _script_tag(context: Context, script: str | Script) -> Markup:
    """The tag that loads a script."""
    more = Markup("")
    if isinstance(script, Script):
        more += Markup(' type="{}"').format(script.type) if script.type else ""
        more += Markup(" defer" if script.defer else "") + Markup(" async" if script.async_ else "")
    return Markup('<script src="{}"{}></script>').format(_url(context, str(script)), more)

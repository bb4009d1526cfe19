"""What of mkdocs.yml cannot be done here, held against the files of a project; whichever program writes the site."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, Final
from urllib.parse import urlsplit

from ..exports.theme import material, palette, stylesheets
from ..exports.theme.web_app import ICON
from ..site_settings.places import inherited
from ..site_settings.refusals import Surroundings, refusals

THEMES_ICON: Final = "assets/images/favicon.png"
"""The icon of a site whose mkdocs.yml names none, as the theme has it."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a project's own files lie: those in `docs/`, and those that lie over the theme's, if it has any."""

    docs: Path
    custom: Path | None = None

    @property
    def own(self) -> tuple[Path, ...]:
        """All of them."""
        return (self.docs, *([self.custom] if self.custom else []))


def refused(
    file: Path,
    written: Mapping[str, Any],
    folders: Folders,
    styles: str,
    plugins: Iterable[str],
    in_effect: Mapping[str, Any],
) -> list[str]:
    """What of the settings cannot be done here, a sentence each; `written` is what the maintainer wrote."""
    more = (stylesheets.FOLDER, *([folders.custom] if folders.custom else []))
    primaries, accents = palette.colour_names(material.palette())
    around = Surroundings(
        is_icon=lambda name: material.is_icon(name, *more),
        icons=lambda: material.icons(*more),
        is_file=lambda path: is_served(path, folders),
        primaries=primaries,
        accents=accents,
        styles=styles,
        plugins=tuple(plugins),
        in_effect=in_effect,
    )
    return list(map(str, refusals(written, dict(_texts(file, PurePath(file.name))), around)))


def _texts(file: Path, name: PurePath) -> Iterator[tuple[str, str]]:
    """Name and text of a file of settings, then of those that it inherits from."""
    text = file.read_text("utf-8")
    yield name.as_posix(), text
    if parent := inherited(text):
        yield from _texts(file.parent / parent, name.parent / parent)


def own_styles(css: Iterable[str], folders: Folders) -> str:
    """The text of all stylesheets of `extra_css`: a scheme or colour of one's own is defined there."""
    files = [Path(folder, urlsplit(name).path) for name in css for folder in folders.own]
    return "".join(file.read_text("utf-8") for file in files if file.is_file())


def is_served(path: str, folders: Folders) -> bool:
    """Whether a file lies at a path of the site: of a project's own, of a theme's, or made by the build."""
    shared = [*(material.installed() if material.is_asked(path) else ())]
    if path not in stylesheets.NOT_SERVED:
        shared.append(stylesheets.FOLDER)
    return any((folder / path).is_file() for folder in (*folders.own, *shared)) or path in {
        asset.url for asset in stylesheets.drawn("", "")
    }


def favicon(stated: str, folders: Folders) -> str:
    """The icon of the site: ours in the place of the theme's own, which is not served, unless a file lies there."""
    return ICON if stated == THEMES_ICON and not (folders.docs / stated).exists() else stated


def is_our_icon(stated: str, folders: Folders) -> bool:
    """Whether the icon is the one that the build makes: not another, nor a maintainer's file in its place."""
    return stated == ICON and not any((folder / ICON).is_file() for folder in folders.own)

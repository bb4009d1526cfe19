"""What of mkdocs.yml is refused: settings that this site does not have, and values that nobody knows."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import normpath
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from yaml import Node

from ..model.nearest_names import nearest
from .conditions import CONDITIONS
from .custom_colours import SCHEMES, hardly_seen
from .places import Place, compose, place
from .table import settings
from .written import Written, written

CLOSED: Final = re.compile(r"theme\.|extra\.(operator|alternate|social)\.")
"""The names of which every one that does anything is in the table."""
COMMAND_LINE: Final = "command line"
"""What stands in place of a file’s name, where a setting was given there."""
FILES: Final = frozenset({"theme.logo", "theme.favicon", "extra_css", "extra_javascript", "extra.polyfills"})
"""The settings that name a file of the site."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a setting is held against, besides the table.

    `plugins` are the names of those that MkDocs loaded, `styles` the text of all files of `extra_css`, `primaries` and
    `accents` the theme’s names of colours. `is_icon` tells whether a path under `.icons` is one, and `icons` gives all
    such paths, which is asked for only where one is not known. `is_file` tells whether a file is served at a path of
    the site: it lies in docs/ or in a folder of the theme, or the build makes it. `in_effect` are values, by the
    table’s names, of settings that MkDocs’ command line may give in place of what is written.
    """

    is_icon: Callable[[str], bool]
    icons: Callable[[], Iterable[str]]
    is_file: Callable[[str], bool]
    primaries: frozenset[str]
    accents: frozenset[str]
    styles: str = ""
    plugins: tuple[str, ...] = ()
    in_effect: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A setting that is refused, what was `found` there, and what is `said` of it; no place where no text has it."""

    setting: str
    found: str
    said: str
    place: Place | None
    file: str

    def __str__(self) -> str:
        at = f"{self.file}:{self.place.line}:{self.place.column}" if self.place else self.file
        return f"{at}: {self.setting}{f': “{self.found}”' if self.found else ''} {self.said}"


def refusals(config: Mapping[str, Any], texts: Mapping[str, str], around: Surroundings) -> tuple[Refusal, ...]:
    """All that is refused of a configuration, by its place; what has none comes last.

    `config` is what the maintainer wrote, with all that is inherited: read anew, as MkDocs takes plugins and extensions
    out of their lists when it loads them. `texts` are those of its files by name: its own, then what that inherits.
    """
    ones = [*written(config, around.plugins)]
    overriding = [
        Written(name, value, ())
        for name, value in around.in_effect.items()
        if value not in [one.value for one in ones if one.name == name]
    ]
    overridden = {one.name for one in overriding}
    said_of = [(one, said) for one in ones if one.name not in overridden for said in _said(one, around)]
    theme = config.get("theme")
    if isinstance(theme, Mapping):
        said_of.extend(hardly_seen(theme.get("palette"), around.styles))
    roots = {name: compose(text) for name, text in texts.items()}
    found = [
        *(_refusal(one, said, roots) for one, said in said_of),
        *(_refusal(one, said, {COMMAND_LINE: None}) for one in overriding for said in _said(one, around)),
    ]
    names = [*roots, COMMAND_LINE]
    return tuple(sorted(found, key=lambda one: (one.place is None, names.index(one.file), one.place or Place(0, 0))))


def _refusal(one: Written, said: str, roots: Mapping[str, Node | None]) -> Refusal:
    """With the first file that has the setting: what it writes stands above what it inherits."""
    of_key = one.key or said.startswith("is not known")
    places = {name: place(root, one.path, of_key=of_key) for name, root in roots.items()}
    file = next((name for name, at in places.items() if at), next(iter(roots)))
    return Refusal(*_shown(one), said, places[file], file)


def _shown(one: Written) -> tuple[str, str]:
    """A setting and what stands there, as a message names both."""
    setting, _, member = one.name.partition(": ")
    if member or one.key:
        return setting, member
    if _unknown(one):
        parent, _, key = one.name.rpartition(".")
        return parent, key
    match one.value:
        case bool():
            return setting, str(one.value).lower()
        case str() | int() | float():
            return setting, str(one.value)
    return setting, ""


def _unknown(one: Written) -> bool:
    return bool(CLOSED.match(one.name)) and one.name not in settings()


def _said(one: Written, around: Surroundings) -> Iterator[str]:
    """Why a setting is refused, if it is."""
    entry = settings().get(one.name)
    if _unknown(one):
        yield f"is not known; {_meant(one.name)}"
    elif one.expected:
        yield f"is refused: it has to be {one.expected}"
    elif entry and entry.refused and CONDITIONS[entry.when].holds(one.value):
        yield f"is refused: {entry.refused}; {entry.instead}"
    elif one.value:
        yield from _unknown_value(one.name, one.value, around)


def _meant(name: str) -> str:
    """What was probably meant by a name; not one that would be refused as well."""
    begins = name[: name.index(": ") + 2] if ": " in name else name[: name.rindex(".") + 1]
    among = {key.removeprefix(begins) for key in settings() if key.startswith(begins)}
    near = nearest(name.removeprefix(begins), frozenset(among))
    if near and not settings()[begins + near].forbidden:
        return f"did you mean “{near}”?"
    return "leave it out; values for templates of your own stand under extra" if begins == "theme." else "leave it out"


def _unknown_value(name: str, value: Any, around: Surroundings) -> Iterator[str]:
    if name.startswith("theme.icon.") or name in ("theme.palette.toggle.icon", "extra.social.icon"):
        yield from _icon(str(value), around)
    elif name in FILES:
        yield from _file(str(value), around)
    elif name == "theme.palette.scheme":
        yield from _scheme(_hyphened(value), around.styles)
    elif name == "theme.palette.primary":
        yield from _colour(_hyphened(value), around.primaries, "--md-primary-fg-color", around.styles)
    elif name == "theme.palette.accent":
        yield from _colour(_hyphened(value), around.accents, "--md-accent-fg-color", around.styles)


def _icon(path: str, around: Surroundings) -> Iterator[str]:
    if not around.is_icon(path):
        near = nearest(path, frozenset(around.icons()))
        yield f"is no icon: no folder .icons has {path}.svg{_guessed(near)}"


def _file(address: str, around: Surroundings) -> Iterator[str]:
    """What follows a path, as `?v=2`, is the browser’s; a path that leaves the site is none of its files."""
    path = normpath(unquote(urlsplit(address).path))
    if path.startswith(("/", "../")) or not around.is_file(path):
        yield "is no file of the site; put it into docs/, or mend its path"


def _scheme(scheme: str, styles: str) -> Iterator[str]:
    if scheme not in SCHEMES and not re.search(rf"\[data-md-color-scheme=[\"']?{re.escape(scheme)}[\"']?\]", styles):
        near = nearest(scheme, SCHEMES)
        yield f"is no scheme: it is not default or slate, and no file of extra_css defines it{_guessed(near)}"


def _colour(name: str, names: frozenset[str], variable: str, styles: str) -> Iterator[str]:
    if name == "custom":
        if variable not in styles:
            yield f"is refused: no file of extra_css sets {variable}; set it there"
    elif not names:
        yield f"is a colour of Material, which is not installed; write custom, and set {variable} in extra_css"
    elif name not in names:
        near = nearest(name, names)
        yield f"is no colour of Material{_guessed(near) or f'; take one of {_listed(names)}, or custom'}"


def _hyphened(value: Any) -> str:
    return str(value).replace(" ", "-")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _guessed(near: str) -> str:
    return f"; did you mean “{near}”?" if near else ""

"""What a maintainer wrote in mkdocs.yml, setting by setting, each by the name that the table has for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .operator import FIELDS
from .places import Path


@dataclass(frozen=True, slots=True)
class Written:
    """A setting and its value; `key`: it is named by a key, so there is no value to show.

    `expected` says what the value had to be, where it has another shape.
    """

    name: str
    value: Any
    path: Path
    key: bool = False
    expected: str = ""


def written(config: Mapping[str, Any], plugins: Iterable[str]) -> Iterator[Written]:
    """Every setting of a configuration, and the plugins that MkDocs loaded."""
    for name, value in config.items():
        match name:
            case "theme":
                yield from _theme(value)
            case "extra":
                yield from _extra(value)
            case "extra_css" | "extra_javascript":
                yield from _files(name, value, (name,))
            case "markdown_extensions":
                yield from _extensions(value, (name,))
            case "plugins":
                yield Written(name, None, (name,))
            case _:
                yield Written(name, value, (name,))
    if not config.get("theme"):
        yield Written("theme.name", "mkdocs", ())
    yield from _plugins(config.get("plugins"), plugins)


def _theme(theme: Any) -> Iterator[Written]:
    if isinstance(theme, str):
        yield Written("theme.name", theme, ("theme",))
    elif isinstance(theme, Mapping):
        for key, value in theme.items():
            path: Path = ("theme", key)
            match key:
                case "features":
                    yield from _features(value, path)
                case "icon":
                    yield from _icons(value, path)
                case "palette":
                    yield from _palette(value, path)
                case _:
                    yield Written(f"theme.{key}", value, path)


def _features(features: Any, path: Path) -> Iterator[Written]:
    if not isinstance(features, list):
        yield from _misshapen("theme.features", features, path, "a list")
        return
    for place, feature in enumerate(features):
        yield Written(f"theme.features: {feature}", True, (*path, place))


def _icons(icons: Any, path: Path) -> Iterator[Written]:
    """Of each kind of admonition and tag its icon, as of everything else."""
    if not isinstance(icons, Mapping):
        yield from _misshapen("theme.icon", icons, path, "a mapping")
        return
    for key, icon in icons.items():
        name = f"theme.icon.{key}"
        if key not in ("admonition", "tag"):
            yield Written(name, icon, (*path, key))
        elif isinstance(icon, Mapping):
            yield from (Written(name, value, (*path, key, kind)) for kind, value in icon.items())
        else:
            yield from _misshapen(name, icon, (*path, key), "a mapping")


def _palette(palette: Any, path: Path) -> Iterator[Written]:
    """A mapping is one option, and a list several."""
    if isinstance(palette, list):
        for place, option in enumerate(palette):
            yield from _option(option, (*path, place))
    elif palette:
        yield from _option(palette, path)


def _option(option: Any, path: Path) -> Iterator[Written]:
    if not isinstance(option, Mapping):
        yield Written("theme.palette", option, path, expected="a mapping, or a list of mappings")
        return
    for key, value in option.items():
        if key == "toggle" and value:
            yield from _texts("theme.palette.toggle", value, (*path, key), ("icon", "name"))
        else:
            yield _text(f"theme.palette.{key}", value, (*path, key))


def _extra(extra: Any) -> Iterator[Written]:
    for key, value in extra.items() if isinstance(extra, Mapping) else ():
        name, path = f"extra.{key}", ("extra", key)
        match key:
            case "polyfills":
                yield from _files(name, value, path)
            case "operator" if value:
                yield from _texts(name, value, path, FIELDS, complete=False)
            case "social":
                yield from _links(name, value, path, ("icon", "link"))
            case "alternate":
                yield from _links(name, value, path, ("name", "link", "lang"))
            case "homepage":
                yield _text(name, value, path)
            case _:
                yield Written(name, value, path)


def _links(name: str, links: Any, path: Path, keys: Sequence[str]) -> Iterator[Written]:
    if not isinstance(links, list):
        yield from _misshapen(name, links, path, "a list")
        return
    for place, link in enumerate(links):
        yield from _texts(name, link, (*path, place), keys)


def _texts(name: str, texts: Any, path: Path, keys: Sequence[str], *, complete: bool = True) -> Iterator[Written]:
    """Each text of a mapping; where it has to be `complete`, with all of the keys."""
    if not isinstance(texts, Mapping) or (complete and any(texts.get(key) in (None, "") for key in keys)):
        *others, last = keys
        yield Written(name, texts, path, expected=f"a mapping with {', '.join(others)} and {last}")
        return
    for key, text in texts.items():
        yield _text(f"{name}.{key}", text, (*path, key))


def _text(name: str, value: Any, path: Path) -> Written:
    """YAML makes a number of a year, and `false` of the language `no`."""
    is_text = value is None or isinstance(value, str)
    return Written(name, value, path, expected="" if is_text else "a text; write it in quotation marks")


def _files(name: str, files: Any, path: Path) -> Iterator[Written]:
    """Each file of a list, a script also by its path."""
    if not isinstance(files, list):
        yield from _misshapen(name, files, path, "a list")
        return
    for place, file in enumerate(files):
        if isinstance(file, Mapping):
            yield Written(name, file.get("path"), (*path, place, "path"))
        else:
            yield Written(name, file, (*path, place))


def _misshapen(name: str, value: Any, path: Path, expected: str) -> Iterator[Written]:
    """Nothing where nothing is written, as the theme passes over it too."""
    if value:
        yield Written(name, value, path, expected=expected)


def _extensions(extensions: Any, path: Path) -> Iterator[Written]:
    for name, options, at in _named(extensions, path):
        short = name.removeprefix("markdown.extensions.").partition(":")[0]
        if short == "pymdownx.extra":
            yield from _extensions(options, at)
        yield Written(f"markdown_extensions: {short}", options or True, at, key=True)
        for key, value in options.items() if isinstance(options, Mapping) else ():
            several = key == "custom_fences" and isinstance(value, list)
            for place, one in enumerate(value) if several else ((None, value),):
                deeper = (*at, key) if place is None else (*at, key, place)
                yield Written(f"markdown_extensions: {short}.{key}", one, deeper, key=True)


def _plugins(plugins: Any, loaded: Iterable[str]) -> Iterator[Written]:
    """The plugins that MkDocs loaded, with the places at which they are named, also within a group."""
    places = dict(_plugin_places(plugins, ("plugins",)))
    for name in dict.fromkeys(_bare(name) for name in loaded):
        yield Written(f"plugins: {name}", True, places.get(name, ()), key=True)


def _plugin_places(plugins: Any, path: Path) -> Iterator[tuple[str, Path]]:
    for name, options, at in _named(plugins, path):
        yield _bare(name), at
        if _bare(name) == "group" and isinstance(options, Mapping):
            yield from _plugin_places(options.get("plugins"), (*at, "plugins"))


def _bare(plugin: str) -> str:
    """A plugin's name without the theme's, and without the number of an instance."""
    return plugin.removeprefix("material/").partition(" #")[0]


def _named(entries: Any, path: Path) -> Iterator[tuple[str, Any, Path]]:
    """Names and options of plugins or extensions: a mapping, or a list of names and of mappings with one name."""
    if isinstance(entries, Mapping):
        yield from ((str(name), options, (*path, name)) for name, options in entries.items())
    for place, entry in enumerate(entries) if isinstance(entries, list) else ():
        if isinstance(entry, Mapping):
            yield from _named(entry, (*path, place))
        else:
            yield str(entry), None, (*path, place)

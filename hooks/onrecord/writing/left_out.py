"""What a site written without MkDocs lacks of what mkdocs.yml asks for: to be said, never passed over."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ..site_settings.table import settings
from ..site_settings.written import written

_KEPT: Final = (
    "extra.operator.",
    "markdown_extensions",
    "theme.features: navigation.footer",
    "theme.icon.next",
    "theme.icon.previous",
)
"""Of what acts on pages that are written by hand: what the plain writer does too, by how its name begins."""
_MAKING: Final = ("theme.static_templates", "extra_templates")
_OURS: Final = "from mkdocs_events import *"


def plugins(config: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of the plugins that are written."""
    entries = config.get("plugins") or ()
    listed = entries if isinstance(entries, list | tuple) else [entries]
    return tuple(str(name) for entry in listed for name in (entry if isinstance(entry, Mapping) else [entry]))


def not_made(config: Mapping[str, Any], hooks: Mapping[str, str]) -> Iterator[str]:
    """What would make pages, or change them, and is not run, a sentence each; `hooks` are the texts of the hooks."""
    for name in plugins(config):
        yield f"plugins: {name} is a plugin of MkDocs; --writer plain runs none, and what it makes is not on the site"
    for path, text in hooks.items():
        code = [line.partition("#")[0].strip() for line in text.splitlines()]
        if not path.endswith("mkdocs_events.py") and [line for line in code if line] != [_OURS]:
            yield f"hooks: {path} is a hook of MkDocs; --writer plain runs none, and what it makes is not on the site"
    for name in _MAKING:
        if _at(config, name):
            yield f"{name} names templates that MkDocs makes pages of; --writer plain makes none of them"


def not_shown(config: Mapping[str, Any]) -> str:
    """What the theme would do on pages that are written by hand, in one sentence; empty where nothing is asked for."""
    names = dict.fromkeys(one.name for one in written(config, ()) if one.value and _of_the_theme(one.name))
    if not names:
        return ""
    return f"without Material, pages that are written by hand lack {', '.join(names)}"


def _of_the_theme(name: str) -> bool:
    entry = settings().get(name)
    return entry is not None and entry.on == "hand-written" and not name.startswith(_KEPT)


def _at(config: Mapping[str, Any], name: str) -> Any:
    """The value of a setting by its name: `theme.static_templates`."""
    value: Any = config
    for key in name.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value

"""Which values of a setting are refused: the conditions that the table of settings names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Condition:
    """The values that are meant, in words and as a test."""

    words: str
    holds: Callable[[Any], bool]


def _elsewhere(value: Any) -> bool:
    try:
        parts = urlsplit(str(value))
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc)


def _mermaid(fence: Any) -> bool:
    """By its name, or by one of its classes, which are what Material’s script looks for."""
    return isinstance(fence, Mapping) and "mermaid" in (fence.get("name"), *str(fence.get("class")).split())


def _pictures_elsewhere(options: Any) -> bool:
    """Without a generator, or with one of the extension's own: all but one link pictures of another host."""
    generator = options.get("emoji_generator") if isinstance(options, Mapping) else None
    module, name = (getattr(generator, attribute, "") for attribute in ("__module__", "__name__"))
    return generator is None or (module == "pymdownx.emoji" and name != "to_alt")


CONDITIONS: Final[Mapping[str, Condition]] = MappingProxyType(
    {
        "written": Condition("", bool),
        "other-host": Condition("an address of another host", _elsewhere),
        "not-false": Condition("any other value", lambda value: value is not False),
        "not-english": Condition("any other language", lambda value: value not in ("en", None)),
        "not-left-to-right": Condition("any other direction", lambda value: value not in ("ltr", None)),
        "not-material": Condition("any other theme", lambda value: value != "material"),
        "off": Condition("`false`", lambda value: value is False),
        "no-path": Condition("any other template", lambda value: bool(value) and not str(value).endswith("{path}")),
        "mermaid": Condition("a fence with the name or the class `mermaid`", _mermaid),
        "pictures-elsewhere": Condition("any `emoji_generator` of the extension itself", _pictures_elsewhere),
    }
)
"""By the names that `settings.yaml` has for them."""

"""The fields of a record, which know what was asked for: what nobody asked for is told, so that nothing goes unsaid."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ...model.record import nothing
from .text import one_line

_SAYS_NOTHING: Final = frozenset({"@context", "@type", "@id", "id"})
"""What only tells one thing of a file from another."""
_MOST_SHOWN: Final = 300
_MOST_DEEP: Final = 6


class Fields(Mapping[str, Any]):
    """A record's fields, however deep; `named`: what the file tells elsewhere of a thing that only its @id stands for.

    Each field that is read is remembered, and so is what is read within it.
    """

    def __init__(self, told: Mapping[str, Any], named: Mapping[str, Mapping[str, Any]] = nothing()) -> None:
        self._told, self._named = told, named
        self._read: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._read:
            self._read[name] = self._wrapped(self._told[name])
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._told

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)

    @property
    def told(self) -> Mapping[str, Any]:
        """The fields as the file has them."""
        return self._told

    def unread(self) -> Iterator[tuple[str, str]]:
        """Each field that was not read, by its path, with its value; what is empty tells nothing."""
        for name, value in self._told.items():
            if name in self._read:
                yield from () if isinstance(value, str) else _below(name, self._read[name])
            elif (name not in _SAYS_NOTHING or len(self._told) == 1) and (text := as_text(value)):
                yield name, text

    def take(self) -> tuple[tuple[str, str], ...]:
        """Read all that was not read yet: each field by its path, with its value."""
        left = tuple(self.unread())
        for name in self._told:
            self._read[name] = None
        return left

    def _wrapped(self, value: Any) -> Any:
        if isinstance(value, str):
            return value
        if isinstance(value, list):
            return [self._wrapped(one) for one in value]
        if not isinstance(value, Mapping):
            return value
        known = self._named.get(str(value.get("@id"))) if value.keys() <= {"@id", "@type"} else None
        return Fields(known or value, self._named if known is None else nothing())


def _below(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Fields):
        yield from ((f"{path}.{name}", text) for name, text in value.unread())
    elif isinstance(value, list):
        several = len(value) > 1
        for number, one in enumerate(value, 1):
            yield from _below(f"{path}.{number}" if several else path, one)


def as_text(value: Any, depth: int = _MOST_DEEP) -> str:
    """A value in one line, its parts behind their names; empty for what tells nothing, … for what lies too deep."""
    if isinstance(value, str):  # as most are
        return one_line(value)
    if isinstance(value, Fields):
        return as_text(value.told, depth)
    if not isinstance(value, Mapping | list):
        return one_line(str(value)) if value else ""
    if not depth:
        return "…"
    if isinstance(value, list):
        return "; ".join(filter(None, (as_text(one, depth - 1) for one in value)))
    parts = {name: as_text(one, depth - 1) for name, one in value.items() if name not in _SAYS_NOTHING}
    return one_line(", ".join(f"{name}: {text}" for name, text in parts.items() if text))


def shortened(text: str, most: int = _MOST_SHOWN) -> str:
    """The beginning of a text, in whole words; … says that there was more."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def listed(value: Any) -> list[Any]:
    """Several values, or the one that stands in their place."""
    return value if isinstance(value, list) else [value] if value else []

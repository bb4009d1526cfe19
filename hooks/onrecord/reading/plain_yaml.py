"""The values of a file that is plain YAML throughout, read without looking where they stand.

Nearly every file is, and of nearly none is it asked where its values stand: that takes eight times as long. Whatever
is not plain is left to `yaml_reader`, which finds what is wrong with it, and where.
"""

import re
from collections.abc import Callable
from typing import Any, Final

import yaml

from ..characters import FORBIDDEN

MAX_DEPTH: Final = 20
PROSE: Final = frozenset({"title", "text", "quote", "note", "summary", "name", "description", "locator"})
"""The fields that hold sentences."""
REMARK: Final = re.compile(r"[ \t]+(#[^\s#].*)")
NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})


class NotPlain(Exception):  # noqa: N818
    """Something in a file wants a closer look."""


def plain(text: str) -> dict[str, Any]:
    """The mapping that a text holds. Raises NotPlain where it holds anything but keys, lists and plain values."""
    try:
        return _Plain(text).mapping_alone()
    except yaml.YAMLError:
        raise NotPlain from None


class _Plain:
    """Takes libyaml's events one by one, which come without recursion; one use, then thrown away."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: Callable[[], Any] = yaml.CSafeLoader(text).get_event

    def mapping_alone(self) -> dict[str, Any]:
        """The one mapping of the one document."""
        self._next()  # stream start
        if not isinstance(self._next(), yaml.DocumentStartEvent):
            raise NotPlain
        data = self._value(self._next(), "", 0)
        self._next()  # document end
        if not isinstance(data, dict) or not isinstance(self._next(), yaml.StreamEndEvent):
            raise NotPlain
        return data

    def _value(self, event: Any, key: str, depth: int) -> Any:
        kind = event.__class__
        if kind is yaml.AliasEvent or event.anchor or event.tag or depth > MAX_DEPTH:
            raise NotPlain
        if kind is yaml.ScalarEvent:
            return self._scalar(event, key)
        return self._mapping(depth) if kind is yaml.MappingStartEvent else self._sequence(depth)

    def _scalar(self, event: Any, key: str) -> str | None:
        value, style = event.value, event.style
        if not style:
            if event.implicit[0] and value in NULLS:
                return None
            if key in PROSE and REMARK.match(self._text, event.end_mark.index):
                raise NotPlain
        elif (style == '"' and FORBIDDEN.search(value)) or (style == ">" and not value.strip()):
            raise NotPlain
        return str(value)

    def _mapping(self, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while (event := self._next()).__class__ is not yaml.MappingEndEvent:
            if event.__class__ is not yaml.ScalarEvent or event.anchor or event.tag:
                raise NotPlain
            key, value = event.value, self._next()
            forbidden = event.style == '"' and FORBIDDEN.search(key)
            if key in result or forbidden or (value.__class__ is yaml.ScalarEvent and _lost(key, value)):
                raise NotPlain
            result[key] = self._value(value, key, depth + 1)
        return result

    def _sequence(self, depth: int) -> list[Any]:
        result: list[Any] = []
        while (event := self._next()).__class__ is not yaml.SequenceEndEvent:
            result.append(self._value(event, "", depth + 1))
        return result


def _lost(key: str, value: Any) -> bool:
    """Whether a key without a value may hold what was meant to be one: `{q:yes}`."""
    return not value.value and not value.style and (":" in key or key.isdecimal())

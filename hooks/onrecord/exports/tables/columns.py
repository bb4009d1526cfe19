"""Columns that several tables have: a field of the model as it is, an id, an address on the site."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from ...model.entities import Entity
from ...model.record import Record
from ...pages.statement.links import url_of
from ...vocabulary import EntityKind
from .table import Column, Export, Type, Value, described

R = TypeVar("R", bound=Record)
E = TypeVar("E", bound=Entity)


def own(
    model: type[R],
    name: str,
    *,
    type: Type | None = None,
    words: tuple[str, ...] = (),
    table: str = "",
    required: bool = False,
) -> Column[R]:
    """A field of the model as a column: its name, and what the model says of it."""
    listed = model.model_fields[name].default == () or model.model_fields[name].default_factory is not None
    return Column(
        name,
        type or (Type.LIST if listed else Type.STRING),
        described(model, name),
        lambda _, thing: plain(getattr(thing, name)),
        words,
        table,
        required,
    )


def plain(value: Any) -> Value:
    """A value of the model as a cell holds it: a date as it is written, of a mapping `key: value`."""
    match value:
        case StrEnum():
            return value.value if value else None  # `nobody` is none
        case None | bool() | int() | float() | str():
            return value
        case Mapping():
            return tuple(f"{key}: {one}" for key, one in value.items())
        case tuple():
            return tuple(map(str, value))
    return str(value)


def iso(day: date | None) -> str | None:
    """A day as a cell holds it; none where it is not known, be it after the end of time."""
    return day.isoformat() if day and day != date.max else None


def id_of(description: str, model: type[E]) -> Column[E]:
    """The id of an entity."""
    return Column("id", Type.STRING, description, lambda _, thing: thing.id, required=True)


def address(kind: EntityKind, model: type[E]) -> Column[E]:
    """Where the page of an entity lies."""

    def at(export: Export, thing: E) -> str:
        return export.edition.address(url_of(kind, thing.id))

    return Column("page", Type.STRING, "The address of its page on this site.", at, required=True)

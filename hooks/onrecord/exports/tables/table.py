"""A table of the export: what stands in each column, and what makes a row of it.

A column is described and worked out in one place, so that what is said of it and what stands in it cannot part. Rows
are made one after another, of what an archive as of a day knows.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Generic, NamedTuple, TypeVar

from ...model.record import Record
from ...pages.statement.views import ArchiveViews
from ...reading.checksums import Edition

T = TypeVar("T")
Value = str | int | float | bool | tuple[str, ...] | None
"""What stands in a cell; None where nothing is known or there is nothing to tell."""
Row = Mapping[str, Value]
"""The cells of a row by the names of their columns, in the order of the columns."""


class Type(StrEnum):
    """What stands in a column, by the words of the Frictionless Table Schema; a list holds texts."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    LIST = "list"


class Export(NamedTuple):
    """What is exported: an archive as of a day, and of which edition it is."""

    views: ArchiveViews
    edition: Edition


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its name, its type, what stands in it, and what gives that of a thing.

    `words` are all that it may be, where it is one of a closed list; `table` is the table whose key it names, if it
    names one; `required` is whether it is never empty.
    """

    name: str
    type: Type
    description: str
    value: Callable[[Export, T], Value]
    words: tuple[str, ...] = ()
    table: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """A table: its name, what it is called and tells, its columns, its key, and the things of which each is a row.

    `claims` is whether a row is a claim, or tells how one stands: then it has `cite_as` and `stale_on`.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column[T], ...]
    key: tuple[str, ...]
    things: Callable[[Export], Iterable[T]]
    claims: bool = False

    def row(self, export: Export, thing: T) -> Row:
        """The row of one thing."""
        return {column.name: column.value(export, thing) for column in self.columns}

    def rows(self, export: Export) -> Iterator[Row]:
        """The row of each thing, one after another."""
        return (self.row(export, thing) for thing in self.things(export))


AnyTable = Table[Any]
AnyColumn = Column[Any]


def described(model: type[Record], name: str) -> str:
    """What the model says of a field, as a sentence."""
    words = model.model_fields[name].description or ""
    return f"{words[:1].upper()}{words[1:]}."


def words_of(closed: type[StrEnum]) -> tuple[str, ...]:
    """The words of a closed list of the vocabulary."""
    return tuple(word.value for word in closed)


LIST_SIGN: Final = " | "
"""What stands between the entries of a list in a CSV file, and in none of them."""

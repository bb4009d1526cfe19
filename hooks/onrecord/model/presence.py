"""Which fields must be there, and when: the shapes of such rules, and how one is held against a record.

A condition looks at the fields beside the one it is about. Values are a mapping of names to values, be it data as typed
or a record's own fields (`record.Written`); what is not there counts as empty.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ..problems.catalogue import Code

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Is:
    """The field has this word of a closed list."""

    field: str
    word: str


@dataclass(frozen=True, slots=True)
class Filled:
    """The field is there and holds something."""

    field: str


@dataclass(frozen=True, slots=True)
class Empty:
    """The list is there and holds nothing: somebody says that there is none."""

    field: str


@dataclass(frozen=True, slots=True)
class Explained:
    """`not_recorded` says why the field is not there."""

    field: str


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    condition: "Condition"


Condition = Is | Filled | Empty | Explained | Not


class Demand(StrEnum):
    """What is asked of the fields of a rule."""

    REQUIRED = "required"
    """At least one of them is filled."""
    NO_VALUE = "no-value"
    """None of them holds anything; an empty one may stand there."""
    NO_KEY = "no-key"
    """None of them stands there, not even empty."""
    AT_MOST_ONE = "at-most-one"
    """None of them, which are mappings, has more than one entry."""


@dataclass(frozen=True, slots=True)
class Presence:
    """What is asked of some fields of a record when a condition holds; without one it is asked always.

    `code`: the rule that a record breaks otherwise; None where no rule says so, and the field means nothing.
    `at`: the field that is pointed at.
    """

    code: Code | None
    demand: Demand
    fields: tuple[str, ...]
    at: str
    when: Condition | None = None

    def applies(self, values: Values) -> bool:
        """Whether it asks anything of a record with these values."""
        return self.when is None or holds(self.when, values)

    def broken(self, values: Values) -> bool:
        """Whether a record with these values does not do what it asks. Raises Absent as `values` do."""
        return self.applies(values) and not self._met(values)

    def in_json(self) -> dict[str, Any]:
        """It as JSON: a condition is a mapping of its name in small letters to what it is about."""
        when = {} if self.when is None else {"when": _condition_in_json(self.when)}
        return {"code": self.code, "demand": self.demand.value, "fields": list(self.fields), "at": self.at, **when}

    def _met(self, values: Values) -> bool:
        match self.demand:
            case Demand.REQUIRED:
                return any(values.get(name) for name in self.fields)
            case Demand.NO_VALUE:
                return not any(values.get(name) for name in self.fields)
            case Demand.NO_KEY:
                return not any(name in values for name in self.fields)
            case Demand.AT_MOST_ONE:
                return all(len(values.get(name) or ()) <= 1 for name in self.fields)


def holds(condition: Condition, values: Values) -> bool:
    """Whether a condition holds of a record with these values. Raises Absent as `values` do."""
    match condition:
        case Is(field, word):
            return bool(values.get(field) == word)
        case Filled(field):
            return bool(values.get(field))
        case Empty(field):
            return (value := values.get(field)) is not None and not value
        case Explained(field):
            return isinstance(reasons := values.get("not_recorded"), Mapping) and field in reasons
        case Not(inner):
            return not holds(inner, values)


def _condition_in_json(condition: Condition) -> dict[str, Any]:
    match condition:
        case Is(field, word):
            return {"is": [field, str(word)]}
        case Not(inner):
            return {"not": _condition_in_json(inner)}
        case Filled(field) | Empty(field) | Explained(field):
            return {type(condition).__name__.lower(): field}


def required(*fields: str, code: Code = "missing-field", at: str = "", when: Condition | None = None) -> Presence:
    """The rule that one of these fields is filled."""
    return Presence(code, Demand.REQUIRED, fields, at or fields[0], when)


def no_place(field: str, code: Code | None, when: Condition, *, demand: Demand = Demand.NO_VALUE) -> Presence:
    """The rule that a field has no place where a condition holds."""
    return Presence(code, demand, (field,), field, when)

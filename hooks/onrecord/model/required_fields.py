"""Which fields a record must have, and when: the one table (the card format; method §1, §3).

What is required always, the fields themselves say: they have no default. The table adds what depends on other fields of
the same record. The checks, the JSON Schemas, the questions of `onrecord new`, the form and the page of the card format
all read it; what depends on other files stands in the checks alone.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ..problems.catalogue import Code
from ..vocabulary import Basis, EntityKind, Kind, QuestionKind
from .entities import EXPLAINABLE, Card, Entity, Question, Withdrawn
from .presence import Demand, Empty, Explained, Filled, Is, Not, Presence, Values, no_place, required
from .record import Absent, Record, Written
from .statements import Claim, Statement, Unacknowledged, Verified, WebEvidence

_OF_A_QUANTITY: Final = Is("kind", QuestionKind.QUANTITY)
_ON_RECORD: Final = Is("basis", Basis.ON_RECORD)
TABLE: Final[Mapping[type[Record], tuple[Presence, ...]]] = {
    Card: (
        *(required(name, when=Not(Explained(name))) for name in EXPLAINABLE),
        *(no_place(name, "not-recorded-field", Explained(name)) for name in EXPLAINABLE),
        required(*(kind.value for kind in Kind), code="no-statements"),
    ),
    Question: (
        required("measures", when=_OF_A_QUANTITY),
        required("unit", when=_OF_A_QUANTITY),
        no_place("measures", "quantity-field", Not(_OF_A_QUANTITY), demand=Demand.NO_KEY),
        no_place("parts", "quantity-field", Not(_OF_A_QUANTITY), demand=Demand.NO_KEY),
        no_place("unit", "quantity-field", Not(_OF_A_QUANTITY), demand=Demand.NO_KEY),
        no_place("window", "quantity-field", Not(_OF_A_QUANTITY), demand=Demand.NO_KEY),
        required("note", code="reason-needed", at="concerns", when=Empty("concerns")),
        required("note", code="reason-needed", at="disinterested", when=Filled("disinterested")),
    ),
    Statement: (
        required("quote_language", code="quote-language", at="quote", when=Filled("quote")),
        no_place("quote_language", "quote-language", Not(Filled("quote"))),
    ),
    Verified: (
        required("by", code="on-record-speaker", at="basis", when=_ON_RECORD),
        no_place("by", None, Not(_ON_RECORD)),
    ),
    Claim: (no_place("measure", "measure", Not(Filled("answers"))),),
    Unacknowledged: (Presence("several-answers", Demand.AT_MOST_ONE, ("answers",), "answers"),),
    WebEvidence: (required("archived", "sha256", code="bad-evidence"),),
    Withdrawn: (no_place("statements", "unknown-field", Not(Is("was", EntityKind.CARD))),),
}
"""By the type of record, its descendants among them, in the order in which the rules are told."""


def conditional(model: type[Record]) -> tuple[Presence, ...]:
    """The rules of a type of record that depend on more than one field, those of the types it descends from first."""
    return tuple(rule for ancestor in reversed(model.__mro__) for rule in TABLE.get(ancestor, ()))


def always(model: type[Record]) -> tuple[Presence, ...]:
    """The rules that a field without a default is there; the id of what has a file is the file's name."""
    names = [name for name, info in model.model_fields.items() if info.is_required()]
    return tuple(required(name) for name in names if not (name == "id" and issubclass(model, Entity)))


def broken(record: Record, code: Code, **instead: Any) -> Iterator[Presence]:
    """The conditional rules of a code that a record breaks; `instead`: values that stand for its own.

    One that asks for a field that could not be read is passed over: that is told already.
    """
    values = Written(record, instead)
    return (rule for rule in conditional(type(record)) if rule.code == code and _surely_broken(rule, values))


def _surely_broken(rule: Presence, values: Values) -> bool:
    try:
        return rule.broken(values)
    except Absent:
        return False


def is_needed(model: type[Record], name: str, values: Values) -> bool:
    """Whether a field must be filled in, or explained, given the others."""
    return any(rule.applies(values) for rule in _requiring(model, name))


def may_be_needed(model: type[Record], name: str) -> bool:
    """Whether a field must be filled in under some condition."""
    return bool(_requiring(model, name))


def has_place(model: type[Record], name: str, values: Values) -> bool:
    """Whether a field can be filled in, given the others; a reason why it is missing gives way to its value."""
    others = {key: value for key, value in values.items() if key != "not_recorded"}
    barring = (rule for rule in conditional(model) if rule.demand in (Demand.NO_VALUE, Demand.NO_KEY))
    return not any(name in rule.fields and rule.applies(others) for rule in barring)


def holds_one(model: type[Record], name: str) -> bool:
    """Whether a list or mapping has at most one entry."""
    return any(rule.demand is Demand.AT_MOST_ONE and name in rule.fields for rule in conditional(model))


def in_json(model: type[Record]) -> list[dict[str, Any]]:
    """All rules of a type of record that a check tells, as JSON (theme/assets/form-required.js)."""
    return [rule.in_json() for rule in (*always(model), *conditional(model)) if rule.code]


def _requiring(model: type[Record], name: str) -> list[Presence]:
    """The rules by which this very field is required."""
    rules = (*always(model), *conditional(model))
    return [rule for rule in rules if rule.demand is Demand.REQUIRED and rule.fields == (name,)]

"""Each rule of presence says the same as a JSON Schema and in the checks, whatever the fields that it looks at hold."""

from collections.abc import Iterator
from itertools import product
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

from onrecord.json_schema.conditions import CONDITIONS
from onrecord.model.parse import IN_WORDS
from onrecord.model.presence import Condition, Explained, Is, Not, Presence
from onrecord.model.record import Record
from onrecord.model.required_fields import conditional

_ABSENT: Final = object()
_MAPPINGS: Final = frozenset({"answers", "not_recorded"})
RULES: Final = [
    (model, at, rule) for model in IN_WORDS for at, rule in enumerate(rule for rule in conditional(model) if rule.code)
]


def _looked_at(condition: Condition | None) -> Iterator[tuple[str, list[Any]]]:
    """The fields that a condition looks at, with what may stand there besides texts and lists."""
    match condition:
        case Is(name, word):
            yield name, [_ABSENT, str(word), "another"]
        case Explained(name):
            yield "not_recorded", [_ABSENT, {}, {name: "why"}, {"title": "why"}]
        case Not(inner):
            yield from _looked_at(inner)
        case None:
            return
        case _:
            yield condition.field, []


def _values(model: type[Record], name: str) -> list[Any]:
    if name in _MAPPINGS:
        return [_ABSENT, {}, {"q": "yes"}, {"q": "yes", "r": "no"}]
    text = model.model_fields[name].default is None
    return [_ABSENT, None, "text"] if text else [_ABSENT, [], ["one"], ["one", "two"]]


def records(model: type[Record], rule: Presence) -> Iterator[dict[str, Any]]:
    """Records with everything that the fields which a rule looks at may hold."""
    seen = {name: _values(model, name) for name in rule.fields}
    seen |= {name: values or _values(model, name) for name, values in _looked_at(rule.when)}
    for values in product(*seen.values()):
        yield {name: value for name, value in zip(seen, values, strict=True) if value is not _ABSENT}


@pytest.mark.parametrize(
    ("model", "at", "rule"), RULES, ids=[f"{model.__name__} {rule.code} {rule.at}" for model, _, rule in RULES]
)
def test_a_rule_as_a_schema(model: type[Record], at: int, rule: Presence) -> None:
    """A record passes the schema of a rule just where it keeps the rule; some do, and some do not."""
    code, schema = CONDITIONS[model.__name__][at]
    assert code == rule.code
    validator = Draft202012Validator(schema)
    by_rule = [(record, not rule.broken(record)) for record in records(model, rule)]
    assert [(record, validator.is_valid(record)) for record, _ in by_rule] == by_rule
    assert {kept for _, kept in by_rule} == {True, False}

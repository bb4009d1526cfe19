"""The rules across fields that a JSON Schema can say: what `checks` tests of one record alone.

Which fields must be there and when, `model.required_fields` says; here it becomes JSON Schema (2020-12). What remains
are values that depend on one another. Each is the smallest schema that refuses what the check refuses, and names its
rule's code.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ..model.entities import Question, Withdrawn
from ..model.parse import IN_WORDS
from ..model.presence import Condition, Demand, Empty, Explained, Filled, Is, Not, Presence
from ..model.record import Record
from ..model.required_fields import conditional
from ..model.statements import Unacknowledged
from ..problems.catalogue import Code
from ..vocabulary import QuestionKind, YesNo

Schema = Mapping[str, Any]
Rule = tuple[Code, Schema]


def _is(name: str, word: str) -> Schema:
    return {"required": [name], "properties": {name: {"const": str(word)}}}


def _if(condition: Schema, then: Schema) -> Schema:
    return {"if": condition, "then": then}


def _said(*answers: YesNo) -> Schema:
    """A text that is one of these answers, with white space around it or not."""
    return {"type": "string", "pattern": rf"^\s*(?:{'|'.join(answers)})\s*$"}


def _findings(answer: Schema) -> Schema:
    return {"properties": {"findings": {"items": {"properties": {"answer": answer}}}}}


def _filled(model: type[Record], name: str) -> Schema:
    """The field is there and holds something: a text is not left empty, a list or mapping has an entry."""
    text = model.model_fields[name].default is None
    return {"required": [name], "properties": {name: _NOT_NULL if text else _SOME}}


def _unfilled(model: type[Record], name: str) -> Schema:
    """The field is not there, or holds nothing."""
    text = model.model_fields[name].default is None
    return {"properties": {name: {"type": "null"} if text else {"maxItems": 0}}}


_NOT_NULL: Final[Schema] = {"not": {"type": "null"}}
_SOME: Final[Schema] = {"minItems": 1, "minProperties": 1}


def _condition(model: type[Record], condition: Condition) -> Schema:
    match condition:
        case Is(name, word):
            return _is(name, word)
        case Filled(name):
            return _filled(model, name)
        case Empty(name):
            return {"required": [name], "properties": {name: {"maxItems": 0}}}
        case Explained(name):
            return {
                "required": ["not_recorded"],
                "properties": {"not_recorded": {"type": "object", "required": [name]}},
            }
        case Not(inner):
            return {"not": _condition(model, inner)}


def _presence(model: type[Record], rule: Presence) -> Schema:
    """A rule of presence; worded so that an editor names what is missing rather than what is too much."""
    demanded = _demanded(model, rule)
    match rule.demand, rule.when:
        case _, None:
            return demanded
        case Demand.REQUIRED, Not(unless):
            return {"anyOf": [demanded, _condition(model, unless)]}
        case Demand.NO_VALUE, Not(unless):
            return _if(_filled(model, rule.at), _condition(model, unless))
        case _, Not(unless):
            return {"if": _condition(model, unless), "else": demanded}
        case _, when:
            return _if(_condition(model, when), demanded)


def _demanded(model: type[Record], rule: Presence) -> Schema:
    match rule.demand:
        case Demand.REQUIRED:
            filled = [_filled(model, name) for name in rule.fields]
            return filled[0] if len(filled) == 1 else {"anyOf": filled}
        case Demand.NO_VALUE:
            return _unfilled(model, rule.at)
        case Demand.NO_KEY:
            return {"properties": dict.fromkeys(rule.fields, False)}
        case Demand.AT_MOST_ONE:
            return {"properties": {rule.at: {"maxProperties": 1}}}


_VALUES: Final[Mapping[type[Record], tuple[Rule, ...]]] = {
    Question: (
        ("answer-kind", _if(_is("kind", QuestionKind.YES_NO), _findings(_said(YesNo.YES, YesNo.NO)))),
        ("answer-kind", _if(_is("kind", QuestionKind.QUANTITY), _findings({"not": _said(*YesNo)}))),
        ("answer-kind", {"properties": {"presupposes": {"additionalProperties": {"not": _said(YesNo.DECLINED)}}}}),
    ),
    Unacknowledged: (
        (
            "answer-not-claimed",
            {"properties": {"answers": {"additionalProperties": {"not": _said(YesNo.NO, YesNo.DECLINED)}}}},
        ),
    ),
    Withdrawn: (("duplicate-statement-id", {"properties": {"statements": {"uniqueItems": True}}}),),
}


def _rules(model: type[Record]) -> Iterator[Rule]:
    yield from ((rule.code, _presence(model, rule)) for rule in conditional(model) if rule.code)
    yield from _VALUES.get(model, ())


CONDITIONS: Final[Mapping[str, tuple[Rule, ...]]] = {model.__name__: tuple(_rules(model)) for model in IN_WORDS}
"""By the name of the model: each condition with the code of the rule that it says."""


def conditions(name: str) -> dict[str, Any]:
    """The conditions of a model, to be put beside its fields."""
    schemas = [schema for _, schema in CONDITIONS.get(name, ())]
    return {"allOf": schemas} if schemas else {}

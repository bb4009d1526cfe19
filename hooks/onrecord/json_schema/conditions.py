"""The rules across fields that a JSON Schema can say: what `checks` tests of one record alone.

Each is the smallest schema that refuses what the check refuses, and names its rule's code.
"""

from collections.abc import Mapping
from typing import Any, Final

from ..model.entities import NOT_RECORDABLE, STANDS_BESIDE
from ..problems.catalogue import Code
from ..vocabulary import Basis, EntityKind, Kind, QuestionKind, YesNo

Schema = Mapping[str, Any]
Condition = tuple[Code, Schema]


def _there(name: str) -> Schema:
    """The field is there and not left empty."""
    return {"required": [name], "properties": {name: {"not": {"type": "null"}}}}


def _is(name: str, value: str) -> Schema:
    return {"required": [name], "properties": {name: {"const": str(value)}}}


def _filled(name: str) -> Schema:
    """The list or mapping is there and holds something."""
    return {"required": [name], "properties": {name: {"minItems": 1, "minProperties": 1}}}


def _if(condition: Schema, then: Schema) -> Schema:
    return {"if": condition, "then": then}


def _explained(name: str) -> Schema:
    return {"required": ["not_recorded"], "properties": {"not_recorded": {"type": "object", "required": [name]}}}


def _said(*answers: YesNo) -> Schema:
    """A text that is one of these answers, with white space around it or not."""
    return {"type": "string", "pattern": rf"^\s*(?:{'|'.join(answers)})\s*$"}


def _findings(answer: Schema) -> Schema:
    return {"properties": {"findings": {"items": {"properties": {"answer": answer}}}}}


_ABSENT: Final = tuple(name for name in NOT_RECORDABLE if name not in STANDS_BESIDE)
_CARD: Final[tuple[Condition, ...]] = (
    *(("missing-field", {"anyOf": [_there(name), _explained(name)]}) for name in _ABSENT),
    *(
        ("not-recorded-field", _if(_explained(name), {"properties": {name: {"type": "null"}}}))
        for name in _ABSENT
    ),
    ("no-statements", {"anyOf": [_filled(kind.value) for kind in Kind]}),
)  # fmt: skip
_QUESTION: Final[tuple[Condition, ...]] = (
    ("missing-field", _if(_is("kind", QuestionKind.QUANTITY), {"allOf": [_filled("measures"), _there("unit")]})),
    ("quantity-field", _if(
        _is("kind", QuestionKind.YES_NO), {"properties": dict.fromkeys(("measures", "unit", "window"), False)}
    )),
    ("reason-needed", {"anyOf": [
        _there("note"), {"properties": {"concerns": {"minItems": 1}, "disinterested": {"maxItems": 0}}},
    ]}),
    ("answer-kind", _if(_is("kind", QuestionKind.YES_NO), _findings(_said(YesNo.YES, YesNo.NO)))),
    ("answer-kind", _if(_is("kind", QuestionKind.QUANTITY), _findings({"not": _said(*YesNo)}))),
    ("answer-kind", {"properties": {"presupposes": {"additionalProperties": {"not": _said(YesNo.DECLINED)}}}}),
)  # fmt: skip
_STATEMENT: Final[tuple[Condition, ...]] = (
    ("quote-language", _if(_there("quote"), _there("quote_language"))),
    ("quote-language", _if(_there("quote_language"), _there("quote"))),
)
_CLAIM: Final[tuple[Condition, ...]] = (*_STATEMENT, ("measure", _if(_there("measure"), _filled("answers"))))
_UNACKNOWLEDGED: Final[tuple[Condition, ...]] = (*_CLAIM, (
    "several-answers", {"properties": {"answers": {"maxProperties": 1}}},
), (
    "answer-not-claimed",
    {"properties": {"answers": {"additionalProperties": {"not": _said(YesNo.NO, YesNo.DECLINED)}}}},
))  # fmt: skip
CONDITIONS: Final[Mapping[str, tuple[Condition, ...]]] = {
    "Card": _CARD,
    "Question": _QUESTION,
    "Verified": (*_STATEMENT, ("on-record-speaker", _if(_is("basis", Basis.ON_RECORD), _there("by")))),
    "Attributed": _CLAIM,
    "Unacknowledged": _UNACKNOWLEDGED,
    "WebEvidence": (("bad-evidence", {"anyOf": [_there("archived"), _there("sha256")]}),),
    "Withdrawn": (
        ("unknown-field", {"anyOf": [_is("was", EntityKind.CARD), {"properties": {"statements": {"maxItems": 0}}}]}),
        ("duplicate-statement-id", {"properties": {"statements": {"uniqueItems": True}}}),
    ),
}
"""By the name of the model: each condition with the code of the rule that it says."""


def conditions(name: str) -> dict[str, Any]:
    """The conditions of a model, to be put beside its fields."""
    said = [schema for _, schema in CONDITIONS.get(name, ())]
    return {"allOf": said} if said else {}

"""Which fields must be there, and when: the table, held against records (the card format)."""

import json
from collections.abc import Mapping
from typing import Any, Final

import pytest

from onrecord.model.entities import Card, Entity, Question, Withdrawn
from onrecord.model.parse import IN_WORDS
from onrecord.model.record import Absent, Record, Written
from onrecord.model.required_fields import (
    always,
    broken,
    conditional,
    has_place,
    holds_one,
    in_json,
    is_needed,
    may_be_needed,
)
from onrecord.model.statements import Attributed, Unacknowledged, Verified, WebEvidence
from tests.paths import PROJECT

SHARED: Final = json.loads((PROJECT / "tests/shared_cases/required.json").read_text("utf-8"))
RECORDS: Final[Mapping[str, type[Record]]] = {
    "card": Card,
    "question": Question,
    "verified": Verified,
    "attributed": Attributed,
    "unacknowledged": Unacknowledged,
    "web": WebEvidence,
    "tombstone": Withdrawn,
}


@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["case"])
def test_shared_cases(case: dict[str, Any]) -> None:
    """The cases that the form's script runs too: which rules a record with these values breaks, in their order."""
    model = RECORDS[case["record"]]
    rules = [rule for rule in (*always(model), *conditional(model)) if rule.code and rule.broken(case["values"])]
    assert [f"{rule.code}/{rule.at}" for rule in rules] == case["broken"]


def test_shared_rules() -> None:
    """The rules in the shared cases are the table's;
    those that depend on other fields are each broken and each kept.
    """
    assert SHARED["presence"] == {name: in_json(model) for name, model in RECORDS.items()}
    rules = {rule for model in RECORDS.values() for rule in conditional(model) if rule.code}
    assert rules
    for rule in rules:
        of_its_records = [case for case in SHARED["cases"] if rule in conditional(RECORDS[case["record"]])]
        verdicts = {f"{rule.code}/{rule.at}" in case["broken"] for case in of_its_records}
        assert verdicts == {True, False}, rule


def test_every_conditional_rule_is_of_a_record_with_a_name() -> None:
    """The table has rules of these records, and each names fields that the record has."""
    ruled = {model: conditional(model) for model in IN_WORDS if conditional(model)}
    assert set(ruled) == set(RECORDS.values())
    for model, rules in ruled.items():
        for rule in rules:
            assert {*rule.fields, rule.at} <= set(model.model_fields), rule


@pytest.mark.parametrize("model", IN_WORDS, ids=lambda model: model.__name__)
def test_what_has_no_default_is_needed_always(model: type[Record]) -> None:
    """A field without a default is needed whatever the others are; an entity's id is the name of its file."""
    without_default = {name for name, info in model.model_fields.items() if info.is_required()}
    names = without_default - ({"id"} if issubclass(model, Entity) else set())
    assert {rule.at for rule in always(model)} == names
    assert names
    assert all(is_needed(model, name, {}) for name in names)


@pytest.mark.parametrize(
    ("model", "name", "values", "needed", "place"),
    [
        (Card, "title", {"not_recorded": {"title": "none"}}, True, True),
        (Card, "url", {}, True, True),
        (Card, "url", {"not_recorded": {"url": "lost"}}, False, True),
        (Card, "verified", {}, False, True),
        (Question, "unit", {}, False, False),
        (Question, "unit", {"kind": "quantity"}, True, True),
        (Question, "window", {"kind": "quantity"}, False, True),
        (Question, "window", {"kind": "yes-no"}, False, False),
        (Question, "note", {}, False, True),
        (Question, "note", {"concerns": []}, True, True),
        (Question, "note", {"concerns": ["p"], "disinterested": ["o"]}, True, True),
        (Verified, "by", {"basis": "on-record"}, True, True),
        (Verified, "by", {"basis": "examined"}, False, False),
        (Attributed, "measure", {}, False, False),
        (Attributed, "measure", {"answers": {"q": "3"}}, False, True),
        (Attributed, "answers", {}, False, True),
        (Unacknowledged, "answers", {}, True, True),
    ],
)
def test_what_is_asked_for(model: type[Record], name: str, values: dict[str, Any], needed: bool, place: bool) -> None:
    """Whether a field is needed given the others, and whether it can be filled in at all."""
    assert (is_needed(model, name, values), has_place(model, name, values)) == (needed, place)


def test_what_may_be_needed() -> None:
    """A field is optional where no condition makes it needed."""
    assert may_be_needed(Verified, "by")
    assert not may_be_needed(Verified, "note")
    assert (holds_one(Unacknowledged, "answers"), holds_one(Attributed, "answers")) == (True, False)


def test_a_record_by_what_its_file_has() -> None:
    """Of a record, what its file leaves out is not there; a value may stand in for one of its own."""
    question = Question.model_validate({"id": "q", "text": "Did snow fall?", "kind": "yes-no", "concerns": ["p"]})
    written = Written(question, {"note": "new"})
    assert dict(written) == {
        "id": "q",
        "text": "Did snow fall?",
        "kind": "yes-no",
        "concerns": ("p",),
        "note": "new",
    }
    assert len(written) == 5
    assert ("window" in written, "note" in written, written.get("window")) == (False, True, None)
    assert list(broken(question, "quantity-field")) == []
    assert [rule.at for rule in broken(question, "quantity-field", window=14)] == ["window"]


def drafted(model: Any, **fields: object) -> Any:
    """A record as it is while its file has faults: with some of its fields only."""
    return model.model_construct(_fields_set=set(fields), **fields)


def test_what_could_not_be_read() -> None:
    """A rule that asks for a field that could not be read is passed over, as told already; those after it are not."""
    without_concerns = drafted(Question, id="q", kind="quantity", disinterested=("p",))
    assert [rule.at for rule in broken(without_concerns, "reason-needed")] == ["disinterested"]
    assert list(broken(drafted(Question, id="q"), "missing-field")) == []
    (measures, *_) = conditional(Question)
    with pytest.raises(Absent, match=r"^kind$"):
        measures.broken(Written(drafted(Question, id="q"), {}))

"""The examples of the page of rules: of a rule that a schema sees, it refuses the wrong one and passes the right one.

An example is a few lines of a file. Each is laid over whole records that have its fields; of one at least, the schema tells
right from wrong.
"""

from collections.abc import Iterator
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

from onrecord.pages.reference import RuleText
from onrecord.pipeline import rule_texts
from onrecord.schemas import schema
from onrecord.schemas.codes import WHOLLY
from onrecord.vocabulary import EntityKind
from tests import core_schema

Raw = dict[str, Any]
CLAIM: Final[Raw] = {"id": "fell", "text": "Snow fell.", "said_by": "herald"}
FACT: Final[Raw] = {
    "id": "said",
    "text": "The Herald said so.",
    "basis": "on-record",
    "by": "herald",
    "evidence": ["herald-snow"],
}
OWNED: Final[Raw] = {**CLAIM, "answers": {"did-snow-fall": "yes"}, "not_acknowledged_by": {"north": "denied"}}
CARD: Final[Raw] = {
    "title": "Snow", "publisher": "herald", "type": "news-report", "published": "2025-02-02", "retrieved": "2025-02-03",
    "archived": "https://archive.example/snow", "language": "en", "summary": "[Snow fell](#fell).",
}  # fmt: skip
URL: Final[Raw] = {"url": "https://herald.example/snow"}
QUESTION: Final[Raw] = {"text": "Did snow fall?", "concerns": ["north"]}
FINDING: Final[Raw] = {
    "on": "2025-03-01",
    "answer": "yes",
    "basis": "corroborated",
    "evidence": ["herald-snow"],
    "note": "Seen.",
}
ITEMS: Final = {"verified": FACT, "attributed": CLAIM, "unacknowledged": OWNED, "findings": FINDING}
BASES: Final[list[tuple[EntityKind, Raw]]] = [
    (EntityKind.CARD, {**CARD, **URL, "attributed": [CLAIM]}),
    (EntityKind.CARD, {**CARD, "attributed": [CLAIM]}),
    (EntityKind.CARD, {**CARD, **URL}),
    (EntityKind.QUESTION, {**QUESTION, "kind": "yes-no"}),
    (EntityKind.QUESTION, {**QUESTION, "kind": "quantity", "measures": ["flakes"], "unit": "flakes"}),
    (EntityKind.ACTOR, {"name": "Herald", "type": "outlet"}),
]


def laid(example: Any) -> Iterator[tuple[EntityKind, Any]]:
    """The whole files that an example can be a part of."""
    if isinstance(example, list) and len(example) == 1:
        example = example[0]
    if not isinstance(example, dict):
        yield EntityKind.ACTOR, example
        return
    items = {name: [{**ITEMS[name], **item} for item in example[name]] for name in ITEMS.keys() & example.keys()}
    for kind, base in BASES:
        yield kind, {**base, **example, **items}
    for lane in ("verified", "attributed", "unacknowledged"):
        for left_out in ("", "by", "said_by"):
            kept = {key: value for key, value in ITEMS[lane].items() if key != left_out}
            yield EntityKind.CARD, {**CARD, **URL, lane: [{**kept, **example}]}


def verdicts(text: str) -> list[bool]:
    """Of each whole file, whether it passes."""
    return [Draft202012Validator(schema(kind)).is_valid(data) for kind, data in laid(core_schema.load(text))]


@pytest.mark.parametrize("rule", [rule for rule in rule_texts() if rule.code in WHOLLY], ids=lambda rule: rule.code)
def test_the_right_passes_where_the_wrong_is_refused(rule: RuleText) -> None:
    """Somewhere the right example passes and the wrong one, in its place, is refused; one that is no mapping always is."""
    wrong, right = verdicts(rule.wrong), verdicts(rule.right)
    if len(wrong) == 1:
        wrong *= len(right)
    assert any(good and not bad for good, bad in zip(right, wrong, strict=True))

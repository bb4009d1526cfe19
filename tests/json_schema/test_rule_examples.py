"""The examples of the pages of rules: of a rule that a schema sees, it refuses the wrong one, and passes the right."""

import pytest
from jsonschema import Draft202012Validator

from onrecord.json_schema import schema
from onrecord.json_schema.codes import WHOLLY
from onrecord.rule_examples import RuleText, files_of, rule_texts
from onrecord.vocabulary import EntityKind
from tests import core_schema


def verdicts(rule: RuleText, example: str) -> list[bool]:
    """Of each file of an example, whether the schema of its folder passes it."""
    kinds = {kind.folder: kind for kind in EntityKind}
    return [
        Draft202012Validator(schema(kinds[path.split("/")[0]])).is_valid(core_schema.load(raw.decode()))
        for path, raw in files_of(rule, example).items()
    ]


@pytest.mark.parametrize("rule", [rule for rule in rule_texts() if rule.code in WHOLLY], ids=lambda rule: rule.code)
def test_the_right_passes_where_the_wrong_is_refused(rule: RuleText) -> None:
    """Every file of the right example passes; of the wrong example, one at least is refused."""
    assert all(verdicts(rule, rule.right))
    assert not all(verdicts(rule, rule.wrong))

"""The examples of the pages of rules: of a rule that a schema sees, it refuses the wrong one, and passes the right."""

import pytest
from jsonschema import Draft202012Validator

from onrecord.json_schema import schema
from onrecord.json_schema.codes import WHOLLY
from onrecord.problems.catalogue import Rule, catalogue
from onrecord.rule_examples import files_of
from onrecord.vocabulary import EntityKind
from tests import core_schema


def verdicts(rule: Rule, example: str) -> list[bool]:
    """Of each file of an example, whether the schema of its folder passes it."""
    kinds = {kind.folder: kind for kind in EntityKind}
    return [
        Draft202012Validator(schema(kinds[path.split("/")[0]])).is_valid(core_schema.load(raw.decode()))
        for path, raw in files_of(rule, example).items()
    ]


SEEN = [rule for code, rule in catalogue().rules.items() if code in WHOLLY]


@pytest.mark.parametrize("rule", SEEN, ids=lambda rule: rule.code)
def test_the_right_passes_where_the_wrong_is_refused(rule: Rule) -> None:
    """Every file of the right example passes; of the wrong example, one at least is refused."""
    assert all(verdicts(rule, rule.right))
    assert not all(verdicts(rule, rule.wrong))

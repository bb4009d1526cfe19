"""The catalogue of rules: one text for each code, from which the page of rules is made."""

from importlib import resources

import pytest

from onrecord.pages.reference import RuleText
from onrecord.pipeline import rule_texts
from onrecord.problems import CODES
from onrecord.reading import Value
from onrecord.values import read

GROUPS = (
    "Reading a file",
    "The form of a field",
    "References",
    "A card",
    "The three kinds",
    "Basis",
    "Questions",
    "Links between files",
)
NOT_YAML = frozenset(
    {"forbidden-character", "long-quote", "same-address", "near-duplicate", "like-name", "cycle", "rests-on-later"}
)
"""Rules whose examples are descriptions, or show several files or a remark."""
UNREADABLE = frozenset(
    {
        "anchor-or-alias", "duplicate-key", "key-not-text", "not-a-mapping", "several-documents", "tag", "too-deep",
        "unquoted-figure", "yaml-syntax",
    }
)  # fmt: skip
"""Rules whose wrong example the reader itself refuses, with that code."""
BY_RULE = pytest.mark.parametrize("rule", rule_texts(), ids=lambda rule: rule.code)


def catalogue() -> dict[str, Value]:
    """The catalogue as the project's own reader reads it."""
    document, problems = read("rules.yaml", resources.files("onrecord").joinpath("rules.yaml").read_bytes())
    assert problems == []
    return dict(document.data or {})


def test_every_code_has_a_text_and_none_besides() -> None:
    """The catalogue explains exactly the codes, in their order."""
    assert tuple(catalogue()) == CODES


def test_a_text_has_four_fields() -> None:
    """Each text has its group, its reason, a wrong and a right example, and nothing else."""
    assert {code: tuple(text) for code, text in catalogue().items()} == dict.fromkeys(
        CODES, ("group", "why", "wrong", "right")
    )


def test_groups_stand_together() -> None:
    """The groups are the known ones, and the rules of each follow one another."""
    groups = [rule.group for rule in rule_texts()]
    assert tuple(dict.fromkeys(groups)) == GROUPS
    assert groups == sorted(groups, key=GROUPS.index)


@BY_RULE
def test_no_field_is_empty(rule: RuleText) -> None:
    """Each field says something; the reason is one sentence or a few."""
    assert all(text.strip() for text in (rule.group, rule.why, rule.wrong, rule.right))
    assert rule.why.strip()[0].isupper()
    assert rule.why.strip().endswith(".")


@BY_RULE
def test_wrong_differs_from_right(rule: RuleText) -> None:
    """The wrong example is not the right one, whatever their white space."""
    assert rule.wrong.split() != rule.right.split()


@BY_RULE
def test_no_reason_is_given_twice(rule: RuleText) -> None:
    """No two rules have the same reason."""
    assert [other.code for other in rule_texts() if other.why == rule.why] == [rule.code]


@pytest.mark.parametrize(
    "rule",
    [rule for rule in rule_texts() if rule.group != "Reading a file" and rule.code not in NOT_YAML],
    ids=lambda rule: rule.code,
)
def test_examples_of_fields_are_plain_yaml(rule: RuleText) -> None:
    """Both examples of a rule on fields are fields or items of a list that the reader can read, and differ."""
    wrong, right = (_read(text) for text in (rule.wrong, rule.right))
    assert wrong.keys() == right.keys() == {"example"}
    assert wrong != right


@pytest.mark.parametrize("rule", [r for r in rule_texts() if r.code in UNREADABLE], ids=lambda rule: rule.code)
def test_wrong_examples_of_reading_break_their_own_rule(rule: RuleText) -> None:
    """The wrong example of a rule on reading is refused with that rule's code; the right one is read."""
    assert [problem.code for problem in read("wrong.yaml", rule.wrong.encode())[1]] == [rule.code]
    assert read("right.yaml", rule.right.encode())[1] == []


def _read(fragment: str) -> dict[str, Value]:
    inside = "example:\n" + "".join(f"  {line}\n" if line else "\n" for line in fragment.splitlines())
    document, problems = read("example.yaml", inside.encode())
    assert problems == []
    return dict(document.data or {})

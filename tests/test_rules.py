"""The catalogue of rules: one text for each code, from which the pages of the rules are made."""

import html
import re
from importlib import resources

import pytest

from onrecord.pages.reference.rules import pages
from onrecord.pages.render import Renderer
from onrecord.problems.formats import as_text
from onrecord.problems.problem import CODES, WARNINGS
from onrecord.reading.document import Value
from onrecord.reading.yaml_reader import read
from onrecord.rule_examples import RuleText, problems, rule_texts

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
BY_RULE = pytest.mark.parametrize("rule", rule_texts(), ids=lambda rule: rule.code)


def catalogue() -> dict[str, Value]:
    """The catalogue as the project's own reader reads it."""
    document, found = read("rules.yaml", resources.files("onrecord").joinpath("rules.yaml").read_bytes())
    assert found == []
    return dict(document.data or {})


def test_every_code_has_a_text_and_none_besides() -> None:
    """The catalogue explains exactly the codes, in their order."""
    assert tuple(catalogue()) == CODES


def test_a_text_has_six_fields() -> None:
    """Each text has its group, its place in the sample, its section of the guide, its reason, two examples, no more."""
    assert {code: tuple(text) for code, text in catalogue().items()} == dict.fromkeys(
        CODES, ("group", "place", "guide", "why", "wrong", "right")
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


@BY_RULE
def test_the_wrong_example_breaks_its_rule_and_no_other(rule: RuleText) -> None:
    """The checks say of it what its page shows, once."""
    assert [problem.code for problem in problems(rule, rule.wrong)] == [rule.code]


@BY_RULE
def test_the_right_example_breaks_no_rule(rule: RuleText) -> None:
    """Nothing is left to say, not even a warning."""
    assert problems(rule, rule.right) == ()


@BY_RULE
def test_the_page_of_a_rule(rule: RuleText) -> None:
    """It shows both examples and, to the letter, what the checks say; it leads to the guide and to the fields."""
    page = next(page for page in pages(Renderer(), [rule]) if page.url == f"rules/{rule.code}/")
    shown = html.unescape(page.html)
    (problem,) = problems(rule, rule.wrong)
    assert as_text(problem, "sources") in shown
    assert rule.wrong.strip() in shown
    assert rule.right.strip() in shown
    assert f"This is {'a <strong>warning' if rule.code in WARNINGS else 'an <strong>error'}" in shown
    assert page.title == rule.code


def test_a_page_leads_to_the_fields_that_differ_and_to_its_section() -> None:
    """The fields of the statement before those of the card; an address that stands for itself."""
    links = {rule.code: re.findall(r'<li>.*?href="([^"]+)"', html_of(rule)) for rule in rule_texts()}
    assert links["unknown-actor"] == [
        "../../contribute/statements/#_who-said-it-and-through-whom", "../../card-format/#_attributed-said_by",
    ]  # fmt: skip
    assert links["bad-date"] == ["../../contribute/statements/#_dates", "../../card-format/#_card-published"]
    assert links["bad-coordinates"][1] == "../../card-format/#_place-coordinates"


def html_of(rule: RuleText) -> str:
    """The page of one rule."""
    return next(page.html for page in pages(Renderer(), [rule]) if page.url != "rules/")


def test_the_index_keeps_an_anchor_for_every_code() -> None:
    """Addresses that lead into the page of rules go on leading somewhere."""
    index = next(pages(Renderer(), rule_texts()))
    assert {f"_{code}" for code in CODES} <= index.anchors
    assert all(f'href="../rules/{code}/"' in index.html for code in CODES)

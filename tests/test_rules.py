"""The catalogue of rules: one text for each code, from which the pages of the rules are made."""

import html
import re
from pathlib import Path

import pytest

from onrecord import rule_examples
from onrecord.kept import Keep, anew, kept_in
from onrecord.model.statements import QUOTE_WORDS
from onrecord.output import Page
from onrecord.pages.reference.rules import pages
from onrecord.pages.render import Renderer
from onrecord.problems.catalogue import Rule, Severity, catalogue
from onrecord.problems.formats import as_text
from onrecord.rule_examples import problems

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
RULES = list(catalogue().rules.values())
BY_RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def page_at(url: str, rules: list[Rule], keep: Keep = anew) -> Page:
    """The page at an address, among those of some rules."""
    (page,) = [task.make() for task in pages(Renderer(), rules, keep) if task.url == url]
    assert isinstance(page, Page)
    return page


def test_groups_stand_together() -> None:
    """The groups are the known ones, and the rules of each follow one another."""
    groups = [rule.group for rule in RULES]
    assert tuple(dict.fromkeys(groups)) == GROUPS
    assert groups == sorted(groups, key=GROUPS.index)


@BY_RULE
def test_no_field_is_empty(rule: Rule) -> None:
    """Each field says something; the reason is one sentence or a few."""
    assert all(text.strip() for text in (rule.group, rule.why, rule.wrong, rule.right))
    assert rule.why.strip()[0].isupper()
    assert rule.why.strip().endswith(".")


def test_files_of_the_sample_are_read_once_for_all_examples() -> None:
    """A further example costs the reading of its own file."""
    rule = catalogue().rules["long-quote"]
    rule_examples._read.cache_clear()
    problems.__wrapped__(rule, rule.wrong)
    first = rule_examples._read.cache_info().misses
    problems.__wrapped__(rule, rule.right)
    assert (first > 20, rule_examples._read.cache_info().misses - first) == (True, 1)


def test_the_words_of_a_quote() -> None:
    """The reason of the rule on long quotes names the number of words that the check counts to."""
    assert f"A quote of {QUOTE_WORDS} words at most" in catalogue().rules["long-quote"].why


@BY_RULE
def test_wrong_differs_from_right(rule: Rule) -> None:
    """The wrong example is not the right one, whatever their white space."""
    assert rule.wrong.split() != rule.right.split()


@BY_RULE
def test_no_reason_is_given_twice(rule: Rule) -> None:
    """No two rules have the same reason."""
    assert [other.code for other in RULES if other.why == rule.why] == [rule.code]


@BY_RULE
def test_the_wrong_example_breaks_its_rule_and_no_other(rule: Rule) -> None:
    """The checks say of it what its page shows, once."""
    assert [problem.code for problem in problems(rule, rule.wrong)] == [rule.code]


@BY_RULE
def test_the_right_example_breaks_no_rule(rule: Rule) -> None:
    """Nothing is left to say, not even a warning."""
    assert problems(rule, rule.right) == ()


@BY_RULE
def test_the_page_of_a_rule(rule: Rule) -> None:
    """It shows both examples and, to the letter, what the checks say; it leads to the guide and to the fields."""
    page = page_at(f"rules/{rule.code}/", [rule])
    shown = html.unescape(page.html)
    (problem,) = problems(rule, rule.wrong)
    assert as_text(problem, "sources") in shown
    assert rule.wrong.strip() in shown
    assert rule.right.strip() in shown
    article = "an" if rule.severity is Severity.ERROR else "a"
    assert f"This is {article} <strong>{rule.severity.value}</strong>: " in shown
    assert page.title == rule.code


def test_a_page_leads_to_the_fields_that_differ_and_to_its_section() -> None:
    """The fields of the statement before those of the card; an address that stands for itself."""
    links = {rule.code: re.findall(r'<li>.*?href="([^"]+)"', html_of(rule)) for rule in RULES}
    assert links["unknown-actor"] == [
        "../../contribute/statements/#_who-said-it-and-through-whom",
        "../../card-format/#_attributed-said_by",
    ]
    assert links["bad-date"] == ["../../contribute/statements/#_dates", "../../card-format/#_card-published"]
    assert links["bad-coordinates"][1] == "../../card-format/#_place-coordinates"


def html_of(rule: Rule) -> str:
    """The page of one rule."""
    return page_at(f"rules/{rule.code}/", [rule]).html


def test_the_index_keeps_an_anchor_for_every_code() -> None:
    """Addresses that lead into the page of rules go on leading somewhere."""
    index = page_at("rules/", RULES)
    assert {f"_{rule.code}" for rule in RULES} <= index.anchors
    assert all(f'href="../rules/{rule.code}/"' in index.html for rule in RULES)


def test_what_the_checks_say_of_an_example_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No archive is loaded for a page that was made before, and none for the index."""
    rule, keep = RULES[0], kept_in(tmp_path)
    first = page_at(f"rules/{rule.code}/", [rule], keep)
    monkeypatch.setattr("onrecord.pages.reference.rules.problems", None)
    assert page_at(f"rules/{rule.code}/", [rule], keep) == first
    assert page_at("rules/", RULES).title == "The rules"

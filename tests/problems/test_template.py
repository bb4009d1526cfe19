"""The templates of messages, by the cases that the scripts of the form are held to as well."""

import json
from typing import Any

import pytest

from onrecord.problems.template import fill, names
from tests.paths import PROJECT

CASES: list[dict[str, Any]] = json.loads((PROJECT / "tests/shared_cases/messages.json").read_text("utf-8"))
FILLED = [case for case in CASES if "text" in case]
LACKING = [case for case in CASES if "missing" in case]


def test_there_are_cases_of_both_sorts() -> None:
    """Some are filled, some lack a value, and none is of another sort."""
    assert len(FILLED) > 20
    assert len(LACKING) > 2
    assert len(FILLED) + len(LACKING) == len(CASES)


@pytest.mark.parametrize("case", FILLED, ids=lambda case: case["case"])
def test_a_template_is_filled(case: dict[str, Any]) -> None:
    """Values stand where they are named; a part stands where its value is there; a count picks its form."""
    assert fill(case["template"], case["values"]) == case["text"]


@pytest.mark.parametrize("case", LACKING, ids=lambda case: case["case"])
def test_what_is_shown_must_be_given(case: dict[str, Any]) -> None:
    """A value that is shown or counted and not given is an error, never a gap in a sentence."""
    with pytest.raises(KeyError) as caught:
        fill(case["template"], case["values"])
    assert caught.value.args == (case["missing"],)


def test_the_names_of_a_template() -> None:
    """Those that it shows, that it asks for and that it counts, in all forms, each once; escaped braces hold none."""
    assert names("{a} \\{b\\} {c?{d}|{e#{f}|{a}}}") == {"a", "c", "d", "e", "f"}
    assert names("“a” | b?") == frozenset()


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("{", "a brace is not closed: {"),
        ("{a", "a brace is not closed: {a"),
        ("{a?b", "a brace is not closed: {a?b"),
        ("{a?b|c", "a brace is not closed: {a?b|c"),
        ("a\\", "a brace is not closed: a\\"),
        ("{}", "“” is no name of a value: {}"),
        ("{a b}", "“a b” is no name of a value: {a b}"),
        ("{url: https://…}", "“url: https://…” is no name of a value: {url: https://…}"),
        ("{a?b|c|d}", "“a” has more than two forms: {a?b|c|d}"),
        ("{a#one}", "“a” has only one form: {a#one}"),
    ],
)
def test_what_is_no_template(template: str, why: str) -> None:
    """A brace that is not closed, a name that is none, a count with one form are refused, with the template."""
    with pytest.raises(ValueError, match=r".") as caught:
        fill(template, {"a": "1"})
    assert str(caught.value) == why

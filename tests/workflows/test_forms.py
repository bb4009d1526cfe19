"""What a contributor meets on the repository host: the issue forms, the template, who is asked to review."""

import re
from typing import Any

import pytest

from onrecord.model.entities import Card, Question
from onrecord.model.statements import Attributed, Unacknowledged, Verified
from onrecord.vocabulary import CardType, EntityKind, Kind, QuestionKind
from tests.paths import PROJECT
from tests.workflows.reading import GITHUB, read

FORMS = sorted(path.name for path in (GITHUB / "ISSUE_TEMPLATE").iterdir() if path.name != "config.yml")
OWNED = re.compile(r"(?P<off># )?(?P<pattern>/\S+)\s+(?P<owner>@\S+)")


def form(name: str) -> dict[str, Any]:
    content: dict[str, Any] = read(f"ISSUE_TEMPLATE/{name}")
    return content


def choices(name: str, field: str) -> list[str]:
    listed: list[str] = next(part for part in form(name)["body"] if part.get("id") == field)["attributes"]["options"]
    return listed


def test_the_forms() -> None:
    """Three, and nobody is kept from writing without one."""
    assert FORMS == ["new-question.yml", "report-an-error.yml", "suggest-a-source.yml"]
    assert read("ISSUE_TEMPLATE/config.yml") == {"blank_issues_enabled": "true"}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_one_to_the_host(name: str) -> None:
    """It has what the host requires, and each part a name of its own; little is required of who fills it in."""
    content = form(name)
    assert set(content) == {"name", "description", "title", "labels", "body"}
    parts = [part for part in content["body"] if part["type"] != "markdown"]
    ids, labels = [part["id"] for part in parts], [part["attributes"]["label"] for part in parts]
    assert len(set(ids)) == len(ids) == len(set(labels))
    assert {part["type"] for part in parts} <= {"input", "textarea", "dropdown", "checkboxes"}
    assert all(len(part["attributes"]["label"]) < 60 for part in parts)
    assert 1 <= sum(part.get("validations", {}).get("required") == "true" for part in parts) <= 3


def test_closed_lists_are_those_of_the_vocabulary() -> None:
    """In its order, all of it and nothing else."""
    assert choices("suggest-a-source.yml", "type") == [kind.value for kind in CardType]
    assert choices("new-question.yml", "kind") == [kind.value for kind in QuestionKind]
    assert choices("report-an-error.yml", "kind") == [kind.value for kind in Kind]
    lists = [(name, part["id"]) for name in FORMS for part in form(name)["body"] if part["type"] == "dropdown"]
    assert len(lists) == 3


def test_fields_have_the_names_of_the_model() -> None:
    """What is entered goes into a file under the same name."""
    asked = {name: {part["id"] for part in form(name)["body"] if "id" in part} for name in FORMS}
    assert asked["suggest-a-source.yml"] - set(Card.model_fields) == {"says", "read"}
    assert asked["new-question.yml"] - set(Question.model_fields) == {"sources"}


def test_the_template_names_fields_that_there_are() -> None:
    """As they are written in a file."""
    text = (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text("utf-8")
    known = {*Card.model_fields, *Attributed.model_fields, *Unacknowledged.model_fields, *Verified.model_fields}
    named = re.findall(r"`(\w+)`", text)
    assert len(named) > 4
    assert set(named) - known - {EntityKind.WITHDRAWN.folder} == set()


def test_owners_are_asked_for_files_that_there_are() -> None:
    """Every pattern fits at least one file, those that wait for a name too; and no name is made up."""
    rows = [OWNED.fullmatch(line) for line in (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines() if "   @" in line]
    assert len(rows) > 5
    for row in rows:
        assert row
        path = PROJECT / row["pattern"].removeprefix("/")
        assert path.is_dir() if row["pattern"].endswith("/") else path.is_file(), row["pattern"]
        assert bool(row["off"]) == (row["owner"] == "@OWNER")


def test_newer_versions_are_proposed_for_every_lock() -> None:
    """Of the actions, of Python's packages, of npm's."""
    updates = {(one["package-ecosystem"], one["directory"]) for one in read("dependabot.yml")["updates"]}
    assert updates == {("github-actions", "/"), ("pip", "/"), ("npm", "/tests/workflows")}
    assert (PROJECT / "tests/workflows/package-lock.json").is_file()
    assert "resolved" not in (PROJECT / "tests/workflows/package-lock.json").read_text("utf-8")

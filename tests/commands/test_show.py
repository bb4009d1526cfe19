"""`onrecord show`: what it prints of each kind of thing, and of what it does not know."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from tests.paths import EXAMPLE, GOLDEN

SOURCES = GOLDEN / "01-acknowledged-in-turn" / "sources"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["show", "--sources", str(SOURCES), *arguments])


def shown(*arguments: str) -> dict[str, Any]:
    result = run("--format", "json", *arguments)
    assert result.exit_code == 0, result.output
    output: dict[str, Any] = json.loads(result.output)
    return output


def test_a_question_as_json_has_just_these_keys_in_this_order() -> None:
    """Scripts rely on the shape: what is not known is null or empty, never left out."""
    output = shown("north-korean-soldiers", "--as-of", "2025-04-27")
    said = ["findings", "answers", "utterances", "comments", "parts", "searches"]
    assert list(output) == ["question", "as_of", "standing", *said, "badges", "positions", "origins", "history"]
    assert list(output["origins"]) == ["named", "anonymous", "disinterested"]
    keys = ["from", "standing", "badges", "because", "recorded_since", "before"]
    assert all(list(entry) == keys for entry in output["history"])
    assert output["positions"]["russia"] == {
        "stance": "acknowledged",
        "since": "2025-04-26",
        "source": "russia-acknowledges#fought",
    }
    assert output["history"][1] == {
        "from": "2025-04-26",
        "standing": "attributed",
        "badges": ["partly-acknowledged"],
        "because": "Russia confirmed it (russia-acknowledges#fought)",
        "recorded_since": None,
        "before": None,
    }


def test_before_anything_was_said_a_question_is_unanswered() -> None:
    """No date is too early to ask about."""
    output = shown("north-korean-soldiers", "--as-of", "1999-12-31")
    assert (output["standing"], output["answers"], output["badges"], output["history"]) == ("unanswered", [], [], [])
    assert output["positions"]["russia"] == {"stance": "not-recorded", "since": None, "source": None}


TEXT = """\
Did North Korean soldiers fight in Russia in 2024–25?
attributed since 2025-04-26, as of 2025-04-27
  partly-acknowledged: North Korea has not acknowledged it, as reported on 2 Jan 2025; \
Russia confirmed it on 26 Apr 2025 \
(two-capitals#seoul-reports, russia-acknowledges#fought)

positions
  north-korea: unacknowledged since 2025-01-02 (two-capitals#seoul-reports)
  russia: acknowledged since 2025-04-26 (russia-acknowledges#fought)
"""


def test_a_question_as_text_begins_with_what_stands() -> None:
    """The standing, each badge with its reason, the positions: in one screen."""
    result = run("north-korean-soldiers", "--as-of", "2025-04-27")
    assert result.output.startswith(TEXT)


def test_a_card_a_statement_and_an_actor_are_told_too() -> None:
    """Each by its id; a statement as `card#id`."""
    card, statement, actor = shown("two-capitals"), shown("two-capitals#seoul-reports"), shown("north-korea")
    assert (card["card"], [s["statement"] for s in card["statements"]][:1]) == (
        "two-capitals",
        ["two-capitals#kyiv-reports"],
    )
    assert statement["not_acknowledged_by"] == {"north-korea": "unacknowledged", "russia": "unacknowledged"}
    assert statement["origins"] == {"named": ["south-korea"], "anonymous": []}
    assert statement["questions"] == {"north-korean-soldiers": "attributed"}
    assert actor["positions"]["north-korean-soldiers"]["stance"] == "acknowledged"
    assert "says:" not in run("north-korea").output


WITHDRAWN = [
    (
        "daily-north-second-report",
        {
            "was": "card",
            "on": "2022-11-25",
            "see": "daily-north-first-report",
            "note": "It was the first report, entered a second time.",
        },
    ),
    ("daily-north-second-report#bridge-shut", {"was": "card", "see": "daily-north-first-report"}),
    ("daily-north-first-report#bridge-shut", {"was": "statement"}),
]


@pytest.mark.parametrize(("asked", "tombstone"), WITHDRAWN)
def test_what_was_withdrawn_is_told_and_not_unknown(asked: str, tombstone: dict[str, str]) -> None:
    """Nothing published disappears (method §7)."""
    result = CliRunner().invoke(main, ["show", asked, "--sources", str(EXAMPLE), "--format", "json"])
    assert result.exit_code == 0, result.output
    shown_as: dict[str, Any] = json.loads(result.output)
    assert (shown_as["withdrawn"], {key: shown_as[key] for key in tombstone}) == (asked, tombstone)


def test_a_verified_question_names_its_finding_first() -> None:
    """Its basis, from when it holds, when it was made and by whom, and its note."""
    sources = SOURCES.parents[1] / "02-admission" / "sources"
    asked = ["show", "north-korean-soldiers", "--as-of", "2025-04-29", "--sources", str(sources)]
    lines = CliRunner().invoke(main, asked).output.splitlines()
    assert lines[1] == "verified since 2025-04-26, as of 2025-04-29"
    assert lines[2].startswith("  finding: yes, basis admission, holds from 2025-04-26, made on 2025-04-29: ")


UNKNOWN = [
    ("north-korean-soldier", "nothing has the id 'north-korean-soldier'; the nearest: north-korean-soldiers"),
    (
        "two-capitals#seoul-report",
        "nothing has the id 'two-capitals#seoul-report'; the nearest: two-capitals#seoul-reports",
    ),
    ("zzz", "nothing has the id 'zzz'"),
]


@pytest.mark.parametrize(("asked", "message"), UNKNOWN)
def test_something_unknown_is_a_slip_of_usage_with_the_nearest_ids(asked: str, message: str) -> None:
    """Exit code 2, and no traceback."""
    result = run(asked)
    assert result.exit_code == 2
    assert result.output.splitlines()[-1] == f"Error: {message}"


def test_a_day_that_is_none_is_a_slip_of_usage() -> None:
    """The day is written as 2026-11-22."""
    result = run("north-korean-soldiers", "--as-of", "yesterday")
    assert result.exit_code == 2
    assert "'yesterday' is no day; write 2026-11-22" in result.output


def test_an_archive_with_errors_is_not_asked() -> None:
    """Its problems are told, exit code 1: nothing is derived from a broken archive."""
    broken = SOURCES.parents[1] / "03-admission-refused" / "sources"
    result = CliRunner().invoke(main, ["show", "north-korean-soldiers", "--sources", str(broken)])
    assert result.exit_code == 1
    assert "error[admission]" in result.output

"""`onrecord new` at a terminal: a way back from each question, and nothing lost where one breaks off."""

from pathlib import Path

import pytest

from tests.new_card.inputs import HEAD, STATEMENTS, New, strict, without_remarks


def test_breaking_off(new: New, sources: Path) -> None:
    """Whoever breaks off finds nothing written, and what was answered printed."""
    before = sorted(sources.rglob("*"))
    result = new("card", typed=("Boats cross", "", "daily-north"))
    assert result.exit_code == 1
    file = sources / "cards/2026/daily-north-boats-cross.yaml"
    assert f"Nothing was written. To go on by hand, save what you had answered:\n\nas {file}:\n# yaml-" in result.output
    assert "\ntitle: Boats cross\npublisher: daily-north\n" in result.output
    assert sorted(sources.rglob("*")) == before


def test_breaking_off_amid_a_statement(new: New, sources: Path) -> None:
    """What was answered of a statement is printed too, and the file of an actor that was made along."""
    output = new("card", typed=(*HEAD, *STATEMENTS[:4])).output
    river = sources / "actors/river-post.yaml"
    assert f"\nas {river}:\n" in output
    assert "attributed:\n  - id: soldiers-crossed-river\n    text: Soldiers crossed the river.\n" in output
    assert output.count("\nas ") == 2
    assert not river.exists()


def test_breaking_off_at_once(new: New) -> None:
    """Whoever has answered nothing has nothing to save."""
    assert new("card", typed=()).output.endswith("\n\nNothing was written.\nAborted!\n")


@pytest.mark.parametrize("none", ["", "n", "No", "-"])
def test_reason_taken_back(new: New, sources: Path, none: str) -> None:
    """A reason that was given is taken back by a single -, or by the word that means that there is none."""
    title = ("y", "Daily-north") if none else ("", "daily-north")
    date = ("2021-05-04", "from its address", "<", "", none) if none else ("2021-05-04", "")
    typed = (HEAD[0], title[0], "daily-north", "news report", *date, *HEAD[12:])
    assert new("card", typed=(*typed, *STATEMENTS[:20], "", "")).exit_code == 0
    text = (sources / "cards/2021/daily-north-boats-cross-river.yaml").read_text()
    assert "not_recorded: {archived: no capture was made}\n" in text


def test_back(new: New, sources: Path) -> None:
    """A single < goes back a question; what was answered is offered, and Enter keeps it."""
    output = new("topic", typed=("Bridge", "<", "Bridges", "", "<", "", "What was built.")).output
    assert "\nname — the name (Enter: as it was)\n" in output
    assert "\nname [Bridge]: Bridges\n" in output
    assert "first question" not in output
    assert (sources / "topics/bridges.yaml").read_text().endswith("name: Bridges\ndescription: What was built.\n")


def test_back_among_statements(new: New, sources: Path) -> None:
    """From the summary one comes back to the statements, from the kind of the next to the last, one by one."""
    at = STATEMENTS.index("verified")
    result = new(
        "card",
        typed=(
            *(*HEAD, *STATEMENTS[:at], ""),
            "<",  # at the summary
            "<",  # at the kind of the second statement: the note of the first
            *["<"] * 9,
            "Soldiers have crossed the river.",
            *[""] * 8,
            "-",
            *["<"] * 11,  # before the text of the first: the last of the fields
            "A note.",
            *STATEMENTS[at:],
            "",
        ),
    )
    assert result.exit_code == 0, result.output
    text = without_remarks(sources / "cards/2021/river-post-boats-cross-river.yaml")
    assert "\nnote: A note.\n" in text
    assert (
        "    text: Soldiers have crossed the river.\n    said_by: mira-solen\n    said_on: 2021-05-03\n"
        '    answers: {soldiers-killed-in-east-valley: "> 1000"}\n    measure: killed\n\nunack' in text
    )
    assert strict(sources) == f"no problems in {sources}\n"


def test_back_drops_what_has_no_place(new: New, sources: Path) -> None:
    """What a changed answer leaves without a place is not written: the measures of a question that asks yes or no."""
    typed = (
        "Did boats sink?",
        "boats",
        "quantity",
        "country-a",
        "sunk",
        "<",
        "<",
        "<",
        "yes-no",
        "",
        "",
        "",
        "",
        "",
        "",
    )
    assert new("question", typed=typed).exit_code == 0
    assert "measures: " not in without_remarks(sources / "questions/boats.yaml")
    assert strict(sources) == f"no problems in {sources}\n"


def test_back_from_a_new_actor(new: New, sources: Path) -> None:
    """Whoever goes back from the first question of a file that is made along makes none."""
    output = new("card", typed=("Boats cross", "", "River Post", "y", "<", "daily-north")).output
    assert "  no file was made for river-post\npublisher: daily-north\n" in output
    assert output.count("\nas ") == 1


def test_back_within_answers(new: New, sources: Path) -> None:
    """From an answer one comes back to its question, from the next question to the one before."""
    answers = (
        "soldiers-in-east-valley",
        "<",
        "soldiers-in-east-valley",
        "yes",
        "<",
        "soldiers-killed-in-east-valley",
        "> 1000",
    )
    result = new("card", typed=(*HEAD, *STATEMENTS[:12], *answers, *STATEMENTS[15:20], "", ""))
    assert result.exit_code == 0, result.output
    assert (
        '    answers: {soldiers-killed-in-east-valley: "> 1000"}\n'
        in (sources / "cards/2021/river-post-boats-cross-river.yaml").read_text()
    )


def test_back_at_the_first_question(new: New) -> None:
    """Before the first question there is none; what was answered since is kept."""
    output = new("topic", typed=("<", "Bridge", "", "<", "<", "<", "", "", "What was built.")).output
    assert output.count("  ✗ this is the first question\n") == 2
    assert "name [Bridge]: " in output


def test_breaking_off_in_a_file_within_a_file(new: New, sources: Path) -> None:
    """What was answered of every file in progress is printed, the outer ones first."""
    output = new("card", typed=("Boats cross", "", "River Post", "y", "outlet", "+Big Group", "company")).output
    assert [line.partition("/sources/")[2] for line in output.splitlines() if line.startswith("as ")] == [
        "cards/2026/boats-cross.yaml:",
        "actors/river-post.yaml:",
        "actors/big-group.yaml:",
    ]


def test_back_from_a_file_within_a_file(new: New) -> None:
    """Whoever goes back from the inner file loses nothing of the outer."""
    output = new("card", typed=("Boats cross", "", "River Post", "y", "outlet", "+Big Group", "<")).output
    assert "  no file was made for big-group\n" in output
    assert (
        "actors/river-post.yaml:\n# yaml-language-server: $schema=../../schema/1/actor.json\n"
        "name: River Post\ntype: outlet\n" in output
    )
    assert "actors/big-group.yaml" not in output

"""`onrecord new` by options: what is written where, and what is said where an option will not do."""

import shutil
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from tests.new_card.inputs import CARD, CLAIM, OTHER_FIELDS, New, strict, without_remarks
from tests.paths import IMPORTS


def test_card_from_options(new: New, sources: Path) -> None:
    """With all that is needed as options nothing is asked, and the card passes the strict check."""
    result = new(*CARD, *CLAIM)
    file = sources / "cards/2021/daily-north-soldiers-cross-bridge.yaml"
    assert result.output == f"wrote {file}\n{OTHER_FIELDS}next: onrecord check --strict --sources {sources} {file}\n"
    assert file.read_text().startswith("# yaml-language-server: $schema=../../../schema/1/card.json\n")
    assert without_remarks(file) == (
        "title: Soldiers cross the bridge\npublisher: daily-north\ntype: news-report\npublished: 2021-05-04\n"
        "retrieved: 2026-11-22\nurl: https://daily-north.example/bridge\nlanguage: en\n"
        "not_recorded: {archived: no capture was made}\n"
        "summary: A report of [soldiers](#soldiers-crossed).\n"
        "\nattributed:\n  - id: soldiers-crossed\n    text: Soldiers crossed the bridge.\n    said_by: radio-a\n"
    )
    assert strict(sources) == f"no problems in {sources}\n"


def test_next_step_can_be_pasted(new: New, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next step names the program as it was called, or by its name where the shell finds the same one by it."""
    program = tmp_path / "my tools/onrecord"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    for entity_id, path_variable, name in (
        ("one", "/nowhere", f"'{program}'"),
        ("two", str(program.parent), "onrecord"),
    ):
        monkeypatch.setenv("PATH", path_variable)
        output = new(
            "topic", entity_id, "--name", "Bridges", "--description", "What was built.", program=str(program)
        ).output
        file = sources / f"topics/{entity_id}.yaml"
        assert output == f"wrote {file}\nnext: {name} check --strict --sources {sources} {file}\n"


def test_next_step_in_the_default_folder(new: New, sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the archive is `sources`, as it is by default, the next step does not name it."""
    monkeypatch.chdir(sources.parent)
    monkeypatch.setattr("sys.argv", ["onrecord"])
    options = ("--name", "Bridges", "--description", "What was built.")
    output = CliRunner().invoke(main, ["new", "topic", "bridges", *options]).output
    assert output == "wrote sources/topics/bridges.yaml\nnext: onrecord check --strict sources/topics/bridges.yaml\n"


def test_open_card(new: New, sources: Path) -> None:
    """Where nobody can be asked, what is missing is left open as remarks, and each is named."""
    result = new("card", "half-a-card", "--published", "2021-05")
    file = sources / "cards/2021/half-a-card.yaml"
    assert result.output == (
        f"wrote {file}\nleft open: title, publisher, type, url, archived, language, summary, statement; "
        f"look for TO FILL IN\nnext: onrecord check --strict --sources {sources} {file}\n"
    )
    text = file.read_text()
    assert (
        "# publisher:   # TO FILL IN: who runs the site or channel at the address: an actor id; for example newsweek\n"
        in text
    )
    assert without_remarks(file) == "published: 2021-05\nretrieved: 2026-11-22\n\n"
    assert all(f"# {kind}:\n" in text for kind in ("verified", "attributed", "unacknowledged"))


def test_template_becomes_a_statement(new: New, sources: Path) -> None:
    """Lines of a template count once their “# ” is taken away."""
    new(*CARD, "bridge")
    file = sources / "cards/2021/bridge.yaml"
    filled = {"attributed": "", "  - id": "soldiers-crossed", "    text": "Soldiers crossed.", "    said_by": "radio-a"}
    text = file.read_text()
    attributed = text.index("# attributed:")
    for key, value in filled.items():
        start = text.index(f"# {key}:", attributed)
        end = text.index("\n", start)
        text = f"{text[:start]}{key}: {value}".rstrip() + text[end:]
    file.write_text(text)
    assert strict(sources) == f"no problems in {sources}\n"


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (("actor", "--name", "Radio B", "--type", "outlet", "--part-of", "Country A"), "actors/radio-b.yaml"),
        (
            ("place", "--name", "Sable Bridge", "--country", "Country B", "--coordinates", "1.5, -2"),
            "places/sable-bridge.yaml",
        ),
        (("topic", "--name", "Bridges", "--description", "What was built."), "topics/bridges.yaml"),
        (
            (
                "question",
                "--text",
                "Was the Grey Bridge closed in 2021?",
                "--kind",
                "yes-no",
                "--concerns",
                "country-a",
            ),
            "questions/grey-bridge-closed-2021.yaml",
        ),
        (
            (
                "question",
                "boats",
                "--text",
                "How many boats sank in 2021?",
                "--kind",
                "quantity",
                "--concerns",
                "country-a, country-b",
                "--measures",
                "sunk",
                "--measures",
                '"sunk, or lost"',
                "--unit",
                "boats",
            ),
            "questions/boats.yaml",
        ),
    ],
)
def test_others_from_options(new: New, sources: Path, arguments: tuple[str, ...], path: str) -> None:
    """Every kind of file can be made by options alone, and passes the strict check."""
    assert new(*arguments).output.startswith(f"wrote {sources / path}\n")
    assert strict(sources) == f"no problems in {sources}\n"


FACT: Final = (
    "{id: north, text: The Daily North stated that soldiers crossed., basis: on-record, "
    "by: daily-north, evidence: [OWN]}"
)


@pytest.mark.parametrize(("arguments", "own"), [((), "daily-north-soldiers-cross-bridge"), (("bridge",), "bridge")])
def test_own_evidence_as_an_option(new: New, sources: Path, arguments: tuple[str, ...], own: str) -> None:
    """As an option too, under the id that is given or the one that is made."""
    fact = FACT.replace("OWN", f"{own}, {own}#soldiers-crossed")
    assert new(*CARD, *arguments, *CLAIM, "--verified", fact).exit_code == 0
    assert strict(sources) == f"no problems in {sources}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("card", "Bad Id"),
            '"Bad Id" is no id\nlower-case letters, digits and single hyphens\nfor example newsweek-kursk\n',
        ),
        (
            ("card", "2025-01-11"),
            '"2025-01-11" is no id\nlower-case letters, digits and single hyphens\nfor example newsweek-kursk\n',
        ),
        (("topic", "daily-north"), 'the id "daily-north" is taken\nan id is unique in the whole archive\n'),
        (
            ("topic",),
            (
                "no id can be made of what is given. An id is the name of the file, by which cards name it: small "
                "Latin letters, digits and hyphens. Write one behind topic: onrecord new topic the-id …\n"
            ),
        ),
        (
            ("card", "x", "--published", "4 May"),
            (
                'published: "4 May" is no date: it is not written year-month-day\n'
                "write 2024-12-30, 2024-12 or 2024-12-27/2025-01-04\n"
                "year-month-day (as in EDTF, a standard for dates); a slash between the first and the last possible "
                "day; ~ after it for “about”\n"
            ),
        ),
        (
            ("card", "x", "--attributed", "hello"),
            "attributed: “hello” is no statement\nwrite {id: …, text: …, said_by: …}\n",
        ),
        (
            ("card", "x", "--verified", "id"),
            "verified: “id” is no statement\nwrite {id: …, text: …, basis: …, evidence: …}\n",
        ),
        (
            ("card", "x", "--not-recorded", "url: lost, so it was"),
            (
                "not_recorded: “so it was” has no colon\n"
                "write key: value; a text with a comma in it in double quotes, since commas divide\n"
            ),
        ),
        (
            ("actor", "--type", "person", "--part-of", "contry-a"),
            (
                'part_of: no actor has the id "contry-a"\ndid you mean "country-a"?\n'
                "if this is somebody new, add sources/actors/contry-a.yaml with name: and type:\n"
            ),
        ),
    ],
)
def test_refused_options(new: New, sources: Path, arguments: tuple[str, ...], message: str) -> None:
    """What an option may not hold is told in the words of the check, and nothing is written."""
    before = sorted(sources.rglob("*"))
    result = new(*arguments)
    assert (result.exit_code, result.output.partition("Error: ")[2]) == (2, message)
    assert sorted(sources.rglob("*")) == before


@pytest.mark.parametrize("typed", ["[id, {id: [y]}]", "id", "[[id]]"])
def test_malformed_statement_as_an_option(new: New, typed: str) -> None:
    """What is no statement at all is told like any other slip."""
    result = new("card", "x", "--verified", typed)
    assert result.exit_code == 2
    assert "Error: verified: " in result.output


def test_no_input(new: New, sources: Path) -> None:
    """`--no-input` asks nothing, though somebody sits there."""
    result = new("topic", "bridges", "--name", "Bridges", "--no-input", typed=())
    assert result.output.startswith(f"wrote {sources / 'topics/bridges.yaml'}\nleft open: description; ")


def test_candidates(new: New) -> None:
    """A question mark lists what can be written, with a word only what has it."""
    result = new("card", typed=("Boats cross", "", "?daily", "?zzz"))
    assert "publisher: ?daily\n    daily-north  Daily North\npublisher: ?zzz\n    none\n" in result.output


def test_a_card_of_a_long_name(new: New, sources: Path) -> None:
    """The id that is proposed of a card is made of its publisher’s and its title, and can be the name of a file too."""
    assert new("actor", "p" * 90, "--name", "Paper", "--type", "outlet").exit_code == 0
    for ending in ("", "-2021-05-04", "-2"):
        assert new("card", *CARD[1:3], "--publisher", "p" * 90, "--published", "2021-05-04").exit_code == 0
        assert (sources / f"cards/2021/{'p' * 90}-soldiers{ending}.yaml").is_file()


def test_a_card_without_a_title_is_named_by_its_day(new: New, sources: Path) -> None:
    """And by a number where another has that name."""
    for ending in ("", "-2"):
        assert new("card", "--publisher", "daily-north", "--published", "2021-05-04").exit_code == 0
        assert (sources / f"cards/2021/daily-north-2021-05-04{ending}.yaml").is_file()


def test_nothing_is_overwritten(new: New, sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is there by then is kept, and what was answered is printed."""
    file = sources / "topics/bridges.yaml"
    monkeypatch.setattr("onrecord.commands.new.run_dialogue", lambda dialogue, new, start: _meanwhile(file, new))
    result = new("topic", "bridges", "--name", "Bridges", typed=())
    assert result.exit_code == 2
    assert file.read_text() == "kept"
    assert f"What is not written yet, to be saved by hand:\n\nas {file}:\n# yaml-" in result.output
    assert "\nname: Bridges\n" in result.output
    assert result.output.endswith(f"{file} cannot be written: it is there already; nothing is overwritten\n")


def _meanwhile(file: Path, new: object) -> object:
    file.write_text("kept")
    return new


def test_a_folder_that_cannot_be_written(new: New, sources: Path) -> None:
    """What was made along is written or printed, and so is the file itself."""
    shutil.rmtree(sources / "topics")
    (sources / "topics").write_text("no folder")
    result = new("topic", typed=("Bridges", "", "What was built."))
    assert result.exit_code == 2
    assert "\nname: Bridges\ndescription: What was built.\n" in result.output
    assert (
        result.output.endswith("topics/bridges.yaml cannot be written: Not a directory\n")
        or "File exists" in result.output
    )


def test_options_before_a_file(new: New) -> None:
    """A title that is given as an option is not asked for again."""
    output = new("card", "--from", str(IMPORTS / "graph.html"), "--title", "Bridge", typed=("news report",)).output
    assert "\ntitle — " not in output
    assert "\npublished [2021-05-04]: " in output

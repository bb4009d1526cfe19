"""An unpacked evidence pack on the command line: checked and shown, and used for nothing else."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.load import Loaded
from onrecord.writing.read import NotBuilt, loaded_from
from tests.pages.evidence_pack.test_page import laid, packs_of, trees, unpacked

KILLED, VALLEY = "soldiers-killed-in-east-valley", "soldiers-in-east-valley"
NOTE = (
    "NAMED.csv names 2 questions whose files are not here. What rules ask of these was not weighed; "
    "how the questions stood on 22 Nov 2026 is taken as told there.\n"
)


@pytest.fixture
def pack(loaded: Loaded, tmp_path: Path) -> Path:
    """The pack of a question that takes another for granted, unpacked."""
    laid(unpacked(trees(packs_of(loaded))[KILLED]), tmp_path)
    return tmp_path / "sources"


def run(command: str, pack: Path, *arguments: str) -> Result:
    """A command on an unpacked pack."""
    return CliRunner().invoke(main, [command, "--sources", str(pack), *arguments])


def test_a_pack_passes_the_check_and_is_told_what_was_not_weighed(pack: Path) -> None:
    """On the side of the messages, so that what scripts read keeps its shape."""
    result = run("check", pack)
    assert result.exit_code == 0, result.output
    assert (result.stdout, result.stderr) == (f"no problems in {pack}\n", NOTE)
    assert json.loads(run("check", pack, "--format", "json").stdout) == []


def test_a_whole_archive_is_told_nothing_of_the_kind(example_folder: Path) -> None:
    """It names nothing that it does not hold."""
    assert run("check", example_folder).stderr == ""


def test_without_its_list_a_pack_lacks_what_it_names(pack: Path) -> None:
    """The list is what makes an id known."""
    (pack / "NAMED.csv").unlink()
    result = run("check", pack, "--format", "json")
    problems = json.loads(result.stdout)
    assert {problem["code"] for problem in problems} == {"dead-annotation", "unknown-question"}
    assert f"questions/{KILLED}.yaml" in {problem["path"] for problem in problems}


def test_a_pack_shows_of_its_question_what_the_archive_shows(pack: Path, example_folder: Path) -> None:
    """Word for word, and says what it took as told."""
    asked = (KILLED, "--as-of", "2026-11-22", "--format", "json")
    alone, whole = run("show", pack, *asked), run("show", example_folder, *asked)
    assert (alone.exit_code, alone.stderr) == (0, NOTE)
    mine, theirs = json.loads(alone.stdout), json.loads(whole.stdout)
    assert [entry.pop("recorded_since") for entry in mine["history"]]
    for entry in theirs["history"]:
        entry.pop("recorded_since")
    assert mine == theirs


def test_a_question_that_is_only_named_is_shown_as_it_is_told(pack: Path) -> None:
    """With where it is read; and that it is only named."""
    shown = json.loads(run("show", pack, VALLEY, "--as-of", "2026-11-22", "--format", "json").stdout)
    assert (shown["only_named"], shown["kind"], shown["address"]) == (VALLEY, "question", f"/questions/{VALLEY}/")
    assert (shown["told_on"], shown["standing"]) == ("2026-11-22", "verified")


@pytest.mark.parametrize("command", ["build", f"pack {KILLED}", "diff HEAD", "links", "fmt", "recorded"])
def test_nothing_else_takes_a_pack_for_an_archive(command: str, pack: Path) -> None:
    """Least of all a build: its pages would lack what it only names."""
    name, *arguments = command.split()
    result = run(name, pack, *arguments)
    assert result.exit_code == 2
    assert refusal(pack) in " ".join(result.stderr.split())


def test_nor_does_a_build(pack: Path, tmp_path: Path) -> None:
    """Whichever program writes the site is told the same, before anything is read."""
    with pytest.raises(NotBuilt) as refused:
        loaded_from(pack, tmp_path / "cache")
    assert str(refused.value) == refusal(pack)


def refusal(pack: Path) -> str:
    """What is said of a pack that is taken for an archive."""
    return (
        f"{pack} is an evidence pack: onrecord check and onrecord show read it, nothing else does; much of what it"
        " speaks of it only names, so take the archive that it is from"
    )

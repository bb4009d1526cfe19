"""`onrecord init`: what it refuses, what it writes, what it says."""

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.load import load
from onrecord.new_project.files import files


def init(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["init", *arguments])


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder, in which the program is called as the shell finds it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    (tmp_path / "bin").mkdir()
    for program in ("onrecord", "mkdocs"):
        (tmp_path / "bin" / program).touch(0o755)
    monkeypatch.setattr("sys.argv", [str(tmp_path / "bin" / "onrecord")])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["full"], "full is not empty; name a folder that is, or one that is not there yet"),
        (["full/thesis.txt"], "full/thesis.txt is a file; name a folder"),
        (["new", "--name", " "], "' ' is no name; write one line of text, such as --name 'Harbour Record'"),
        (["new", "--name", "a\nb"], r"'a\nb' is no name; write one line of text, such as --name 'Harbour Record'"),
        (["full/thesis.txt/new"], "full/thesis.txt/new/mkdocs.yml cannot be written: Not a directory"),
    ],
)
def test_what_is_refused(arguments: list[str], message: str) -> None:
    """With what to do, and nothing is written."""
    Path("full").mkdir()
    Path("full/thesis.txt").write_text("years of work")
    result = init(*arguments)
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (2, f"Error: {message}")
    assert sorted(path.name for path in Path().iterdir()) == ["bin", "full"]
    assert [path.name for path in Path("full").iterdir()] == ["thesis.txt"]


def test_what_it_says_and_writes() -> None:
    """The commands to go on with; a repository that holds nothing yet is filled too."""
    Path("my archive/.git").mkdir(parents=True)
    result = init("my archive", "--name", 'The "Harbour": a record')
    assert result.exit_code == 0, result.output
    assert (
        result.output
        == """\
“The "Harbour": a record” begins in my archive. To go on:

  cd 'my archive'
  onrecord check --strict  # is everything as it should be?
  mkdocs serve             # shows the site while you write; Ctrl-C ends it
  onrecord build --strict  # makes the whole site, in site/

The card in sources/cards/ is an example: replace it by one of your own.
"""
    )
    written = {path.relative_to("my archive").as_posix() for path in Path("my archive").rglob("*") if path.is_file()}
    assert written == set(files("x", ""))
    settings = Path("my archive/mkdocs.yml").read_text("utf-8").replace("!ENV", "")
    assert yaml.safe_load(settings)["site_name"] == 'The "Harbour": a record'
    assert Path("my archive/README.md").read_text("utf-8").startswith('# The "Harbour": a record\n')


def test_a_program_that_the_shell_does_not_find_is_named_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the commands can be pasted in the new folder; the archive is called as its folder is."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("sys.argv", ["bin/onrecord"])
    lines = init("harbour").output.splitlines()
    assert lines[0] == "“harbour” begins in harbour. To go on:"
    assert lines[3].split("  #")[0].strip() == f"{tmp_path}/bin/onrecord check --strict"


def test_the_archive_that_it_begins_with_has_no_problem() -> None:
    """Not even a warning; and its card says that it is an example."""
    init("new")
    loaded = load(Path("new/sources"))
    assert loaded.problems == ()
    (card,) = loaded.archive.cards.values()
    assert (
        card.note
        == "This card is an example. Replace it by one of your own, and take out the files that only it names."
    )
    named = {*card.topics, *card.places, card.publisher, *loaded.archive.questions}
    assert named <= {path.stem for path in Path("new/sources").rglob("*.yaml")}


def test_an_empty_archive_has_all_but_the_example(tmp_path: Path) -> None:
    """A folder for the cards is there, and what is said at the end speaks of no example."""
    result = CliRunner().invoke(main, ["init", str(tmp_path / "new"), "--empty"])
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == (
        "No card is there yet: make the first by the form, or by onrecord new card."
    )
    there = {path.relative_to(tmp_path / "new").as_posix() for path in (tmp_path / "new").rglob("*") if path.is_file()}
    assert {path for path in there if path.startswith("sources/")} == {"sources/cards/.gitkeep"}
    assert {"mkdocs.yml", "docs/team.md", "hooks/archive.py", "requirements.txt"} <= there


def test_what_git_leaves_out() -> None:
    """What the program makes, and drafts, which are no cards yet."""
    init("here")
    assert Path("here/.gitignore").read_text("utf-8").split() == [
        "/.venv/",
        "/.cache/",
        "/drafts/",
        "/site/",
        "/site.*/",
    ]

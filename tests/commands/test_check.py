"""`onrecord check`: formats, paths, exit codes."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from tests.paths import EXAMPLE


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The example archive with an unknown topic in one card and an unknown actor type in one actor."""
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "sources"))
    card = sorted((folder / "cards").rglob("*.yaml"))[0]
    lines = [line for line in card.read_text("utf-8").splitlines() if not line.startswith("topics:")]
    card.write_text("\n".join([*lines[:1], "topics: [no-such-topic]", *lines[1:], ""]), "utf-8")
    actor = sorted((folder / "actors").glob("*.yaml"))[0]
    actor.write_text("name: Somebody\ntype: persn\n", "utf-8")
    return folder


def test_a_good_archive_exits_0(tmp_path: Path) -> None:
    """And says so."""
    result = run("--sources", EXAMPLE, "--strict")
    assert (result.exit_code, result.output) == (0, f"no problems in {EXAMPLE}\n")


def test_json_is_a_list_with_exactly_these_keys_and_paths_relative_to_the_folder(broken: Path) -> None:
    """Lines and columns count from 1."""
    result = run("--sources", broken, "--format", "json")
    assert result.exit_code == 1
    rows = json.loads(result.output)
    assert [row["code"] for row in rows] == ["not-in-list", "unknown-topic"]
    assert all(list(row) == ["path", "line", "column", "code", "severity", "message", "hint", "page"] for row in rows)
    assert (rows[0]["line"], rows[0]["column"], rows[0]["message"]) == (2, 7, 'type: "persn" is not in the list')
    assert (rows[1]["line"], rows[1]["column"]) == (2, 10)
    assert all((broken / row["path"]).is_file() for row in rows)


def test_json_of_a_good_archive_is_an_empty_list() -> None:
    """Nothing else is printed, so that a program can read it."""
    assert json.loads(run("--sources", EXAMPLE, "--format", "json").output) == []


def test_paths_narrow_what_is_told_not_what_is_read(broken: Path) -> None:
    """References into the rest of the archive still resolve."""
    only_actors = json.loads(run("--sources", broken, broken / "actors", "--format", "json").output)
    assert [row["code"] for row in only_actors] == ["not-in-list"]
    from_inside = json.loads(run("--sources", broken, "cards", "--format", "json").output)
    assert [row["code"] for row in from_inside] == ["unknown-topic"]
    assert run("--sources", broken, "questions").exit_code == 0


def test_a_path_that_is_an_archive_is_checked_as_one(broken: Path) -> None:
    """Without --sources."""
    assert run(broken).exit_code == 1
    assert run(EXAMPLE).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--sources", "nowhere"], "there is no folder nowhere; name one with --sources"),
        (["--sources", str(EXAMPLE), "elsewhere"], "elsewhere is no file or folder of the archive"),
        (["--format", "xml"], "'xml' is not one of 'text', 'github', 'json', 'summary'"),
    ],
)
def test_wrong_usage_exits_2(arguments: list[str], message: str) -> None:
    """With a sentence that says what is wrong."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.output


def test_the_folder_above_an_archive_is_told_apart_from_it(broken: Path) -> None:
    """An empty check must not pass for a good one."""
    result = run("--sources", broken.parent)
    assert result.exit_code == 2
    assert f"did you mean {broken}?" in result.output


def test_an_archive_that_holds_nothing_yet_is_one(tmp_path: Path) -> None:
    """Where it lies beside the settings of its site; git may keep the folder by a hidden file."""
    (tmp_path / "mkdocs.yml").touch()
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / ".gitkeep").touch()
    result = run("--sources", tmp_path / "sources")
    assert (result.exit_code, result.output) == (0, f"no problems in {tmp_path}/sources\n")
    (tmp_path / "sources" / "thesis.txt").touch()
    result = run("--sources", tmp_path / "sources")
    assert result.exit_code == 2
    assert "sources is no archive: it holds none of cards, actors" in result.output


def test_a_folder_that_is_no_archive_is_told(tmp_path: Path) -> None:
    """An empty folder must not pass for a good archive, nor its empty site replace a good one."""
    result = run("--sources", tmp_path)
    assert result.exit_code == 2
    assert f"{tmp_path} is no archive: it holds none of cards, actors, questions, places, topics" in result.output


def test_paths_may_go_up_and_down(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From inside the archive, with `..` in both."""
    monkeypatch.chdir(broken / "cards")
    problems = json.loads(run("--sources", "..", "../actors", "--format", "json").output)
    assert [row["code"] for row in problems] == ["not-in-list"]


def test_the_folder_of_an_archive_may_be_a_link(broken: Path, tmp_path: Path) -> None:
    """As where a deployment links the current one."""
    (tmp_path / "current").symlink_to(broken)
    problems = json.loads(
        run("--sources", tmp_path / "current", tmp_path / "current" / "actors", "--format", "json").output
    )
    assert [row["code"] for row in problems] == ["not-in-list"]

"""`onrecord recorded`: on which day what the archive holds came in, out of real, tiny repositories."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from tests.dated_git import DatedGit, dated_git

QUESTION = "text: How many?\nfindings:\n  - {{on: 2026-11-02, answer: {answer}}}\n"
SEARCHES = "searches:\n  - {on: 2026-11-03, for: north, where: everywhere, found: nothing, by: A. B.}\n"


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DatedGit:
    """A repository in which we stand, of four days."""
    git = dated_git(tmp_path / "repo")
    monkeypatch.chdir(git.folder)
    git.commit("2026-11-01", {"sources/cards/2025/a.yaml": "title: A\n", "sources/actors/x.yaml": "name: X\n"})
    git.commit("2026-11-02", {"sources/questions/q.yaml": QUESTION.format(answer='"> 300"')})
    git.run("mv", "sources/cards/2025/a.yaml", "sources/cards/2025/c.yaml")
    (git.folder / "sources/cards/2026").mkdir()
    git.run("mv", "sources/cards/2025/c.yaml", "sources/cards/2026/a.yaml")
    git.commit("2026-11-03", {"sources/cards/2026/b.yaml": "title: B\n"})
    git.commit("2026-11-04", {"sources/questions/q.yaml": QUESTION.format(answer='"> 300"') + SEARCHES})
    return git


ROWS = """\
kind,id,on,what,recorded
card,a,,,2026-11-01
card,b,,,2026-11-03
finding,q,2026-11-02,> 300,2026-11-02
search,q,2026-11-03,north,2026-11-04
"""


def recorded(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["recorded", *arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def rows(folder: Path) -> str:
    return (folder / "sources" / "recorded.csv").read_text("utf-8")


def test_each_thing_has_the_day_on_which_it_came_in(git: DatedGit) -> None:
    """Run again, it writes the same bytes; what somebody wrote in by hand is gone."""
    result = recorded()
    assert result.stdout == "wrote sources/recorded.csv: 2 cards, 1 finding, 1 search\n"
    assert (rows(git.folder), result.stderr) == (ROWS, "")
    git.write("sources/recorded.csv", ROWS.replace("2026-11-01", "2020-01-01"))
    git.commit("2026-11-05")
    recorded()
    assert rows(git.folder) == ROWS


def test_another_answer_is_another_finding(git: DatedGit) -> None:
    """It came in on the day on which it was changed; what is not committed has not come in."""
    git.commit("2026-11-05", {"sources/questions/q.yaml": QUESTION.format(answer='"> 400"')})
    git.write("sources/cards/2026/new.yaml", "title: New\n")
    recorded()
    assert rows(git.folder).splitlines()[3:] == ["finding,q,2026-11-02,> 400,2026-11-05"]


def test_a_shallow_clone_keeps_what_the_file_says(git: DatedGit, tmp_path: Path) -> None:
    """It adds what came in since it begins; of what it cannot know, it says so, and makes nothing up."""
    recorded()
    kept = ROWS.replace("search,q,2026-11-03,north,2026-11-04\n", "") + "card,gone,,,2026-10-01\n"
    git.commit("2026-11-05", {"sources/recorded.csv": kept})
    git.commit("2026-11-06", {"sources/cards/2026/c.yaml": "title: C\n"})
    clone = git.clone(tmp_path / "clone", 2)
    result = recorded("--sources", str(clone.folder / "sources"))
    assert rows(clone.folder) == ROWS.replace("finding", "card,c,,,2026-11-06\nfinding").replace(
        "search,q,2026-11-03,north,2026-11-04\n", ""
    )
    assert result.stderr == (
        "this clone is shallow: 1 that came in by 2026-11-05 stand in no row; "
        "fetch the rest first (git fetch --unshallow)\n"
    )


def test_a_malformed_file_is_told_where_it_is_needed(git: DatedGit, tmp_path: Path) -> None:
    """A shallow clone uses it; a whole one makes it anew."""
    git.commit("2026-11-05", {"sources/recorded.csv": "kind,id,on,what,recorded\ncard,a,,,soon\n"})
    clone = git.clone(tmp_path / "clone", 1)
    shallow = recorded("--sources", str(clone.folder / "sources"))
    assert (shallow.exit_code, "error[recorded-row]" in shallow.stdout) == (1, True)
    assert recorded().exit_code == 0
    assert rows(git.folder) == ROWS


def test_where_there_is_no_history(tmp_path: Path) -> None:
    """It says so, and writes nothing."""
    (tmp_path / "sources" / "cards").mkdir(parents=True)
    result = recorded("--sources", str(tmp_path / "sources"))
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == f"Error: {tmp_path / 'sources'} lies in no git repository"
    assert not (tmp_path / "sources" / "recorded.csv").exists()

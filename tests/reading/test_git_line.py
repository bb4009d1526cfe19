"""The main line of a repository: which commit a day ends with, and what each changed; from real, tiny repositories."""

from datetime import date
from pathlib import Path

import pytest

from onrecord.reading.git_files import NoRevision
from onrecord.reading.git_line import Change, Commit, changes, main_line
from tests.dated_git import DatedGit, dated_git


@pytest.fixture
def git(tmp_path: Path) -> DatedGit:
    """An empty repository."""
    return dated_git(tmp_path / "repo")


def on(text: str) -> date:
    return date.fromisoformat(text)


def test_a_day_ends_with_its_last_commit_in_utc(git: DatedGit) -> None:
    """By the committer's clock, not the author's; midnight is that of UTC, wherever the committer sat."""
    first = git.commit("2026-11-01")
    second = git.commit("2026-11-02T23:59:59+00:00")
    third = git.commit("2026-11-02T22:00:00-05:00")
    line = main_line(git.folder)
    assert line.whole
    assert line.commits == (
        Commit(first, on("2026-11-01")),
        Commit(second, on("2026-11-02")),
        Commit(third, on("2026-11-03")),
    )
    by = {day: line.last_by(on(day)).name for day in ("2026-11-01", "2026-11-02", "2026-11-03", "2026-12-24")}
    assert by == {"2026-11-01": first, "2026-11-02": second, "2026-11-03": third, "2026-12-24": third}


def test_only_first_parents_are_of_the_line(git: DatedGit) -> None:
    """A branch is there from the day on which it was merged, however old or new its own commits are."""
    first = git.commit("2026-11-01", {"sources/a.txt": "a"})
    git.run("checkout", "-q", "-b", "side")
    git.commit("2026-11-02", {"sources/b.txt": "b"})
    git.commit("2026-11-09", {"sources/c.txt": "c"})
    git.run("checkout", "-q", "main")
    own = git.commit("2026-11-05", {"sources/d.txt": "d"})
    merged = git.merge("2026-11-07", "side")
    assert [commit.name for commit in main_line(git.folder).commits] == [first, own, merged]
    assert main_line(git.folder).last_by(on("2026-11-06")).name == own
    steps = [(commit, sorted(changed)) for commit, changed in changes(git.folder / "sources")]
    assert steps == [
        (first, [Change("a.txt", b"a")]),
        (own, [Change("d.txt", b"d")]),
        (merged, [Change("b.txt", b"b"), Change("c.txt", b"c")]),
    ]


def test_a_clock_that_runs_back_makes_no_gap(git: DatedGit) -> None:
    """What a later commit calls younger stood there by that day."""
    git.commit("2026-11-01")
    git.commit("2026-11-09")
    last = git.commit("2026-11-04")
    line = main_line(git.folder)
    assert [commit.day.day for commit in line.commits] == [1, 4, 4]
    assert line.last_by(on("2026-11-04")).name == last


def test_files_are_changed_moved_and_taken_away(git: DatedGit) -> None:
    """A move is a file that went and one that came; a link is no file; what lies outside the folder is not told."""
    git.commit("2026-11-01", {"sources/a b.txt": "a", "other.txt": "o"})
    git.commit("2026-11-02", {"other.txt": "p"})
    git.write("sources/ä/>c.txt", "a")
    (git.folder / "sources" / "link").symlink_to("nowhere")
    git.commit("2026-11-03", {"sources/a b.txt": ""})
    assert [sorted(changed) for _, changed in changes(git.folder / "sources")] == [
        [Change("a b.txt", b"a")],
        [Change("a b.txt", None), Change("link", None), Change("ä/>c.txt", b"a")],
    ]


def test_before_the_first_commit_nothing_is_known(git: DatedGit) -> None:
    """It says which days can be asked for."""
    git.commit("2026-11-05")
    with pytest.raises(NoRevision) as caught:
        main_line(git.folder).last_by(on("2026-11-04"))
    assert str(caught.value) == (
        "nothing was committed by 2026-11-04: the first commit is of 2026-11-05; name that day or a later one"
    )


def test_a_shallow_clone_says_so_where_it_does_not_reach(git: DatedGit, tmp_path: Path) -> None:
    """And what to do; what it does reach, it tells as the whole one does."""
    for day in ("2026-11-01", "2026-11-02", "2026-11-03"):
        git.commit(day)
    line = main_line(git.clone(tmp_path / "clone", 2).folder)
    assert not line.whole
    assert line.last_by(on("2026-11-02")) == main_line(git.folder).last_by(on("2026-11-02"))
    with pytest.raises(NoRevision) as caught:
        line.last_by(on("2026-11-01"))
    assert str(caught.value) == (
        "this clone is shallow and reaches back to 2026-11-02, not to 2026-11-01; "
        "fetch the rest (git fetch --unshallow)"
    )
    assert main_line(git.clone(tmp_path / "deep", 3).folder).whole


def test_where_there_is_no_repository_and_no_commit(git: DatedGit, tmp_path: Path) -> None:
    """A sentence, never a traceback."""
    (tmp_path / "bare").mkdir()
    with pytest.raises(NoRevision, match=r"bare lies in no git repository$"):
        main_line(tmp_path / "bare")
    with pytest.raises(NoRevision, match=r"^there is no commit here yet$"):
        main_line(git.folder)

"""The files of an archive at a git revision, read from real, tiny repositories."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord import environment
from onrecord.reading.git_files import NoRevision, files_at
from onrecord.reading.source_files import SourceFile, source_files

ACTOR = b"name: Daily\ntype: outlet\n"
Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Runs git in a new repository, `tmp_path/repo`, without the settings of this machine."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    (tmp_path / "repo").mkdir()

    def run(*arguments: str, folder: Path = tmp_path / "repo") -> str:
        who = ("-c", "user.name=A", "-c", "user.email=a@a.example", "-c", "protocol.file.allow=always")
        command = ["git", "-C", str(folder), *who, "-c", "init.defaultBranch=main", *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    run("init")
    return run


@pytest.fixture
def sources(git: Git, tmp_path: Path) -> Path:
    """An archive of one actor and one place, committed, in `tmp_path/repo/sources`."""
    folder = tmp_path / "repo" / "sources"
    write(folder / "actors" / "daily.yaml", ACTOR)
    write(folder / "places" / "port.yaml", b"name: Port\n")
    commit(git)
    return folder


def write(path: Path, raw: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)


def commit(git: Git) -> str:
    git("add", "--all")
    git("commit", "--message", "a")
    return git("rev-parse", "HEAD")


def refused(folder: Path, revision: str) -> str:
    with pytest.raises(NoRevision) as caught:
        files_at(folder, revision)
    return str(caught.value)


def test_a_revision_is_what_the_folder_was(git: Git, sources: Path) -> None:
    """By its branch, its tag, its place in the history or its name; what changed since is not in it."""
    git("tag", "first")
    before = source_files(sources)
    first = git("rev-parse", "HEAD")
    write(sources / "actors" / "daily.yaml", ACTOR + b"note: X.\n")
    (sources / "places" / "port.yaml").unlink()
    write(sources / "topics" / "snow.yaml", b"name: Snow\n")
    commit(git)
    write(sources / "topics" / "rain.yaml", b"name: Rain\n")
    for revision in ("main~1", "first", first, first[:10], "HEAD^"):
        assert sorted(files_at(sources, revision), key=lambda f: f.path) == before
    assert [file.path for file in files_at(sources, "main")] == ["actors/daily.yaml", "topics/snow.yaml"]


def test_bytes_come_as_they_are(git: Git, sources: Path) -> None:
    """Empty files, files that are no text, files without a last line end, two that are the same,
    names in any script.
    """
    files = {
        "actors/a.yaml": b"",
        "actors/b.yaml": bytes(range(256)) * 40,
        "actors/c.yaml": b"a: b\r\n\nc",
        "topics/c.yaml": b"a: b\r\n\nc",
        'actors/Ärger \t"x".yaml': b"x",
    }
    for path, raw in files.items():
        write(sources / path, raw)
    commit(git)
    read_back = {file.path: file.raw for file in files_at(sources, "HEAD")}
    assert read_back == {**files, "actors/daily.yaml": ACTOR, "places/port.yaml": b"name: Port\n"}


def test_what_is_read_of_a_folder_is_read_of_a_revision(git: Git, sources: Path) -> None:
    """Hidden files, notes, stray files, other endings, other folders, links, names that are no text."""
    for path in (
        ".hidden.yaml",
        "actors/.x/y.yaml",
        "actors/README.md",
        "README.md",
        "notes.txt",
        "actors/stray.txt",
        "actors/x.yml",
        "other/y.yaml",
        "top.yaml",
        os.fsdecode(b"actors/bad\xff.yaml"),
    ):
        write(sources / path, b"name: X\n")
    (sources / "actors" / "link.yaml").symlink_to("daily.yaml")
    (sources / "actors" / "link").symlink_to("daily.yaml")
    (sources / "dead.yaml").symlink_to("nowhere")
    commit(git)
    files = sorted(files_at(sources, "HEAD"), key=lambda f: f.path)
    assert files == sorted(source_files(sources), key=lambda f: f.path)
    assert SourceFile("actors/link.yaml", None, "it is a link to another place") in files
    assert SourceFile("actors/stray.txt", b"") in files


def test_a_submodule_cannot_be_read(git: Git, sources: Path, tmp_path: Path) -> None:
    """Wherever it lies in the archive: its files belong to another repository."""
    other = tmp_path / "other"
    other.mkdir()
    git("init", folder=other)
    write(other / "x.yaml", b"name: X\n")
    git("add", "--all", folder=other)
    git("commit", "--message", "a", folder=other)
    for path in ("sources/cards", "sources/vendor", "sources/.tools"):
        git("submodule", "add", str(other), path)
    commit(git)
    modules = [file for file in files_at(sources, "HEAD") if file.raw is None]
    assert modules == [
        SourceFile("cards", None, "it is a submodule, a repository of its own"),
        SourceFile("vendor", None, "it is a submodule, a repository of its own"),
    ]


def test_the_archive_may_be_the_whole_repository_or_lie_deep_in_it(git: Git, sources: Path, tmp_path: Path) -> None:
    """And the folder may be named through a link, or with signs that mean something to git."""
    deep = sources.parent / "a b" / ":(top)*[x]"
    shutil.copytree(sources, deep)
    commit(git)
    assert sorted(files_at(deep, "HEAD"), key=lambda f: f.path) == source_files(deep)
    (tmp_path / "link").symlink_to(sources)
    assert len(files_at(tmp_path / "link", "HEAD")) == 2
    assert "sources/actors/daily.yaml" in [file.path for file in files_at(sources.parent, "HEAD")]


def test_settings_of_a_hook_do_not_lead_away(git: Git, sources: Path, tmp_path: Path) -> None:
    """Inside a hook git sets its own folder in the environment, of another repository perhaps."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
        patch.setenv("GIT_WORK_TREE", str(tmp_path))
        patch.setenv("GIT_OBJECT_DIRECTORY", str(tmp_path / "nowhere"))
        assert len(files_at(sources, "HEAD")) == 2


def test_an_object_is_not_taken_for_another(git: Git, sources: Path) -> None:
    """What somebody told their own git to show in its place is not what was committed."""
    blob = git("rev-parse", "HEAD:sources/actors/daily.yaml")
    git("replace", blob, git("rev-parse", "HEAD:sources/places/port.yaml"))
    assert {file.path: file.raw for file in files_at(sources, "HEAD")}["actors/daily.yaml"] == ACTOR


NO_SUCH = "there is no revision {} here; where the clone is shallow, fetch it first (git fetch --unshallow)"


@pytest.mark.parametrize(
    "revision", ["nowhere", "--help", "", "HEAD:sources", "main..main", "HEAD~7", "a\0b", "0" * 40]
)
def test_no_such_revision(git: Git, sources: Path, revision: str) -> None:
    """Whatever is no commit, and what looks like an option."""
    assert refused(sources, revision) == NO_SUCH.format(revision)


def test_no_repository(tmp_path: Path) -> None:
    """A folder that lies in none."""
    assert refused(tmp_path, "HEAD") == f"{tmp_path} lies in no git repository"


def test_sources_outside_of_the_repository(git: Git, sources: Path, tmp_path: Path) -> None:
    """A link from a repository to a folder outside is that folder."""
    outside = Path(shutil.copytree(sources, tmp_path / "outside"))
    (sources.parent / "linked").symlink_to(outside)
    commit(git)
    assert refused(sources.parent / "linked", "HEAD") == f"{sources.parent / 'linked'} lies in no git repository"


def test_a_folder_that_the_revision_does_not_have(git: Git, sources: Path) -> None:
    """It may have come later, or have been something else."""
    (sources.parent / "moved").write_text("X")
    commit(git)
    (sources.parent / "moved").unlink()
    shutil.copytree(sources, sources.parent / "moved")
    shutil.copytree(sources, sources.parent / "later" / "on")
    assert refused(sources.parent / "later" / "on", "HEAD") == "the revision HEAD has no folder later/on"
    assert refused(sources.parent / "moved", "main") == "the revision main has no folder moved"


def test_no_git(sources: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A sentence, not a traceback."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refused(sources, "HEAD") == "git cannot be run: No such file or directory"


def test_git_that_gives_no_answer(sources: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It is given up, whatever it was asked for; a site is built all the same."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "git").write_text("#!/bin/sh\nexec sleep 60\n")
    (tmp_path / "bin" / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    monkeypatch.setattr(environment, "_PATIENCE", 0.1)
    assert refused(sources, "HEAD") == "git gave no answer within 0.1 seconds"
    assert environment.commit_of(sources) == ""


def test_a_lost_object(git: Git, sources: Path) -> None:
    """A repository that is damaged says so."""
    blob = git("rev-parse", "HEAD:sources/actors/daily.yaml")
    (sources.parent / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    assert refused(sources, "HEAD") == f"git has lost the object {blob}: {blob} missing"


def test_gits_own_words_where_it_knows_more(git: Git, sources: Path) -> None:
    """A repository whose settings cannot be read."""
    (sources.parent / ".git" / "config").write_text("[core\n")
    assert "bad config line 1" in refused(sources, "HEAD")

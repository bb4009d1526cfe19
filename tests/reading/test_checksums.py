"""The sums of the archive's files and its revision: what anybody can work out again with ordinary tools."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from onrecord import environment
from onrecord.load import Loaded
from onrecord.reading.checksums import Edition, manifest, revision_of
from onrecord.reading.source_files import SourceFile
from tests.loading import load, load_files
from tests.paths import EXAMPLE

COMMAND = "find sources -name '*.yaml' | LC_ALL=C sort | xargs sha256sum | sha256sum"
"""How an evidence pack tells a reader to get the revision."""


def test_a_manifest_is_what_sha256sum_reads_in_order_of_the_paths() -> None:
    """Sum, two spaces, path below sources/; one line a file."""
    one, two = hashlib.sha256(b"name: A\n").hexdigest(), hashlib.sha256(b"").hexdigest()
    files = {"topics/b.yaml": b"", "actors/a.yaml": b"name: A\n"}
    assert manifest(files) == f"{one}  sources/actors/a.yaml\n{two}  sources/topics/b.yaml\n"


def test_the_revision_is_what_ordinary_tools_make_of_the_folder(loaded: Loaded, tmp_path: Path) -> None:
    """The command that a pack prints gives the same digits."""
    shutil.copytree(EXAMPLE, tmp_path / "sources")
    result = subprocess.run(["sh", "-c", COMMAND], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert result.stdout.split()[0] == revision_of(loaded.files)


def test_one_changed_byte_is_another_revision(loaded: Loaded) -> None:
    """A line end is enough, and so is a file that is no more."""
    files = dict(loaded.files)
    path = "actors/country-a.yaml"
    changed = {**files, path: files[path] + b"\n"}
    fewer = {name: raw for name, raw in files.items() if name != path}
    assert len({revision_of(files), revision_of(changed), revision_of(fewer)}) == 3


def test_files_are_kept_byte_for_byte() -> None:
    """A byte-order mark and CRLF are read over, and yet summed as they are."""
    raw = b"\xef\xbb\xbfname: A\r\ndescription: B\r\n"
    kept = load_files([SourceFile("topics/a.yaml", raw)])
    assert kept.documents["a"].text == "name: A\ndescription: B\n"
    assert kept.files == {"topics/a.yaml": raw}


def test_what_cannot_be_read_has_no_bytes_to_sum(tmp_path: Path) -> None:
    """A link that is passed over is a problem, and in no manifest."""
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics" / "a.yaml").symlink_to(EXAMPLE / "topics" / "valley-war.yaml")
    assert load(tmp_path).files == {}


def test_an_address_is_whole_where_the_sites_own_is_known() -> None:
    """Else it is the path on whatever site it is."""
    assert Edition(site_url="https://example.org/record/").address("sources/x/#y") == (
        "https://example.org/record/sources/x/#y"
    )
    assert Edition().address("sources/x/#y") == "/sources/x/#y"
    assert Edition(revision="0123456789abcdef").short == "0123456789ab"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive committed to a repository of its own; what git's hooks set here does not reach it."""
    monkeypatch.delenv("ONRECORD_COMMIT", raising=False)
    shutil.copytree(EXAMPLE, tmp_path / "all" / "sources")
    git(tmp_path / "all", "init", "--quiet")
    git(tmp_path / "all", "add", "sources")
    git(tmp_path / "all", "commit", "--quiet", "--message", "The archive")
    return tmp_path / "all" / "sources"


def git(folder: Path, *arguments: str) -> str:
    """What git says, with a name that it asks for and no settings of this machine."""
    who = {f"GIT_{role}_{what}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", "-C", str(folder), *arguments]
    done = subprocess.run(command, env={**kept, **settings, **who}, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_commit_of_a_clean_checkout_is_told(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change beside the archive is none of it; git's own hooks do not lead away from it."""
    (checkout.parent / "README.md").write_text("beside")
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert environment.commit_of(checkout) == git(checkout, "rev-parse", "HEAD")


def test_uncommitted_changes_are_told_with_the_commit(checkout: Path) -> None:
    """A file that is changed, and one that git does not know yet."""
    commit = git(checkout, "rev-parse", "HEAD")
    new = checkout / "topics" / "new.yaml"
    new.write_text("name: New\n")
    assert environment.commit_of(checkout) == f"{commit} and uncommitted changes"
    new.unlink()
    assert environment.commit_of(checkout) == commit
    (checkout / "topics" / "valley-war.yaml").write_text("name: Changed\n")
    assert environment.commit_of(checkout) == f"{commit} and uncommitted changes"


def test_without_git_or_a_repository_no_commit_is_told(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor of a folder that a repository around it does not hold; nothing of this fails."""
    (tmp_path / "bare").mkdir()
    (tmp_path / "all" / "other").mkdir()
    assert environment.commit_of(tmp_path / "bare") == ""
    assert environment.commit_of(tmp_path / "all" / "other") == ""
    assert environment.commit_of(tmp_path / "nowhere") == ""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert environment.commit_of(checkout) == ""


def test_a_stated_commit_is_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a site that is built from a copy without its repository."""
    monkeypatch.setenv("ONRECORD_COMMIT", "1a2b3c")
    assert environment.commit_of(tmp_path) == "1a2b3c"

"""What was read is kept: of an archive in which one card is edited, few files are read again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.generator.disk import write

from onrecord import load_kept
from onrecord.kept import Keep, anew, kept_in
from onrecord.load import Loaded, load_files
from onrecord.reading.source_files import SourceFile, source_files
from onrecord.reading.yaml_reader import read
from tests.loading import ARCHIVES
from tests.paths import EXAMPLE

Reads = list[str]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[SourceFile]:
    """An archive of two hundred files."""
    target = tmp_path_factory.mktemp("kept") / "sources"
    write(target, 60, 19)
    return source_files(target)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    """The paths of the files that are parsed from now on."""
    parsed: Reads = []

    def counting(path: str, raw: bytes) -> object:
        parsed.append(path)
        return read(path, raw)

    monkeypatch.setattr(load_kept, "read", counting)
    return parsed


def edited(files: list[SourceFile], change: Callable[[bytes], bytes]) -> list[SourceFile]:
    """The same files, one card changed."""
    (first, *_) = [file for file in files if file.path.startswith("cards/")]
    return [SourceFile(f.path, change(f.raw or b"")) if f is first else f for f in files]


def same(loaded: Loaded, files: list[SourceFile]) -> bool:
    """Whether it is what is loaded of these files without anything kept."""
    other = load_files(files)
    return (loaded.archive, loaded.problems, loaded.known) == (other.archive, other.problems, other.known)


def test_what_is_kept_is_what_was_read(files: list[SourceFile], reads: Reads, tmp_path: Path) -> None:
    """Each file is parsed once, and no more."""
    keep = kept_in(tmp_path)
    assert same(load_kept.load_kept(files, frozenset(), keep), files)
    assert sorted(reads) == sorted(file.path for file in files if file.kind)
    reads.clear()
    assert same(load_kept.load_kept(files, frozenset(), keep), files)
    assert reads == []


def test_of_one_edited_card_few_files_are_read_again(files: list[SourceFile], reads: Reads, tmp_path: Path) -> None:
    """Those that are kept together with it: about as many as the square root of all."""
    keep = kept_in(tmp_path)
    load_kept.load_kept(files, frozenset(), keep)
    reads.clear()
    now = edited(files, lambda raw: raw.replace(b"title: ", b"title: Once more, ", 1))
    assert same(load_kept.load_kept(now, frozenset(), keep), now)
    assert 0 < len(reads) < 3 * len(files) ** 0.5


def test_a_file_with_a_problem_is_read_each_time(files: list[SourceFile], reads: Reads, tmp_path: Path) -> None:
    """It alone: what is wrong with it, and where, is not kept with its values."""
    keep, now = kept_in(tmp_path), edited(files, lambda raw: raw + b"title: Twice\n")
    assert same(load_kept.load_kept(now, frozenset(), keep), now)
    reads.clear()
    loaded = load_kept.load_kept(now, frozenset(), keep)
    assert ([problem.code for problem in loaded.problems], len(reads)) == (["duplicate-key"], 1)


def test_what_does_not_hold_what_was_written_is_read_again(
    files: list[SourceFile], reads: Reads, tmp_path: Path
) -> None:
    """A byte that is another one spoils what it lies in, and nothing else."""
    keep = kept_in(tmp_path)
    load_kept.load_kept(files, frozenset(), keep)
    reads.clear()
    spoilt = min(tmp_path.iterdir())
    content = spoilt.read_bytes()
    spoilt.write_bytes(content[:-2] + bytes([content[-2] ^ 1]) + content[-1:])
    assert same(load_kept.load_kept(files, frozenset(), keep), files)
    assert 0 < len(reads) < 3 * len(files) ** 0.5


@pytest.mark.parametrize("keep", [anew])
def test_nothing_need_be_kept(keep: Keep) -> None:
    """Where there is no folder for it; places are found in the text all the same."""
    files = source_files(EXAMPLE)
    loaded = load_kept.load_kept(files, ARCHIVES, keep)
    plain = load_files(files, ARCHIVES)
    assert loaded.archive == plain.archive
    assert {name: document.values for name, document in loaded.documents.items()} == {
        name: document.values for name, document in plain.documents.items()
    }

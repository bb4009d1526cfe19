"""What takes long is kept by what it shows and by the code that made it; whatever is wrong with it, it is made anew."""

import os
import time
from pathlib import Path

import pytest

from onrecord import kept
from onrecord.kept import DAYS, anew, kept_in

OLD = time.time() - (DAYS + 1) * 86400


def files(folder: Path) -> list[Path]:
    """What lies in a folder of kept things."""
    return sorted(folder.iterdir())


def test_what_is_kept_is_not_made_again(tmp_path: Path) -> None:
    """What is kept under a name is given, else it is made once and kept; nothing else is left in the folder."""
    keep, made = kept_in(tmp_path / "deep" / "cache"), list[int]()

    def make() -> bytes:
        made.append(1)
        return b"drawn"

    assert (keep("a", make), keep("a", make), len(made)) == (b"drawn", b"drawn", 1)
    assert (keep("b", make), len(made)) == (b"drawn", 2)
    assert (kept_in(tmp_path / "deep" / "cache")("b", make), len(made)) == (b"drawn", 2)
    assert len(files(tmp_path / "deep" / "cache")) == 2


def test_nothing_need_be_kept() -> None:
    """Without a folder everything is made."""
    assert (anew("a", lambda: b"drawn"), anew("a", lambda: b"drawn again")) == (b"drawn", b"drawn again")


def test_what_is_empty_is_kept_too(tmp_path: Path) -> None:
    """That nothing came of it is no reason to make it again."""
    kept_in(tmp_path)("a", bytes)
    assert kept_in(tmp_path)("a", lambda: b"drawn") == b""


def test_other_code_makes_it_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of a module, another Python, another release of a library: nothing of theirs is taken."""
    package, libraries = tmp_path / "package", tmp_path / "libraries"
    (libraries / "pillow-13.0.0.dist-info").mkdir(parents=True)
    package.mkdir()
    module = package / "drawing.py"
    module.write_text("SIZE = 1")
    monkeypatch.setattr(kept, "PACKAGE", package)
    monkeypatch.setattr("sys.path", [str(libraries), str(tmp_path / "missing")])
    numbers = iter(range(10))

    def given() -> bytes:
        kept.code.cache_clear()
        return kept_in(tmp_path / "cache")("a", lambda: str(next(numbers)).encode())

    assert [given(), given()] == [b"0", b"0"]
    module.write_text("SIZE = 2")
    assert given() == b"1"
    (libraries / "pillow-13.0.0.dist-info").rename(libraries / "pillow-14.0.0.dist-info")
    assert given() == b"2"
    monkeypatch.setattr("sys.version", "4")
    assert given() == b"3"
    module.rename(package / "drawn.py")
    assert given() == b"4"
    kept.code.cache_clear()


@pytest.mark.parametrize("place", [0, 30, 63, 64, 68])
def test_a_flipped_byte_is_seen(tmp_path: Path, place: int) -> None:
    """Wherever it is, the thing is made anew, and kept whole from then on."""
    kept_in(tmp_path)("a", lambda: b"drawn")
    (file,) = files(tmp_path)
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)
    assert kept_in(tmp_path)("a", lambda: b"drawn anew") == b"drawn anew"
    assert kept_in(tmp_path)("a", lambda: b"never") == b"drawn anew"


@pytest.mark.parametrize("left", [0, 10, 64])
def test_a_file_that_was_cut_off_is_made_anew(tmp_path: Path, left: int) -> None:
    """However much of it is left."""
    kept_in(tmp_path)("a", lambda: b"drawn")
    (file,) = files(tmp_path)
    file.write_bytes(file.read_bytes()[:left])
    assert kept_in(tmp_path)("a", lambda: b"drawn anew") == b"drawn anew"


def test_a_cache_that_cannot_be_written_fails_nothing(tmp_path: Path) -> None:
    """Where no folder can be made, everything is made."""
    (tmp_path / "file").write_text("")
    assert kept_in(tmp_path / "file")("a", lambda: b"drawn") == b"drawn"


def test_what_cannot_be_kept_leaves_nothing_behind(tmp_path: Path) -> None:
    """Where its name is taken by a folder, what was written beside it goes, and it is given all the same."""
    kept_in(tmp_path)("a", lambda: b"drawn")
    (file,) = files(tmp_path)
    file.unlink()
    (file / "b").mkdir(parents=True)
    assert kept_in(tmp_path)("a", lambda: b"drawn") == b"drawn"
    assert files(tmp_path) == [file]


def test_a_cache_that_can_only_be_read_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That a file cannot be marked as asked for is no reason to make it again."""

    def refused(path: Path) -> None:
        raise PermissionError(path)

    kept_in(tmp_path)("a", lambda: b"drawn")
    monkeypatch.setattr(Path, "touch", refused)
    assert kept_in(tmp_path)("a", lambda: b"drawn again") == b"drawn"


def test_what_nobody_asks_for_goes(tmp_path: Path) -> None:
    """Before something new is kept for the first time; what was asked for stays, however old and however much."""
    for number in range(20):
        kept_in(tmp_path)(f"{number}", lambda: b"drawn")
    for file in files(tmp_path):
        os.utime(file, (OLD, OLD))
    keep = kept_in(tmp_path)
    for number in range(5):
        keep(f"{number}", lambda: b"never")
    assert len(files(tmp_path)) == 20
    keep("new", lambda: b"drawn")
    assert len(files(tmp_path)) == 6
    assert [kept_in(tmp_path)(f"{number}", lambda: b"made") for number in (0, 4, 5)] == [b"drawn", b"drawn", b"made"]

"""The index of the search: what lies in it, what is kept of it, and what is said where it fails."""

import gzip
import io
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest

from onrecord.exports.search import index, program
from onrecord.kept import kept_in
from onrecord.output import Record
from onrecord.pages.search.record import record as record_of

KINDS = ("attributed", "verified", "unacknowledged")
OLD, NEW = date(2019, 5, 1), date(2024, 12, 30)


def record(number: int, text: str, day: date | None = None) -> Record:
    """A record of some text."""
    filters = [("result", "statement"), ("kind", KINDS[number % 3]), ("actor", f"actor-{number}")]
    return record_of(f"sources/card/#s{number}", f'{{"url":"s{number}"}}', filters, [(1.0, text)], day)


LISTED = [record(1, "Soldiers were sent."), record(2, "None was sent <b>there</b> & back.")]


def shipped(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pages Pagefind was given, each time that it was asked."""
    asked: list[int] = []

    def counting(pages: Iterable[tuple[str, str]]) -> Mapping[str, bytes]:
        given = list(pages)
        asked.append(len(given))
        return program.indexed(given)

    monkeypatch.setattr(index, "indexed", counting)
    return asked


def test_an_index_is_made_without_what_no_page_uses(tmp_path: Path) -> None:
    """One fragment for a record, with what draws it and its words, and nothing left of an earlier one."""
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "old.txt").write_text("old")
    assert index.index(LISTED, tmp_path / "one") == 2
    files = shipped(tmp_path / "one")
    assert {name for name in files if "/" not in name and "meta" not in name} == {
        "pagefind.js",
        "pagefind-entry.json",
        "shards.json",
        "wasm.en.pagefind",
    }
    assert files["shards.json"] == b"[]"
    fragments = [gzip.decompress(content) for name, content in files.items() if name.startswith("fragment/")]
    told = [json.loads(one.removeprefix(b"pagefind_dcd")) for one in fragments]
    assert sorted((one["url"], one["content"]) for one in told) == [
        ('{"url":"s1"}', "Soldiers were sent."),
        ('{"url":"s2"}', "None was sent <b>there</b> & back."),
    ]
    assert [one["meta"] for one in told] == [{}, {}]  # all of which would be searched


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    """In whatever order they come: filters have their values in order, and pages that of their days and addresses."""
    many = [record(number, f"Word{number} and more.", OLD) for number in range(40)]
    index.index(many, tmp_path / "one")
    index.index(many[::-1], tmp_path / "two")
    assert shipped(tmp_path / "one") == shipped(tmp_path / "two")


def test_without_records_there_is_a_search_that_finds_nothing(tmp_path: Path) -> None:
    """Pagefind refuses to index nothing, and the header's field asks for its program."""
    (tmp_path / "pagefind").mkdir()
    (tmp_path / "pagefind" / "old.txt").write_text("old")
    assert index.index([], tmp_path / "pagefind") == 0
    assert shipped(tmp_path / "pagefind") == {"pagefind.js": index.NOTHING.encode(), "shards.json": b"[]"}


def test_what_has_a_day_lies_by_period_where_it_is_much(tmp_path: Path) -> None:
    """The newest first in the list; with the program and with what has no day only at the root."""
    dated = [*(record(number, "Old.", OLD) for number in (3, 4)), record(5, "New.", NEW)]
    assert index.index([*LISTED, *dated], tmp_path, most=2) == 5
    files = shipped(tmp_path)
    assert json.loads(files["shards.json"]) == [["2020s", 1], ["2010s", 2]]
    fragments = [name.rpartition("fragment/")[0] for name in files if "fragment/" in name]
    assert sorted(fragments) == ["", "", "2010s/", "2010s/", "2020s/"]
    program_files = {name for name in files if name.endswith(("pagefind.js", "wasm.en.pagefind"))}
    assert program_files == {"pagefind.js", "wasm.en.pagefind"}
    assert {"pagefind-entry.json", "2010s/pagefind-entry.json", "2020s/pagefind-entry.json"} < files.keys()


def test_a_shard_that_is_kept_is_not_indexed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the others, one that has a new record is, alone; and the site is that of a build that keeps nothing."""
    asked, keep = counted(monkeypatch), kept_in(tmp_path / "kept")
    some = [*LISTED, *(record(number, "Old.", OLD) for number in (3, 4)), record(5, "New.", NEW)]
    index.index(some, tmp_path / "one", keep, most=2)
    assert sorted(asked) == [1, 2, 2]
    index.index(some, tmp_path / "two", keep, most=2)
    assert (len(asked), shipped(tmp_path / "two")) == (3, shipped(tmp_path / "one"))
    more = [*some, record(6, "Newer.", NEW)]
    index.index(more, tmp_path / "three", keep, most=2)
    assert asked[3:] == [2]
    index.index(more, tmp_path / "four", most=2)
    assert shipped(tmp_path / "three") == shipped(tmp_path / "four")


def _cut(content: bytes) -> bytes:
    return content[:-1]


def _flipped(content: bytes) -> bytes:
    return content[:-9] + bytes([content[-9] ^ 1]) + content[-8:]


def _emptied(content: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("damaged", [_cut, _flipped, _emptied])
def test_a_kept_shard_that_was_damaged_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damaged: Callable[[bytes], bytes]
) -> None:
    """And kept in place of the damaged one."""
    asked, keep = counted(monkeypatch), kept_in(tmp_path / "kept")
    index.index(LISTED, tmp_path / "one", keep)
    (file,) = (tmp_path / "kept").iterdir()
    whole = file.read_bytes()
    file.write_bytes(damaged(whole))
    index.index(LISTED, tmp_path / "two", keep)
    assert (asked, shipped(tmp_path / "two")) == ([2, 2], shipped(tmp_path / "one"))
    assert file.read_bytes() == whole


class _Failing:
    """A program that says something and ends."""

    returncode = 1

    def __init__(self, answer: bytes, errors: bytes) -> None:
        self._answer, self._errors = answer, errors
        self.stdin = io.BytesIO()

    def __call__(self, command: list[str], *, stderr: io.BufferedWriter, **more: object) -> "_Failing":
        stderr.write(self._errors)
        self.stdout = stderr  # a file, whose descriptor is read from its end
        return self

    def __enter__(self) -> "_Failing":
        return self

    def __exit__(self, *of: object) -> None:
        pass


def test_a_pagefind_that_fails_is_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what it said; nothing is written but the list of shards."""
    monkeypatch.setattr("subprocess.Popen", _Failing(b"", b"no such processor\n"))
    with pytest.raises(index.NotIndexed) as raised:
        index.index(LISTED, tmp_path / "pagefind")
    assert str(raised.value) == "the search could not be indexed by Pagefind: no such processor"
    assert shipped(tmp_path / "pagefind") == {"shards.json": b"[]"}


def test_a_pagefind_that_refuses_what_it_is_given_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """In its own words."""
    monkeypatch.setattr(program, "_asked", lambda pages: iter([(7, {"type": "Unheard"})]))
    with pytest.raises(index.NotIndexed) as raised:
        program.indexed([])
    assert str(raised.value).startswith("the search could not be indexed by Pagefind: unknown variant `Unheard`")

"""ZIP archives put together from members that were compressed before."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from onrecord.pages.evidence_pack import files as packing
from onrecord.pages.evidence_pack.files import Files
from onrecord.pages.evidence_pack.zip_members import Member, TooMany, member, zipped

FILES = {
    "sources/a.yaml": b"name: A\n" * 50,
    "sources/\u0141\u00f3d\u017a.yaml": "text: \u0141\n".encode(),
    "SUMS": b"",
}


def archive() -> bytes:
    """An archive of some files."""
    return zipped(member(path, raw) for path, raw in FILES.items())


def test_an_archive_holds_its_members_in_their_order() -> None:
    """As another program reads it: names, bytes, sums, and no clock."""
    whole = zipfile.ZipFile(io.BytesIO(archive()))
    assert whole.testzip() is None
    assert {name: whole.read(name) for name in whole.namelist()} == FILES
    assert whole.namelist() == list(FILES)
    assert {entry.date_time for entry in whole.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr) for entry in whole.infolist()} == {(3, 0o100644 << 16)}


def test_it_is_what_zipfile_would_have_written_at_once() -> None:
    """To the byte."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as whole:
        for path, raw in FILES.items():
            entry = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr, entry.compress_type = 3, 0o100644 << 16, zipfile.ZIP_DEFLATED
            whole.writestr(entry, raw, compresslevel=9)
    assert archive() == content.getvalue()


@pytest.mark.skipif(not shutil.which("unzip"), reason="there is no unzip here")
def test_unzip_unpacks_it(tmp_path: Path) -> None:
    """The program that most have."""
    (tmp_path / "all.zip").write_bytes(archive())
    subprocess.run(["unzip", "-q", "all.zip"], cwd=tmp_path, check=True)
    assert (tmp_path / "sources" / "a.yaml").read_bytes() == FILES["sources/a.yaml"]


def test_more_files_than_its_directory_can_count_are_refused() -> None:
    """Rather than written so that none could be found."""
    one = member("a", b"")
    assert zipped([one] * 0xFFFF)
    with pytest.raises(TooMany, match="no ZIP archive holds so many files"):
        zipped([one] * 0x1_0000)


def test_a_file_is_compressed_and_summed_once_for_all_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most actors are in most packs; what is a pack's own is compressed for it alone."""
    made: list[str] = []

    def counted(path: str, raw: bytes) -> Member:
        made.append(path)
        return member(path, raw)

    monkeypatch.setattr(packing, "member", counted)
    files = Files({"a": "actors/a.yaml", "b": "actors/b.yaml"}, {"actors/a.yaml": b"1", "actors/b.yaml": b"22"})
    for ids in (["a"], ["a", "b"], ["b", "a"]):
        carried = files.carried(ids, {"NAMED.csv": b"x"})
    assert [made.count(f"sources/actors/{name}.yaml") for name in "ab"] == [1, 1]
    assert [made.count(name) for name in ("sources/NAMED.csv", "SHA256SUMS")] == [3, 3]
    listed = [(file.path, file.size) for file in carried.files]
    assert listed == [
        ("sources/NAMED.csv", "1 bytes"),
        ("sources/actors/a.yaml", "1 bytes"),
        ("sources/actors/b.yaml", "2 bytes"),
    ]

"""A site out of a zip file that anybody may have made."""

import re
import stat
import struct
import warnings
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

import pytest

from onrecord.pull_request_bot.safe_unzip import NotUnpacked, files_in


def packed(*names: str | ZipInfo, content: bytes = b"x", how: int = ZIP_DEFLATED) -> bytes:
    raw = BytesIO()
    with ZipFile(raw, "w", how) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in names:
            archive.writestr(name, content, how)
    return raw.getvalue()


def unpacked(raw: bytes, files: int = 100, size: int = 10_000) -> dict[str, bytes]:
    return dict(files_in(ZipFile(BytesIO(raw)), files, size))


def test_the_files_of_a_site() -> None:
    """Each under its name; folders are made as they are needed."""
    assert unpacked(packed("index.html", "cards/", "cards/a/index.html")) == {
        "index.html": b"x",
        "cards/a/index.html": b"x",
    }


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "a/../../x",
        "/etc/passwd",
        ".git/config",
        "a/.git/hooks/post-checkout",
        ".nojekyll",
        "a\\..\\x",
        "C:\\x",
        "\\\\host\\x",
        "a\nb",
        "a\x1bb",
        "\u202ea",
        "a" * 201,
        "한" * 100,
        "/".join("a" * 21),
        "..",
        ".github/workflows/x.yml",
        "~/.ssh/../.x",
    ],
)
def test_a_name_that_is_no_plain_one(name: str) -> None:
    """It could lead out of the folder, into git's own, or hide what it is. Nothing of such an archive is taken."""
    with pytest.raises(NotUnpacked, match="which is no file of a site"):
        unpacked(packed("index.html", name))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_only_ordinary_files(kind: int) -> None:
    """A link could lead anywhere."""
    info = ZipInfo("index.html")
    info.external_attr = (kind | 0o644) << 16
    with pytest.raises(NotUnpacked, match=r"the archive holds 'index\.html', which is no file of a site"):
        unpacked(packed(info, content=b"/etc/passwd"))


def test_a_file_is_no_folder() -> None:
    """Both cannot be laid down."""
    with pytest.raises(NotUnpacked, match="the archive holds 'a' as a file and as a folder"):
        unpacked(packed("a", "a/b"))


def test_too_many_files() -> None:
    """A site of ours has fewer."""
    with pytest.raises(NotUnpacked, match="the archive holds 101 files; 100 are allowed"):
        unpacked(packed(*(f"{n}.html" for n in range(101))))


def test_too_much_in_them() -> None:
    """Counted over all files, while they are read."""
    assert len(unpacked(packed("a", "b", content=b"x" * 5000))) == 2
    with pytest.raises(NotUnpacked, match="the archive holds too much"):
        unpacked(packed("a", "b", content=b"x" * 5001))


def test_a_size_that_is_a_lie() -> None:
    """What a small archive says of itself is not believed: it cannot fill the memory."""
    raw = packed("a", content=b"\0" * 50_000_000)
    assert len(raw) < 100_000
    lying = raw.replace(struct.pack("<L", 50_000_000), struct.pack("<L", 10))
    assert lying != raw
    with pytest.raises(NotUnpacked):
        unpacked(lying)


@pytest.mark.parametrize("how", [ZIP_BZIP2, ZIP_LZMA])
def test_packed_in_a_way_that_unpacks_all_at_once(how: int) -> None:
    """Its size could only be told when it is in memory."""
    with pytest.raises(NotUnpacked, match="whose size cannot be told while it is unpacked"):
        unpacked(packed("a", how=how))


def test_broken_archives_are_told_of() -> None:
    """Whichever byte is changed: out of it come the same files, or NotUnpacked, and no other error."""
    raw = packed("index.html", "cards/a.html", content=bytes(range(256)) * 8)
    refused = 0
    for place in range(raw.index(b"PK\x01\x02")):
        broken = raw[:place] + bytes([raw[place] ^ 0xFF]) + raw[place + 1 :]
        try:
            assert unpacked(broken) == unpacked(raw)
        except NotUnpacked:
            refused += 1
    assert refused > 500


def test_an_archive_with_a_password() -> None:
    """Nobody has it."""
    raw = bytearray(packed("a"))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(sign) + offset] |= 1
    with pytest.raises(NotUnpacked, match=r"the archive cannot be read \(RuntimeError\)"):
        unpacked(bytes(raw))


@pytest.mark.parametrize("name", ["..##[add-mask]a", ".\n::stop-commands::x", ".\u202e"])
def test_a_name_gives_no_order_to_whoever_runs_this(name: str) -> None:
    """The message goes into the log of a run with a token that may write."""
    with pytest.raises(NotUnpacked) as raised:
        unpacked(packed(name))
    assert not re.search(r"##\[|::|\n|\u202e", str(raised.value))

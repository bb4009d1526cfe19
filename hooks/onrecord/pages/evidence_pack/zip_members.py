"""ZIP archives put together from members that were compressed before: many packs carry the same files.

`zipfile` makes each member, alone in an archive of its own (APPNOTE 4.3.7, 4.3.12); here they are only laid behind each
other, and their offsets and the end of the directory (4.3.16) written anew. Nothing depends on a clock.
"""

import io
import struct
import zipfile
from collections.abc import Iterable
from typing import Final, NamedTuple

_TIMELESS: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_READABLE: Final = 0o100644
_END: Final = struct.Struct("<4s4H2LH")
_OFFSET: Final = struct.Struct("<L")
_OFFSET_AT: Final = 42
"""Where in an entry of the directory it says where its member begins."""
_MOST: Final = 0xFFFF
"""More members than a directory of this form can count."""


class Member(NamedTuple):
    """A file in an archive: with its header, compressed; and its entry in the directory."""

    content: bytes
    entry: bytes


class TooMany(ValueError):  # noqa: N818 (it is told to the user as it is)
    """A ZIP archive of this form has fewer files, or is smaller."""


def member(path: str, raw: bytes) -> Member:
    """A file as a member of archives. It depends on nothing but its path, its bytes and zlib's release."""
    entry = zipfile.ZipInfo(path, _TIMELESS)
    entry.create_system, entry.external_attr, entry.compress_type = _UNIX, _READABLE << 16, zipfile.ZIP_DEFLATED
    alone = io.BytesIO()
    with zipfile.ZipFile(alone, "w") as archive:
        archive.writestr(entry, raw, compresslevel=9)
    whole = alone.getvalue()
    directory = _END.unpack(whole[-_END.size :])[-2]
    return Member(whole[:directory], whole[directory : -_END.size])


def zipped(members: Iterable[Member]) -> bytes:
    """An archive of members, in their order. Raises TooMany where it would have to have another form."""
    contents: list[bytes] = []
    entries: list[bytes] = []
    begin = 0
    for content, entry in members:
        if len(entries) == _MOST or begin > 0xFFFF_FFFF - len(content):
            raise TooMany("no ZIP archive holds so many files")
        entries.append(entry[:_OFFSET_AT] + _OFFSET.pack(begin) + entry[_OFFSET_AT + _OFFSET.size :])
        contents.append(content)
        begin += len(content)
    directory, count = b"".join(entries), len(entries)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), begin, 0)
    return b"".join([*contents, directory, end])

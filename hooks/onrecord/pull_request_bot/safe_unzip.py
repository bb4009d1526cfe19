"""A site out of a zip file that anybody may have made."""

import re
import stat
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as BadStream  # noqa: N812 (as zlib names it, it would say nothing)

MOST_FILES: Final = 20_000
MOST_BYTES: Final = 300_000_000


class NotUnpacked(Exception):  # noqa: N818 (it is told as it is)
    """The archive holds what no site of ours does; the message says what."""


def files_in(
    archive: ZipFile, most_files: int = MOST_FILES, most_bytes: int = MOST_BYTES
) -> Iterator[tuple[str, bytes]]:
    """The name and content of each file. Raises NotUnpacked for a name that leads elsewhere, a link, or too much."""
    listed = [info for info in archive.infolist() if not info.is_dir()]
    if len(listed) > most_files:
        raise NotUnpacked(f"the archive holds {len(listed)} files; {most_files} are allowed")
    names = [_name(info) for info in listed]
    _refuse_files_as_folders(names)
    left = most_bytes
    for name, info in zip(names, listed, strict=True):
        content = _content(archive, info, left)
        left -= len(content)
        yield name, content


def _refuse_files_as_folders(names: list[str]) -> None:
    folders = {str(folder) for name in names for folder in PurePosixPath(name).parents}
    for name in names:
        if name in folders:
            raise NotUnpacked(f"the archive holds {_shown(name)} as a file and as a folder")


def _content(archive: ZipFile, info: ZipInfo, most: int) -> bytes:
    """What was promised of its size may be a lie: it is counted while it is read."""
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise NotUnpacked("the archive is packed in a way whose size cannot be told while it is unpacked")
    try:
        with archive.open(info) as packed:
            content = packed.read(most + 1)
    except (BadZipFile, BadStream, RuntimeError, OSError, EOFError, ValueError) as error:
        raise NotUnpacked(f"the archive cannot be read ({type(error).__name__})") from None
    if len(content) > most:
        raise NotUnpacked("the archive holds too much")
    return content


def _name(info: ZipInfo) -> str:
    """The path of a file within its site. Raises NotUnpacked where it is no plain one."""
    parts = PurePosixPath(info.filename).parts
    mode = info.external_attr >> 16
    ordinary = not mode or stat.S_IFMT(mode) in (0, stat.S_IFREG)
    # a name that begins with a dot may be .git, or a setting of whatever serves the files
    plain = 0 < len(parts) < 20 and not any(part.startswith((".", "/")) or _is_long(part) for part in parts)
    if not info.filename.isprintable() or not ordinary or not plain or "\\" in info.filename:
        raise NotUnpacked(f"the archive holds {_shown(info.filename)}, which is no file of a site")
    return "/".join(parts)


def _is_long(part: str) -> bool:
    return len(part.encode("utf-8", "replace")) > 200


def _shown(name: str) -> str:
    """A name in a run's log, where `::` and `##[` give orders to whoever runs it."""
    return repr(re.sub(r"[^\w./ -]", "\ufffd", name)[:200])

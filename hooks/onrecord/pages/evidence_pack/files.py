"""The files of an archive as packs take them: their bytes and sums, and all of a pack in one ZIP archive."""

import io
import zipfile
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from ...reading.checksums import FOLDER, manifest_of, sum_of

SUMS: Final = "SHA256SUMS"
_TIMELESS: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_READABLE: Final = 0o100644


class Files:
    """The files of an archive: the path of each entity's, and the bytes at each path; each is summed once."""

    def __init__(self, paths: Mapping[str, str], raw: Mapping[str, bytes]) -> None:
        self._paths, self._raw = paths, raw
        self.sum_of = cache(self._sum_of)

    def _sum_of(self, entity: str) -> str:
        """The SHA-256 of the file of an entity."""
        return sum_of(self._raw[self._paths[entity]])

    def of(self, ids: Iterable[str]) -> dict[str, tuple[bytes, str]]:
        """The bytes and the sums of these entities' files, by their paths."""
        return {self._paths[name]: (self._raw[self._paths[name]], self.sum_of(name)) for name in sorted(ids)}


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as a pack's page tells of it."""

    path: str
    size: str
    sum: str


Carried = Mapping[str, tuple[bytes, str]]
"""The files of a pack by their paths in the archive: bytes and sum."""


def listed(files: Carried) -> list[Listed]:
    """The files of a pack, in order of their paths."""
    return [Listed(f"{FOLDER}/{path}", f"{len(raw):,} bytes", total) for path, (raw, total) in sorted(files.items())]


def data_uri(media_type: str, raw: bytes) -> bytes:
    """An address that holds the bytes themselves (RFC 2397)."""
    return b"data:%b;base64,%b" % (media_type.encode(), b64encode(raw))


def zipped(files: Carried) -> bytes:
    """Files in a ZIP archive with their manifest. It depends on nothing but them and zlib's release: no clock."""
    sums = manifest_of({path: total for path, (_, total) in files.items()}).encode()
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for path, raw in {SUMS: sums, **{f"{FOLDER}/{path}": raw for path, (raw, _) in sorted(files.items())}}.items():
            entry = zipfile.ZipInfo(path, _TIMELESS)
            entry.create_system, entry.external_attr, entry.compress_type = _UNIX, _READABLE << 16, zipfile.ZIP_DEFLATED
            archive.writestr(entry, raw, compresslevel=9)
    return content.getvalue()

"""The files of an archive as packs take them: listed with their sums, and all of a pack in one ZIP archive."""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from ...reading.checksums import FOLDER, manifest_of, sum_of
from .zip_members import Member, member, zipped

SUMS: Final = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as a pack's page tells of it."""

    path: str
    size: str
    sum: str


@dataclass(frozen=True, slots=True)
class Carried:
    """All that a pack carries: the list of its files, and all of them in one ZIP archive."""

    files: list[Listed]
    zip: bytes


class Files:
    """The files of an archive: the path of each entity's, and the bytes at each path.

    Many packs carry the same: each file is summed and compressed once.
    """

    def __init__(self, paths: Mapping[str, str], raw: Mapping[str, bytes]) -> None:
        self._paths, self._raw = paths, raw
        self.sum_of = cache(self._sum_of)
        self._member = cache(self._compressed)

    def _sum_of(self, entity: str) -> str:
        """The SHA-256 of the file of an entity."""
        return sum_of(self._raw[self._paths[entity]])

    def _compressed(self, path: str) -> Member:
        return member(f"{FOLDER}/{path}", self._raw[path])

    def carried(self, ids: Iterable[str], own: Mapping[str, bytes]) -> Carried:
        """The files of these entities, and those that are a pack's own, by their paths; with their sums."""
        sums = {self._paths[name]: self.sum_of(name) for name in ids} | {path: sum_of(raw) for path, raw in own.items()}
        paths = sorted(sums)
        listed = [
            Listed(f"{FOLDER}/{path}", f"{len(own.get(path) or self._raw[path]):,} bytes", sums[path]) for path in paths
        ]
        members = (member(f"{FOLDER}/{path}", own[path]) if path in own else self._member(path) for path in paths)
        return Carried(listed, zipped([member(SUMS, manifest_of(sums).encode()), *members]))


def data_uri(media_type: str, raw: bytes) -> bytes:
    """An address that holds the bytes themselves (RFC 2397)."""
    return b"data:%b;base64,%b" % (media_type.encode(), b64encode(raw))

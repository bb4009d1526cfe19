"""Sums of the archive's files, and its revision: what lets a reader check, without us, what a page was made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

FOLDER: Final = "sources"
"""How the archive's folder is called in a manifest, whatever it is called where a site is built."""
_SHORT: Final = 12
NAME: Final = "On Record"
"""What an archive is called that was given no other name."""


@dataclass(frozen=True, slots=True)
class Edition:
    """Of which state of the archive a page tells, and where it is published, up to the last `/`; empty if not known.

    `revision` is the archive's own (see `revision_of`), `commit` that of the git checkout its files lie in; `name` is
    what the archive is called.
    """

    revision: str = ""
    commit: str = ""
    site_url: str = ""
    name: str = NAME

    @property
    def short(self) -> str:
        """The first digits of the revision: enough to tell two apart in a sentence."""
        return self.revision[:_SHORT]

    def address(self, url: str) -> str:
        """Where a page of the site is read: its whole address if the site's is known, else its path."""
        return f"{self.site_url or '/'}{url}"


NO_EDITION: Final = Edition()
"""Nothing is known of where a page comes from or lies."""


def sum_of(raw: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal digits."""
    return sha256(raw).hexdigest()


def manifest(files: Mapping[str, bytes]) -> str:
    """The sums of files by their paths in the archive, in the form that `sha256sum -c` reads, in order of the paths."""
    return manifest_of({path: sum_of(raw) for path, raw in files.items()})


def manifest_of(sums: Mapping[str, str]) -> str:
    """The same of sums that are known, by the paths of their files."""
    return "".join(f"{total}  {FOLDER}/{path}\n" for path, total in sorted(sums.items()))


def revision_of(files: Mapping[str, bytes]) -> str:
    """The revision of an archive: the SHA-256 of the manifest of all its files. One changed byte changes it."""
    return sum_of(manifest(files).encode())

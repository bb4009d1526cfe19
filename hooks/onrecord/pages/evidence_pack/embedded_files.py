"""Files carried inside a page: each as a link that holds its bytes, and all of them in one archive."""

import io
import zipfile
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ...reading.checksums import FOLDER, manifest, sum_of

SUMS: Final = "SHA256SUMS"
_TIMELESS: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_READABLE: Final = 0o100644


@dataclass(frozen=True, slots=True)
class EmbeddedFile:
    """A file of the archive as a pack carries it: `uri` holds its bytes."""

    path: str
    name: str
    sum: str
    size: str
    uri: str


@dataclass(frozen=True, slots=True)
class EmbeddedFiles:
    """All that a pack carries: each file, their manifest as text and as a link, and everything in one archive."""

    files: tuple[EmbeddedFile, ...]
    sums: str
    sums_uri: str
    all_uri: str
    all_name: str


def embedded(files: Mapping[str, bytes], name: str) -> EmbeddedFiles:
    """Files of the archive by their paths, made ready to be carried in the pack of that name."""
    sums = manifest(files)
    return EmbeddedFiles(
        tuple(_embedded(path, raw) for path, raw in sorted(files.items())),
        sums,
        data_uri("text/plain", sums.encode()),
        data_uri("application/zip", zipped(files)),
        f"{name}.zip",
    )


def _embedded(path: str, raw: bytes) -> EmbeddedFile:
    name = path.rpartition("/")[2]
    return EmbeddedFile(f"{FOLDER}/{path}", name, sum_of(raw), f"{len(raw):,} bytes", data_uri("application/yaml", raw))


def data_uri(media_type: str, raw: bytes) -> str:
    """An address that holds the bytes themselves (RFC 2397)."""
    return f"data:{media_type};base64,{b64encode(raw).decode('ascii')}"


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files in a ZIP archive with their manifest. It depends on nothing but them and zlib's release: no clock."""
    whole = {SUMS: manifest(files).encode(), **{f"{FOLDER}/{path}": raw for path, raw in sorted(files.items())}}
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for path, raw in whole.items():
            entry = zipfile.ZipInfo(path, _TIMELESS)
            entry.create_system, entry.external_attr, entry.compress_type = _UNIX, _READABLE << 16, zipfile.ZIP_DEFLATED
            archive.writestr(entry, raw, compresslevel=9)
    return content.getvalue()

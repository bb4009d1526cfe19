"""The files of a shard as one text of bytes that can be kept, and told from one that was damaged."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

_DIGEST: Final = 32


def packed(files: Mapping[str, bytes]) -> bytes:
    """A digest of all that follows; the names and sizes of files, as JSON, and how long these are; the files."""
    names = json.dumps({name: len(content) for name, content in files.items()}).encode()
    rest = b"".join((len(names).to_bytes(4, "big"), names, *files.values()))
    return sha256(rest).digest() + rest


def is_sound(content: bytes) -> bool:
    """Whether nothing of it was damaged."""
    return len(content) > _DIGEST and sha256(memoryview(content)[_DIGEST:]).digest() == content[:_DIGEST]


def unpacked(content: bytes) -> Mapping[str, bytes]:
    """The files of what is sound."""
    start = _DIGEST + 4
    at = start + int.from_bytes(content[_DIGEST:start], "big")
    files = {}
    for name, size in json.loads(content[start:at]).items():
        files[name] = content[at : at + size]
        at += size
    return files

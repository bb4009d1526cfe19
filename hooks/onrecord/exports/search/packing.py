"""The files of a shard as one piece, which can be kept."""

import json
from collections.abc import Mapping
from typing import Final

_LENGTH: Final = 4
"""Bytes that say how long the list of names is."""


def packed(files: Mapping[str, bytes]) -> bytes:
    """The names and sizes of files, as JSON, and how long these are; the files."""
    names = json.dumps({name: len(content) for name, content in files.items()}).encode()
    return b"".join((len(names).to_bytes(_LENGTH, "big"), names, *files.values()))


def unpacked(content: bytes) -> Mapping[str, bytes]:
    """The files that were packed."""
    at = _LENGTH + int.from_bytes(content[:_LENGTH], "big")
    files = {}
    for name, size in json.loads(content[_LENGTH:at]).items():
        files[name] = content[at : at + size]
        at += size
    return files

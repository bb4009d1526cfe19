"""Pagefind's index with its filters in a fixed order: it writes their values as its memory has them, anew each time.

The same records then give the same files. A file of a filter is CBOR (RFC 8949): its name, and pairs of a value and the
numbers of its pages. The list of all files says by which filter each is called.
"""

import gzip
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

_MARK: Final = b"pagefind_dcd"
"""What each packed file begins with."""
_HASH: Final = 7
_LONG: Final = 24
"""From which on the length of a thing has bytes of its own."""


def settled(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an index of one language, the values of each filter in order, and whatever is called by them."""
    filters = [(name, _unpacked(content)) for name, content in files.items() if name.startswith("filter/")]
    ordered = sorted((*_ordered(content), name) for name, content in filters)
    old_list = next(name for name in files if name.endswith(".pf_meta"))
    listed = _unpacked(files[old_list])
    pairs = [b"\x82" + key + _text(_hash_in(name)) for key, _, name in ordered]
    at, length = min(map(listed.index, pairs), default=0), sum(map(len, pairs))
    renamed = {name: f"filter/en_{_digest(content)[:_HASH]}.pf_filter" for _, content, name in ordered}
    new_pairs = b"".join(b"\x82" + key + _text(_hash_in(renamed[name])) for key, _, name in ordered)
    listed = listed[:at] + new_pairs + listed[at + length :]
    old_hash, new_hash = _hash_in(old_list), f"en_{_digest(listed)[: _HASH + 3]}"
    made = {name: content for name, content in files.items() if name != old_list and name not in renamed}
    made |= {renamed[name]: _packed(content) for _, content, name in ordered}
    made[f"pagefind.{new_hash}.pf_meta"] = _packed(listed)
    made["pagefind-entry.json"] = made["pagefind-entry.json"].replace(old_hash.encode(), new_hash.encode())
    return dict(sorted(made.items()))


def _ordered(content: bytes) -> tuple[bytes, bytes]:
    """The name of a filter, as it is written, and its file with its values in order."""
    start = len(_head(content, 0))  # an array of two: the name, and the values
    end_of_name = _end(content, start)
    values_at = end_of_name + len(_head(content, end_of_name))
    values, at = [], values_at
    while at < len(content):
        end = _end(content, at)
        values.append(content[at:end])
        at = end
    return content[start:end_of_name], content[:values_at] + b"".join(sorted(values))


def _head(content: bytes, at: int) -> bytes:
    """The byte that says what a thing is, and those of its length."""
    short = content[at] & 0x1F
    return content[at : at + 1 + (0 if short < _LONG else 1 << (short - _LONG))]


def _end(content: bytes, at: int) -> int:
    """Where a number, a text or an array ends."""
    head = _head(content, at)
    number = head[0] & 0x1F if len(head) == 1 else int.from_bytes(head[1:], "big")
    at += len(head)
    match head[0] >> 5:
        case 0:
            return at
        case 3:
            return at + number
        case 4:
            for _ in range(number):
                at = _end(content, at)
            return at
        case other:
            raise ValueError(f"Pagefind wrote a filter with a thing of the kind {other}, which is none that it has")


def _text(text: str) -> bytes:
    return bytes([0x60 | len(text)]) + text.encode()


def _hash_in(name: str) -> str:
    """`en_1a2b3c4` of `filter/en_1a2b3c4.pf_filter` and of `pagefind.en_1a2b3c4.pf_meta`."""
    return name.rpartition("/")[2].removeprefix("pagefind.").partition(".")[0]


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _unpacked(content: bytes) -> bytes:
    return gzip.decompress(content).removeprefix(_MARK)


def _packed(content: bytes) -> bytes:
    return gzip.compress(_MARK + content, 9, mtime=0)

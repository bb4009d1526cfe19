"""The archive of files of which most were read before: what each holds is kept, as JSON, by what is in it.

Files are kept some hundred together, by their paths: where one is changed, those few are read anew. Only a file that is
plain and has no problem by itself is kept; where its values stand is looked up in its text, when that is asked for.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import partial
from hashlib import sha256

from .kept import Keep
from .load import Loaded, Reading, linked, read_files
from .problems.problem import Problem
from .reading.document import Document, Value
from .reading.source_files import SourceFile
from .reading.yaml_reader import plainly, read


def load_kept(files: Iterable[SourceFile], archives: Set[str], keep: Keep) -> Loaded:
    """The same as `load_files`, without reading again what is kept."""
    listed = list(files)
    return linked(read_files(listed, archives, kept_reading(listed, keep)))


def kept_reading(files: Sequence[SourceFile], keep: Keep) -> Reading:
    """What reads those of some files that are not kept, and keeps them."""
    held: dict[str, Value] = {}
    for several in _several(files):
        held |= json.loads(keep(f"values {digest(several)}", partial(_values, several)))

    def reading(path: str, raw: bytes) -> tuple[Document, list[Problem]]:
        return (plainly(path, raw, held[path]), []) if path in held else read(path, raw)

    return reading


def digest(files: Iterable[SourceFile]) -> str:
    """A digest of files, by their paths and what they hold."""
    found = sha256()
    for file in files:
        found.update(f"{file.path}\n{file.reason}\n{'' if file.raw is None else len(file.raw)}\n".encode())
        found.update(file.raw or b"")
    return found.hexdigest()


def _several(files: Sequence[SourceFile]) -> Iterable[list[SourceFile]]:
    """The files of entities in as many parts as each has files, more or less; a file stays in its own."""
    parts = 1 << len(files).bit_length() // 2
    found = defaultdict[int, list[SourceFile]](list)
    for file in files:
        if file.kind and file.raw is not None:
            found[int.from_bytes(sha256(file.path.encode()).digest()[:4], "big") % parts].append(file)
    return found.values()


def _values(files: Iterable[SourceFile]) -> bytes:
    """What those of some files hold that are plain and have no problem."""
    held: dict[str, Mapping[str, Value]] = {}
    for file in files:
        document, problems = read(file.path, file.raw or b"")
        if document.data is not None and not problems:
            held[file.path] = document.data
    return json.dumps(held).encode()

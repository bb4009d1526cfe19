"""`onrecord fmt`: a file in the usual order and spacing, for those who like it. No check asks for it.

Lines are moved and their indentation is changed; no value is written anew. What the result reads to is compared with
what was read before, values and remarks alike, and where anything differs, the file stays as it is.
"""

import yaml

from ..model.parse import MODELS
from ..reading.document import Document
from ..reading.yaml_reader import read
from ..vocabulary import EntityKind
from .comments import remarks
from .indenting import indented
from .ordering import ordered
from .spacing import spaced


class NotFormatted(Exception):  # noqa: N818 (the file stays as it is)
    """Why a file is left as it is, in words for whoever wrote it."""


def formatted(path: str, raw: bytes, kind: EntityKind) -> bytes:
    """A file's bytes in the usual order and spacing.

    Raises NotFormatted where the file cannot be read, or would not read to the same values and remarks.
    """
    before = _read(path, raw)
    try:
        raw = spaced(ordered(indented(before.text), MODELS[kind])).encode()
        same = _says(_read(path, raw)) == _says(before)
    except (NotFormatted, yaml.YAMLError):
        same = False
    if not same:
        raise NotFormatted("its lines cannot be moved without changing what it says")
    return raw


def _says(document: Document) -> tuple[object, list[str]]:
    return document.data, sorted(remarks(document.text))


def _read(path: str, raw: bytes) -> Document:
    document, problems = read(path, raw)
    if problems or document.data is None:
        raise NotFormatted("it has problems; “onrecord check” tells which")
    return document

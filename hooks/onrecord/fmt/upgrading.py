"""Files of an older version of the card format in the words of the present one.

A step leads from one version to the next, and there is one for every version but the present. It is given the text of
a file and what the file holds, and changes only what the next version spells otherwise: lines, order and remarks stay.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import yaml

from ..model.format_version import FIELD, FIRST
from ..reading.yaml_reader import read
from ..vocabulary import EntityKind
from . import NotFormatted
from .comments import remarks

Step = Callable[[str, EntityKind], str]
STEPS: Final[Mapping[int, Step]] = MappingProxyType({})
"""From each older version to the next. None yet: every file that was ever written for version 1 is of version 1."""
_SCHEMA: Final = re.compile(r"^(# yaml-language-server: \$schema=\S*schema/)\d+(/\w+\.json)$", re.MULTILINE)
_NUMBER: Final = re.compile(rf"^{FIELD}:.*?(?=[ \t]+#|$)", re.MULTILINE)


def upgraded(path: str, raw: bytes, kind: EntityKind, stated: int, steps: Mapping[int, Step] = STEPS) -> bytes:
    """A file's bytes in the version after the last of the steps; `stated` is the version that it is written in.

    Raises NotFormatted where it cannot be read before or after, or would lose a remark.
    """
    text = before = _text(path, raw)
    for version in range(stated, last_of(steps)):
        text = steps[version](text, kind)
    raw = text.encode()
    try:
        kept = sorted(remarks(_text(path, raw))) == sorted(remarks(before))
    except (NotFormatted, yaml.YAMLError):
        kept = False
    if not kept:
        raise NotFormatted("it cannot be brought into the present form without changing what else it says")
    return _SCHEMA.sub(rf"\g<1>{last_of(steps)}\g<2>", text).encode()


def last_of(steps: Mapping[int, Step]) -> int:
    """The version to which steps lead."""
    return max(steps, default=FIRST - 1) + 1


def stating(version: int, raw: bytes = b"") -> bytes:
    """The file that says in which version an archive is written: with its remarks, where there was one before."""
    line = f"{FIELD}: {version}"
    text = raw.decode()
    return (_NUMBER.sub(line, text, count=1) if _NUMBER.search(text) else f"{line}\n").encode()


def _text(path: str, raw: bytes) -> str:
    document, problems = read(path, raw)
    if problems or document.data is None:
        raise NotFormatted("it has problems; “onrecord check” tells which")
    return document.text

"""The version of the card format that an archive is written in: one file says it for all of them, `format.yaml`.

An archive that has no such file is of the first version: none was stated before there was a second thing to tell apart.
"""

from typing import Final

from ..problems.problem import Fault, Problem, Span, fault
from ..reading.document import Document, Loc
from ..reading.source_files import SourceFile
from ..reading.yaml_reader import read

FIRST: Final = 1
VERSION: Final = 1
"""Raised when a file that passed may be refused. An address once published keeps its meaning, so that files that name
an earlier version go on passing in editors."""
FIELD: Final = "version"


def version_in(file: SourceFile, present: int = VERSION) -> tuple[int, list[Problem]]:
    """The version that the file says, and what is wrong with it: then it counts as the present one.

    `present` is the version that this program reads; any other is a problem, for its files would be misread.
    """
    if file.raw is None:
        return present, [Problem(file.path, Span(), fault("unreadable-file", reason=file.reason))]
    document, problems = read(file.path, file.raw)
    if document.data is None:
        return present, problems
    found = [document.problem(document.span(loc, key=key), wrong) for loc, key, wrong in _faults(document, present)]
    return _number(document) or present, [*problems, *found]


def _faults(document: Document, present: int) -> list[tuple[Loc, bool, Fault]]:
    data = document.data or {}
    faults: list[tuple[Loc, bool, Fault]] = [
        ((key,), True, fault("format-version/field", value=key, present=str(present))) for key in data if key != FIELD
    ]
    if FIELD not in data:
        return faults or [((), False, fault("format-version/missing", present=str(present)))]
    number = _number(document)
    if number is None:
        faults.append(((FIELD,), False, fault("format-version/number", present=str(present))))
    elif number != present:
        which = "format-version/newer" if number > present else "format-version/older"
        faults.append(((FIELD,), False, fault(which, value=str(number), present=str(present))))
    return faults


def _number(document: Document) -> int | None:
    value = (document.data or {}).get(FIELD)
    return int(value) if isinstance(value, str | int) and str(value).isdecimal() and int(value) >= FIRST else None

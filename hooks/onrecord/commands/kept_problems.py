"""What a check finds, kept for the next one: whoever checks again what was checked waits for its files to be read.

It is kept as JSON, by all files of the archive and by the code (`kept`). Of some files that are asked for, it is told
at once what they say by themselves; what rules find that look at others comes after.
"""

import json
from collections.abc import Callable, Sequence, Set
from typing import Any, NamedTuple

from ..kept import Keep
from ..load import linked, read_files
from ..load_kept import digest, kept_reading
from ..problems.problem import Fault, Problem, Span
from ..reading.source_files import SourceFile
from .only_named import unweighed

Tell = Callable[[list[Problem]], None]


class Checked(NamedTuple):
    """All problems of an archive, and what could not be weighed; an empty text where all could."""

    problems: list[Problem]
    note: str


def checked(
    files: Sequence[SourceFile], archives: Set[str], keep: Keep, asked: Set[str] = frozenset(), tell: Tell | None = None
) -> Checked:
    """What is wrong with an archive, kept or found; in the second case `tell` gets early what the files asked for say.

    `archives` as in `load_files`.
    """

    def find() -> bytes:
        texts = read_files(files, archives, kept_reading(files, keep))
        if tell:
            tell(texts.own_problems(asked))
        loaded = linked(texts)
        found = [_written(problem) for problem in loaded.problems]
        return json.dumps({"problems": found, "note": unweighed(loaded.archive.named)}).encode()

    known = json.loads(keep(f"problems {digest(files)} {' '.join(sorted(archives))}", find))
    return Checked([_read(problem) for problem in known["problems"]], known["note"])


Written = dict[str, Any]


def _written(problem: Problem) -> Written:
    span = problem.span
    place = {"path": problem.path, "span": [span.line, span.column, span.width], "excerpt": problem.excerpt}
    return {**place, "fault": _fault_written(problem.fault)}


def _fault_written(fault: Fault) -> Written:
    values = {name: _fault_written(value) if isinstance(value, Fault) else value for name, value in fault.values}
    return {"key": fault.key, "about": fault.about, "values": values}


def _read(written: Written) -> Problem:
    return Problem(written["path"], Span(*written["span"]), _fault_read(written["fault"]), written["excerpt"])


def _fault_read(written: Written) -> Fault:
    values = {n: _fault_read(value) if isinstance(value, dict) else value for n, value in written["values"].items()}
    return Fault(written["key"], written["about"], tuple(values.items()))

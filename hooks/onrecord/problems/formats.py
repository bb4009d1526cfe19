"""How problems print: for a person, for a review on a repository host, for a program."""

import json
import re
from collections.abc import Iterable

from ..characters import FORBIDDEN
from .problem import Problem, Severity


def as_text(problem: Problem, folder: str) -> str:
    """Three or four lines, as cards.md shows them; `folder` goes before the path."""
    # a line that begins with a file's name must not become a command to whoever runs this
    spot, name = problem.spot, FORBIDDEN.sub("\ufffd", re.sub("[\r\n]", " ", problem.path))
    path = f"{folder}/{name}" if folder else name
    lines = [f"{path}:{spot.line}:{spot.column}: {problem.severity}[{problem.code}] {problem.message}"]
    gutter = f"{spot.line:>5} | "
    if problem.excerpt.strip():
        lines.append(gutter + FORBIDDEN.sub("\ufffd", problem.excerpt).replace("\t", " "))
        lines.append(
            " " * (len(gutter) - 2) + "| " + " " * (spot.column - 1) + "^" * spot.width + f" {problem.label}".rstrip()
        )
    elif problem.label:
        lines.append(" " * (len(gutter) - 2) + f"= {problem.label}")
    if problem.advice:
        lines.append(" " * (len(gutter) - 2) + f"= {problem.advice}")
    return "\n".join(lines)


def as_json(problems: Iterable[Problem]) -> str:
    """A list of objects; lines and columns count from 1, paths are told from the archive's folder, pages from the site's root."""
    rows = [
        {
            "path": p.path, "line": p.spot.line, "column": p.spot.column, "code": p.code,
            "severity": str(p.severity), "message": p.message, "hint": p.hint, "page": p.page,
        }
        for p in problems
    ]  # fmt: skip
    return json.dumps(rows, ensure_ascii=False, indent=2)


_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def as_github(problem: Problem, folder: str) -> str:
    """A workflow command that marks the line in a pull request."""
    spot, path = problem.spot, f"{folder}/{problem.path}" if folder else problem.path
    told = ". ".join(part for part in (problem.message, problem.hint) if part)
    place = f"file={_property(path)},line={spot.line},col={spot.column},endColumn={spot.column + spot.width}"
    return f"::{_LEVELS[problem.severity]} {place},title={_property(problem.code)}::{_data(told)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def count(problems: Iterable[Problem]) -> str:
    """`2 errors, 1 warning`; an empty text where there is none."""
    listed = list(problems)
    counted = ((s, sum(p.severity is s for p in listed)) for s in Severity)
    return ", ".join(f"{n} {severity}{'' if n == 1 else 's'}" for severity, n in counted if n)

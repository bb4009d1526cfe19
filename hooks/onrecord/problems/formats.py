"""How problems print: for a person, for a review on a repository host, for a program."""

import json
import re
from collections.abc import Iterable

from ..characters import FORBIDDEN
from .catalogue import Severity
from .problem import Problem


def as_text(problem: Problem, folder: str) -> str:
    """Three or four lines; `folder` goes before the path."""
    span, wrong, name = problem.span, problem.fault, _in_terminal(problem.path)
    path = f"{folder}/{name}" if folder else name
    message, label, help_ = (words(_in_terminal) for words in (wrong.message, wrong.label, wrong.help))
    lines = [f"{path}:{span.line}:{span.column}: {problem.severity}[{problem.code}] {message}"]
    gutter = f"{span.line:>5} | "
    if problem.excerpt.strip():
        lines.append(gutter + FORBIDDEN.sub("\ufffd", problem.excerpt).replace("\t", " "))
        lines.append(" " * (len(gutter) - 2) + "| " + " " * (span.column - 1) + "^" * span.width + f" {label}".rstrip())
    elif label:
        lines.append(" " * (len(gutter) - 2) + f"= {label}")
    if help_:
        lines.append(" " * (len(gutter) - 2) + f"= {help_}")
    return "\n".join(lines)


def _in_terminal(text: str) -> str:
    """What a file says, on one line: what begins a line of its own could be a command to whoever runs this."""
    return FORBIDDEN.sub("\ufffd", re.sub("[\r\n]", " ", text))


def as_json(problems: Iterable[Problem]) -> str:
    """A list of objects; lines and columns count from 1, paths are relative to the archive, pages to the site."""
    return json.dumps([_row(problem) for problem in problems], ensure_ascii=False, indent=2)


def _row(problem: Problem) -> dict[str, str | int]:
    return {
        "path": problem.path,
        "line": problem.span.line,
        "column": problem.span.column,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
        "page": problem.page,
    }


_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def as_github(problem: Problem, folder: str) -> str:
    """A workflow command that marks the line in a pull request."""
    span, path = problem.span, f"{folder}/{problem.path}" if folder else problem.path
    text = ". ".join(part for part in (problem.message, problem.hint) if part)
    place = f"file={_property(path)},line={span.line},col={span.column},endColumn={span.column + span.width}"
    return f"::{_LEVELS[problem.severity]} {place},title={_property(problem.code)}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def count(problems: Iterable[Problem]) -> str:
    """`2 errors, 1 warning`; an empty text where there is none."""
    listed = list(problems)
    counted = ((s, sum(p.severity is s for p in listed)) for s in Severity)
    return ", ".join(f"{n} {severity}{'' if n == 1 else 's'}" for severity, n in counted if n)

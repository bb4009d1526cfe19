"""How problems print: for a person, for a review on a repository host, for a program."""

import json
from collections.abc import Iterable
from typing import Final

from ..characters import escaped, on_one_line, printable
from .catalogue import Severity
from .problem import Problem, Span
from .told import More, told

AROUND: Final = 100
"""How much of a line is shown before a problem's place, and as much behind it."""


def as_texts(problems: Iterable[Problem], folder: str) -> list[str]:
    """The problems that are told, a text each; of a file with more of them, how many more, at its end."""
    return [_more(p, folder) if isinstance(p, More) else as_text(p, folder) for p in told(problems)]


def _more(more: More, folder: str) -> str:
    return f"{_within(folder, more.path)}: {more.words}"


def _within(folder: str, path: str) -> str:
    return f"{folder}/{on_one_line(path)}" if folder else on_one_line(path)


def as_text(problem: Problem, folder: str) -> str:
    """Three or four lines; `folder` goes before the path."""
    span, wrong, path = problem.span, problem.fault, _within(folder, problem.path)
    message, label, help_ = (words(on_one_line) for words in (wrong.message, wrong.label, wrong.help))
    lines = [f"{path}:{span.line}:{span.column}: {problem.severity}[{problem.code}] {message}"]
    gutter = f"{span.line:>5} | "
    if problem.excerpt.strip():
        excerpt, mark = _excerpt(problem.excerpt, span)
        lines.append(gutter + excerpt)
        lines.append(" " * (len(gutter) - 2) + f"| {mark} {label}".rstrip())
    elif label:
        lines.append(" " * (len(gutter) - 2) + f"= {label}")
    if help_:
        lines.append(" " * (len(gutter) - 2) + f"= {help_}")
    return "\n".join(lines)


def _excerpt(line: str, span: Span) -> tuple[str, str]:
    """A line as it is shown, and its mark below: of a long line the stretch about the place."""
    start, end = max(0, span.column - 1 - AROUND), span.column - 1 + AROUND
    before, behind = "…" if start else "", "…" if end < len(line) else ""
    shown = before + on_one_line(line[start:end]).replace("\t", " ") + behind
    column = len(before) + len(on_one_line(line[start : span.column - 1]))
    return shown, " " * column + "^" * max(1, min(span.width, len(shown) - column))


def as_json(problems: Iterable[Problem]) -> str:
    """A list of objects; lines and columns count from 1, paths are relative to the archive, pages to the site.

    What is left out of a file is counted in an object that has no code and no page.
    """
    return escaped(json.dumps([_row(problem) for problem in told(problems)], ensure_ascii=False, indent=2))


def _row(problem: Problem | More) -> dict[str, str | int]:
    if isinstance(problem, More):
        row: dict[str, str | int] = {"path": problem.path, "line": 1, "column": 1, "code": ""}
        return row | {"severity": problem.severity.value, "message": problem.words, "hint": "", "page": ""}
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


def as_commands(problems: Iterable[Problem], folder: str) -> list[str]:
    """The problems that are told, a workflow command each; of a file with more of them, how many more."""
    return [_counted(p, folder) if isinstance(p, More) else as_github(p, folder) for p in told(problems)]


def _counted(more: More, folder: str) -> str:
    path = f"{folder}/{more.path}" if folder else more.path
    return f"::{_LEVELS[more.severity]} file={_property(path)}::{_data(more.words)}"


def as_github(problem: Problem, folder: str) -> str:
    """A workflow command that marks the line in a pull request."""
    span, path = problem.span, f"{folder}/{problem.path}" if folder else problem.path
    text = ". ".join(part for part in (problem.message, problem.hint) if part)
    place = f"file={_property(path)},line={span.line},col={span.column},endColumn={span.column + span.width}"
    return f"::{_LEVELS[problem.severity]} {place},title={_property(problem.code)}::{_data(text)}"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def count(problems: Iterable[Problem]) -> str:
    """`2 errors, 1 warning`; an empty text where there is none."""
    listed = list(problems)
    counted = ((s, sum(p.severity is s for p in listed)) for s in Severity)
    return ", ".join(f"{n} {severity}{'' if n == 1 else 's'}" for severity, n in counted if n)

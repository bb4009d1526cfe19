"""How a comparison prints: as markdown for a reviewer, as JSON for a program.

Whatever comes out of a card stands in a code span, where no mark, link, name or tag means anything.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from ..problems.formats import as_texts, count
from ..problems.markdown_escape import code, longest_run
from ..problems.problem import Problem
from ..problems.told import More, told
from .change import Change, Differences, Failure, What


@dataclass(frozen=True, slots=True)
class Names:
    """What a report calls the two sides, the archive's folder and the day."""

    base: str
    head: str
    folder: str
    day: date


_HEADINGS: Final[Mapping[What, str]] = {
    What.STATEMENT_ADDED: "Statements added",
    What.STATEMENT_WITHDRAWN: "Statements withdrawn",
    What.STATEMENT_GONE: "Statements gone",
    What.STATEMENT_MOVED: "Statements moved between kinds",
    What.STATEMENT_CHANGED: "Statements changed",
    What.ENTITY_ADDED: "Added",
    What.ENTITY_WITHDRAWN: "Withdrawn",
    What.ENTITY_GONE: "Gone",
    What.ENTITY_CHANGED: "Cards, questions, actors, places, topics and tombstones changed",
    What.FINDING_ADDED: "Findings added",
    What.FINDING_CHANGED: "Findings changed",
    What.FINDING_GONE: "Findings gone",
    What.CORRECTION_ADDED: "Corrections added",
    What.CORRECTION_GONE: "Corrections gone",
    What.ORIGINS_CHANGED: "Origins that change as a result",
    What.STANDING_CHANGED: "Standings and positions that change as a result, as of {day}",
}


def as_markdown(differences: Differences, names: Names) -> str:
    """What a reviewer reads: what failed first, then every change under its heading."""
    lines = [_title(names), ""]
    if differences.failures:
        lines += [f"### To mend: {len(differences.failures)}", "", *_failures(differences.failures, names.folder), ""]
    for what, changes in groupby(differences.changes, key=lambda change: change.what):
        lines += [f"### {_HEADINGS[what].format(day=names.day)}", "", *_listed(changes), ""]
    if not differences.changes:
        lines += [f"Nothing {'else ' if differences.failures else ''}changed in meaning.", ""]
    return "\n".join(lines)


def _title(names: Names) -> str:
    return f"## {code(names.base)} → {code(names.head)}: what changed in meaning"


def _failures(failures: Iterable[Failure], folder: str) -> Iterator[str]:
    for failure in failures:
        yield f"- {code(failure.subject)}: {_message(failure)}."
        example = f": {code(failure.example)}" if failure.example else "."
        yield f"  In {code(_within(folder, failure.path))}, {failure.help}{example}"


def _message(failure: Failure) -> str:
    return f"{failure.message}: {code(failure.detail)}" if failure.detail else failure.message


def _within(folder: str, path: str) -> str:
    return f"{folder}/{path}" if folder else path


def _listed(changes: Iterable[Change]) -> Iterator[str]:
    """One line a change; the changes of one thing stand below its name."""
    for subject, group in groupby(changes, key=lambda change: change.subject):
        several = list(group)
        if len(several) == 1:
            yield f"- {code(subject)}{_line(several[0], ', ', ': ')}"
        else:
            yield f"- {code(subject)}"
            yield from (f"  - {_line(change, '', ': ').removeprefix(': ')}" for change in several)


def _line(change: Change, before: str, after: str) -> str:
    """The field, then old → new; of what was added or is gone, that alone."""
    field = f"{before}{change.field}" if change.field else ""
    if change.what in _ONE_SIDED:
        return f"{field}{after}{code(change.new or change.old)}"
    old, new = (code(text) if text else "nothing" for text in (change.old, change.new))
    return f"{field}{after}{old} → {new}"


_ONE_SIDED: Final = frozenset(
    {
        What.STATEMENT_ADDED,
        What.STATEMENT_WITHDRAWN,
        What.STATEMENT_GONE,
        What.ENTITY_ADDED,
        What.ENTITY_WITHDRAWN,
        What.ENTITY_GONE,
        What.FINDING_ADDED,
        What.FINDING_GONE,
        What.CORRECTION_ADDED,
        What.CORRECTION_GONE,
    }
)


def problems_as_markdown(side: str, problems: Iterable[Problem], names: Names) -> str:
    """Why nothing was compared: the problems of one side, as the check prints them."""
    listed = list(problems)
    text = "\n\n".join(as_texts(listed, names.folder))
    fence = "`" * max(3, longest_run(text) + 1)
    lines = [_title(names), "", f"Nothing was compared: {code(side)} has {count(listed)}.", ""]
    return "\n".join([*lines, f"{fence}text", text, fence, ""])


def as_json(differences: Differences, names: Names, problems: Mapping[str, Iterable[Problem]]) -> str:
    """One object: the sides, the problems that kept them from being compared, the failures, the changes."""
    values = {
        "base": names.base,
        "head": names.head,
        "as_of": names.day.isoformat(),
        "problems": [_problem(side, problem) for side, listed in problems.items() for problem in told(listed)],
        "failures": [_failure(failure) for failure in differences.failures],
        "changes": [_change(change) for change in differences.changes],
    }
    return json.dumps(values, ensure_ascii=False, indent=2)


def _problem(side: str, problem: Problem | More) -> dict[str, object]:
    if isinstance(problem, More):
        counted = {"code": "", "message": problem.words, "hint": ""}
        return {"side": side, "path": problem.path, "line": 1, "column": 1, **counted}
    return {
        "side": side,
        "path": problem.path,
        "line": problem.span.line,
        "column": problem.span.column,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def _failure(failure: Failure) -> dict[str, str]:
    return {
        "rule": failure.code,
        "path": failure.path,
        "subject": failure.subject,
        "message": failure.message,
        "detail": failure.detail,
        "advice": failure.help,
        "example": failure.example,
    }


def _change(change: Change) -> dict[str, str]:
    return {
        "what": change.what,
        "subject": change.subject,
        "field": change.field,
        "old": change.old,
        "new": change.new,
    }

"""What came out: as Markdown for one issue that is edited in place, as JSON for a program."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..problems.markdown_escape import cell
from .addresses import Address
from .verdict import Answer, Verdict

MOST: Final = 60_000
"""Bytes: a repository host takes 65,536 characters of an issue, a machine 131,072 bytes of one setting."""
_HEAD: Final = "| address | answer | named in |\n| --- | --- | --- |\n"


@dataclass(frozen=True, slots=True)
class Visited:
    """An address, and what it answered."""

    address: Address
    answer: Answer


def as_markdown(visited: Iterable[Visited], day: date) -> str:
    """The addresses that are gone, then those of which it could not be told; the others are only counted."""
    listed = list(visited)
    gone, untold = ([v for v in listed if v.answer.verdict is verdict] for verdict in (Verdict.GONE, Verdict.UNTOLD))
    there = len(listed) - len(gone) - len(untold)
    lines = [
        f"## Addresses in the archive, as of {day.isoformat()}\n\n",
        f"{len(gone)} gone, {len(untold)} of which it could not be told, {there} there.\n",
    ]
    if gone:
        lines += ["\n### Gone\n\n", _GONE, "\n", _HEAD, *_rows(gone)]
    if untold:
        lines += ["\n### Could not be told\n\n", _UNTOLD, "\n", _HEAD, *_rows(untold)]
    return _within(lines)


_GONE: Final = (
    "They answer 404 or 410. Enter an archived copy under `archived`; "
    "keep `url` as it is, since it says where the source stood.\n"
)
_UNTOLD: Final = (
    "Many sites refuse programs, so this alone says nothing. Open one in a browser before you change anything.\n"
)


def _rows(listed: Iterable[Visited]) -> Iterator[str]:
    for one in listed:
        told = str(one.answer.status or one.answer.reason)
        yield f"| {cell(one.address.url)} | {cell(told)} | {cell('; '.join(one.address.places))} |\n"


def _within(lines: list[str]) -> str:
    """As many lines as there is room for, and how many rows are left out."""
    size, kept = 0, 0
    for line in lines:
        size += len(line.encode())
        if size > MOST:
            break
        kept += 1
    left = sum(line.startswith("| <code>") for line in lines[kept:])
    more = f"\n{left} more, which are not shown here: `onrecord links` tells them all.\n" if left else ""
    return "".join(lines[:kept]) + more


def as_json(visited: Iterable[Visited]) -> str:
    """A list of objects: address, verdict, status, reason, where it is named."""
    rows = [
        {
            "url": one.address.url,
            "verdict": str(one.answer.verdict),
            "status": one.answer.status,
            "reason": one.answer.reason,
            "places": list(one.address.places),
        }
        for one in visited
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)

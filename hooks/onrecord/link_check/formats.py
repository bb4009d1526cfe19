"""What came out: as text for a terminal, as Markdown for one issue that is edited in place, as JSON for a program."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..characters import on_one_line
from ..problems.markdown_escape import cell
from .addresses import Address
from .verdict import Answer, Verdict

MOST: Final = 60_000
"""Bytes: a repository host takes 65,536 characters of an issue, a machine 131,072 bytes of one setting."""
_HEAD: Final = "| address | answer | named in |\n| --- | --- | --- |\n"


@dataclass(frozen=True, slots=True)
class Visited:
    """An address, what it answered, and the statements whose sentences no longer stand in it."""

    address: Address
    answer: Answer
    lost: tuple[str, ...] = ()


def as_text(visited: Iterable[Visited], day: date) -> str:
    """The same as in Markdown, all of it, with every address as it stands in its card, alone on its line."""
    listed = list(visited)
    gone, unknown = _of(listed, Verdict.GONE), _of(listed, Verdict.UNKNOWN)
    lines = [f"Addresses in the archive, as of {day.isoformat()}", _counted(listed)]
    if gone:
        lines += ["", "Gone", _GONE.rstrip(), "", *_answers(gone)]
    if lost := [v for v in listed if v.lost]:
        lines += ["", "The sentence is gone", _LOST.rstrip(), ""]
        lines += [f"{on_one_line(row.address.url)}\n    {'; '.join(row.lost)}" for row in lost]
    if unknown:
        lines += ["", "Could not be told", _NOT_KNOWN.rstrip(), "", *_answers(unknown)]
    return "\n".join(lines)


def _answers(listed: Iterable[Visited]) -> Iterator[str]:
    for row in listed:
        places = "".join(f"\n    {on_one_line(place)}" for place in row.address.places)
        yield f"{on_one_line(row.address.url)}\n    {on_one_line(str(row.answer.status or row.answer.reason))}{places}"


def _of(listed: Iterable[Visited], verdict: Verdict) -> list[Visited]:
    return [one for one in listed if one.answer.verdict is verdict]


def _counted(listed: Sequence[Visited]) -> str:
    gone, unknown = len(_of(listed, Verdict.GONE)), len(_of(listed, Verdict.UNKNOWN))
    return f"{gone} gone, {unknown} of which it could not be told, {len(listed) - gone - unknown} there."


def as_markdown(visited: Iterable[Visited], day: date) -> str:
    """The addresses that are gone, the sentences that are, what could not be told; the others are only counted.

    For an issue: every sign of an address is a character reference, so that none becomes a link or calls anybody.
    """
    listed = list(visited)
    gone, unknown = _of(listed, Verdict.GONE), _of(listed, Verdict.UNKNOWN)
    lines = [f"## Addresses in the archive, as of {day.isoformat()}\n\n", f"{_counted(listed)}\n"]
    if gone:
        lines += ["\n### Gone\n\n", _GONE, "\n", _HEAD, *_rows(gone)]
    if lost := [v for v in listed if v.lost]:
        lines += ["\n### The sentence is gone\n\n", _LOST, "\n", _HEAD_OF_SENTENCES, *_sentences(lost)]
    if unknown:
        lines += ["\n### Could not be told\n\n", _NOT_KNOWN, "\n", _HEAD, *_rows(unknown)]
    return _within(lines)


_GONE: Final = (
    "They answer 404 or 410. Enter an archived copy under `archived`; "
    "keep `url` as it is, since it says where the source stood.\n"
)
_LOST: Final = (
    "The page answers, and what a card recorded of it no longer stands there. It may have been rewritten: look at it "
    "beside its archived copy before you change the card, and keep what it said.\n"
)
_HEAD_OF_SENTENCES: Final = "| address | statement |\n| --- | --- |\n"
_NOT_KNOWN: Final = (
    "Many sites refuse programs, so this alone says nothing. Open one in a browser before you change anything.\n"
)


def _rows(listed: Iterable[Visited]) -> Iterator[str]:
    for row in listed:
        answer = str(row.answer.status or row.answer.reason)
        yield f"| {cell(row.address.url)} | {cell(answer)} | {cell('; '.join(row.address.places))} |\n"


def _sentences(listed: Iterable[Visited]) -> Iterator[str]:
    for row in listed:
        yield f"| {cell(row.address.url)} | {cell('; '.join(row.lost))} |\n"


def _within(lines: list[str]) -> str:
    """As many lines as there is room for, and how many rows are left out."""
    size, count = 0, 0
    for line in lines:
        size += len(line.encode())
        if size > MOST:
            break
        count += 1
    left = sum(line.startswith("| <code>") for line in lines[count:])
    more = f"\n{left} more, which are not shown here: `onrecord links` tells them all.\n" if left else ""
    return "".join(lines[:count]) + more


def as_json(visited: Iterable[Visited]) -> str:
    """A list of objects: address, verdict, status, reason, where it is named, whose sentences are gone from it."""
    rows = [
        {
            "url": row.address.url,
            "verdict": str(row.answer.verdict),
            "status": row.answer.status,
            "reason": row.answer.reason,
            "places": list(row.address.places),
            "sentences_gone": list(row.lost),
        }
        for row in visited
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)

"""What a build reports while it runs: that a phase began, how far it is, what it came to.

MkDocs runs as a process of its own, so an event is also written as a line of text and read back.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Final


class Phase(StrEnum):
    """The phases of a build, in their order."""

    READ = "read"
    CHECK = "check"
    DERIVE = "derive"
    WRITE = "write"
    INDEX = "index"


@dataclass(frozen=True, slots=True)
class Started:
    """A phase begins."""

    phase: Phase


@dataclass(frozen=True, slots=True)
class Advanced:
    """Of a phase's steps so many are done, and the one named is at hand; by then it has made so many outputs."""

    phase: Phase
    done: int
    total: int
    step: str
    made: int = 0


@dataclass(frozen=True, slots=True)
class Finished:
    """A phase is over; `counts` says what it came to: `75 cards, 143 other files`."""

    phase: Phase
    counts: str


@dataclass(frozen=True, slots=True)
class Noted:
    """Something about the site that whoever builds it should know; the phase found it."""

    phase: Phase
    words: str


@dataclass(frozen=True, slots=True)
class Spent:
    """The process that reports has used so many CPU seconds until now, with all that it started and saw end."""

    phase: Phase
    cpu: float


Event = Started | Advanced | Finished | Noted | Spent
Report = Callable[[Event], None]
_MARK: Final = "onrecord-build: "
_KINDS: Final[Mapping[str, type[Event]]] = {kind.__name__: kind for kind in (Started, Advanced, Finished, Noted, Spent)}


def unreported(event: Event) -> None:
    """Reports nothing."""


def encoded(event: Event) -> str:
    """An event as a line of text."""
    return f"{_MARK}{json.dumps({'event': type(event).__name__, **asdict(event)})}"


def decoded(line: str) -> Event | None:
    """The event that a line of text stands for; None of any other line, one that only begins like an event too."""
    if not line.startswith(_MARK):
        return None
    try:
        fields = json.loads(line.removeprefix(_MARK))
        kind = _KINDS[fields.pop("event")]
        return kind(**{**fields, "phase": Phase(fields["phase"])})
    except (ValueError, LookupError, TypeError, AttributeError):  # no JSON, no event, or other fields
        return None

"""What a build reports while it runs: that a phase began, how far it is, what it came to.

MkDocs runs as a process of its own, so an event is also written as a line of text and read back.
"""

import json
from collections.abc import Callable, Mapping, Sequence
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
    """Of what a phase has to do so much is done, and the step named is at hand."""

    phase: Phase
    done: int
    total: int
    step: str


@dataclass(frozen=True, slots=True)
class Made:
    """What a step of a phase made, and the CPU seconds that it took of whichever processes made it."""

    phase: Phase
    step: str
    made: int
    cpu: float


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found: its problems as they are printed, how many of them are errors, how many warnings, and all."""

    phase: Phase
    texts: Sequence[str]
    errors: int
    warnings: int
    counted: str


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


Event = Started | Advanced | Made | Found | Finished | Noted | Spent
Report = Callable[[Event], None]
_MARK: Final = "onrecord-build: "
_KINDS: Final[Mapping[str, type[Event]]] = {
    kind.__name__: kind for kind in (Started, Advanced, Made, Found, Finished, Noted, Spent)
}


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

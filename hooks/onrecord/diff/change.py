"""What a comparison tells: something that changed, and something that changed in silence (method §7)."""

from dataclasses import dataclass
from enum import StrEnum


class What(StrEnum):
    """What happened, in the order in which it is told."""

    STATEMENT_ADDED = "statement-added"
    STATEMENT_WITHDRAWN = "statement-withdrawn"
    STATEMENT_GONE = "statement-gone"
    STATEMENT_MOVED = "statement-moved"
    STATEMENT_CHANGED = "statement-changed"
    ENTITY_ADDED = "entity-added"
    ENTITY_WITHDRAWN = "entity-withdrawn"
    ENTITY_GONE = "entity-gone"
    ENTITY_CHANGED = "entity-changed"
    FINDING_ADDED = "finding-added"
    FINDING_CHANGED = "finding-changed"
    FINDING_GONE = "finding-gone"
    CORRECTION_ADDED = "correction-added"
    CORRECTION_GONE = "correction-gone"
    ORIGINS_CHANGED = "origins-changed"
    STANDING_CHANGED = "standing-changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed in meaning: of what, in which field, from what, to what.

    `subject` is an id or a `card#statement`. What was added has no `old`, what is gone no `new`; of what was
    withdrawn, `new` says why.
    """

    what: What
    subject: str
    field: str = ""
    old: str = ""
    new: str = ""


class Rule(StrEnum):
    """What may not happen to anything published (method §7)."""

    ENTITY_GONE = "entity-gone"
    STATEMENT_GONE = "statement-gone"
    NO_CORRECTION = "no-correction"
    CORRECTION_GONE = "correction-gone"
    FINDING_GONE = "finding-gone"
    STATE_CHANGED = "state-changed"
    TOMBSTONE_GONE = "tombstone-gone"
    TOMBSTONE_MOVED = "tombstone-moved"


@dataclass(frozen=True, slots=True)
class Failure:
    """A silent change, in the shape of a problem: its code, the file, what is wrong, what to do (method §7).

    `path` leads from the archive's folder; `subject` is an id or a `card#statement`. `message` and `help` are our own
    words; `detail`, which goes with the one, and `example`, with the other, may hold those of a file.
    """

    code: Rule
    path: str
    subject: str
    message: str
    help: str
    example: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Differences:
    """All that a comparison found; what failed first."""

    failures: tuple[Failure, ...] = ()
    changes: tuple[Change, ...] = ()

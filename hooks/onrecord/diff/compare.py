"""Two archives → what changed in meaning between them, and what changed in silence (method §7)."""

from datetime import date

from ..load import Loaded
from . import consequences, entities, silent_changes, statements, states_told
from .change import Change, Differences, Failure, Rule, What
from .sides import Sides, side

__all__ = ["Change", "Differences", "Failure", "Rule", "What", "compare"]


def compare(base: Loaded, head: Loaded, day: date) -> Differences:
    """What differs in meaning between two archives without errors, and what that changes as of a day."""
    sides = Sides(side(base), side(head), day)
    changes = [*statements.changes(sides), *entities.changes(sides), *consequences.changes(sides)]
    order = list(What)
    return Differences(
        (*silent_changes.failures(sides), *states_told.failures(sides)),
        tuple(sorted(changes, key=lambda change: order.index(change.what))),
    )

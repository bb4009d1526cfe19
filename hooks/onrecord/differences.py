"""Two archives → what changed in meaning between them, and what changed in silence (method §7)."""

from datetime import date

from .comparing import entities, results, silence, statements
from .comparing.change import Change, Differences, Failure, Rule, What
from .comparing.sides import Sides, side
from .loading import Loaded

__all__ = ["Change", "Differences", "Failure", "Rule", "What", "compare"]


def compare(base: Loaded, head: Loaded, day: date) -> Differences:
    """What differs in meaning between two archives without errors, and what that changes as of a day."""
    sides = Sides(side(base), side(head), day)
    found = [*statements.changes(sides), *entities.changes(sides), *results.changes(sides)]
    order = list(What)
    return Differences(
        tuple(silence.failures(sides)), tuple(sorted(found, key=lambda change: order.index(change.what)))
    )

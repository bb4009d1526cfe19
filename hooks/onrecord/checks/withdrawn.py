"""The rules of what was withdrawn: its id never comes back, and what stands in its place is there (method §7)."""

from collections.abc import Iterable, Iterator

from ..archive import Archive
from ..model.entities import Card, Withdrawn
from ..model.references import UNKNOWN, Known, unknown
from ..model.required_fields import broken
from ..problems.problem import fault
from ..reading.document import Loc
from .diagnostic import Diagnostic


def ids_come_back(archive: Archive, card: Card, known: Known) -> Iterator[Diagnostic]:
    """The id of a withdrawn statement never names another: its permalink leads to why."""
    gone = {statement.id for statement in card.withdrawn}
    for kind, index, statement in card.statements():
        if statement.id in gone:
            yield Diagnostic((kind.value, index, "id"), fault("withdrawn-id", "id", value=statement.id))


def statements_once(archive: Archive, card: Card, known: Known) -> Iterator[Diagnostic]:
    """A statement is withdrawn once."""
    yield from _once((("withdrawn", index, "id"), statement.id) for index, statement in enumerate(card.withdrawn))


def ids_once(archive: Archive, tombstone: Withdrawn, known: Known) -> Iterator[Diagnostic]:
    """A tombstone names each statement once."""
    yield from _once((("statements", index), statement) for index, statement in enumerate(tombstone.statements))


def _once(named: Iterable[tuple[Loc, str]]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for loc, statement in named:
        if statement in seen:
            yield Diagnostic(loc, fault("duplicate-statement-id/withdrawn", value=statement))
        seen.add(statement)


def before_published(archive: Archive, card: Card, known: Known) -> Iterator[Diagnostic]:
    """Nothing is withdrawn before it is published."""
    for index, statement in enumerate(card.withdrawn):
        if statement.on.latest and card.published.earliest and statement.on.latest < card.published.earliest:
            wrong = fault("date-order", "on", value=str(statement.on), published=str(card.published))
            yield Diagnostic(("withdrawn", index, "on"), wrong)


def place_is_there(archive: Archive, tombstone: Withdrawn, known: Known) -> Iterator[Diagnostic]:
    """What stands in the place of something withdrawn is of its kind, and there."""
    see = tombstone.see
    if see is not None and see not in known.ids.get(tombstone.kind, frozenset()):
        target = unknown(tombstone.kind, see, known)
        yield Diagnostic(("see",), fault(f"{UNKNOWN[tombstone.kind]}/no-successor", "see", target=target))


def statements_of_a_card(archive: Archive, tombstone: Withdrawn, known: Known) -> Iterator[Diagnostic]:
    """Only a card had statements."""
    if any(broken(tombstone, "unknown-field")):
        yield Diagnostic(("statements",), fault("unknown-field/statements", "statements"), key=True)

"""The rules of what was withdrawn: its id never comes back, and what stands in its place is there (method §7)."""

from collections.abc import Iterable, Iterator

from ..archive import Archive
from ..model.entities import Card, Withdrawn
from ..model.references import UNKNOWN, Known, unknown
from ..model.required_fields import broken
from ..reading.document import Loc
from .remark import Remark


def ids_come_back(archive: Archive, card: Card, known: Known) -> Iterator[Remark]:
    """The id of a withdrawn statement never names another: its permalink leads to why."""
    gone = {statement.id for statement in card.withdrawn}
    for kind, index, statement in card.statements():
        if statement.id in gone:
            yield Remark(
                "withdrawn-id", (kind.value, index, "id"), f'id: "{statement.id}" was withdrawn from this card',
                "choose another", "a withdrawn id never comes back; its permalink leads to why, under withdrawn",
            )  # fmt: skip


def statements_once(archive: Archive, card: Card, known: Known) -> Iterator[Remark]:
    """A statement is withdrawn once."""
    yield from _once((("withdrawn", index, "id"), statement.id) for index, statement in enumerate(card.withdrawn))


def ids_once(archive: Archive, tombstone: Withdrawn, known: Known) -> Iterator[Remark]:
    """A tombstone names each statement once."""
    yield from _once((("statements", index), statement) for index, statement in enumerate(tombstone.statements))


def _once(named: Iterable[tuple[Loc, str]]) -> Iterator[Remark]:
    seen: set[str] = set()
    for loc, statement in named:
        if statement in seen:
            yield Remark(
                "duplicate-statement-id", loc, f'"{statement}" is withdrawn twice', "keep one of the two",
                "a permalink leads to one place",
            )  # fmt: skip
        seen.add(statement)


def before_published(archive: Archive, card: Card, known: Known) -> Iterator[Remark]:
    """Nothing is withdrawn before it is published."""
    for index, statement in enumerate(card.withdrawn):
        if statement.on.latest and card.published.earliest and statement.on.latest < card.published.earliest:
            yield Remark(
                "date-order", ("withdrawn", index, "on"),
                f"on: {statement.on} is before published, {card.published}", "mend one of the two",
            )  # fmt: skip


def place_is_there(archive: Archive, tombstone: Withdrawn, known: Known) -> Iterator[Remark]:
    """What stands in the place of something withdrawn is of its kind, and there."""
    see = tombstone.see
    if see is not None and see not in known.ids.get(tombstone.kind, frozenset()):
        wrong = unknown(tombstone.kind, see, known).context or {}
        yield Remark(
            UNKNOWN[tombstone.kind], ("see",), f"see: {wrong['message']}", wrong["label"],
            "leave it out where nothing stands in its place",
        )  # fmt: skip


def statements_of_a_card(archive: Archive, tombstone: Withdrawn, known: Known) -> Iterator[Remark]:
    """Only a card had statements."""
    if any(broken(tombstone, "unknown-field")):
        yield Remark(
            "unknown-field", ("statements",), "statements: only a card has statements", "leave it out", key=True
        )

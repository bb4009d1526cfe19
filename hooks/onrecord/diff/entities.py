"""What changed in cards, questions, actors, places and topics, in findings, in the log, in tombstones."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from ..model.entities import Card, Correction, Question
from ..model.findings import Finding
from ..vocabulary import LIVING, EntityKind
from . import normalise
from .change import Change, What
from .sides import Sides

Spell = Callable[[Any], str]
_SPELT: Final[Mapping[str, Spell]] = {
    "published": normalise.day,
    "retrieved": normalise.day,
    "archived": normalise.captures,
    "part_of": lambda whole: "" if whole is None else str(whole),
    "hosts": normalise.some,
    "on": normalise.day,
    "concerns": normalise.some,
    "disinterested": normalise.some,
    "presupposes": normalise.answers,
    "measures": lambda measures: ", ".join(map(normalise.quoted, measures)),
    "window": lambda days: f"{days} days",
    "coordinates": lambda degrees: "{}, {}".format(*degrees),
    "statements": normalise.some,
}
FIELDS: Final[Mapping[EntityKind, tuple[str, ...]]] = {
    EntityKind.CARD: (
        "title",
        "publisher",
        "type",
        "published",
        "retrieved",
        "url",
        "archived",
        "summary",
        "note",
    ),
    EntityKind.QUESTION: (
        "text",
        "kind",
        "concerns",
        "disinterested",
        "presupposes",
        "yes_says",
        "measures",
        "unit",
        "window",
        "note",
    ),
    EntityKind.ACTOR: ("name", "type", "part_of", "hosts"),
    EntityKind.PLACE: ("name", "country", "coordinates"),
    EntityKind.TOPIC: ("name", "description"),
    EntityKind.WITHDRAWN: ("was", "on", "note", "see", "statements"),
}
_NAMED_BY: Final[Mapping[EntityKind, str]] = {EntityKind.CARD: "title", EntityKind.QUESTION: "text"}


def changes(sides: Sides) -> Iterator[Change]:
    """Entities added, withdrawn and gone, and what changed in the others; findings and corrections."""
    for kind in LIVING:
        before, after = sides.base.entities(kind), sides.head.entities(kind)
        for name in sorted(after.keys() - before.keys()):
            yield Change(What.ENTITY_ADDED, name, kind, new=_name(kind, after[name]))
        for name in sorted(before.keys() - after.keys() - sides.head.archive.withdrawn.keys()):
            yield Change(What.ENTITY_GONE, name, kind, _name(kind, before[name]))
    yield from _withdrawn(sides)
    for kept, fields in FIELDS.items():
        before, after = sides.base.entities(kept), sides.head.entities(kept)
        for name in sorted(before.keys() & after.keys()):
            yield from _changed(sides, name, fields, before[name], after[name])
    yield from _findings(sides)
    yield from _corrections(sides)


def _name(kind: EntityKind, entity: object) -> str:
    return normalise.plain(getattr(entity, _NAMED_BY.get(kind, "name")))


def _withdrawn(sides: Sides) -> Iterator[Change]:
    before, after = sides.base.archive.withdrawn, sides.head.archive.withdrawn
    for name in sorted(after.keys() - before.keys()):
        kind = after[name].kind
        there = sides.base.entities(kind).get(name)
        old = _name(kind, there) if there else ""
        yield Change(What.ENTITY_WITHDRAWN, name, kind, old, normalise.plain(after[name].note))
    for name in sorted(before.keys() - after.keys()):
        yield Change(What.ENTITY_GONE, name, EntityKind.WITHDRAWN, normalise.plain(before[name].note))


def _changed(sides: Sides, name: str, fields: Iterable[str], before: object, after: object) -> Iterator[Change]:
    for field in fields:
        old, new = sides.renamed(spelt(field, before)), spelt(field, after)
        if old != new:
            yield Change(What.ENTITY_CHANGED, name, field, old, new)


def spelt(field: str, entity: object) -> str:
    """A field of an entity in one line."""
    return _SPELT.get(field, normalise.plain)(getattr(entity, field))


def _questions(sides: Sides) -> Iterator[tuple[Question, Question]]:
    before, after = sides.base.archive.questions, sides.head.archive.questions
    return ((before[name], after[name]) for name in sorted(before.keys() & after.keys()))


def _findings(sides: Sides) -> Iterator[Change]:
    for old, new in _questions(sides):
        yield from (Change(What.FINDING_ADDED, new.id, "", "", decision(f)) for f in findings_besides(new, old))
        yield from (Change(What.FINDING_GONE, new.id, "", decision(f)) for f in findings_besides(old, new))
        yield from _reworded(old, new)


def decision(finding: Finding) -> str:
    """What makes a finding the one it is: its day, its answer, its basis."""
    return f"{finding.on}: {normalise.answer(finding.answer)} ({finding.basis.value})"


def findings_besides(question: Question, other: Question) -> list[Finding]:
    """The findings that a question lacks on the other side; what makes one the same is its day, answer and basis."""
    return besides(question.findings, other.findings, decision)


def besides(listed: Iterable[Any], others: Iterable[Any], key: Callable[[Any], object]) -> list[Any]:
    """What is in one list and not in the other, by a key; what stands there twice counts twice."""
    left = [key(other) for other in others]
    more = []
    for item in listed:
        if key(item) in left:
            left.remove(key(item))
        else:
            more.append(item)
    return more


def _reworded(old: Question, new: Question) -> Iterator[Change]:
    """Findings that say the same on other grounds; each is taken with the first of its like."""
    left = list(new.findings)
    for before in old.findings:
        after = next((finding for finding in left if decision(finding) == decision(before)), None)
        if after is None:
            continue
        left.remove(after)
        for field in ("evidence", "note", "checked_by"):
            was, now = _of_finding(field, before), _of_finding(field, after)
            if was != now:
                yield Change(What.FINDING_CHANGED, new.id, f"{field} of the finding of {before.on}", was, now)


def _of_finding(field: str, finding: Finding) -> str:
    if field == "evidence":
        return normalise.some(map(normalise.evidence, finding.evidence))
    return normalise.plain(getattr(finding, field))


def corrected(correction: Correction) -> str:
    """What makes an entry of the log the one it is: all of it."""
    return f"{correction.on}: {normalise.some(correction.statements)}: {_said(correction)}"


def corrections_besides(card: Card, other: Card) -> list[Correction]:
    """The corrections of a card that the same card lacks on the other side."""
    return besides(card.corrections, other.corrections, corrected)


def _corrections(sides: Sides) -> Iterator[Change]:
    before, after = sides.base.archive.cards, sides.head.archive.cards
    for name in sorted(before.keys() & after.keys()):
        for new in corrections_besides(after[name], before[name]):
            yield Change(What.CORRECTION_ADDED, name, normalise.some(new.statements), "", _entry(new))
        for old in corrections_besides(before[name], after[name]):
            yield Change(What.CORRECTION_GONE, name, normalise.some(old.statements), _entry(old))
        yield from _withdrawals(sides, name, before[name], after[name])


def _entry(correction: Correction) -> str:
    return f"{correction.on}: {_said(correction)}"


def _said(correction: Correction) -> str:
    note = normalise.plain(correction.note)
    return f"{correction.cause.value}: {note}" if correction.cause else note


def _withdrawals(sides: Sides, name: str, before: Card, after: Card) -> Iterator[Change]:
    """What changed in the tombstones of a card's statements."""
    old = {statement.id: statement for statement in before.withdrawn}
    for statement in after.withdrawn:
        if statement.id in old:
            fields = ("on", "note", "see")
            yield from _changed(sides, f"{name}#{statement.id}", fields, old[statement.id], statement)

"""What changed in silence: published, and now gone or otherwise, without a tombstone or a correction (method §7)."""

from collections.abc import Iterator, Mapping
from typing import Final

from ..model.entities import Card, Withdrawn
from ..model.references import split_ref
from ..vocabulary import LIVING, EntityKind
from ..wording.labels import listed
from .change import Failure, Rule
from .entities import corrected, corrections_besides, decision, findings_besides, spelt
from .sides import Sides
from .statements import to_be_corrected

GUARDED: Final = ("publisher", "published")
"""The fields of a card that may not change without a correction."""
_A: Final[Mapping[EntityKind, str]] = {
    kind: f"{'an' if kind is EntityKind.ACTOR else 'a'} {kind}" for kind in EntityKind
}


def failures(sides: Sides) -> Iterator[Failure]:
    """Every silent change, those of whole entities first."""
    for kind in LIVING:
        for name in sorted(sides.base.entities(kind).keys() - sides.head.entities(kind).keys()):
            yield from _entity_gone(sides, kind, name)
    yield from _tombstones(sides)
    yield from _statements_gone(sides)
    for name in sorted(sides.base.archive.cards.keys() & sides.head.archive.cards.keys()):
        yield from _uncorrected(sides, sides.base.archive.cards[name], sides.head.archive.cards[name])
    yield from _findings_gone(sides)


def _entity_gone(sides: Sides, kind: EntityKind, name: str) -> Iterator[Failure]:
    path, tombstone = _tombstone(name), sides.head.archive.withdrawn.get(name)
    if tombstone and tombstone.kind is not kind:
        yield Failure(
            Rule.ENTITY_GONE,
            path,
            name,
            f"it was {_A[kind]}, and its tombstone says {tombstone.was}",
            "write",
            f"was: {kind}",
        )
    elif not tombstone:
        taken = [other for other in LIVING if name in sides.head.entities(other)]
        other = f", and {_A[taken[0]]} has its id: give that another" if taken else ""
        example = f'{{was: {kind}, on: {sides.day}, note: "…"{_statements(sides, kind, name)}}}'
        yield Failure(Rule.ENTITY_GONE, path, name, f"the {kind} is gone without a tombstone{other}", "write", example)


def _tombstone(name: str) -> str:
    return f"{EntityKind.WITHDRAWN.folder}/{name}.yaml"


def _statements(sides: Sides, kind: EntityKind, name: str) -> str:
    """For the tombstone of a card: the statements that it must name."""
    own = [statement for card, statement in map(split_ref, _published(sides)) if card == name]
    return f", statements: [{', '.join(own)}]" if kind is EntityKind.CARD else ""


def _published(sides: Sides) -> list[str]:
    """Every permalink of a statement that the base promised, to a statement or to why it was withdrawn."""
    return sorted({*sides.base.archive.statements, *sides.base.withdrawn()})


def _tombstones(sides: Sides) -> Iterator[Failure]:
    """Tombstones stay, where they are."""
    now: Mapping[str, Withdrawn] = sides.head.archive.withdrawn
    for name, old in sides.base.archive.withdrawn.items():
        if name not in now:
            yield Failure(
                Rule.TOMBSTONE_GONE, _tombstone(name), name, "the tombstone is gone", "put the file back as it was"
            )
        elif now[name].kind is not old.kind:
            message = f"the tombstone stood among {old.kind.folder}, and now stands among {now[name].kind.folder}"
            yield Failure(Rule.TOMBSTONE_MOVED, _tombstone(name), name, message, "write", f"was: {old.was}")


def _statements_gone(sides: Sides) -> Iterator[Failure]:
    """The permalink of a statement leads on to it, or to why it was withdrawn."""
    head, withdrawn = sides.head, sides.head.withdrawn()
    for ref in _published(sides):
        card, statement = split_ref(ref)
        was_withdrawn = ref not in sides.base.archive.statements
        if ref in withdrawn or (ref in head.archive.statements and not was_withdrawn):
            continue
        message = "its tombstone is gone" if was_withdrawn else "the statement is gone, and not under withdrawn"
        rule = Rule.TOMBSTONE_GONE if was_withdrawn else Rule.STATEMENT_GONE
        if card in head.archive.cards:
            example = f'- {{id: {statement}, on: {sides.day}, note: "…"}}'
            yield Failure(rule, head.path(card), ref, message, "add under withdrawn", example)
        elif card in head.archive.withdrawn:
            message = "the tombstone of its card does not name it"
            yield Failure(rule, head.path(card), ref, message, "add under statements", statement)


def _uncorrected(sides: Sides, before: Card, after: Card) -> Iterator[Failure]:
    """What changed in a published card without a new entry of its log that says so."""
    path, new = sides.head.path(after.id), corrections_besides(after, before)
    for lost in corrections_besides(before, after):
        yield Failure(
            Rule.CORRECTION_GONE,
            path,
            after.id,
            "a correction is gone",
            "put it back under corrections as it was",
            detail=corrected(lost),
        )
    fields = [field for field in GUARDED if sides.renamed(spelt(field, before)) != spelt(field, after)]
    if fields and all(entry.statements for entry in new):
        yield _no_correction(path, after.id, fields, "says so", f'{{on: {sides.day}, note: "…"}}')
    named = {statement for entry in new for statement in entry.statements}
    for ref in _shared(sides, after.id):
        _, statement = split_ref(ref)
        changed = list(to_be_corrected(sides, ref))
        if changed and statement not in named:
            example = f'{{on: {sides.day}, statements: [{statement}], note: "…"}}'
            yield _no_correction(path, ref, changed, "names it", example)


def _shared(sides: Sides, card: str) -> list[str]:
    """A card's statements that are on both sides."""
    refs = (f"{card}#{statement.id}" for _, _, statement in sides.head.archive.cards[card].statements())
    return [ref for ref in refs if ref in sides.base.archive.statements]


def _no_correction(path: str, subject: str, fields: list[str], lacking: str, example: str) -> Failure:
    message = f"{listed(fields)} changed, and no new correction {lacking}"
    return Failure(Rule.NO_CORRECTION, path, subject, message, "add under corrections", f"- {example}")


def _findings_gone(sides: Sides) -> Iterator[Failure]:
    """A finding is overruled by a newer one, never taken out."""
    for name in sorted(sides.base.archive.questions.keys() & sides.head.archive.questions.keys()):
        old, new = sides.base.archive.questions[name], sides.head.archive.questions[name]
        for finding in findings_besides(old, new):
            yield Failure(
                Rule.FINDING_GONE,
                sides.head.path(name),
                name,
                "a finding is gone",
                "put it back under findings as it was; a newer one may overrule it",
                detail=decision(finding),
            )

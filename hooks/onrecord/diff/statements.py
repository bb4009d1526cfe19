"""What changed in statements, and which of it their card's log must tell (method §7)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from ..archive import Archive, Entry
from ..model.statements import Claim, Unacknowledged, Verified, WebEvidence
from ..standings.answers import measure_of
from ..vocabulary import YesNo
from . import normalise
from .change import Change, What
from .sides import Sides

Spell = Callable[[Archive, Entry], str]


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a statement means: its name, how it is spelt, whether a change of it needs a correction."""

    name: str
    spelt: Spell
    guarded: bool = True


def _of_claim(spelt: Callable[[Claim], str]) -> Spell:
    return lambda archive, entry: spelt(entry.claim) if entry.claim else ""


def _of_fact(spelt: Callable[[Verified], str]) -> Spell:
    return lambda archive, entry: spelt(entry.statement) if isinstance(entry.statement, Verified) else ""


def _measure(archive: Archive, entry: Entry) -> str:
    """What its figures count, by question (method §5)."""
    claim = entry.claim
    if claim is None:
        return ""
    figures = [question for question, answer in claim.answers.items() if not isinstance(answer, YesNo)]
    return normalise.pairs({q: normalise.quoted(measure_of(archive.questions[q], claim)) for q in figures})


def _as_of(archive: Archive, entry: Entry) -> str:
    """The day for which a figure holds, where it is not the day it was said."""
    stated, said = entry.statement.as_of, entry.claim.said_on if entry.claim else None
    return "" if stated == said else normalise.day(stated)


def _not_acknowledged_by(archive: Archive, entry: Entry) -> str:
    statement = entry.statement
    return normalise.pairs(statement.not_acknowledged_by) if isinstance(statement, Unacknowledged) else ""


KIND: Final = "kind"
FIELDS: Final = (
    Field("text", lambda archive, entry: normalise.plain(entry.statement.text)),
    Field("quote", lambda archive, entry: normalise.plain(entry.statement.quote)),
    Field("answers", _of_claim(lambda claim: normalise.answers(claim.answers))),
    Field("measure", _measure),
    Field("as_of", _as_of),
    Field("said_by", _of_claim(lambda claim: normalise.speaker(claim.said_by))),
    Field("via", _of_claim(lambda claim: normalise.relays(claim.via))),
    Field("said_on", _of_claim(lambda claim: normalise.day(claim.said_on))),
    Field("rests_on", lambda archive, entry: normalise.some(entry.statement.rests_on)),
    Field("not_acknowledged_by", _not_acknowledged_by),
    Field("unverified_by", _of_claim(lambda claim: normalise.some(claim.unverified_by)), guarded=False),
    Field("basis", _of_fact(lambda fact: fact.basis.value)),
    Field("by", _of_fact(lambda fact: fact.by or "")),
    Field("evidence", _of_fact(lambda fact: normalise.some(map(normalise.evidence, fact.evidence))), guarded=False),
    Field("supersedes", lambda archive, entry: normalise.some(entry.statement.supersedes)),
    Field("rendering_of", lambda archive, entry: entry.statement.rendering_of or ""),
    Field("note", lambda archive, entry: normalise.plain(entry.statement.note), guarded=False),
)


def changes(sides: Sides) -> Iterator[Change]:
    """Statements added, withdrawn, gone, moved between kinds, and what changed in the others."""
    before, after = sides.base.archive.statements, sides.head.archive.statements
    for ref in sorted(after.keys() - before.keys()):
        yield Change(What.STATEMENT_ADDED, ref, after[ref].kind, new=normalise.plain(after[ref].statement.text))
    yield from _ended(sides)
    for ref in sorted(before.keys() & after.keys()):
        yield from _moved(before[ref], after[ref])
        for field in FIELDS:
            yield from _changed(sides, field, before[ref], after[ref])


def _ended(sides: Sides) -> Iterator[Change]:
    before, now = sides.base.archive.statements, sides.head.withdrawn()
    for ref in sorted(now.keys() - sides.base.withdrawn().keys()):
        old = normalise.plain(before[ref].statement.text) if ref in before else ""
        yield Change(What.STATEMENT_WITHDRAWN, ref, "", old, normalise.plain(now[ref]))
    for ref in sorted(before.keys() - sides.head.archive.statements.keys() - now.keys()):
        yield Change(What.STATEMENT_GONE, ref, before[ref].kind, normalise.plain(before[ref].statement.text))


def _moved(before: Entry, after: Entry) -> Iterator[Change]:
    if before.kind is not after.kind:
        yield Change(What.STATEMENT_MOVED, after.ref, KIND, before.kind, after.kind)


def _changed(sides: Sides, field: Field, before: Entry, after: Entry) -> Iterator[Change]:
    old, new = sides.renamed(field.spelt(sides.base.archive, before)), field.spelt(sides.head.archive, after)
    if old != new:
        yield Change(What.STATEMENT_CHANGED, after.ref, field.name, old, new)


def to_be_corrected(sides: Sides, ref: str) -> Iterator[str]:
    """The names of what changed in a published statement and may not change without a correction."""
    before, after = sides.base.archive.statements[ref], _answering_what_was(sides, sides.head.archive.statements[ref])
    changed = [KIND] if before.kind is not after.kind else []
    changed += [field.name for field in FIELDS if field.guarded and any(_changed(sides, field, before, after))]
    if _evidence_lost(before, after):
        changed.append("evidence")
    if _OF_ORIGIN.isdisjoint(changed) and not after.statement.rests_on and _origins_differ(sides, ref):
        changed.append("origin")
    yield from changed


_OF_ORIGIN: Final = frozenset({"said_by", "via", "by", "rests_on"})
"""What says where a statement comes from; its origin may also change through a file of another entity."""


def _answering_what_was(sides: Sides, entry: Entry) -> Entry:
    """A statement without its answers to questions that are new: before, it could not have given them."""
    if isinstance(entry.statement, Verified):
        return entry
    known = {q: answer for q, answer in entry.statement.answers.items() if q in sides.base.archive.questions}
    return replace(entry, statement=entry.statement.model_copy(update={"answers": known}))


def _evidence_lost(before: Entry, after: Entry) -> bool:
    """Whether evidence is gone: some may be added without a word, and a copy to a page."""
    old, new = (e.statement.evidence if isinstance(e.statement, Verified) else () for e in (before, after))
    return any(not any(_kept(piece, other) for other in new) for piece in old)


def _kept(piece: str | WebEvidence, other: str | WebEvidence) -> bool:
    if isinstance(piece, str) or isinstance(other, str):
        return piece == other
    same_copies = piece.archived in (None, other.archived) and piece.sha256 in (None, other.sha256)
    return piece.url == other.url and same_copies


def _origins_differ(sides: Sides, ref: str) -> bool:
    old, new = (side.standings.origins[ref] for side in (sides.base, sides.head))
    return {(sides.renamed(o.group), o.anonymous) for o in old} != {(o.group, o.anonymous) for o in new}

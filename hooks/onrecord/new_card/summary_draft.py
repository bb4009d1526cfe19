"""A summary for a card that has none: one sentence a statement, each linked to it and saying who says so."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from ..reading.document import Value
from ..vocabulary import Kind
from .new_file import NewFile

_Statement = Mapping[str, Value]


def summary_of(card: NewFile, names: Mapping[str, str]) -> str:
    """The sentences of a card's statements; `names`: of the actors."""
    return " ".join(_sentences(card, names))


def _sentences(card: NewFile, names: Mapping[str, str]) -> Iterator[str]:
    """One for each statement; claims of the same speaker that follow one another stand in one."""
    yield from (f"{_linked(statement)}." for statement in card.values.get(Kind.VERIFIED.value, ()))
    claims = [claim for kind in (Kind.ATTRIBUTED, Kind.UNACKNOWLEDGED) for claim in card.values.get(kind.value, ())]
    for (speaker, aside), group in groupby(claims, lambda claim: (_speaker(claim, names), _aside(claim, names))):
        *rest, last = map(_linked, group)
        yield f"According to {speaker}: {' and '.join(filter(None, [', '.join(rest), last]))}{aside}."


def _linked(statement: _Statement) -> str:
    text = str(statement["text"]).replace("[", "(").replace("]", ")").rstrip(".!?… ")
    return f"[{text}](#{statement['id']})"


def _aside(claim: _Statement, names: Mapping[str, str]) -> str:
    parties = [names.get(party) or party for party in claim.get("not_acknowledged_by", ())]
    has = "has" if len(parties) == 1 else "have"
    return f", which {' and '.join(parties)} {has} not acknowledged" if parties else ""


def _speaker(claim: _Statement, names: Mapping[str, str]) -> str:
    """Whoever says so, in words; the grammar holds for one and for many."""
    said_by = claim["said_by"]
    return str(next(iter(said_by.values())) if isinstance(said_by, Mapping) else names.get(said_by) or said_by)

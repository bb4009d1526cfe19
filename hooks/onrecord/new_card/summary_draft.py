"""A summary for a card that has none: one sentence a statement, each linked to it and saying who says so."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from ..reading.document import Value
from ..vocabulary import Kind
from .new_file import New


def summary_of(new: New, names: Mapping[str, str]) -> str:
    """The sentences of a card's statements; `names`: of the actors."""
    return " ".join(_sentences(new, names))


def _sentences(new: New, names: Mapping[str, str]) -> Iterator[str]:
    """One for each statement; claims of the same speaker that follow one another stand in one."""
    yield from (f"{_linked(statement)}." for statement in new.given.get(Kind.VERIFIED.value, ()))
    claims = [claim for kind in (Kind.ATTRIBUTED, Kind.UNACKNOWLEDGED) for claim in new.given.get(kind.value, ())]
    for (speaker, aside), found in groupby(
        claims, lambda claim: (_speaker(claim["said_by"], names), _aside(claim, names))
    ):
        *rest, last = map(_linked, found)
        yield f"According to {speaker}: {' and '.join(filter(None, [', '.join(rest), last]))}{aside}."


def _linked(statement: Mapping[str, Value]) -> str:
    text = str(statement["text"]).replace("[", "(").replace("]", ")").rstrip(".!?… ")
    return f"[{text}](#{statement['id']})"


def _aside(statement: Mapping[str, Value], names: Mapping[str, str]) -> str:
    parties = [names.get(party) or party for party in statement.get("not_acknowledged_by", ())]
    return (
        f", which {' and '.join(parties)} {'has' if len(parties) == 1 else 'have'} not acknowledged" if parties else ""
    )


def _speaker(said_by: Value, names: Mapping[str, str]) -> str:
    """Whoever says so, in words; the grammar holds for one and for many."""
    return str(next(iter(said_by.values())) if isinstance(said_by, Mapping) else names.get(said_by) or said_by)

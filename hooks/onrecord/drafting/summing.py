"""A summary for a card that has none: one sentence a statement, each linked to it and saying who says so."""

from collections.abc import Iterator, Mapping

from ..reading import Value
from ..vocabulary import Kind
from .blank import New


def summary_of(new: New, names: Mapping[str, str]) -> str:
    """The sentences of a card's statements; `names`: of the actors."""
    return " ".join(_sentences(new, names))


def _sentences(new: New, names: Mapping[str, str]) -> Iterator[str]:
    for kind in Kind:
        for statement in new.given.get(kind.value, ()):
            yield _sentence(kind, statement, names)


def _sentence(kind: Kind, statement: Mapping[str, Value], names: Mapping[str, str]) -> str:
    text = str(statement["text"]).replace("[", "(").replace("]", ")").rstrip(".!?… ")
    linked = f"[{text}](#{statement['id']})"
    if kind is Kind.VERIFIED:
        return f"{linked}."
    parties = [names.get(party) or party for party in statement.get("not_acknowledged_by", ())]
    aside = (
        f", which {' and '.join(parties)} {'has' if len(parties) == 1 else 'have'} not acknowledged" if parties else ""
    )
    return f"According to {_speaker(statement['said_by'], names)}: {linked}{aside}."


def _speaker(said_by: Value, names: Mapping[str, str]) -> str:
    """Whoever says so, in words; the grammar holds for one and for many."""
    return str(next(iter(said_by.values())) if isinstance(said_by, Mapping) else names.get(said_by) or said_by)

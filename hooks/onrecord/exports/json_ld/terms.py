"""The terms of our own that linked data of the whole archive has beside those of schema.org.

schema.org has no word for how a claim stands. Ours are columns of the tables, and mean what is said of these there; the
page of the terms says it too, each at an address of its own. An address keeps its meaning.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from ..tables import answers, cards, questions, statements
from ..tables.table import AnyColumn, AnyTable, Type

URL: Final = "data/terms/"
_NOWHERE: Final = "urn:onrecord:"
"""Where the site's address is not known, what its terms begin with."""
OF_STATEMENTS: Final = (
    *("kind", "speaker", "speaker_form", "control_group", "not_acknowledged_by", "origins", "said_day", "counts_from"),
    *("replaced", "cite_as", "stale_on"),
)
OF_ANSWERS: Final = ("question", "answer")
OF_QUESTIONS: Final = (
    *("standing", "since", "badges", "positions", "named_origins", "anonymous_origins", "measures", "unit"),
    *("cite_as", "stale_on"),
)
OF_CARDS: Final = ("published_day", "cite_as")
_OWN: Final = {"answers": "What a claim answers: the question, the answer, and how that question stands."}
_FROM: Final[tuple[tuple[AnyTable, tuple[str, ...]], ...]] = (
    (statements.TABLE, OF_STATEMENTS),
    (questions.TABLE, OF_QUESTIONS),
    (answers.TABLE, OF_ANSWERS),
    (cards.TABLE, OF_CARDS),
)
_DATATYPES: Final = {Type.DATE: "date", Type.BOOLEAN: "boolean", Type.INTEGER: "integer"}
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"


class Term(NamedTuple):
    """A term: its name, what it means, on what it stands, the type of its values."""

    name: str
    meaning: str
    on: tuple[str, ...]
    type: Type | None


def terms() -> tuple[Term, ...]:
    """All of them, by name; one that several tables have means in each what its first says."""
    found: dict[str, list[tuple[str, AnyColumn]]] = {}
    for table, names in _FROM:
        for column in table.columns:
            if column.name in names:
                found.setdefault(column.name, []).append((table.title.lower(), column))
    listed = [
        Term(name, columns[0][1].description, tuple(on for on, _ in columns), columns[0][1].type)
        for name, columns in found.items()
    ]
    own = [Term(name, meaning, ("statements",), None) for name, meaning in _OWN.items()]
    return tuple(sorted([*listed, *own]))


def address(site_url: str, name: str) -> str:
    """The address of a term: its place on the page of the terms; or its name alone, where the site has no address."""
    return f"{site_url}{URL}#_{name}" if site_url else f"{_NOWHERE}{name}"


def context(site_url: str) -> Mapping[str, Any]:
    """The terms for a processor of JSON-LD."""
    return {term.name: _defined(address(site_url, term.name), term.type) for term in terms()}


def _defined(iri: str, of: Type | None) -> Mapping[str, Any]:
    return {"@id": iri, "@type": f"{_XSD}{_DATATYPES[of]}"} if of in _DATATYPES else {"@id": iri}


def own(row: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """Of the row of a table the cells that are terms."""
    return {name: row[name] for name in names}

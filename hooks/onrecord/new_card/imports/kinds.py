"""What programs call the kind of a source → its type, where that is sure; else what they call it."""

from collections.abc import Mapping
from typing import Final

from ...model.schema_org_types import SOURCE
from ...vocabulary import CSL_TYPES, CardType
from .fields import as_text
from .metadata import FieldValue

_SAYS_NOTHING: Final = frozenset({"misc", "online", "electronic", "www", "gen", "elec", "unpb", "webpage", "entry"})
"""Kinds of no kind, and those that say where something stands rather than what it is."""
_SURE: Final[Mapping[str, CardType]] = {
    "article-newspaper": CardType.NEWS_REPORT,
    "newspaper": CardType.NEWS_REPORT,
    "news": CardType.NEWS_REPORT,
    "data": CardType.DATASET,
    "case": CardType.COURT_DOCUMENT,
    "jurisdiction": CardType.COURT_DOCUMENT,
}
"""Kinds whose names in CSL, BibLaTeX and RIS mean one type, and no other."""


def kind(origin: str, *named: object) -> FieldValue:
    """The type of source that what a record calls it means; where it names several things, all of them must."""
    words = [word for word in map(as_text, named) if word and word.casefold() not in _SAYS_NOTHING]
    found = {_meant(word) for word in words}
    sure = next(iter(found)) if len(found) == 1 else None
    return FieldValue("type", sure.value if sure else "", origin, ", ".join(words))


def _meant(word: str) -> CardType | None:
    own = next((one for one in CardType if one == word), None)
    return own or _SURE.get(word.casefold()) or _only(word, CSL_TYPES) or _only(word, SOURCE)


def _only(word: str, types: Mapping[CardType, str]) -> CardType | None:
    """The type that a type of another list is; None where several are, or none."""
    kinds = [one for one, other in types.items() if other == word]
    return kinds[0] if len(kinds) == 1 else None

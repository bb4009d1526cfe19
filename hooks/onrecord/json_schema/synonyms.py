"""The JSON Schema of `synonyms.yaml`, which holds words and no records: it is written here, and made from no model."""

from collections.abc import Mapping
from typing import Any, Final

from ..model.field_types import KEBAB

_WORD: Final = {"type": "string", "pattern": r"\S"}

SYNONYMS: Final[Mapping[str, Any]] = {
    "title": "Words that a search takes for one another",
    "description": "Whoever searches for one word of a group also finds the others, and is told so.",
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "same": {
            "title": "Same",
            "description": "Groups of words; endings are known, so that confirm stands for confirmed.",
            "examples": [[["admit", "confirm", "acknowledge"]]],
            "type": ["array", "null"],
            "items": {"type": "array", "items": _WORD, "minItems": 2},
        },
        "names": {
            "title": "Names",
            "description": "Names of an actor besides its own and its aliases: they find what is said for it.",
            "examples": [{"russia": ["Moscow"]}],
            "type": ["object", "null"],
            "propertyNames": {"pattern": f"^(?:{KEBAB.pattern})$"},
            "additionalProperties": {"type": "array", "items": _WORD, "minItems": 1},
        },
    },
}
"""Which words stand twice, and which ids are those of actors, the check alone sees."""

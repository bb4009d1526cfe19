"""Which rules a schema sees: a table of their codes. Of all others it sees nothing; the check tells of them."""

from collections.abc import Mapping
from typing import Final

from ..problems.catalogue import Code

WHOLLY: Final[frozenset[Code]] = frozenset(
    {
        "not-a-mapping",
        "missing-field",
        "unknown-field",
        "wrong-type",
        "empty-value",
        "not-in-list",
        "bad-answer",
        "bad-speaker",
        "bad-evidence",
        "bad-reference",
        "bad-hash",
        "bad-language",
        "bad-window",
        "bad-wikidata",
        "no-statements",
        "not-recorded-field",
        "verified-answers",
        "quote-language",
        "several-answers",
        "answer-not-claimed",
        "on-record-speaker",
        "finding-basis",
        "quantity-field",
        "reason-needed",
    }
)
"""A file that breaks one of these is refused, wherever it breaks it."""

_NAMES_NO_FILE: Final = "an id that no file has; only what can be no id at all is seen"
PARTLY: Final[Mapping[Code, str]] = {
    "yaml-syntax": "what the editor's own reader of YAML tells",
    "too-deep": "lists and quotations within a summary",
    "unquoted-figure": "what YAML takes for an empty text; the rest the editor's own reader tells",
    "bad-id": "the name of the file",
    "bad-date": "an interval that ends before it begins",
    "bad-figure": "a range from the greater number to the smaller, a number spelt with a sign or a point",
    "bad-url": "a port or a host that no address has",
    "bad-host": "the hosts of an actor that is no outlet and no news agency",
    "bad-capture": "a day that is not the one in the address",
    "bad-coordinates": "a number spelt with a point at its end or with more than three digits before it",
    "unknown-actor": _NAMES_NO_FILE,
    "unknown-place": _NAMES_NO_FILE,
    "unknown-topic": _NAMES_NO_FILE,
    "unknown-question": _NAMES_NO_FILE,
    "unknown-card": _NAMES_NO_FILE,
    "unknown-statement": "a statement that the card does not have",
    "duplicate-statement-id": "two statements of one card; only a tombstone that names one twice is seen",
    "answer-kind": "a question that stands in another file; a question's own findings are seen",
    "measure": "the measures of a question in another file; a measure without any answer is seen",
}
"""A file that breaks one of these is refused in some cases; the words say in which it is not."""

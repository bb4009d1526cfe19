"""What a problem is: a rule's code, a place in a file, what was found, what to do."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Literal, get_args

Code = Literal[
    # reading a file
    "unreadable-file",
    "not-utf-8",
    "too-large",
    "forbidden-character",
    "tab",
    "yaml-syntax",
    "unquoted-figure",
    "duplicate-key",
    "anchor-or-alias",
    "tag",
    "remark",
    "several-documents",
    "too-deep",
    "not-a-mapping",
    "key-not-text",
    "misplaced-file",
    "bad-id",
    "duplicate-id",
    # the form of a field
    "missing-field",
    "unknown-field",
    "wrong-type",
    "empty-value",
    "not-in-list",
    "bad-date",
    "bad-figure",
    "bad-answer",
    "bad-speaker",
    "bad-evidence",
    "bad-reference",
    "bad-url",
    "bad-hash",
    "bad-language",
    "bad-coordinates",
    "bad-window",
    "bad-wikidata",
    # references
    "unknown-actor",
    "unknown-place",
    "unknown-topic",
    "unknown-question",
    "unknown-card",
    "unknown-statement",
    "dead-annotation",
    "like-name",
    # a card
    "no-statements",
    "duplicate-statement-id",
    "withdrawn-id",
    "not-recorded-field",
    "date-order",
    "summary-unlinked",
    "same-address",
    "near-duplicate",
    # the three kinds (method §1)
    "verified-answers",
    "attribution-word",
    "long-quote",
    "quote-language",
    "via-repeats",
    "several-answers",
    "answer-not-claimed",
    "answer-kind",
    "measure",
    "measure-left-out",
    "own-side",
    "party-not-concerned",
    # basis (method §3)
    "on-record-speaker",
    "on-record-text",
    "on-record-evidence",
    "public-record-evidence",
    "examined-evidence",
    "finding-basis",
    "corroborated",
    "admission",
    "finding-evidence",
    "contrary-findings",
    # a question
    "quantity-field",
    "reason-needed",
    "not-a-control-group",
    "disinterested-party",
    # links between files
    "cycle",
    "rests-on-later",
    "another-speaker",
]
CODES: Final[tuple[Code, ...]] = get_args(Code)

WARNINGS: Final[frozenset[Code]] = frozenset(
    {
        "summary-unlinked",
        "attribution-word",
        "long-quote",
        "measure-left-out",
        "same-address",
        "near-duplicate",
        "like-name",
    }
)


class Severity(StrEnum):
    """How grave: an error stops the build; a warning stops only a strict one."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A stretch of one line: line and column count from 1, in characters; width is at least 1."""

    line: int = 1
    column: int = 1
    width: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong, at its place.

    `path` is relative to the archive's folder, with `/`. `label` stands beside the marked text,
    `advice` below it; both may be empty. `excerpt` is the line of the file.
    """

    path: str
    spot: Spot
    code: Code
    message: str
    label: str = ""
    advice: str = ""
    excerpt: str = field(default="", compare=False)

    @property
    def severity(self) -> Severity:
        """The rule's severity (cards.md: every rule is an error, but for a few warnings)."""
        return Severity.WARNING if self.code in WARNINGS else Severity.ERROR

    @property
    def page(self) -> str:
        """Where the rule's page lies on the site, told from its root."""
        return page_of(self.code)

    @property
    def hint(self) -> str:
        """What to do, in one line."""
        return "; ".join(part for part in (self.label, self.advice) if part)


def page_of(code: Code) -> str:
    """Where the page of a rule lies on the site, told from its root."""
    return f"rules/{code}/"


def in_order(problems: list[Problem]) -> list[Problem]:
    """Each problem once, by file and place."""
    return sorted(dict.fromkeys(problems), key=lambda p: (p.path, p.spot, p.code, p.message))

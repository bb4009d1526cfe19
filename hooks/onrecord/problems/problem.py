"""What can be wrong, in one shape: a fault (a message's key and its values), and where it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from .catalogue import Code, Severity, catalogue, code_of
from .template import fill


@dataclass(frozen=True, slots=True)
class FileOf:
    """Stands for the path of the file of an entity, which a rule does not know."""

    entity: str


Value: TypeAlias = "str | int | FileOf | Fault"
"""What a message can be given: a text, a number, a flag, a file, or another fault, of which it says the same part."""
Escape = Callable[[str], str]
MOST_OF_A_VALUE: Final = 500
"""How much of a value a message shows: a value can be as long as its file."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, without words and without a place: the key of a message, and its values by name.

    `about` is the field that the message is about, if it names one; it stands before the words.
    """

    key: str
    about: str = ""
    values: tuple[tuple[str, Value], ...] = ()

    @property
    def code(self) -> Code:
        """The rule that is broken."""
        return code_of(self.key)

    @property
    def severity(self) -> Severity:
        """The rule's severity."""
        return catalogue().rules[self.code].severity

    def message(self, escape: Escape = str) -> str:
        """What is wrong, in words; each value as the output needs it."""
        return (f"{escape(_cut(self.about))}: " if self.about else "") + self._filled("message", escape)

    def label(self, escape: Escape = str) -> str:
        """What stands beside the marked text; empty where nothing does."""
        return self._filled("label", escape)

    def help(self, escape: Escape = str) -> str:
        """What helps besides; may be empty."""
        return self._filled("help", escape)

    def with_paths(self, path_of: Callable[[str], str]) -> "Fault":
        """The same fault, each file that it names by its path."""
        named = ((n, path_of(v.entity) if isinstance(v, FileOf) else v) for n, v in self.values)
        return replace(self, values=tuple(named))

    def _filled(self, part: str, escape: Escape) -> str:
        values = {name: _shown(value, part, escape) for name, value in self.values}
        return fill(getattr(catalogue().messages[self.key], part), values)


def fault(key: str, about: str = "", /, **values: Value) -> Fault:
    """A fault with the message of that key. A test holds that the catalogue has each key, with just these values."""
    return Fault(key, about, tuple(sorted(values.items())))


def _shown(value: Value, part: str, escape: Escape) -> str:
    if isinstance(value, Fault):
        return value._filled(part, escape)
    if isinstance(value, bool):
        return "yes" if value else ""
    return escape(_cut(str(value)))


def _cut(text: str) -> str:
    return text if len(text) <= MOST_OF_A_VALUE else f"{text[: MOST_OF_A_VALUE - 1]}…"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one line: line and column count from 1, in characters; width is at least 1."""

    line: int = 1
    column: int = 1
    width: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong, at its place: a file, relative to the archive's folder and with `/`, and a span of it.

    `excerpt` is the line of the file.
    """

    path: str
    span: Span
    fault: Fault
    excerpt: str = field(default="", compare=False)

    @property
    def code(self) -> Code:
        """The rule that is broken."""
        return self.fault.code

    @property
    def severity(self) -> Severity:
        """The rule's severity."""
        return self.fault.severity

    @property
    def message(self) -> str:
        """What is wrong, in words."""
        return self.fault.message()

    @property
    def label(self) -> str:
        """What stands beside the marked text; may be empty."""
        return self.fault.label()

    @property
    def help(self) -> str:
        """What stands below it; may be empty."""
        return self.fault.help()

    @property
    def hint(self) -> str:
        """What to do, in one line."""
        return "; ".join(part for part in (self.label, self.help) if part)

    @property
    def page(self) -> str:
        """Where the rule's page lies on the site, told from its root."""
        return page_of(self.code)


def page_of(code: Code) -> str:
    """Where the page of a rule lies on the site, told from its root."""
    return f"rules/{code}/"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, by file and place."""
    return sorted(dict.fromkeys(problems), key=lambda p: (p.path, p.span, p.code, p.message))

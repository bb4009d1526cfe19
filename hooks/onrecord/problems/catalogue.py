"""The catalogue: of every rule its severity, why it is there, a wrong and a right example, and all its messages.

It is read from the files in `messages/`, one a group, once and only where something is to be said. A message has a key:
the rule's code where the rule says one thing, else the code and the way in which it is broken
(`via-repeats/publisher`). Label and help of a rule stand for each of its messages that has none of its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Final

import yaml

from .template import names

Code = str
"""What a rule is called, in every output and for ever: `via-repeats`."""
GROUPS: Final = ("reading", "fields", "references", "cards", "kinds", "basis", "questions", "links")
"""The files of the catalogue, in the order in which the rules are listed."""


class Severity(StrEnum):
    """How grave: an error stops the build; a warning stops only a strict one."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class MessageText:
    """The templates of a message: what is wrong, what stands beside the marked text, what helps.

    `form_help` is what the site's form says in place of label and help; `in_form`: whether the form has the message.
    """

    message: str
    label: str = ""
    help: str = ""
    form_help: str = ""
    in_form: bool = False

    @property
    def names(self) -> frozenset[str]:
        """The values that the check gives with the message."""
        return names(self.message) | names(self.label) | names(self.help)


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong with a file.

    `place` is where its examples are laid in the sample (`rule_examples`); `guide` a section of the guide: a page of
    docs/contribute/ and a heading on it.
    """

    code: Code
    group: str
    severity: Severity
    why: str
    wrong: str
    right: str
    place: str
    guide: str
    messages: Mapping[str, MessageText] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All rules by code, in their order, and all messages by key."""

    rules: Mapping[Code, Rule]
    messages: Mapping[str, MessageText]


@cache
def catalogue() -> Catalogue:
    """The catalogue as it is shipped."""
    rules = {rule.code: rule for group in GROUPS for rule in _rules(group)}
    messages = {key: text for rule in rules.values() for key, text in rule.messages.items()}
    return Catalogue(MappingProxyType(rules), MappingProxyType(messages))


def code_of(key: str) -> Code:
    """The rule that a message is of."""
    return key.partition("/")[0]


def _rules(group: str) -> Iterator[Rule]:
    file = resources.files("onrecord.problems").joinpath("messages", f"{group}.yaml")
    data = yaml.load(file.read_bytes(), Loader=yaml.CBaseLoader)  # every scalar a text
    for code, entry in data["rules"].items():
        texts = {name: entry[name] for name in ("why", "wrong", "right", "place", "guide")}
        messages = MappingProxyType(dict(_messages(code, entry)))
        yield Rule(code=code, group=data["group"], severity=Severity(entry["severity"]), messages=messages, **texts)


def _messages(code: Code, entry: Mapping[str, Any]) -> Iterator[tuple[str, MessageText]]:
    if "message" in entry:
        yield code, _text(entry, {})
    for way, message in entry.get("messages", {}).items():
        yield f"{code}/{way}", _text(message, entry)


def _text(message: Mapping[str, Any], rule: Mapping[str, Any]) -> MessageText:
    label, help_ = (message.get(name, rule.get(name, "")) for name in ("label", "help"))
    form = message.get("form")
    return MessageText(message["message"], label, help_, (form or {}).get("help", ""), form is not None)

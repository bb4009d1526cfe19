"""In which language another name of an actor is written, where its script or its letters tell (WCAG 3.1.2)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ...model.entities import Actor, Card

_BY_SCRIPT: Final = (
    (re.compile("[\uac00-\ud7af\u1100-\u11ff]"), "ko"),
    (re.compile("[\u3040-\u30ff]"), "ja"),
    (re.compile("[іїєґІЇЄҐ]"), "uk"),
    (re.compile("[ыэъёЫЭЪЁ]"), "ru"),
    (re.compile("[\u0370-\u03ff]"), "el"),
)
"""What only one language writes, of those that are likely."""
_SHARED: Final = (
    (re.compile("[\u4e00-\u9fff]"), frozenset({"ja", "zh", "ko"})),
    (re.compile("[\u0400-\u04ff]"), frozenset({"ru", "uk", "be", "bg", "sr"})),
    (re.compile("[\u0590-\u05ff]"), frozenset({"he", "yi"})),
    (re.compile("[\u0600-\u06ff]"), frozenset({"ar", "fa", "ur"})),
)
"""Scripts of several languages: there the language in which the actor publishes tells, if it is one of them."""


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name, and the `lang` of it; empty where it is not certain, for a wrong one is worse than none."""

    name: str
    lang: str


def aliases(actor: Actor, published: Iterable[Card]) -> Iterator[Alias]:
    """The other names of an actor; `published` are the sources that it published."""
    languages = {card.language.partition("-")[0] for card in published if card.language}
    return (Alias(name, _language(name, languages)) for name in actor.aliases)


def _language(name: str, published_in: set[str]) -> str:
    certain = next((language for letters, language in _BY_SCRIPT if letters.search(name)), "")
    if certain:
        return certain
    shared = next((published_in & languages for letters, languages in _SHARED if letters.search(name)), set())
    return next(iter(shared)) if len(shared) == 1 else ""

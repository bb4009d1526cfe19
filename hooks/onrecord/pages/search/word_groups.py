"""Words that a search takes for one another, as the index holds them and as a reader's browser asks for them.

Pagefind knows no "or". So each group has a token that nobody types: what is found has it among its words where it has
one of the group's, and the browser asks for the token in place of the word (`search-words.js`). A name of an actor is a
group of one, whose token what is said by anybody who speaks for that actor has too (method §2). Both sides compare
words by `stem`, which the browser repeats.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import count
from typing import Final

from ...archive import Archive
from ...model.synonyms import Synonyms
from ...standings.positions import speaks_for

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ENDINGS: Final = (
    (re.compile(r"['’]s?$"), ""),
    (re.compile(r"^(.{3,})ie[sd]$"), r"\1y"),
    (re.compile(r"^(.{3,}?)(?:ing|ed|es|s|e)$"), r"\1"),
    (re.compile(r"(.)\1$"), r"\1"),
)
_SIGNS: Final = "bcdfghjkmnpqrtvwxz"
"""No vowel: a token ends in nothing that could be taken for an ending."""


@lru_cache(maxsize=1 << 16)  # an archive says the same words over and over
def stem(word: str) -> str:
    """A word in small letters, without the commonest endings: `denied` and `denies` are `deny`."""
    word = word.lower()
    for ending, instead in _ENDINGS:
        word = ending.sub(instead, word)
    return word


def stems(text: str) -> tuple[str, ...]:
    """The words of a text, each by its stem."""
    return tuple(map(stem, _WORD.findall(text)))


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Words of which each finds all; `speaks_for`: the name of whom they name, `speakers`: who speaks for that one."""

    token: str
    words: tuple[str, ...]
    speaks_for: str = ""
    speakers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class WordGroups:
    """All groups of an archive."""

    groups: tuple[WordGroup, ...] = ()

    @cached_property
    def _by_first(self) -> Mapping[str, Mapping[tuple[str, ...], str]]:
        """The token of each group's words, by the first of these words."""
        by_first: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
        for group in self.groups:
            for words in map(stems, group.words):
                by_first[words[0] if words else ""][words] = group.token
        return by_first

    @cached_property
    def _by_speaker(self) -> Mapping[str, list[str]]:
        by_speaker: dict[str, list[str]] = defaultdict(list)
        for group in self.groups:
            for speaker in group.speakers:
                by_speaker[speaker].append(group.token)
        return by_speaker

    def tokens(self, text: str, speakers: Iterable[str] = ()) -> str:
        """The tokens of what has these words, or is said by one of these."""
        words, by_first = stems(text), self._by_first
        at = ((place, by_first[word].items()) for place, word in enumerate(words) if word in by_first)
        found = {token for place, known in at for part, token in known if words[place : place + len(part)] == part}
        spoken = (token for speaker in speakers for token in self._by_speaker.get(speaker, ()))
        return " ".join(sorted(found.union(spoken)))

    def as_json(self) -> str:
        """What the browser reads: of each group its token, its words, and for whom it finds who speaks."""
        listed = [{"token": g.token, "words": g.words, "for": g.speaks_for} for g in self.groups]
        return json.dumps(listed, ensure_ascii=False, separators=(",", ":"))


NO_GROUPS: Final = WordGroups()


def word_groups(archive: Archive, synonyms: Synonyms) -> WordGroups:
    """The groups of an archive: those of its file, and each name of every actor for whom others speak."""
    tokens = map(_token, count())
    same = [WordGroup(next(tokens), words) for words in synonyms.same]
    return WordGroups((*same, *_names(archive, synonyms, tokens)))


def _names(archive: Archive, synonyms: Synonyms, tokens: Iterator[str]) -> Iterator[WordGroup]:
    speakers = _speakers(archive)
    for actor in archive.actors.values():
        further = synonyms.names.get(actor.id, ())
        if further or len(speakers[actor.id]) > 1:
            for name in dict.fromkeys((actor.name, *actor.aliases, *further)):
                yield WordGroup(next(tokens), (name,), actor.name, frozenset(speakers[actor.id]))


def _speakers(archive: Archive) -> Mapping[str, set[str]]:
    """Who speaks for each actor, itself among them."""
    speakers: dict[str, set[str]] = defaultdict(set)
    for actor in archive.actors:
        above: str | None = actor
        while above:
            if speaks_for(archive, actor, above):
                speakers[above].add(actor)
            above = archive.actor(above).part_of or None
    return speakers


def _token(number: int) -> str:
    """A word of six letters that stands in no language: `zqbbbx`."""
    letters = [_SIGNS[number // len(_SIGNS) ** place % len(_SIGNS)] for place in (2, 1, 0)]
    return f"zq{''.join(letters)}x"

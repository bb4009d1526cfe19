"""Which two actors are perhaps one: a name or an alias in common, in any script, or a few letters apart.

Where they really are two, the note of either names the other, or each has its own item in Wikidata. Only names that
share a key are compared: all their letters, or all their words but the rest of one. Of more than a hundred that do,
only those that also differ by a letter left out, put in or put in the place of another (`candidates`).
"""

import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from ..archive import Archive
from ..model.entities import Actor
from ..model.record import Absent
from ..problems.problem import FileOf, fault
from ..reading.document import Loc
from .candidates import grouped, pairs
from .diagnostic import Diagnostic
from .similar_cards import ALIKE, known_to_differ

WORD_ALIKE: Final = 85
"""How like the one word is in which two names differ, of 100: Zelensky and Zelenskyy, not Iran and Iraq."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of an actor: as written, where it stands; without capitals, accents and “the” its words and its letters.

    `spelt` are the words in the order of the alphabet.
    """

    actor: Actor
    written: str
    loc: Loc
    words: tuple[str, ...]
    letters: str
    spelt: str


def like_names(archive: Archive) -> Iterator[Diagnostic]:
    """Two actors of like names; the one whose id comes later in the alphabet is told, once."""
    seen: set[tuple[str, str]] = set()
    for one, two in _pairs(name for actor in archive.actors.values() for name in _names(actor)):
        first, second = sorted((one, two), key=lambda name: name.actor.id)
        pair = first.actor.id, second.actor.id
        if first.actor.id != second.actor.id and pair not in seen and _resemble(first, second):
            seen.add(pair)
            if not _two(first.actor, second.actor):
                yield _like(first, second)


def _like(first: _Name, second: _Name) -> Diagnostic:
    about, known = str(second.loc[0]), first.actor.id
    wrong = fault("like-name", about, path=FileOf(known), name=first.written, value=known)
    return Diagnostic(second.loc, wrong, entity=second.actor.id)


def _two(first: Actor, second: Actor) -> bool:
    """Whether two actors are known to be two: by a note, or by their items in Wikidata."""
    items = {first.wikidata, second.wikidata} - {None}
    return len(items) == 2 or known_to_differ(first, second)


def _names(actor: Actor) -> Iterator[_Name]:
    """The names of an actor of which all that is compared could be read."""
    try:
        listed: list[tuple[str, Loc]] = [(actor.name, ("name",))]
        listed += [(alias, ("aliases", place)) for place, alias in enumerate(actor.aliases)]
        _ = actor.note, actor.wikidata
    except Absent:
        return
    for written, loc in listed:
        if words := _words(written):
            yield _Name(actor, written, loc, words, "".join(words), " ".join(sorted(words)))


def _words(name: str) -> tuple[str, ...]:
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    spelt = default_process(unicodedata.normalize("NFC", bare).casefold())
    return tuple(word for word in spelt.split() if word != "the")


def _pairs(names: Iterable[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Every two names that share a key, in order of the files."""
    for sharing in grouped(names, _keys):
        yield from pairs(sharing, _finer_keys)


def _finer_keys(name: _Name) -> Iterator[Hashable]:
    """All letters of a name, and all but one."""
    yield name.spelt
    yield from (name.spelt[:place] + name.spelt[place + 1 :] for place in range(len(name.spelt)))


def _keys(name: _Name) -> Iterator[Hashable]:
    """All letters of a name; each of its words left out but for its beginning, and but for its end."""
    yield name.letters
    words = sorted(name.words)
    for place, word in enumerate(words):
        others = (*words[:place], *words[place + 1 :])
        for length in (2,) if len(word) < 6 else (2, 3) if len(word) == 6 else (3,):  # the slip may be near either end
            yield others, "begins", word[:length]
            yield others, "ends", word[-length:]


def _resemble(one: _Name, other: _Name) -> bool:
    """Whether two names have the same letters or words, or differ by a few letters of one word, and no number."""
    if one.letters == other.letters or one.spelt == other.spelt:
        return True
    if not fuzz.ratio(one.spelt, other.spelt, score_cutoff=ALIKE):  # nearly always, and quickly told
        return False
    mine, theirs = (list((Counter(a.words) - Counter(b.words)).elements()) for a, b in ((one, other), (other, one)))
    if len(mine) != 1 or len(theirs) != 1 or any(sign.isdigit() for sign in mine[0] + theirs[0]):
        return False
    return fuzz.ratio(mine[0], theirs[0]) >= WORD_ALIKE

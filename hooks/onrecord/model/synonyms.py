"""Words that a search takes for one another, and names by which readers mean an actor: `synonyms.yaml`.

The file belongs to an archive and is its only one that says nothing of a source. `same` are groups of words: whoever
searches for one also finds the others. `names` are names of an actor besides its own, such as the seat of a government:
whoever searches for one also finds what those say who speak for it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from ..problems.problem import Fault, Problem, Span, fault
from ..reading.document import Document, Loc, Value
from ..reading.source_files import SourceFile
from ..reading.yaml_reader import read
from ..vocabulary import EntityKind
from .nearest_names import nearest
from .record import nothing
from .references import Known

SAME: Final = "same"
NAMES: Final = "names"


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Groups of words that mean the same in a search; the further names of an actor, by its id."""

    same: tuple[tuple[str, ...], ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=nothing)


NO_SYNONYMS: Final = Synonyms()


def synonyms_in(file: SourceFile, known: Known) -> tuple[Synonyms, list[Problem]]:
    """The words that a file holds, and what is wrong with it: what is wrong is passed over."""
    if file.raw is None:
        return NO_SYNONYMS, [Problem(file.path, Span(), fault("unreadable-file", reason=file.reason))]
    document, problems = read(file.path, file.raw)
    if document.data is None:
        return NO_SYNONYMS, problems
    wrong = list(_faults(document, known))
    problems += [document.problem(document.span(loc, key=key), found) for loc, key, found in wrong]
    passed_over = {loc for loc, _, _ in wrong}
    return _read(document.data, passed_over), problems


def _read(data: Mapping[str, Value], wrong: set[Loc]) -> Synonyms:
    """What is sound: a group or an actor of which anything is wrong is left out."""
    bad = {loc[:2] for loc in wrong}
    groups = data.get(SAME)
    named = data.get(NAMES)
    same = [group for at, group in enumerate(groups) if (SAME, at) not in bad] if isinstance(groups, list) else []
    names = {a: n for a, n in named.items() if (NAMES, a) not in bad} if isinstance(named, dict) else {}
    return Synonyms(tuple(map(_texts, same)), {actor: _texts(given) for actor, given in names.items()})


def _texts(words: Value) -> tuple[str, ...]:
    return tuple(" ".join(str(word).split()) for word in words) if isinstance(words, list) else ()


_Wrong = tuple[Loc, bool, Fault]
"""Where, whether at the key, and what."""


def _faults(document: Document, known: Known) -> Iterator[_Wrong]:
    data = document.data or {}
    for key in data.keys() - {SAME, NAMES}:
        yield (key,), True, fault("synonyms/field", value=key, meant=nearest(key, frozenset({SAME, NAMES})) or SAME)
    seen: set[str] = set()
    groups, named = data.get(SAME) or [], data.get(NAMES) or {}
    if isinstance(groups, list):
        for at, group in enumerate(groups):
            yield from _in_group((SAME, at), group, seen, 2)
    else:
        yield (SAME,), False, fault("synonyms/same")
    if isinstance(named, dict):
        for actor, names in named.items():
            yield from _of_actor(actor, names, known)
            yield from _in_group((NAMES, actor), names, seen, 1)
    else:
        yield (NAMES,), False, fault("synonyms/names")


def _of_actor(actor: str, names: Value, known: Known) -> Iterator[_Wrong]:
    """What is wrong with whose names they are: it is no actor, or one is another actor's own name."""
    if actor not in known.ids[EntityKind.ACTOR]:
        meant = nearest(actor, known.ids[EntityKind.ACTOR])
        near = fault("synonyms/meant", value=actor, meant=meant) if meant else fault("synonyms/actor", value=actor)
        yield (NAMES, actor), True, near
    for at, name in enumerate(names if isinstance(names, list) else ()):
        if known.names.get(_plain(name), actor) != actor:
            yield (NAMES, actor, at), False, fault("synonyms/taken", value=name, actor=known.names[_plain(name)])


def _in_group(loc: Loc, words: Value, seen: set[str], least: int) -> Iterator[_Wrong]:
    """What is wrong with a group of words; no word stands in two, for then a search could not tell which is meant."""
    if not isinstance(words, list) or len(words) < least:
        yield loc, False, fault("synonyms/group" if loc[0] == SAME else "synonyms/list")
        return
    for at, word in enumerate(words):
        if not any(letter.isalnum() for letter in _plain(word)):
            yield (*loc, at), False, fault("synonyms/word")
        elif _plain(word) in seen:
            yield (*loc, at), False, fault("synonyms/twice", value=word)
        seen.add(_plain(word))


def _plain(word: Value) -> str:
    return " ".join(word.lower().split()) if isinstance(word, str) else ""

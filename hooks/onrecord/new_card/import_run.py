"""One run of `onrecord import`: which record becomes which draft, and what became of the others."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Final

from ..load import Loaded
from ..reading.document import Value
from ..vocabulary import EntityKind, Kind
from .draft_files import add, fill_in, fingerprint, marked, marks_in, place_of, there, write
from .drafts import Draft, Matching, draft_of, identity, numbered, stems_of
from .id_proposal import first_proposed, taken, words_of
from .imports import Metadata, NotRead
from .imports.fields import as_text, shortened
from .new_file import NewFile

_RENAME: Final = "the name of this file becomes its address for good: before it is a card, give it one that tells more"
"""Above a draft whose title makes no name, as one in another script."""


class Outcome(StrEnum):
    """What became of a record."""

    DRAFTED = "drafted"
    ADDED = "its claims added to the draft of the same source"
    IN_ARCHIVE = "in the archive already"
    BEFORE = "drafted before"
    FILLED_IN = "drafted before, and names filled in that the archive knows now"
    SAME = "the same source as another record"
    NOT_READ = "not read"
    NOT_WRITTEN = "not written"


@dataclass(frozen=True)
class Became:
    """A record's outcome, where its draft or card is, and each thing that is not in it, and why.

    `publisher`: the name of one that the archive does not know.
    """

    outcome: Outcome
    at: str = ""
    unmapped: tuple[tuple[str, str], ...] = ()
    publisher: str = ""


@dataclass
class Run:
    """What is known while records come: ids that are given, what was drafted before, and what is drafted now.

    Of each record only its fingerprint, its draft's place and the number of its statements are kept.
    """

    folder: Path
    loaded: Loaded
    day: date
    given: Counter[str] = field(default_factory=Counter)
    before: dict[str, str] = field(default_factory=dict)
    lying: dict[str, Path] = field(default_factory=dict)
    drafted: dict[str, tuple[str, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.matching = Matching.of(self.loaded.archive, self.loaded.known)
        for path, raw in self.loaded.files.items():
            self.before |= dict.fromkeys(marks_in(raw), path)
        for file, marks in there(self.folder):
            self.given[file.stem] += 1
            self.lying |= dict.fromkeys(marks, file)

    def take(self, source: str, place: str, told: Metadata | NotRead) -> Became:
        """Draft a record, unless its source is there already."""
        if isinstance(told, NotRead):
            return Became(Outcome.NOT_READ, unmapped=(("", str(told)),))
        known_as = identity(told)
        mark = fingerprint(known_as)
        if card := self.matching.cards.get(known_as):
            return Became(Outcome.IN_ARCHIVE, card, _left(told))
        if earlier := self.before.get(mark):
            return Became(Outcome.BEFORE, earlier, _left(told))
        try:
            return self._drafted(mark, told, (source, place, known_as))
        except OSError as error:
            return Became(Outcome.NOT_WRITTEN, unmapped=(("", error.strerror or str(error)),))

    def _drafted(self, mark: str, told: Metadata, made_from: tuple[str, str, str]) -> Became:
        if lying := self.lying.get(mark):
            return self._lying(lying, told)
        draft = draft_of(told, self.matching, self.day)
        return self._added(mark, draft, told) if mark in self.drafted else self._written(mark, draft, told, made_from)

    def _lying(self, file: Path, told: Metadata) -> Became:
        """A record whose draft lies there: names that it leaves open are filled in, once they are known."""
        entered = fill_in(file, self.loaded.known.names)
        if not entered:
            return Became(Outcome.BEFORE, file.as_posix(), _left(told))
        rows = tuple((name, f"filled in: {actor}") for name, actor in entered.items())
        return Became(Outcome.FILLED_IN, file.as_posix(), rows)

    def _written(self, mark: str, draft: Draft, told: Metadata, made_from: tuple[str, str, str]) -> Became:
        named = bool(words_of(str(draft.new.values.get("title", ""))))
        hints = draft.new.hints if named else {**draft.new.hints, "": (_RENAME,)}
        new = replace(draft.new, id=self._name(draft.new, told, named=named), hints=hints)
        file = place_of(new, self.folder)
        write(file, marked(new.text(), *made_from))
        self.given[new.id] += 1
        self.drafted[mark] = file.as_posix(), len(told.claims)
        return Became(Outcome.DRAFTED, file.as_posix(), draft.unmapped, draft.unknown_publisher)

    def _added(self, mark: str, draft: Draft, told: Metadata) -> Became:
        """A second record of one source: its claims, if any, come to the draft; nothing else of it does."""
        file, count = self.drafted[mark]
        listed = draft.new.values.get(Kind.ATTRIBUTED.value, ())
        if not listed:
            return Became(Outcome.SAME, file, _left(told))
        statements = numbered([{k: v for k, v in one.items() if k != "id"} for one in listed], count)
        values: Mapping[str, Value] = {Kind.ATTRIBUTED.value: statements}
        lines = replace(draft.new, values=values).statement_lines()
        add(Path(file), lines if count else ("", f"{Kind.ATTRIBUTED.value}:", *lines))
        self.drafted[mark] = file, count + len(told.claims)
        return Became(Outcome.ADDED, file, draft.unmapped)

    def _name(self, new: NewFile, told: Metadata, *, named: bool) -> str:
        """An id as `onrecord new card` proposes it, that nothing in the archive or among the drafts has."""
        proposed = first_proposed(EntityKind.CARD, new.values)
        names = chain(() if named or "publisher" in new.values else stems_of(told), proposed, ("draft",))
        fit = [name for name in names if re.search("[a-z]", name)]
        return next((name for name in fit[:2] if self._free(name)), "") or next(self._numbered(fit[0]))

    def _numbered(self, stem: str) -> Iterator[str]:
        while True:
            self.given[stem] = max(self.given[stem], 1) + 1
            name = f"{stem}-{self.given[stem]}"
            if self._free(name):
                yield name

    def _free(self, name: str) -> bool:
        return not self.given[name] and not taken(name, self.loaded.known)


def _left(told: Metadata) -> tuple[tuple[str, str], ...]:
    """What a record tells that is not entered, since its source is there."""
    publisher = {"publisher": told.publisher} if told.publisher else {}
    claims = ((f"claim {number}", claim.words) for number, claim in enumerate(told.claims, 1))
    verdicts = ((f"verdict {number}", claim.verdict.words) for number, claim in enumerate(told.claims, 1))
    rows = (*told.fields.items(), *publisher.items(), *told.unread.items(), *claims, *verdicts, *told.unused)
    return tuple(
        (name, f"not entered, as the source is there already: {shortened(as_text(value))}") for name, value in rows
    )

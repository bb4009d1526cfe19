"""What a new file is checked against: the archive as it lies, with the files that are being made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from ..load import Loaded, load_files
from ..model.entities import Question
from ..model.references import Known
from ..problems.problem import Problem, Span
from ..reading.document import Document, Loc
from ..reading.source_files import SourceFile
from ..vocabulary import EntityKind
from .id_proposal import words_of
from .new_file import New

_LIKE: Final = 95
"""How like the words of two names are, of 100: nearly all words of one are among the other’s."""
_MOST_LIKE: Final = 6


@dataclass(frozen=True)
class Desk:
    """The files of an archive, and those made beside them so far."""

    files: Sequence[SourceFile]
    made: tuple[New, ...] = ()

    @cached_property
    def loaded(self) -> Loaded:
        """The archive with what was made."""
        return load_files([*self.files, *(new.file for new in self.made)])

    @property
    def known(self) -> Known:
        """The ids that can be named."""
        return self.loaded.known

    def with_file(self, new: New) -> "Desk":
        """The same with one file more."""
        return Desk(self.files, (*self.made, new))

    def question(self, name: str) -> Question | None:
        """The question with this id, if it can be read."""
        return self.loaded.archive.questions.get(name)

    def names(self, kind: EntityKind) -> Iterator[tuple[str, str]]:
        """Every id of a kind with what it stands for."""
        for name in sorted(self.known.ids.get(kind, ())):
            data = self.loaded.documents[name].data if name in self.loaded.documents else None
            said = [(data or {}).get(key) for key in ("name", "text", "title")]
            yield name, next((text for text in said if isinstance(text, str)), "")

    def like(self, kind: EntityKind, typed: str) -> list[tuple[str, str]]:
        """The ids, with what they stand for, of which a name or an alias has all words of what was typed, or the other way.

        The likest come first.
        """
        said = dict(self.names(kind))
        names = [(name.lower(), entity_id) for entity_id, name in said.items()]
        names += self.known.names.items() if kind is EntityKind.ACTOR else ()
        near = [one for one in names if fuzz.token_set_ratio(one[0], typed, processor=_bare) >= _LIKE]
        near.sort(key=lambda one: -fuzz.ratio(one[0], typed, processor=default_process))
        found = dict.fromkeys(entity_id for _, entity_id in near)
        return [(entity_id, said[entity_id]) for entity_id in list(found)[:_MOST_LIKE]]

    def problems(self, new: New) -> list[tuple[Loc, Problem]]:
        """What the check says of a file once it is there, each with the field that it is about."""
        after = load_files([*self.files, *(made.file for made in self.made), new.file])
        document = after.documents[new.id]
        return [(_field_at(document, problem.span), problem) for problem in after.problems if problem.path == new.path]


def knowing(known: Known, card: New) -> Known:
    """The ids that can be named with those of a card that is being made: its own, and its statements’."""
    cards = known.ids.get(EntityKind.CARD, frozenset()) | {card.id}
    statements = [statement for kind in card.lanes for statement in card.given[kind.value]]
    found = [statement.get("id") for statement in statements if isinstance(statement, Mapping)]
    own = frozenset(name for name in found if isinstance(name, str))
    return replace(known, ids={**known.ids, EntityKind.CARD: cards}, statements={**known.statements, card.id: own})


def _bare(name: str) -> str:
    """The words of a name that carry it, small and without accents; of one in another script all."""
    return " ".join(words_of(name)) or default_process(name)


def _field_at(document: Document, span: Span) -> Loc:
    """The field of the file, or of one of its statements, in which a place lies."""
    before = [(key, loc) for loc, key in document.keys.items() if (key.line, key.column) <= (span.line, span.column)]
    loc: Loc = max(before)[1] if before else ()
    return loc[:3] if len(loc) > 1 and isinstance(loc[1], int) else loc[:1]

"""What a new file is checked against: the archive as it lies, with the files that are being made."""

from collections.abc import Iterator, Mapping, Sequence, Set
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
from .new_file import NewFile

_SIMILAR: Final = 95
"""How similar the words of two names are, of 100: nearly all words of one are among the other’s."""
_MOST_SIMILAR: Final = 6


@dataclass(frozen=True)
class Workspace:
    """The files of an archive, and those made beside them so far; `archives` as in `load_files`."""

    files: Sequence[SourceFile]
    new_files: tuple[NewFile, ...] = ()
    archives: Set[str] = frozenset()

    @cached_property
    def loaded(self) -> Loaded:
        """The archive with the new files."""
        return load_files([*self.files, *(new.source_file for new in self.new_files)], self.archives)

    @property
    def known(self) -> Known:
        """The ids that can be named."""
        return self.loaded.known

    def with_file(self, new: NewFile) -> "Workspace":
        """The same with one file more."""
        return replace(self, new_files=(*self.new_files, new))

    def question(self, question_id: str) -> Question | None:
        """The question with this id, if it can be read."""
        return self.loaded.archive.questions.get(question_id)

    def labels(self, kind: EntityKind) -> Iterator[tuple[str, str]]:
        """Every id of a kind with what it stands for."""
        for entity_id in sorted(self.known.ids.get(kind, ())):
            document = self.loaded.documents.get(entity_id)
            data = (document.data if document else None) or {}
            texts = (data.get(key) for key in ("name", "text", "title"))
            yield entity_id, next((text for text in texts if isinstance(text, str)), "")

    def similar(self, kind: EntityKind, typed: str) -> list[tuple[str, str]]:
        """The ids, with what they stand for, of which a name or an alias has all words of what was typed.

        Or the other way round. The most similar come first.
        """
        labels = dict(self.labels(kind))
        names = [(label.lower(), entity_id) for entity_id, label in labels.items()]
        names += self.known.names.items() if kind is EntityKind.ACTOR else ()
        near = [pair for pair in names if fuzz.token_set_ratio(pair[0], typed, processor=_bare) >= _SIMILAR]
        near.sort(key=lambda pair: -fuzz.ratio(pair[0], typed, processor=default_process))
        ids = dict.fromkeys(entity_id for _, entity_id in near)
        return [(entity_id, labels[entity_id]) for entity_id in list(ids)[:_MOST_SIMILAR]]

    def problems(self, new: NewFile) -> list[tuple[Loc, Problem]]:
        """What the check says of a file once it is there, each with the field that it is about."""
        loaded = self.with_file(new).loaded
        document = loaded.documents[new.id]
        own = (problem for problem in loaded.problems if problem.path == new.path)
        return [(_field_at(document, problem.span), problem) for problem in own]


def with_card(known: Known, card: NewFile) -> Known:
    """The ids that can be named with those of a card that is being made: its own, and its statements’."""
    cards = known.ids.get(EntityKind.CARD, frozenset()) | {card.id}
    statements = [statement for kind in card.statement_kinds for statement in card.values[kind.value]]
    ids = [statement.get("id") for statement in statements if isinstance(statement, Mapping)]
    own = frozenset(name for name in ids if isinstance(name, str))
    return replace(known, ids={**known.ids, EntityKind.CARD: cards}, statements={**known.statements, card.id: own})


def _bare(name: str) -> str:
    """The words of a name that carry it, small and without accents; of one in another script all."""
    return " ".join(words_of(name)) or default_process(name)


def _field_at(document: Document, span: Span) -> Loc:
    """The field of the file, or of one of its statements, in which a place lies."""
    before = [(key, loc) for loc, key in document.keys.items() if (key.line, key.column) <= (span.line, span.column)]
    loc: Loc = max(before)[1] if before else ()
    return loc[:3] if len(loc) > 1 and isinstance(loc[1], int) else loc[:1]

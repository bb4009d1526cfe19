"""What the archive held on a day: its files of the last commit by then, and what today's code derives of them.

A rule that is newer than a file stops nothing: all is derived but what lacks something that the derivation reads.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from ..archive import Archive
from ..load import Loaded, load_files
from ..model.entities import Question
from ..model.findings import Finding
from ..model.record import Absent
from ..model.references import card_of
from ..model.statements import WebEvidence
from ..problems.formats import as_text
from ..reading.git_files import files_at
from ..reading.git_line import main_line
from ..standings.derivable import underivable
from ..standings.derive import Standings, derive
from ..standings.sound_part import sound_part
from ..wording.labels import counted


@dataclass(frozen=True)
class Held:
    """What an archive held by the end of a day: its files, what follows from them, the ids that were left out."""

    loaded: Loaded
    standings: Standings
    left_out: tuple[str, ...]

    def note(self, day: date) -> str:
        """That today's rules find faults in what was held, and what is left out for it; empty where they find none."""
        files = len({problem.path for problem in self.loaded.errors})
        if not files:
            return ""
        faulty = f"today’s rules find errors in {counted(files, 'file')} of {day}"
        return f"{faulty}; left out: {', '.join(self.left_out)}" if self.left_out else f"{faulty}; none is left out"

    def why_not(self, asked: str) -> str:
        """Why a thing that was held cannot be told of; empty where nothing of that id was held."""
        document = self.loaded.documents.get(card_of(asked))
        wrong = [problem for problem in self.loaded.errors if document and problem.path == document.path]
        if not wrong and card_of(asked) not in self.left_out:
            return ""
        if not wrong:
            return f"{asked} was held, but leans on what cannot be told by today’s rules"
        return f"{asked} was held, but cannot be told by today’s rules: {as_text(wrong[0], '').splitlines()[0]}"


def held(folder: Path, day: date, archives: Set[str]) -> Held:
    """What the archive in a folder of a git repository held by the end of a day (UTC), on the main line.

    `archives` as in `load_files`.

    Raises NoRevision where no commit is of that day or before, or what git has does not reach so far back.
    """
    loaded = load_files(files_at(folder, main_line(folder).last_by(day).name), archives)
    if not loaded.errors:
        return Held(loaded, derive(loaded.archive), ())
    archive = replace(loaded.archive, questions=MappingProxyType(dict(_mended(loaded))))
    circular = _ids(loaded, {problem.path for problem in loaded.errors if problem.code == "cycle"})
    try:
        sound = sound_part(archive, underivable(archive) | circular)
        standings = derive(sound)
    except Absent:
        sound = sound_part(archive, _ids(loaded, {problem.path for problem in loaded.errors}))
        standings = derive(sound)
    return Held(loaded, standings, tuple(sorted(_all(loaded) - _kept(sound))))


def _ids(loaded: Loaded, paths: Set[str]) -> frozenset[str]:
    """The ids that files define."""
    return frozenset(entity for entity, document in loaded.documents.items() if document.path in paths)


def _all(loaded: Loaded) -> frozenset[str]:
    """Every id that a file of what is derived from defines, be it readable or not."""
    aside = {*loaded.archive.places, *loaded.archive.topics, *loaded.archive.withdrawn}
    return frozenset(loaded.documents) - aside


def _kept(archive: Archive) -> frozenset[str]:
    return frozenset((*archive.cards, *archive.actors, *archive.questions))


def _mended(loaded: Loaded) -> Iterator[tuple[str, Question]]:
    """The questions, each finding whose evidence today's rules refuse with what they take of it."""
    for question_id, question in loaded.archive.questions.items():
        try:
            findings = [_with_evidence(loaded, question_id, *numbered) for numbered in enumerate(question.findings)]
            yield question_id, question.model_copy(update={"findings": tuple(findings)})
        except Absent:
            yield question_id, question


def _with_evidence(loaded: Loaded, question: str, index: int, finding: Finding) -> Finding:
    if "evidence" in vars(finding):
        return finding
    written = loaded.documents[question].at(("findings", index, "evidence"))
    pieces = written if isinstance(written, list) else []
    refs = [piece for piece in pieces if isinstance(piece, str) and card_of(piece) in loaded.archive.cards]
    # a page that today's rules refuse was evidence all the same, and counts from the finding's day (method §2)
    pages = [WebEvidence.model_construct(url="") for piece in pieces if not isinstance(piece, str)]
    return finding.model_copy(update={"evidence": (*refs, *pages)})

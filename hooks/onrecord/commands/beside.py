"""Drafts that lie outside the archive, checked as if they were cards of it: what `onrecord check drafts` tells of."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ..problems.problem import Problem
from ..reading.source_files import ENDINGS, SourceFile
from ..vocabulary import EntityKind


@dataclass(frozen=True)
class Drafts:
    """A folder with drafts, as they would lie in the archive: each by its path there, with its path in the folder."""

    folder: Path
    files: tuple[SourceFile, ...]
    paths: dict[str, str]

    def own(self, problems: Iterable[Problem]) -> list[Problem]:
        """The problems of the drafts, each at its place in the folder."""
        return [replace(p, path=self.paths[p.path]) for p in problems if p.path in self.paths]


def is_draft(path: Path) -> bool:
    """Whether a path is a file of YAML, or a folder that holds one."""
    return path.suffix in ENDINGS if path.is_file() else any(path.rglob("*.yaml"))


def drafts_at(path: Path) -> Drafts:
    """The drafts at a path, each as a card of the year whose folder it lies in. Raises OSError."""
    files, paths = list[SourceFile](), dict[str, str]()
    folder = path if path.is_dir() else path.parent
    for file in sorted(path.rglob("*.yaml")) if path.is_dir() else [path]:
        year = file.parent.name if len(file.parent.name) == 4 and file.parent.name.isdecimal() else "0000"
        files.append(SourceFile(f"{EntityKind.CARD.folder}/{year}/{file.name}", file.read_bytes()))
        paths[files[-1].path] = file.relative_to(folder).as_posix()
    return Drafts(folder, tuple(files), paths)

"""The files of an archive's folder: which belong, what each holds by its place, their bytes."""

import os
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from ..vocabulary import EntityKind

FOLDERS: Final = {kind.folder: kind for kind in EntityKind}
SYNONYMS: Final = "synonyms.yaml"
"""Words that the search takes for one another: written by hand, and about no source."""
ENDINGS: Final = frozenset({".yaml", ".yml"})
FORMAT: Final = "format.yaml"
"""In which version of the card format the archive is written."""
RECORDED: Final = "recorded.csv"
"""When each card, finding and search came in; `onrecord recorded` writes it from git's history."""
NAMED: Final = "NAMED.csv"
"""In an unpacked evidence pack: what its files name and it does not carry."""
LINK: Final = "it is a link to another place"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of an archive: its path relative to the folder, its bytes (None: unreadable, and why)."""

    path: str
    raw: bytes | None
    reason: str = ""

    @property
    def id(self) -> str:
        """The id that the file defines: its stem."""
        name = self.path.rpartition("/")[2]
        end = name.rfind(".")
        return name[:end] if 0 < end < len(name) - 1 else name

    @property
    def kind(self) -> EntityKind | None:
        """What it holds, by its folder; None where it lies in no place for a file."""
        parts = self.path.split("/")
        kind = FOLDERS.get(parts[0]) if len(parts) > 1 else None
        year = kind is EntityKind.CARD and len(parts) == 3 and len(parts[1]) == 4 and parts[1].isdecimal()
        flat = kind is not EntityKind.CARD and len(parts) == 2
        return kind if (year or flat) and self.path.endswith(".yaml") else None


def source_files(folder: Path) -> list[SourceFile]:
    """The files of an archive below a folder, in order of their paths, and what else lies where only they belong.

    A link in place of a folder is not followed, and is told like a folder that cannot be listed: else all that lies
    in it would be passed over in silence.
    """
    found: dict[Path, SourceFile] = {}

    def unlisted(error: OSError) -> None:
        relative = Path(error.filename).relative_to(folder)
        if not is_hidden(relative):
            reason = f"it is a folder that cannot be listed ({error.strerror})"
            found[relative] = SourceFile(shown(relative), None, reason)

    for top, folders, names in os.walk(folder, onerror=unlisted):
        for path in (Path(top, name) for name in (*folders, *names)):
            relative = path.relative_to(folder)
            if belongs(relative) and (is_read(relative) or path.is_symlink() or path.is_file()):
                found[relative] = _source_file(path, relative)
    return [found[relative] for relative in sorted(found)]


def refused_as_pack(folder: Path) -> str:
    """Why a folder is no archive to build, change or compare: it is an unpacked evidence pack; empty where it is none.

    Its pages would lack what it only names, and lead to it.
    """
    if not (folder / NAMED).exists():
        return ""
    return (
        f"{folder} is an evidence pack: onrecord check and onrecord show read it, nothing else does; much of what it"
        " speaks of it only names, so take the archive that it is from"
    )


def is_empty(folder: Path) -> bool:
    """Whether a folder holds nothing; what is hidden, such as git's own files, counts for nothing."""
    return all(is_hidden(path.relative_to(folder)) for path in folder.iterdir())


def belongs(path: PurePath) -> bool:
    """Whether a file is one of an archive's, by its path in it.

    One without the ending is, where it lies among the entities and would be passed over in silence.
    """
    stray = path.parts[0] in FOLDERS and path.suffix != ".md"
    return not is_hidden(path) and (is_read(path) or stray)


def is_read(path: PurePath) -> bool:
    """Whether what stands in a file of the archive is read: YAML, RECORDED, and NAMED."""
    return path.suffix in ENDINGS or path.as_posix() in (RECORDED, NAMED)


def is_hidden(path: PurePath) -> bool:
    """Whether a file or a folder, or one above it in the archive, has a name that begins with a dot."""
    return any(part.startswith(".") for part in path.parts)


def shown(path: PurePath) -> str:
    """A path as problems tell it: with `/`, and a question mark for what is no text."""
    return path.as_posix().encode("utf-8", "replace").decode()


def _source_file(path: Path, relative: Path) -> SourceFile:
    name = shown(relative)
    if path.is_symlink():
        return SourceFile(name, None, LINK)
    if not is_read(relative):
        return SourceFile(name, b"")
    if not path.is_file():
        return SourceFile(name, None, "it is a folder" if path.is_dir() else "it is no ordinary file")
    try:
        return SourceFile(name, path.read_bytes())
    except OSError as error:
        return SourceFile(name, None, error.strerror or "it cannot be read")

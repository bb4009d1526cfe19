"""A folder of files → a checked archive.

`load` is the whole of it: list the files, read them, learn which ids there are, draft each entity,
link them, and let the rules speak. All problems of all files come out of one run.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, Final

from .archive import Archive, link
from .checks import finding_remarks, remarks
from .checks.remark import Remark
from .model.field_types import KEBAB
from .model.parse import draft
from .model.references import Known, nearest
from .model.suggestions import id_meant
from .problems.problem import Problem, Severity, Spot, in_order
from .reading.document import Document
from .reading.named_ids import named_ids
from .reading.source_files import FOLDERS, SourceFile, source_files
from .reading.yaml_reader import read
from .vocabulary import EntityKind, Kind

_LANES: Final = frozenset(kind.value for kind in Kind)


@dataclass(frozen=True)
class Loaded:
    """What a folder holds: the archive, the problems, the text of every file by entity id, its bytes by path, the ids known."""

    archive: Archive
    problems: tuple[Problem, ...]
    documents: dict[str, Document]
    files: Mapping[str, bytes]
    known: Known

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)


def load(folder: Path) -> Loaded:
    """The archive in a folder, and all that is wrong with it."""
    return load_files(source_files(folder))


def load_files(files: Iterable[SourceFile]) -> Loaded:
    """The archive of these files, in any order, and all that is wrong with it."""
    listed = sorted(files, key=lambda f: (f.kind is not EntityKind.WITHDRAWN, f.path))  # tombstones hold their ids
    placed, problems = _placed(listed)
    misread = {problem.path for problem in problems}
    known = _known(placed, listed)
    entities: dict[EntityKind, list[Any]] = {kind: [] for kind in EntityKind}
    for entity_id, (kind, document) in placed.items():
        if document.data is not None:
            entity, found = draft(document, kind, entity_id, known)
            entities[kind].append(entity)
            problems += found
    archive = link(*entities.values())
    documents = {entity_id: document for entity_id, (_, document) in placed.items()}
    problems += [_located(documents, remark) for remark in remarks(archive, known)]
    broken = {p.path for p in problems if p.severity is Severity.ERROR}
    named = _named(placed, [file for file in listed if file.path in broken], misread)
    unsound = {entity_id for entity_id, document in documents.items() if document.path in broken}
    problems += [_located(documents, remark) for remark in finding_remarks(archive, unsound, named)]
    read_bytes = {file.path: file.raw for file in listed if file.raw is not None}
    return Loaded(archive, tuple(in_order(problems)), documents, MappingProxyType(read_bytes), known)


Placed = dict[str, tuple[EntityKind, Document]]
"""Entity id → what it is, and the file that defines it."""


def _placed(listed: list[SourceFile]) -> tuple[Placed, list[Problem]]:
    """Every file where it belongs, read; one that cannot be read still defines its id."""
    placed: Placed = {}
    problems: list[Problem] = []
    for file in listed:
        problems += _place_problems(file, placed)
        if file.kind is None or file.id in placed:
            continue
        document, found = (Document(file.path, "", None), []) if file.raw is None else read(file.path, file.raw)
        problems += found
        placed[file.id] = (file.kind, document)
    return placed, problems


def _named(placed: Placed, broken: list[SourceFile], misread: set[str]) -> frozenset[str]:
    """The ids that files with errors name, be it by values or, where not all of these could be read, in their text."""
    data = {document.path: document.data for _, document in placed.values() if document.path not in misread}
    return frozenset[str]().union(*(named_ids(file.raw or b"", data.get(file.path)) for file in broken))


def _located(documents: Mapping[str, Document], remark: Remark) -> Problem:
    document = documents[remark.entity]
    if remark.offset is not None:
        spot = document.spot_inside(remark.loc, remark.offset, remark.width)
    else:
        spot = document.spot(remark.loc, key=remark.key)
    message = remark.message.replace("{file}", documents[remark.other].path) if remark.other else remark.message
    return document.problem(remark.code, spot, message, remark.label, remark.advice)


def _place_problems(file: SourceFile, placed: Placed) -> Iterator[Problem]:
    if file.raw is None:
        message = f"the file cannot be read: {file.reason}"
        advice = "only a file’s name ends in .yaml, and everybody must be allowed to read it"
        yield Problem(file.path, Spot(), "unreadable-file", message, advice=advice)
        return
    if file.kind is None:
        yield _misplaced(file)
        return
    if not KEBAB.fullmatch(file.id):
        yield Problem(
            file.path,
            Spot(),
            "bad-id",
            f'the file’s name makes the id "{file.id}"',
            f"rename it to {id_meant(file.id) or 'newsweek-kursk'}.yaml",
            "lower-case letters, digits and single hyphens",
        )
    if file.id in placed:
        kind, other = placed[file.id]
        advice = "an id is unique in the whole archive"
        if kind is EntityKind.WITHDRAWN:
            advice = "a withdrawn id is never used again; if this file is what was withdrawn, delete it"
        message = f'the id "{file.id}" is taken by {other.path}'
        yield Problem(file.path, Spot(), "duplicate-id", message, "rename this file", advice)


def _misplaced(file: SourceFile) -> Problem:
    parts = PurePosixPath(file.path).parts
    guess = nearest(parts[0], frozenset(FOLDERS)) if len(parts) > 1 else ""
    label = "move it"
    if guess and guess != parts[0]:
        label = f'did you mean "{guess}/"?'
    elif not file.path.endswith(".yaml"):
        label = f"rename it to {PurePosixPath(file.path).name.split('.')[0]}.yaml"
    elif guess == EntityKind.CARD.folder:
        label = "move it to the folder of its year"
    advice = "cards lie in cards/<year>/<id>.yaml, all else in actors/, questions/, places/, topics/ or withdrawn/"
    return Problem(file.path, Spot(), "misplaced-file", "no file is read from here", label, advice)


def _known(placed: Placed, listed: list[SourceFile]) -> Known:
    """Every id that a file means to define, wherever it lies: a slip in one file is no second problem in others."""
    ids: dict[EntityKind, set[str]] = {kind: set() for kind in EntityKind}
    statements: dict[str, frozenset[str] | None] = {}
    for file in listed:
        kind = file.kind or FOLDERS.get(nearest(PurePosixPath(file.path).parts[0], frozenset(FOLDERS)))
        if kind is None:
            continue
        ids[kind].add(file.id)
        if kind is EntityKind.CARD:
            sound = file.id in placed and placed[file.id][1].path == file.path and file.id not in statements
            statements[file.id] = _statement_ids(placed[file.id][1]) if sound else None
    return Known(
        {kind: frozenset(names) for kind, names in ids.items()},
        _names(document for kind, document in placed.values() if kind is EntityKind.ACTOR),
        statements,
        dict(_gone(placed)),
    )


def _gone(placed: Placed) -> Iterator[tuple[str, str]]:
    """What was withdrawn, as the texts of the files have it, and what stands in its place (empty: nothing)."""
    for entity_id, (kind, document) in placed.items():
        if kind is EntityKind.WITHDRAWN:
            yield entity_id, _see(document.data)
        listed = document.at(("withdrawn",)) if kind is EntityKind.CARD else None
        for item in listed if isinstance(listed, list) else ():
            if isinstance(item, dict) and isinstance(item.get("id"), str):
                yield f"{entity_id}#{item['id'].strip()}", _see(item)


def _see(data: Mapping[str, Any] | None) -> str:
    see = (data or {}).get("see")
    return see.strip() if isinstance(see, str) else ""


def _names(actors: Iterable[Document]) -> dict[str, str]:
    """Names and aliases in small letters → ids; one that two actors have leads to neither."""
    found: dict[str, set[str]] = defaultdict(set)
    for document in actors:
        aliases = document.at(("aliases",))
        for name in (document.at(("name",)), *(aliases if isinstance(aliases, list) else [])):
            if isinstance(name, str):
                found[name.strip().lower()].add(PurePosixPath(document.path).stem)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def _statement_ids(document: Document) -> frozenset[str] | None:
    """The statement ids of a card as its text has them, whether or not the statements are sound; None: not all can be told."""
    if document.data is None:
        return None
    if any(nearest(key, _LANES) and key not in _LANES for key in document.data):
        return None  # a lane whose name is misspelt: its statements are not seen
    lists = [document.data[kind.value] for kind in Kind if kind.value in document.data]
    items = [item for listed in lists for item in (listed if isinstance(listed, list) else [None])]
    ids = [item.get("id") if isinstance(item, dict) else None for item in items]
    told = {i.strip() for i in ids if isinstance(i, str) and KEBAB.fullmatch(i.strip())}
    return frozenset(told) if len(told) == len(ids) else None

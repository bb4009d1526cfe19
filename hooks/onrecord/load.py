"""A folder of files → a checked archive.

`load` is the whole of it: list the files, read them, learn which ids there are, draft each entity,
link them, and let the rules speak. All problems of all files come out of one run.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

from .archive import Archive, link
from .checks import diagnostics, finding_diagnostics
from .checks.diagnostic import Diagnostic
from .model.field_types import KEBAB
from .model.format_version import version_in
from .model.named import NOTHING_NAMED, Named, named_in
from .model.nearest_names import nearest
from .model.parse import draft
from .model.recorded import NOTHING_RECORDED, Recorded, recorded_in
from .model.references import Known
from .model.suggestions import id_meant
from .model.synonyms import NO_SYNONYMS, Synonyms, synonyms_in
from .problems.catalogue import Severity
from .problems.problem import Fault, Problem, Span, fault, in_order
from .reading.document import Document, Value
from .reading.named_ids import named_ids, superseded_ids
from .reading.source_files import FOLDERS, FORMAT, NAMED, RECORDED, SYNONYMS, SourceFile, source_files
from .reading.yaml_reader import read
from .vocabulary import ARCHIVES, LANES, EntityKind, NoActor


@dataclass(frozen=True)
class Loaded:
    """What a folder holds: the archive, the problems, each file's text by entity id and bytes by path, known ids.

    `recorded` is when what is in it came in, `synonyms` what the search takes for one another. The files of these are
    none of `files`, which say what sources say.
    `whole` is whether every file was read in full and nothing leads back to itself: then all that errors can be is that
    rules across fields and files are broken, and the archive can be derived from all the same.
    """

    archive: Archive
    problems: tuple[Problem, ...]
    documents: dict[str, Document]
    files: Mapping[str, bytes]
    known: Known
    recorded: Recorded = NOTHING_RECORDED
    whole: bool = True
    synonyms: Synonyms = NO_SYNONYMS

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)


def load(folder: Path, archives: Set[str] = frozenset()) -> Loaded:
    """The archive in a folder, and all that is wrong with it; `archives` as in `load_files`."""
    return load_files(source_files(folder), archives)


def load_files(files: Iterable[SourceFile], archives: Set[str] = frozenset()) -> Loaded:
    """The archive of these files, in any order, and all that is wrong with it.

    `archives`: hosts of web archives besides those of the vocabulary.
    """
    return linked(read_files(files, archives))


@dataclass(frozen=True)
class Texts:
    """The files of an archive, each read by itself, and all ids that there are."""

    given: list[SourceFile]
    listed: list[SourceFile]
    placed: "Placed"
    problems: list[Problem]
    named_only: Named
    known: Known

    def own_problems(self, paths: Set[str]) -> list[Problem]:
        """What is wrong with some files by themselves, and what they name: no rule looks at another file for it."""
        problems = [problem for problem in self.problems if problem.path in paths]
        for entity_id, (kind, document) in self.placed.items():
            if document.path in paths and document.data is not None:
                problems += draft(document, kind, entity_id, self.known)[1]
        return in_order(problems)


def read_files(files: Iterable[SourceFile], archives: Set[str] = frozenset(), reading: "Reading" = read) -> Texts:
    """The files of an archive, in any order, as `reading` reads each; `archives` as in `load_files`."""
    given = sorted(files, key=lambda f: (f.kind is not EntityKind.WITHDRAWN, f.path))  # tombstones hold their ids
    listed = [file for file in given if file.path not in (FORMAT, NAMED, RECORDED, SYNONYMS)]
    placed, problems = _placed(listed, reading)
    named_only, misnamed = _named_only(given, placed)
    known = named_only.added_to(_known(placed, listed, frozenset(ARCHIVES) | archives))
    return Texts(given, listed, placed, [*problems, *misnamed], named_only, known)


def linked(texts: Texts) -> Loaded:
    """The archive of files that were read, and all that is wrong with them."""
    given, listed, placed, known = texts.given, texts.listed, texts.placed, texts.known
    misread = {problem.path for problem in texts.problems if problem.path != NAMED}
    problems = list(texts.problems)
    entities: dict[EntityKind, list[Any]] = {kind: [] for kind in EntityKind}
    for entity_id, (kind, document) in placed.items():
        if document.data is not None:
            entity, wrong = draft(document, kind, entity_id, known)
            entities[kind].append(entity)
            problems += wrong
    read_in_full = not any(problem.severity is Severity.ERROR for problem in problems)
    archive = link(*entities.values(), named=texts.named_only)
    documents = {entity_id: document for entity_id, (_, document) in placed.items()}
    problems += [_located(documents, diagnostic) for diagnostic in diagnostics(archive, known)]
    broken = {p.path for p in problems if p.severity is Severity.ERROR}
    with_errors = [file for file in listed if file.path in broken]
    named = _named(placed, with_errors, misread, named_ids)
    superseded = _named(placed, with_errors, misread, superseded_ids) & archive.cards.keys()
    unsound = superseded | {entity_id for entity_id, document in documents.items() if document.path in broken}
    problems += [_located(documents, d) for d in finding_diagnostics(archive, unsound, named)]
    recorded, misrecorded = _recorded(given)
    synonyms, misspelt = _synonyms(given, known)
    problems += [*misrecorded, *misspelt, *_misread_version(given)]
    read_bytes = {file.path: file.raw for file in listed if file.raw is not None}
    whole = read_in_full and not any(problem.code == "cycle" for problem in problems)
    read_files = MappingProxyType(read_bytes)
    return Loaded(archive, tuple(in_order(problems)), documents, read_files, known, recorded, whole, synonyms)


def _recorded(files: Iterable[SourceFile]) -> tuple[Recorded, list[Problem]]:
    """When what is in the archive came in, as the one file says that tells so; nothing where there is none."""
    return next((recorded_in(file) for file in files if file.path == RECORDED), (NOTHING_RECORDED, []))


def _misread_version(files: Iterable[SourceFile]) -> list[Problem]:
    """That the archive is of another version of the card format than this program reads; none where no file says it."""
    return next((version_in(file)[1] for file in files if file.path == FORMAT), [])


def _named_only(files: Iterable[SourceFile], placed: "Placed") -> tuple[Named, list[Problem]]:
    """What an unpacked evidence pack names and does not carry; nothing where no file says it."""
    carried = {entity_id: document.path for entity_id, (_, document) in placed.items()}
    actors = {entity_id for entity_id, (kind, _) in placed.items() if kind is EntityKind.ACTOR}
    named = (named_in(file, carried, actors) for file in files if file.path == NAMED)
    return next(named, (NOTHING_NAMED, []))


def _synonyms(files: Iterable[SourceFile], known: Known) -> tuple[Synonyms, list[Problem]]:
    """What the search takes for one another; nothing where no file says it."""
    return next((synonyms_in(file, known) for file in files if file.path == SYNONYMS), (NO_SYNONYMS, []))


Placed = dict[str, tuple[EntityKind, Document]]
"""Entity id → what it is, and the file that defines it."""
Reading = Callable[[str, bytes], tuple[Document, list[Problem]]]
"""What reads the bytes of the file at a path"""


def _placed(listed: list[SourceFile], reading: Reading) -> tuple[Placed, list[Problem]]:
    """Every file where it belongs, read; one that cannot be read still defines its id."""
    placed: Placed = {}
    problems: list[Problem] = []
    for file in listed:
        problems += _place_problems(file, placed)
        if file.kind is None or file.id in placed:
            continue
        document, wrong = (Document(file.path, "", None), []) if file.raw is None else reading(file.path, file.raw)
        problems += wrong
        placed[file.id] = (file.kind, document)
    return placed, problems


def _named(
    placed: Placed, broken: list[SourceFile], misread: set[str], ids: Callable[[bytes, Value], frozenset[str]]
) -> frozenset[str]:
    """The ids that files with errors name, be it by values or, where not all of these could be read, in their text."""
    data = {document.path: document.data for _, document in placed.values() if document.path not in misread}
    return frozenset[str]().union(*(ids(file.raw or b"", data.get(file.path)) for file in broken))


def _located(documents: Mapping[str, Document], diagnostic: Diagnostic) -> Problem:
    document = documents[diagnostic.entity]
    if diagnostic.offset is not None:
        span = document.span_inside(diagnostic.loc, diagnostic.offset, diagnostic.width)
    else:
        span = document.span(diagnostic.loc, key=diagnostic.key)
    return document.problem(span, diagnostic.fault.with_paths(lambda entity: documents[entity].path))


def _place_problems(file: SourceFile, placed: Placed) -> Iterator[Problem]:
    yield from (Problem(file.path, Span(), wrong) for wrong in _place_faults(file, placed))


def _place_faults(file: SourceFile, placed: Placed) -> Iterator[Fault]:
    if file.raw is None:
        yield fault("unreadable-file", reason=file.reason)
        return
    if file.kind is None:
        yield _misplaced(file)
        return
    if not KEBAB.fullmatch(file.id):
        yield fault("bad-id/file", value=file.id, meant=id_meant(file.id))
    if file.id == NoActor.NOBODY.value:
        yield fault("bad-id/nobody", value=file.id)
    if file.id in placed:
        kind, other = placed[file.id]
        key = "duplicate-id/withdrawn" if kind is EntityKind.WITHDRAWN else "duplicate-id"
        yield fault(key, value=file.id, path=other.path)


def _misplaced(file: SourceFile) -> Fault:
    parts = PurePosixPath(file.path).parts
    guess = nearest(parts[0], frozenset(FOLDERS)) if len(parts) > 1 else ""
    if guess and guess != parts[0]:
        return fault("misplaced-file/folder", folder=guess)
    if not file.path.endswith(".yaml"):
        return fault("misplaced-file/ending", name=PurePosixPath(file.path).name.split(".")[0])
    return fault("misplaced-file/year") if guess == EntityKind.CARD.folder else fault("misplaced-file")


def _known(placed: Placed, listed: list[SourceFile], archives: frozenset[str]) -> Known:
    """Every id that a file means to define, wherever it lies: a slip in one file is no second problem in others."""
    ids: dict[EntityKind, set[str]] = {kind: set() for kind in EntityKind}
    statements: dict[str, frozenset[str] | None] = {}
    for file in listed:
        kind = file.kind or FOLDERS.get(nearest(file.path.partition("/")[0], frozenset(FOLDERS)))
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
        archives,
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
    by_name: dict[str, set[str]] = defaultdict(set)
    for document in actors:
        aliases = document.at(("aliases",))
        for name in (document.at(("name",)), *(aliases if isinstance(aliases, list) else [])):
            if isinstance(name, str):
                by_name[name.strip().lower()].add(PurePosixPath(document.path).stem)
    return {name: next(iter(ids)) for name, ids in by_name.items() if len(ids) == 1}


def _statement_ids(document: Document) -> frozenset[str] | None:
    """The statement ids of a card as its text has them, even of unsound statements; None: not all can be told."""
    if document.data is None:
        return None
    if any(nearest(key, frozenset(LANES)) and key not in LANES for key in document.data):
        return None  # a lane whose name is misspelt: its statements are not seen
    lists = [document.data[lane] for lane in LANES if lane in document.data]
    items = [item for listed in lists for item in (listed if isinstance(listed, list) else [None])]
    ids = [item.get("id") if isinstance(item, dict) else None for item in items]
    sound = {i.strip() for i in ids if isinstance(i, str) and KEBAB.fullmatch(i.strip())}
    return frozenset(sound) if len(sound) == len(ids) else None

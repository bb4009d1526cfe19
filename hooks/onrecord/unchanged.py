"""Whether anything has changed since a site was built: its files, its date, the code, the settings, or the site itself.

All that a build reads is read, and none of it by the time at which it was changed. A build writes down two digests,
of what it read and of what it made; where both are as they were, there is nothing to build.
"""

import contextlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from typing import Final

from . import kept
from .environment import put
from .guide_pages import guide_pages
from .project import Project

_HOOKS: Final = Path(__file__).parents[1]
_ADAPTER: Final = ("build", "events", "pages", "serve", "settings")
_NAME: Final = re.compile(r"\w+")
_LEFT_OUT: Final = frozenset({"__pycache__", ".git", ".cache"})


def inputs(
    project: Project,
    sources: Path,
    as_of: date,
    commit: str,
    chosen: tuple[object, ...],
    set_: Mapping[str, str],
) -> str:
    """A digest of all that the build of a project reads; empty where it has plugins, which may read anything.

    It is empty too where a file cannot be read, which the build will tell. `commit` is that of the archive, `chosen`
    are the options that change what is made, and `set_` the variables of the environment, of which those count that the
    settings name.
    """
    if project.plugins:
        return ""
    try:
        return _read(project, sources, [as_of.isoformat(), commit, *chosen], set_)
    except OSError:
        return ""


def _read(project: Project, sources: Path, known: list[object], set_: Mapping[str, str]) -> str:
    texts = [file.read_text("utf-8", "replace") for file in project.settings]
    named = {word for text in texts for word in _NAME.findall(text)}
    counted = {name for name in set_ if name in named or name in _OF_THE_DAY or name.startswith("ONRECORD_")}
    digest = sha256(repr([texts, *known]).encode())
    digest.update(repr(sorted((name, set_[name]) for name in counted)).encode())
    digest.update(kept.code().encode())
    own = [*(_HOOKS / f"mkdocs_{name}.py" for name in _ADAPTER), *guide_pages().values()]
    for folder in (sources, project.docs, *project.own_folders):
        own += _files(folder)
    for file in own:
        digest.update(f"\n{file.as_posix()}\n".encode("utf-8", "surrogateescape"))
        digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()


_OF_THE_DAY: Final = ("SOURCE_DATE_EPOCH",)


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder, in order of their paths."""
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _LEFT_OUT)
        yield from (Path(at, name) for name in sorted(names))


def outputs(site_dir: Path) -> str:
    """A digest of what lies in the folder of a site: the path and the size of each file."""
    return _digest(_sizes(str(site_dir), ""))


def _sizes(folder: str, within: str) -> Iterator[str]:
    """A line for each file below a folder; as texts, since paths take twice as long, and a site has many files."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=attrgetter("name"))
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _sizes(entry.path, f"{within}{entry.name}/") if entry.name not in _LEFT_OUT else ()
        else:
            yield f"{entry.stat(follow_symlinks=False).st_size} {within}{entry.name}"


def _digest(lines: Iterable[str]) -> str:
    digest = sha256()
    for line in lines:
        digest.update(f"{line}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def is_as_it_was(cache: Path, site_dir: Path, read: str) -> bool:
    """Whether a site is there that was made of the same, and whether it is as it was made."""
    try:
        noted = json.loads(_note(cache, site_dir).read_bytes())
        return bool(read) and noted == {"read": read, "made": outputs(site_dir)}
    except (OSError, ValueError):
        return False


def note(cache: Path, site_dir: Path, read: str) -> None:
    """Write down what a site was made of; where that cannot be written, the next build builds."""
    with contextlib.suppress(OSError):
        put(_note(cache, site_dir), json.dumps({"read": read, "made": outputs(site_dir)}).encode())


def _note(cache: Path, site_dir: Path) -> Path:
    return cache / "builds" / f"{_digest([str(site_dir.resolve())])[:16]}.json"

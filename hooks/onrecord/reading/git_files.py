"""A revision of a git repository → the files of an archive as they were in it. No checkout.

`git ls-tree` tells what lay in the folder, `git cat-file --batch` gives the bytes. Nothing is followed: a
link or a submodule is a file that cannot be read, as it is in a folder.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from ..environment import GitFailed, git
from .source_files import LINK, SourceFile, belongs, is_hidden, is_read, shown

_SUBMODULE: Final = "it is a submodule, a repository of its own"


class NoRevision(Exception):  # noqa: N818 (it is told to the user as it is)
    """The files of a revision cannot be had; the message says why."""


@dataclass(frozen=True, slots=True)
class _Leaf:
    """What a tree holds at a path: the mode tells a file, a link or a submodule."""

    mode: str
    blob: str
    path: PurePosixPath


def files_at(folder: Path, revision: str) -> list[SourceFile]:
    """The files that an archive's folder held at a revision: a branch, a tag, a commit, `main~3`.

    Raises NoRevision where there is no git, no repository around the folder, no such revision in it, or
    no such folder in that.
    """
    within = asked(folder, "rev-parse", "--show-prefix", otherwise=f"{folder} lies in no git repository")
    prefix = within.decode("utf-8", "surrogateescape").removesuffix("\n").rstrip("/")
    commit = _commit(folder, revision)
    leaves = [leaf for leaf in _leaves(folder, commit, prefix, revision) if _wanted(leaf)]
    blobs = blobs_of(folder, [leaf.blob for leaf in leaves if _is_read(leaf)])
    return [_source_file(leaf, blobs) for leaf in leaves]


def _commit(folder: Path, revision: str) -> str:
    """The full name of a revision's commit."""
    otherwise = (
        f"there is no revision {revision} here; where the clone is shallow, fetch it first (git fetch --unshallow)"
    )
    if "\0" in revision:
        raise NoRevision(otherwise)
    arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return asked(folder, *arguments, otherwise=otherwise).decode("ascii").strip()


def _leaves(folder: Path, commit: str, prefix: str, revision: str) -> Iterator[_Leaf]:
    otherwise = f"the revision {revision} has no folder {shown(PurePosixPath(prefix))}"
    listed = asked(folder, "ls-tree", "-r", "-z", "--full-tree", f"{commit}:{prefix}", otherwise=otherwise)
    for line in listed.split(b"\0")[:-1]:
        facts, _, name = line.partition(b"\t")
        mode, _, blob = facts.decode("ascii").split(" ")
        yield _Leaf(mode, blob, PurePosixPath(name.decode("utf-8", "surrogateescape")))


def _wanted(leaf: _Leaf) -> bool:
    return belongs(leaf.path) or (leaf.mode == "160000" and not is_hidden(leaf.path))


def _is_read(leaf: _Leaf) -> bool:
    return leaf.mode.startswith("100") and is_read(leaf.path)


def _source_file(leaf: _Leaf, blobs: Mapping[str, bytes]) -> SourceFile:
    name = shown(leaf.path)
    if leaf.mode == "160000":
        return SourceFile(name, None, _SUBMODULE)
    if not leaf.mode.startswith("100"):
        return SourceFile(name, None, LINK)
    return SourceFile(name, blobs[leaf.blob] if _is_read(leaf) else b"")


def blobs_of(folder: Path, names: Sequence[str]) -> dict[str, bytes]:
    """The bytes of each blob, asked for in one go: `name type size`, a line end, the bytes, a line end.

    Raises NoRevision where git has not all of them.
    """
    wanted = "".join(f"{name}\n" for name in names).encode()
    answer = asked(folder, "cat-file", "--batch", given=wanted, otherwise="git gives no files of this repository")
    blobs: dict[str, bytes] = {}
    start = 0
    for name in names:
        end = answer.index(b"\n", start)
        facts = answer[start:end].split(b" ")
        if len(facts) != 3:
            raise NoRevision(f"git has lost the object {name}: {answer[start:end].decode('ascii', 'replace')}")
        blobs[name] = answer[end + 1 : end + 1 + int(facts[2])]
        start = end + 2 + int(facts[2])
    return blobs


def asked(folder: Path, *arguments: str, otherwise: str, given: bytes = b"") -> bytes:
    """What git answers. Raises NoRevision with `otherwise`, or with git's own words where it says more than no."""
    try:
        return git(folder, *arguments, given=given)
    except GitFailed as error:
        raise NoRevision(_why(str(error), otherwise)) from None


def _why(message: str, otherwise: str) -> str:
    """A sentence for the user; git’s own words where they say more than that something is not there."""
    no_more = ("not a git repository", "Not a valid object name", "not a tree", "bad revision")
    return otherwise if not message or any(words in message for words in no_more) else message

"""The main line of a git repository, which is HEAD and its first parents, and what each commit of it changed.

A commit's day is that of its committer, in UTC. A clock may run back: what stood in a commit that a later one calls
younger was there by that day, so a commit is never of a later day than one after it, and the days of a line only grow.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final, NamedTuple

from .git_files import NoRevision, asked, blobs_of

_NO_COMMIT: Final = "there is no commit here yet"


class Commit(NamedTuple):
    """A commit of the main line, and the day by which what it holds stood on that line."""

    name: str
    day: date


class Change(NamedTuple):
    """What became of a file of the folder: its path, and its bytes from now on; None where it is there no longer."""

    path: str
    raw: bytes | None


@dataclass(frozen=True, slots=True)
class MainLine:
    """The commits of a main line, the oldest first; `whole` is False where a shallow clone lacks those before them."""

    commits: tuple[Commit, ...]
    whole: bool

    def last_by(self, day: date) -> Commit:
        """The last commit by the end of a day. Raises NoRevision, with what to do, where there is none."""
        by_then = [commit for commit in self.commits if commit.day <= day]
        if by_then:
            return by_then[-1]
        first = self.commits[0].day
        if self.whole:
            raise NoRevision(
                f"nothing was committed by {day}: the first commit is of {first}; name that day or a later one"
            )
        raise NoRevision(
            f"this clone is shallow and reaches back to {first}, not to {day}; fetch the rest (git fetch --unshallow)"
        )


def main_line(folder: Path) -> MainLine:
    """The main line of the repository that a folder lies in. Raises NoRevision where there is none."""
    asked(folder, "rev-parse", "--show-prefix", otherwise=f"{folder} lies in no git repository")
    listed = asked(folder, "log", "--first-parent", "--format=%H %ct", "HEAD", "--", otherwise=_NO_COMMIT)
    commits: list[Commit] = []
    earliest = date.max
    for line in listed.decode("ascii").splitlines():
        name, seconds = line.split(" ")
        earliest = min(earliest, datetime.fromtimestamp(int(seconds), UTC).date())
        commits.append(Commit(name, earliest))
    return MainLine(tuple(reversed(commits)), whole=_begins(folder, commits[-1].name))


def _begins(folder: Path, commit: str) -> bool:
    """Whether a commit has no parent, here or elsewhere: what a shallow clone hides stands in the commit itself."""
    head = asked(folder, "cat-file", "commit", commit, otherwise=_NO_COMMIT).partition(b"\n\n")[0]
    return b"\nparent " not in head


def changes(folder: Path) -> Iterator[tuple[str, list[Change]]]:
    """The commits of the main line that changed files of a folder, the oldest first, and how.

    Git is asked twice, however many they are. In a shallow clone the first of them adds all that it holds.
    """
    steps = [*_steps(folder)]
    blobs = blobs_of(folder, list({blob for _, files in steps for blob in files.values() if blob}))
    for commit, files in reversed(steps):
        yield commit, [Change(path, blobs[blob] if blob else None) for path, blob in files.items()]


def _steps(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Each commit, the newest first, with the blobs of the files that it changed; no blob where a file went."""
    listed = asked(
        folder,
        *("-c", "log.showRoot=true", "log", "--first-parent", "-m", "--raw", "-z", "--no-renames", "--no-abbrev"),
        *("--relative", "--format=tformat:>%H", "HEAD", "--", "."),
        otherwise=_NO_COMMIT,
    )
    parts = iter(listed.decode("utf-8", "surrogateescape").split("\0"))
    commit, files = "", dict[str, str]()
    for part in parts:
        if part.startswith(">"):
            yield from [(commit, files)] if commit else []
            commit, files = part[1:], {}
        elif part.strip():
            _, mode, _, blob, _ = part.lstrip("\n:").split(" ")
            files[next(parts)] = blob if mode.startswith("100") else ""
    yield from [(commit, files)] if commit else []

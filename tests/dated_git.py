"""A small git repository whose commits have days of their own, for tests of what was known when."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

NOWHERE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "LC_ALL": "C"}


@dataclass(frozen=True)
class DatedGit:
    """A repository in a folder, without the settings of this machine."""

    folder: Path

    def run(self, *arguments: str, when: str = "2026-11-01T12:00:00+00:00") -> str:
        """What git answers; a commit is of that moment for its committer, and of another for its author."""
        who = ("-c", "user.name=A", "-c", "user.email=a@a.example", "-c", "init.defaultBranch=main")
        command = ["git", "-C", str(self.folder), *who, "-c", "protocol.file.allow=always", *arguments]
        moments = {"GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": "2020-01-01T00:00:00+00:00"}
        environment = {**os.environ, **NOWHERE, **moments}
        return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout.strip()

    def write(self, path: str, text: str) -> None:
        """Lay a file into the repository; an empty text takes it away."""
        file = self.folder / path
        if not text:
            file.unlink()
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def commit(self, when: str, files: dict[str, str] | None = None) -> str:
        """Commit these files at a moment; the name of the commit."""
        for path, text in (files or {}).items():
            self.write(path, text)
        self.run("add", "--all")
        self.run("commit", "--allow-empty", "--message", "a", when=_moment(when))
        return self.run("rev-parse", "HEAD")

    def merge(self, when: str, branch: str) -> str:
        """Merge a branch into the one that is checked out, at a moment; the name of the commit."""
        self.run("merge", "--no-ff", "--message", "a", branch, when=_moment(when))
        return self.run("rev-parse", "HEAD")

    def clone(self, folder: Path, depth: int) -> "DatedGit":
        """A shallow clone in another folder."""
        self.run("clone", "--quiet", "--depth", str(depth), self.folder.as_uri(), str(folder))
        return DatedGit(folder)


def dated_git(folder: Path) -> DatedGit:
    """A new repository in a folder."""
    folder.mkdir(parents=True)
    repository = DatedGit(folder)
    repository.run("init", "--quiet")
    return repository


def _moment(when: str) -> str:
    return when if "T" in when else f"{when}T12:00:00+00:00"

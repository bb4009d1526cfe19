"""The edges of the world: the clock, the environment and the command line, read here and nowhere else."""

import logging
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final


def day_of(text: str) -> date:
    """The day that a text writes as `2026-11-22`; no other form of ISO 8601 is taken.

    Raises ValueError, with the end of a sentence for the user, where it is none.
    """
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError("no day; write 2026-11-22")


def as_of_date() -> date:
    """The date of a build: ONRECORD_AS_OF, else the UTC day of SOURCE_DATE_EPOCH, else today's.

    Raises ValueError, with a sentence for the user, where one of them is set and is no date.
    """
    if stated := os.environ.get("ONRECORD_AS_OF"):
        try:
            return day_of(stated)
        except ValueError as error:
            raise ValueError(f"ONRECORD_AS_OF is {stated!r}, which is {error}") from None
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError):
            raise ValueError(f"SOURCE_DATE_EPOCH is {epoch!r}, which is no number of seconds since 1970") from None
    return datetime.now(UTC).date()


def variables() -> Mapping[str, str]:
    """The variables of the environment."""
    return dict(os.environ)


def sources_folder(project: Path) -> Path:
    """The folder of the archive: ONRECORD_SOURCES, else `sources/` of the project."""
    stated = os.environ.get("ONRECORD_SOURCES")
    return Path(stated).resolve() if stated else project / "sources"


def site_url() -> str:
    """Where the site is published: ONRECORD_SITE_URL; empty where that is not told."""
    return os.environ.get("ONRECORD_SITE_URL", "")


def more_archives() -> frozenset[str]:
    """Hosts of web archives besides those of the vocabulary: ONRECORD_ARCHIVES, between spaces; else none."""
    return frozenset(os.environ.get("ONRECORD_ARCHIVES", "").lower().split())


def on_a_pull_request() -> bool:
    """Whether a machine runs this for a proposal that somebody else may have written."""
    event, merge = os.environ.get("GITHUB_EVENT_NAME", ""), os.environ.get("CI_MERGE_REQUEST_ID")
    other = os.environ.get("TRAVIS_PULL_REQUEST", "false") != "false" or os.environ.get("CHANGE_ID")
    return event.startswith("pull_request") or bool(merge) or bool(other)


def wayback_keys() -> str:
    """The keys of an account at the Wayback Machine: WAYBACK_ACCESS_KEY and WAYBACK_SECRET_KEY; empty without both."""
    keys = [os.environ.get(f"WAYBACK_{name}_KEY", "") for name in ("ACCESS", "SECRET")]
    return ":".join(keys) if all(keys) else ""


def surrounding(**more: str) -> dict[str, str]:
    """The environment of a program that is started: this one’s, and more."""
    return {**os.environ, **more}


def commit_of(sources: Path) -> str:
    """The git commit that the archive's files lie in: ONRECORD_COMMIT, else what git tells of the folder.

    `1a2b… and uncommitted changes` where files in it differ from that commit; empty where it holds no files of a
    repository, or git is not there. It never fails: a site is built without git too.
    """
    if stated := os.environ.get("ONRECORD_COMMIT"):
        return stated
    try:
        commit = git(sources, "rev-parse", "--verify", "--quiet", "HEAD").decode("ascii").strip()
        if not git(sources, "ls-files", "--", "."):
            return ""
    except GitFailed:
        return ""
    try:
        changed = git(sources, "status", "--porcelain", "--", ".")
    except GitFailed:
        changed = b"unknown"
    return f"{commit} and uncommitted changes" if changed else commit


_OF_ANOTHER: Final = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_INTERNAL_SUPER_PREFIX",
        "GIT_NO_REPLACE_OBJECTS",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)
"""What git's own hooks set: it would lead away from the repository that a folder lies in."""
_PATIENCE: Final = 300
"""Seconds until git is given up; where it must fetch the objects of a partial clone, it takes its time."""


class GitFailed(Exception):  # noqa: N818 (it says no more than that)
    """Git gave no answer; the message is what it said, empty where it said nothing."""


def git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git answers of a folder, `given` on its input; objects are never taken for others, and nothing is locked.

    Raises GitFailed where there is no git, where it answers with an error, or not within _PATIENCE.
    """
    command = ["git", "-C", str(folder), "--no-optional-locks", "--no-replace-objects", *arguments]
    variables = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER} | {"LC_ALL": "C"}
    try:
        done = subprocess.run(command, input=given, env=variables, capture_output=True, check=False, timeout=_PATIENCE)
    except OSError as error:
        raise GitFailed(f"git cannot be run: {error.strerror}") from None
    except subprocess.TimeoutExpired:
        raise GitFailed(f"git gave no answer within {_PATIENCE} seconds") from None
    if done.returncode != 0:
        raise GitFailed(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


WITHOUT_EXPORTS: Final = "ONRECORD_WITHOUT_EXPORTS"
"""The variable that, set to anything, leaves out of a site the files that give its data away."""


def exports_wanted() -> bool:
    """Whether a site gives its data away too, in files beside its pages."""
    return not os.environ.get(WITHOUT_EXPORTS)


def environment_of_a_build(sources: Path, as_of: date | None, exports: bool = True) -> dict[str, str]:
    """This environment, with what the hooks of a build read from it."""
    inherited = {name: value for name, value in os.environ.items() if value or name != "SOURCE_DATE_EPOCH"}
    day = {"ONRECORD_AS_OF": as_of.isoformat()} if as_of else {}
    own = {
        "ONRECORD_SOURCES": str(sources.resolve()),
        "ONRECORD_SOURCES_NAMED": "" if sources == Path() else sources.as_posix(),
        "ONRECORD_REPORT": "1",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONIOENCODING": "utf-8",
    }
    without = {} if exports else {WITHOUT_EXPORTS: "1"}
    return {**inherited, **own, **day, **without}


def sources_as_named() -> str:
    """The folder of the archive as whoever builds it wrote it, for messages: ONRECORD_SOURCES_NAMED."""
    return os.environ.get("ONRECORD_SOURCES_NAMED", "")


def processes() -> int:
    """How many processes make a site: ONRECORD_PROCESSES, else one for each core that this one may use.

    One where the system cannot copy a process; copying one that has threads is safe on Linux alone.
    """
    if not sys.platform.startswith("linux"):
        return 1
    stated = os.environ.get("ONRECORD_PROCESSES", "")
    return max(int(stated), 1) if stated.isdecimal() else len(os.sched_getaffinity(0))


def report_wanted() -> bool:
    """Whether `onrecord build` called MkDocs, and reads from its output what the phases of the build report."""
    return bool(os.environ.get("ONRECORD_REPORT"))


def seconds() -> float:
    """The seconds since some moment, by a clock that is never set."""
    return time.monotonic()


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def rest(seconds: float) -> None:
    """Wait."""
    time.sleep(seconds)


def cpu_seconds() -> float:
    """The CPU seconds of this process alone."""
    return time.process_time()


def cpu_seconds_with_children() -> float:
    """The CPU seconds of this process and of all that it started, once they have ended."""
    return sum(os.times()[:4])


def serving() -> bool:
    """Whether MkDocs was called to serve."""
    return "serve" in sys.argv[1:]


def called() -> str:
    """The program as it was called, to be pasted: its bare name where the shell finds the same program by it."""
    name = Path(sys.argv[0]).name
    program = shutil.which(name)
    same = program is not None and Path(program).absolute() == Path(sys.argv[0]).absolute()
    return shlex.quote(name if same else sys.argv[0])


def tool(name: str) -> str:
    """A program that was installed beside this one, to be pasted in any folder: its bare name where that finds it."""
    beside, found = Path(sys.argv[0]).absolute().with_name(name), shutil.which(name)
    return name if found and Path(found).absolute() == beside else shlex.quote(str(beside))


def hush() -> None:
    """Let no library say in its words what is said here in ours, nor warn of what it does itself."""
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # of what it cannot read
    warnings.filterwarnings("ignore", category=RuntimeWarning, module="watchdog")  # upon a moved folder


def at_a_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty()


def put(file: Path, content: bytes) -> None:
    """Write a file at once, never in halves: builds may run side by side. A file that is there keeps its mode."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".", delete=False) as beside:
        try:
            beside.write(content)
            beside.close()
            if file.exists():
                shutil.copymode(file, beside.name)
            Path(beside.name).replace(file)
        except BaseException:
            Path(beside.name).unlink(missing_ok=True)
            raise

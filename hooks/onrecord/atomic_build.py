"""A site is built beside, and swapped in only when it is whole: a failed build changes nothing.

Nothing is taken away that no build has made: see `site_files`.
"""

import errno
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import FrameType, MappingProxyType
from typing import Final, NoReturn

from . import environment
from .progress import Report, decoded, unreported
from .project import CONFIG
from .site_files import NotOurs, refuse_to_replace
from .site_swap import at_work, clear_leftovers, only_old_is_left, swap

__all__ = ["WRITERS", "BuildFailed", "NotOurs", "build_site"]

WRITERS: Final[Mapping[str, str]] = MappingProxyType({"mkdocs": "mkdocs_build", "plain": "onrecord.writing"})
"""The programs that can write a site, as modules that Python runs; both take the same options."""


class BuildFailed(Exception):  # noqa: N818 (it is told to the user as it is)
    """The site could not be built; the message says why."""


def build_site(
    sources: Path,
    site_dir: Path,
    as_of: date | None,
    report: Report = unreported,
    config_file: Path = Path(CONFIG),
    strict: bool = False,
    exports: bool = True,
    writer: str = "mkdocs",
) -> tuple[str, ...]:
    """Build the site of an archive without errors into `site_dir`; by the settings of an mkdocs.yml.

    What its `writer` is at is reported as it goes on, and its warnings are returned; where it is `strict`, it stops for
    them. `exports` is whether the site gives its data away too.

    Raises NotOurs where that folder holds what is no site of ours, BuildFailed where the writer stops.
    """
    site_dir = site_dir.resolve()
    try:
        clear_leftovers(site_dir)
        refuse_to_replace(site_dir)
        site_dir.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f"{site_dir.name}.", dir=site_dir.parent))
    except OSError as error:
        raise NotOurs(f"no folder can be made beside {site_dir}: {error.strerror}") from None
    variables = environment.environment_of_a_build(sources, as_of, exports)
    with _ends_in_order(), at_work(beside, site_dir) as lock:
        warnings = _run(beside / "new", variables, report, config_file, strict, lock, WRITERS[writer])
        _swap(beside / "new", site_dir, beside / "old")
        return warnings


@contextmanager
def _ends_in_order() -> Iterator[None]:
    """What asks this process to end ends a build as Ctrl-C does: nothing goes on, nothing is left beside the site."""

    def end(number: int, frame: FrameType | None) -> NoReturn:
        raise SystemExit(128 + number)

    main = threading.current_thread() is threading.main_thread()  # no other may set what a signal does
    asking = [s for s in _ASKING if main and signal.getsignal(s) is signal.SIG_DFL]
    for asked in asking:
        signal.signal(asked, end)
    try:
        yield
    finally:
        for asked in asking:
            signal.signal(asked, signal.SIG_DFL)


_ASKING: Final = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


def _run(
    site_dir: Path,
    variables: dict[str, str],
    report: Report,
    config_file: Path,
    strict: bool,
    lock: int,
    program: str,
) -> tuple[str, ...]:
    """Run a writer in an environment, holding the lock of its folder; the warnings it printed.

    Raises BuildFailed with all that it printed where it stops.
    """
    options = ["--config-file", str(config_file), "--site-dir", str(site_dir), *(["--strict"] if strict else [])]
    command = [sys.executable, "-m", program, *options]
    with subprocess.Popen(
        command,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        pass_fds=[lock] if os.name == "posix" else [],
        start_new_session=True,
    ) as running:
        assert running.stdout is not None, "a pipe was asked for"
        try:
            messages = [line for line in running.stdout if not _reported(line, report)]
        except BaseException:
            _kill(running)
            raise
    if running.returncode != 0:
        raise BuildFailed(_why("".join(messages).strip(), site_dir.parent.parent))
    return tuple(line.rstrip() for line in messages if line.startswith("WARNING"))


def _kill(running: subprocess.Popen[str]) -> None:
    """End it, and the processes that it started."""
    if os.name == "posix":
        os.killpg(running.pid, signal.SIGKILL)
    else:
        running.kill()


def _why(printed: str, folder: Path) -> str:
    """All that was printed as it stopped; but of a full disk only that it is full."""
    if any(os.strerror(reason) in printed for reason in (errno.ENOSPC, errno.EDQUOT)):
        return f"the disk is full: {folder} has no room for a new site; what was there before is as it was"
    return printed


def _reported(line: str, report: Report) -> bool:
    """Whether a line of its output is an event of the build, which is passed on, and no message."""
    event = decoded(line)
    if event is not None:
        report(event)
    return event is not None


def _swap(new: Path, site_dir: Path, old: Path) -> None:
    """Put the new site in place; whatever interrupts it, Ctrl-C too, the old one is there again.

    Raises BuildFailed, which says where the old site lies if that cannot be put back.
    """
    try:
        refuse_to_replace(site_dir)
        swap(new, site_dir, old)
    except NotOurs as error:
        raise BuildFailed(f"while this site was built: {error}") from None
    except BaseException as error:
        if only_old_is_left(old, site_dir):
            _put_back(old, site_dir)
        if isinstance(error, OSError):
            reason = f"{site_dir} was changed while this site was built ({error.strerror}); build again"
            raise BuildFailed(reason) from None
        raise


def _put_back(old: Path, site_dir: Path) -> None:
    try:
        old.rename(site_dir)
    except OSError as error:
        reason = f"{site_dir} could not be put back ({error.strerror}); the site of before lies whole in {old}"
        raise BuildFailed(reason) from None

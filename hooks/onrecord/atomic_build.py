"""A site is built beside, and swapped in only when it is whole: a failed build changes nothing."""

import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Final

from . import environment
from .progress import Report, decoded, unreported
from .project import CONFIG

SIGN: Final = ".onrecord-site"
"""The file by which a folder is known to be a site of ours; every build writes it, and nothing else does."""


class BuildFailed(Exception):  # noqa: N818 (it is told to the user as it is)
    """The site could not be built; the message says why."""


class NotOurs(Exception):  # noqa: N818
    """The folder for the site holds something else, which a swap would take away, or cannot be written."""


def build_site(
    sources: Path,
    site_dir: Path,
    as_of: date | None,
    report: Report = unreported,
    config_file: Path = Path(CONFIG),
    strict: bool = False,
) -> tuple[str, ...]:
    """Build the site of an archive without errors into `site_dir`; by the settings of an mkdocs.yml.

    What MkDocs is at is reported as it goes on, and its warnings are returned; where it is `strict`, it stops for them.

    Raises NotOurs where that folder holds what is no site of ours, BuildFailed where MkDocs stops.
    """
    site_dir = site_dir.resolve()
    _refuse_to_replace(site_dir)
    try:
        site_dir.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f"{site_dir.name}.", dir=site_dir.parent))
    except OSError as error:
        raise NotOurs(f"no folder can be made beside {site_dir}: {error.strerror}") from None
    new, old = beside / "new", beside / "old"
    try:
        warnings = _run_mkdocs(sources.resolve(), new, as_of, report, config_file, strict)
        _swap(new, site_dir, old)
        return warnings
    finally:
        if not _only_old_is_left(old, site_dir):
            shutil.rmtree(beside, ignore_errors=True)


def _refuse_to_replace(site_dir: Path) -> None:
    if site_dir.exists() and not site_dir.is_dir():
        raise NotOurs(f"{site_dir} is a file")
    if site_dir.is_dir() and any(site_dir.iterdir()) and not (site_dir / SIGN).is_file():
        raise NotOurs(f"{site_dir} is not empty and holds no site of ours; name another with --site-dir")


def _run_mkdocs(
    sources: Path, site_dir: Path, as_of: date | None, report: Report, config_file: Path, strict: bool
) -> tuple[str, ...]:
    """Run it; the warnings it printed. Raises BuildFailed with all that it printed where it stops."""
    options = ["--config-file", str(config_file), "--site-dir", str(site_dir), *(["--strict"] if strict else [])]
    command = [sys.executable, "-m", "mkdocs", "build", *options]
    variables = environment.environment_of_a_build(sources, as_of)
    with subprocess.Popen(
        command,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as mkdocs:
        assert mkdocs.stdout is not None, "a pipe was asked for"
        messages = [line for line in mkdocs.stdout if not _reported(line, report)]
    if mkdocs.returncode != 0:
        raise BuildFailed("".join(messages).strip())
    return tuple(line.rstrip() for line in messages if line.startswith("WARNING"))


def _reported(line: str, report: Report) -> bool:
    """Whether a line of MkDocs’ output is an event of the build, which is passed on, and no message."""
    event = decoded(line)
    if event is not None:
        report(event)
    return event is not None


def _swap(new: Path, site_dir: Path, old: Path) -> None:
    """Put the new site in place; whatever interrupts it, Ctrl-C too, the old one is there again.

    Raises BuildFailed, which says where the old site lies if that cannot be put back.
    """
    try:
        if site_dir.exists():
            site_dir.rename(old)
        new.rename(site_dir)
    except BaseException as error:
        if _only_old_is_left(old, site_dir):
            _put_back(old, site_dir)
        if isinstance(error, OSError):
            reason = f"{site_dir} was changed while this site was built ({error.strerror}); build again"
            raise BuildFailed(reason) from None
        raise


def _only_old_is_left(old: Path, site_dir: Path) -> bool:
    return old.exists() and not site_dir.exists()


def _put_back(old: Path, site_dir: Path) -> None:
    try:
        old.rename(site_dir)
    except OSError as error:
        reason = f"{site_dir} could not be put back ({error.strerror}); the site of before lies whole in {old}"
        raise BuildFailed(reason) from None

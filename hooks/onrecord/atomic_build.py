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

PROJECT: Final = Path(__file__).parents[2]
SIGN: Final = ".onrecord-site"
"""The file by which a folder is known to be a site of ours; every build writes it, and nothing else does."""


class BuildFailed(Exception):  # noqa: N818 (it is told to the user as it is)
    """The site could not be built; the message says why."""


class NotOurs(Exception):  # noqa: N818
    """The folder for the site holds something else, which a swap would take away, or cannot be written."""


def build_site(sources: Path, site_dir: Path, as_of: date | None, report: Report = unreported) -> None:
    """Build the site of an archive without errors into `site_dir`; what MkDocs is at is reported as it goes on.

    Raises NotOurs where that folder holds what is no site of ours, BuildFailed where MkDocs stops.
    """
    site_dir = site_dir.resolve()
    _refuse_to_replace(site_dir)
    try:
        site_dir.parent.mkdir(parents=True, exist_ok=True)
        beside = tempfile.mkdtemp(prefix=f"{site_dir.name}.", dir=site_dir.parent)
    except OSError as error:
        raise NotOurs(f"no folder can be made beside {site_dir}: {error.strerror}") from None
    try:
        _run_mkdocs(sources.resolve(), Path(beside, "new"), as_of, report)
        _swap(Path(beside, "new"), site_dir, Path(beside, "old"))
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _refuse_to_replace(site_dir: Path) -> None:
    if site_dir.exists() and not site_dir.is_dir():
        raise NotOurs(f"{site_dir} is a file")
    if site_dir.is_dir() and any(site_dir.iterdir()) and not (site_dir / SIGN).is_file():
        raise NotOurs(f"{site_dir} is not empty and holds no site of ours; name another with --site-dir")


def _run_mkdocs(sources: Path, site_dir: Path, as_of: date | None, report: Report) -> None:
    config = str(PROJECT / "mkdocs.yml")
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", config, "--site-dir", str(site_dir)]
    variables = environment.environment_of_a_build(sources, as_of)
    with subprocess.Popen(
        command, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as mkdocs:
        assert mkdocs.stdout is not None, "a pipe was asked for"
        messages = [line for line in mkdocs.stdout if not _reported(line, report)]
    if mkdocs.returncode != 0:
        raise BuildFailed("".join(messages).strip())


def _reported(line: str, report: Report) -> bool:
    """Whether a line of MkDocs’ output is an event of the build, which is passed on, and no message."""
    event = decoded(line)
    if event is not None:
        report(event)
    return event is not None


def _swap(new: Path, site_dir: Path, old: Path) -> None:
    """Put the new site in place; on any failure the old one is there again."""
    try:
        if site_dir.exists():
            site_dir.rename(old)
        new.rename(site_dir)
    except OSError as error:
        if old.exists() and not site_dir.exists():
            old.rename(site_dir)
        raise BuildFailed(f"{site_dir} was changed while this site was built ({error.strerror}); build again") from None

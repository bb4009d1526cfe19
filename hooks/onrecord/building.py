"""A site is built beside, and swapped in only when it is whole: a failed build changes nothing."""

import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

PROJECT = Path(__file__).parents[2]
_SIGN = Path("assets", "record.css")


class BuildFailed(Exception):  # noqa: N818 (it is told to the user as it is)
    """MkDocs did not finish; the message is what it said."""


class NotOurs(Exception):  # noqa: N818
    """The folder for the site holds something else, which a swap would take away."""


def build_site(sources: Path, site_dir: Path, as_of: date | None) -> None:
    """Build the site of an archive without errors into `site_dir`.

    Raises NotOurs where that folder holds what is no site of ours, BuildFailed where MkDocs stops.
    """
    site_dir = site_dir.resolve()
    _refuse_to_replace(site_dir, sources.resolve())
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f"{site_dir.name}.", dir=site_dir.parent) as beside:
        made = Path(beside, "new")
        _run_mkdocs(sources.resolve(), made, as_of)
        _swap(made, site_dir, Path(beside, "old"))


def _refuse_to_replace(site_dir: Path, sources: Path) -> None:
    if site_dir.exists() and not site_dir.is_dir():
        raise NotOurs(f"{site_dir} is a file")
    if site_dir == sources or sources.is_relative_to(site_dir) or PROJECT.is_relative_to(site_dir):
        raise NotOurs(f"{site_dir} holds the archive or the project itself")
    if site_dir.is_dir() and any(site_dir.iterdir()) and not (site_dir / _SIGN).is_file():
        raise NotOurs(f"{site_dir} is not empty and holds no site of ours; name another with --site-dir")


def _run_mkdocs(sources: Path, site_dir: Path, as_of: date | None) -> None:
    environment = {**os.environ, "ONRECORD_SOURCES": str(sources), "NO_MKDOCS_2_WARNING": "1"}
    if as_of is not None:
        environment["ONRECORD_AS_OF"] = as_of.isoformat()
    config = str(PROJECT / "mkdocs.yml")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", config, "--site-dir", str(site_dir)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BuildFailed((done.stderr or done.stdout).strip())


def _swap(made: Path, site_dir: Path, old: Path) -> None:
    if site_dir.exists():
        site_dir.rename(old)
    try:
        shutil.move(made, site_dir)
    except BaseException:
        if old.exists():
            old.rename(site_dir)
        raise

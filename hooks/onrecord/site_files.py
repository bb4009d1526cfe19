"""Which files of a site's folder a build has made; no other is a build's to take away."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

SIGN: Final = ".onrecord-site"
"""The file by which a folder is known to be a site of ours; every build writes it, and nothing else does."""
_HEAD: Final = "made by onrecord; a build takes away these files and no others:"


class NotOurs(Exception):  # noqa: N818 (it is told to the user as it is)
    """The folder for the site holds something else, which a swap would take away, or cannot be written."""


def sign(site_dir: Path) -> None:
    """Write into a finished site which files it has."""
    listed = sorted(_files(site_dir, ""))
    Path(site_dir, SIGN).write_text("\n".join([_HEAD, *listed, ""]), "utf-8", "surrogateescape")


def foreign(site_dir: Path) -> list[str]:
    """What in the folder of a site no build has made, each folder of it as one; a site of before had no list."""
    head, *listed = Path(site_dir, SIGN).read_text("utf-8", "surrogateescape").splitlines() or [""]
    if head != _HEAD:
        return []
    own = {SIGN, *listed}
    folders = {f"{folder}/" for file in own for folder in PurePosixPath(file).parents}
    return sorted(_others(site_dir, "", own, folders))


def refuse_to_replace(site_dir: Path) -> None:
    """Raise NotOurs where a build cannot put a site in the place of what lies there, or may not."""
    if site_dir.exists() and not site_dir.is_dir():
        raise NotOurs(f"{site_dir} is a file")
    if os.path.ismount(site_dir):
        raise NotOurs(f"{site_dir} is a mount point, which cannot be replaced; name a folder in it with --site-dir")
    if not site_dir.is_dir() or not any(site_dir.iterdir()):
        return
    if not (site_dir / SIGN).is_file():
        raise NotOurs(f"{site_dir} is not empty and holds no site of ours; name another with --site-dir")
    if others := foreign(site_dir):
        raise NotOurs(
            f"{site_dir} holds what no build has made, and a new site would take away: {_named(others)}. "
            "Move that elsewhere (into docs/ if it belongs to the site), or name another folder with --site-dir"
        )


def _named(others: list[str], most: int = 5) -> str:
    more = f" and {len(others) - most:,} more" if len(others) > most else ""
    return ", ".join(others[:most]) + more


def _files(folder: Path, below: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry), f"{below}{entry.name}/")
        elif below or entry.name != SIGN:
            yield f"{below}{entry.name}"


def _others(folder: Path, below: str, own: set[str], folders: set[str]) -> Iterator[str]:
    for entry in os.scandir(folder):
        path = f"{below}{entry.name}"
        if not entry.is_dir(follow_symlinks=False):
            yield from () if path in own else (path,)
        elif f"{path}/" in folders:
            yield from _others(Path(entry), f"{path}/", own, folders)
        else:
            yield f"{path}/"

"""Which release of this package an archive is built by, and all that it needs: the lines of a requirements.txt."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_OF_SSH: Final = re.compile(r"(?P<host>[\w.-]+@[\w.-]+):(?P<path>[^/].*)")
"""An address as git writes it for ssh; pip wants it as a URL."""
_HERE_ONLY: Final = """\
# Only this computer has the next address. Before you publish, replace it by that of the program's repository:
# onrecord @ git+https://(its address)@(commit)
"""
_OF_A_NETWORK: Final = frozenset({"http", "https", "ssh", "git"})


@dataclass(frozen=True, slots=True)
class Checkout:
    """The git checkout that a package is installed from: the address of its `origin`, and its commit; empty if none."""

    origin: str = ""
    commit: str = ""


def own_line(name: str, version: str, direct: Mapping[str, Any] | None, checkout: Callable[[str], Checkout]) -> str:
    """The line that installs this very release again, by what was noted of its installation (PEP 610).

    `checkout` tells of a folder that is named by its URL. What only this computer has is said to be so above the line.
    """
    if direct is None:
        return f"{name}=={version}\n"
    url, vcs = str(direct["url"]), direct.get("vcs_info")
    if "dir_info" in direct and _public((found := checkout(url)).origin) and found.commit:
        url, vcs = found.origin, {"vcs": "git", "commit_id": found.commit}
    address = _public(url)
    where = f"{vcs['vcs']}+{address or url}@{vcs['commit_id']}" if vcs else address or url
    if address:
        return f"{name} @ {where}\n"
    return f"{_HERE_ONLY}{where if vcs else f'{name} @ {where}'}\n"  # pip refuses a name before git+file:


def _public(address: str) -> str:
    """An address by which others fetch, without anybody's password; empty where it leads to this computer."""
    if ssh := _OF_SSH.fullmatch(address):
        return f"ssh://{ssh['host']}/{ssh['path']}"
    parts = urlsplit(address)
    if parts.scheme not in _OF_A_NETWORK:
        return ""
    who, _, host = parts.netloc.rpartition("@")
    user = who.partition(":")[0] if parts.scheme == "ssh" else ""
    return urlunsplit(parts._replace(netloc=f"{user}@{host}" if user else host))


def pinned(root: Distribution) -> Iterator[str]:
    """`name==version` of all that a package needs here, in order of their names; the package itself left out."""
    needed = dict(_needed(root, frozenset(), {}))
    yield from (f"{name}=={version}" for name, version in sorted(needed.items()))


def _needed(root: Distribution, extras: frozenset[str], seen: dict[str, str]) -> dict[str, str]:
    """The versions of what a package needs with these extras, and of what that needs, by their names."""
    for text in root.requires or []:
        requirement = Requirement(text)
        wanted = any(requirement.marker is None or requirement.marker.evaluate({"extra": e}) for e in ("", *extras))
        name = canonicalize_name(requirement.name)
        if wanted and name not in seen and (found := _installed(name)):
            seen[name] = found.version
            _needed(found, frozenset(requirement.extras), seen)
    return seen


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None

"""The requirements.txt of a new archive: the release that it was made by, and all that this needs."""

from collections.abc import Mapping
from importlib.metadata import distribution, version
from typing import Any, Final

import pytest

from onrecord.new_project.requirements import Checkout, own_line, pinned

HERE_ONLY: Final = (
    "# Only this computer has the next address. Before you publish, replace it by that of the program's repository:\n"
    "# onrecord @ git+https://(its address)@(commit)\n"
)
FOLDER: Final = {"url": "file:///home/me/record", "dir_info": {"editable": True}}


def git(url: str) -> Mapping[str, Any]:
    """What pip notes of a package that it installed from a repository."""
    return {"url": url, "vcs_info": {"vcs": "git", "commit_id": "1a2b"}}


@pytest.mark.parametrize(
    ("direct", "checkout", "line"),
    [
        (None, Checkout(), "onrecord==0.1.0\n"),
        (git("https://host.example/r.git"), Checkout(), "onrecord @ git+https://host.example/r.git@1a2b\n"),
        (git("https://me:secret@host.example/r"), Checkout(), "onrecord @ git+https://host.example/r@1a2b\n"),
        (git("ssh://git@host.example/r"), Checkout(), "onrecord @ git+ssh://git@host.example/r@1a2b\n"),
        (git("file:///home/me/r"), Checkout(), f"{HERE_ONLY}git+file:///home/me/r@1a2b\n"),
        (FOLDER, Checkout("https://t@host.example/r", "3c4d"), "onrecord @ git+https://host.example/r@3c4d\n"),
        (FOLDER, Checkout("git@host.example:a/r.git", "3c4d"), "onrecord @ git+ssh://git@host.example/a/r.git@3c4d\n"),
        (FOLDER, Checkout("/home/me/other", "3c4d"), f"{HERE_ONLY}onrecord @ file:///home/me/record\n"),
        (FOLDER, Checkout(), f"{HERE_ONLY}onrecord @ file:///home/me/record\n"),
        (
            {"url": "https://host.example/onrecord.whl", "archive_info": {}},
            Checkout(),
            "onrecord @ https://host.example/onrecord.whl\n",
        ),
    ],
)
def test_the_line_of_the_program(direct: Mapping[str, Any] | None, checkout: Checkout, line: str) -> None:
    """An address and a commit by which anybody installs it again, never with a password; else it says what is amiss."""
    assert own_line("onrecord", "0.1.0", direct, lambda url: checkout) == line


def test_what_it_needs_is_pinned_to_what_is_here() -> None:
    """What it needs itself, and what that needs in turn; each once, by its name."""
    lines = list(pinned(distribution("onrecord")))
    names = [line.partition("==")[0] for line in lines]
    assert names == sorted(set(names))
    expected = {f"{name}=={version(name)}" for name in ("mkdocs", "markupsafe", "numpy", "pyyaml-env-tag")}
    assert expected <= set(lines)
    assert not any(line.startswith(("onrecord", "pytest", "ruff")) for line in lines)

"""What is asked of the repository host, and written there; `Ask` is how: in the workflows, by its own program."""

import json
import struct
import subprocess
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from itertools import islice
from typing import Any, Final
from urllib.parse import quote
from zipfile import BadZipFile, ZipFile

from .comment_text import MOST_LISTED
from .safe_unzip import NotUnpacked

Ask = Callable[[str, str, Mapping[str, Any] | None], bytes]
"""Method, path and fields → the answer's bytes."""


class NotAnswered(Exception):  # noqa: N818 (it is told as it is)
    """The host did not do what it was asked; its own words stand above, as its program printed them."""


BOT: Final = "github-actions[bot]"
_PAGE: Final = 100


def by_program(method: str, path: str, fields: Mapping[str, Any] | None) -> bytes:
    """Ask by `gh api`, which takes its token from GH_TOKEN. Raises NotAnswered."""
    command = ["gh", "api", "--method", method, path, *([] if fields is None else ["--input", "-"])]
    given = None if fields is None else json.dumps(fields).encode()
    try:
        return subprocess.run(command, input=given, stdout=subprocess.PIPE, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise NotAnswered(f"{method} {path}: no answer ({type(error).__name__})") from None


def listed(ask: Ask, path: str, within: str = "") -> Iterator[dict[str, Any]]:
    """Every row of a list, over all its pages; `within` is the field that holds it, if one does."""
    joint = "&" if "?" in path else "?"
    for page in range(1, 100):
        answer = json.loads(ask("GET", f"{path}{joint}per_page={_PAGE}&page={page}", None))
        rows = answer[within] if within else answer
        yield from rows
        if len(rows) < _PAGE:
            return


def artifact(ask: Ask, repository: str, run: int, name: str) -> dict[str, Any] | None:
    """What a run left behind under a name, if anything."""
    artifacts = listed(ask, f"repos/{repository}/actions/runs/{run}/artifacts", "artifacts")
    return next((row for row in artifacts if row["name"] == name and not row["expired"]), None)


def content(ask: Ask, repository: str, row: Mapping[str, Any], most: int) -> ZipFile:
    """What is in it, as a zip file. Raises NotUnpacked where it is larger than allowed, or none."""
    if int(row["size_in_bytes"]) > most:
        raise NotUnpacked(f"the artifact has {row['size_in_bytes']} bytes; {most} are allowed")
    try:
        return ZipFile(BytesIO(ask("GET", f"repos/{repository}/actions/artifacts/{int(row['id'])}/zip", None)))
    except (BadZipFile, ValueError, NotImplementedError, OverflowError, struct.error):
        raise NotUnpacked("the artifact is no zip file") from None


def changed_files(ask: Ask, repository: str, number: int) -> Iterator[str]:
    """The names of the files that a pull request changes, as the host tells them; of a moved one, both."""
    rows = islice(listed(ask, f"repos/{repository}/pulls/{number}/files"), MOST_LISTED)
    for row in rows:
        yield from (row[name] for name in ("filename", "previous_filename") if row.get(name))


def put_comment(ask: Ask, repository: str, number: int, mark: str, body: str) -> None:
    """Write our comment, in the place of the one we wrote before, which begins with the same mark."""
    place = f"repos/{repository}/issues/{number}/comments"
    before = next((comment for comment in listed(ask, place) if _is_ours(comment, mark)), None)
    if before is None:
        ask("POST", place, {"body": body})
    else:
        ask("PATCH", f"repos/{repository}/issues/comments/{int(before['id'])}", {"body": body})


def open_issue(ask: Ask, repository: str, mark: str) -> int | None:
    """The number of the open issue that we wrote before: known by its author and its mark, not its labels."""
    ours = f"repos/{repository}/issues?state=open&creator={quote(BOT)}"
    return next((int(issue["number"]) for issue in listed(ask, ours) if _is_ours(issue, mark)), None)


def _is_ours(post: Mapping[str, Any], mark: str) -> bool:
    """Anybody can write the mark: it counts only where the workflows' own account did."""
    return bool(post["user"]["login"] == BOT and (post["body"] or "").startswith(mark) and "pull_request" not in post)

"""`python3 -m onrecord.pull_request_bot`: comment on a pull request, lay a preview beside the others, keep one issue.

The environment is that of a workflow: GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GH_TOKEN, and what the workflows name.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from .comment_text import MARK, comment, where_to_look, whom_to_trust
from .github_api import Ask, NotAnswered, artifact, by_program, changed_files, content, listed, open_issue, put_comment
from .pull_request import Run, number_of, run_of
from .safe_unzip import NotUnpacked, files_in

_MOST_TEXT: Final = 2_000_000
_MOST_SITE: Final = 100_000_000
ISSUE_MARK: Final = "<!-- onrecord: links -->"


def write_comment(ask: Ask, run: Run, number: int, settings: Mapping[str, str]) -> str:
    """Tell what a pull request changes, as its own run found, and where its preview is."""
    left = artifact(ask, run.repository, run.id, "review")
    if left is None:
        return "the run left no report"
    archive = content(ask, run.repository, left, _MOST_TEXT)
    report = dict(files_in(archive, most_files=1, most_bytes=_MOST_TEXT)).get("diff.md", b"").decode("utf-8", "replace")
    site, previews = artifact(ask, run.repository, run.id, "preview"), settings.get("PREVIEW_URL", "").rstrip("/")
    url = f"{settings.get('GITHUB_SERVER_URL', 'https://github.com')}/{run.repository}/actions/runs/{run.id}"
    published = f"{previews}/pr-{number}/" if previews else ""
    where = where_to_look(url, int(site["id"]) if site else None, published)
    trust = whom_to_trust(run.commit, changed_files(ask, run.repository, number))
    put_comment(ask, run.repository, number, MARK, comment(report, trust, where))
    return f"commented on pull request {number}"


def lay_preview(ask: Ask, run: Run, number: int, settings: Mapping[str, str]) -> str:
    """Lay the site of a pull request into the folder PREVIEWS as `pr-7/`, and take away those of closed ones.

    Raises NotUnpacked where the previews' repository has the owner of this one: their sites could share an origin, and
    the code of whoever proposes something would run in that of the published site.
    """
    theirs, ours = (name.partition("/")[0].lower() for name in (settings["PREVIEW_REPOSITORY"], run.repository))
    if theirs == ours:
        raise NotUnpacked(f"previews must not be published by {theirs}, which publishes the site: see preview.yml")
    site = artifact(ask, run.repository, run.id, "preview")
    if site is None:
        return "the run left no site"
    files = dict(files_in(content(ask, run.repository, site, _MOST_SITE)))
    still_open = {f"pr-{int(pull['number'])}" for pull in listed(ask, f"repos/{run.repository}/pulls?state=open")}
    _remove_previews(Path(settings["PREVIEWS"]), still_open - {f"pr-{number}"})
    _write_preview(Path(settings["PREVIEWS"]), f"pr-{number}", files)
    return f"laid out the preview of pull request {number}"


def _remove_previews(folder: Path, still_open: set[str]) -> None:
    for preview in folder.glob("pr-*"):
        if preview.name not in still_open:
            shutil.rmtree(preview)


def _write_preview(folder: Path, preview: str, files: Mapping[str, bytes]) -> None:
    for name, raw in files.items():
        _write(folder / preview / name, raw)
    _write(folder / ".nojekyll", b"")
    _write(folder / "robots.txt", b"User-agent: *\nDisallow: /\n")


def _write(file: Path, raw: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(raw)


def keep_issue(ask: Ask, settings: Mapping[str, str]) -> str:
    """Keep one issue with the report of `onrecord links`: opened where something is gone, edited while it is open.

    A person closes it.
    """
    place, body = f"repos/{settings['GITHUB_REPOSITORY']}/issues", f"{ISSUE_MARK}\n{settings['REPORT']}"
    number = open_issue(ask, settings["GITHUB_REPOSITORY"], ISSUE_MARK)
    if number is None and settings["GONE"] == "0":
        return "nothing is gone: no issue is opened"
    if number is None:
        ask("POST", place, {"title": "Addresses that no longer answer", "body": body, "labels": ["links"]})
    else:
        ask("PATCH", f"{place}/{number}", {"body": body})
    return "wrote the issue"


OF_A_RUN: Final[Mapping[str, Callable[[Ask, Run, int, Mapping[str, str]], str]]] = {
    "comment": write_comment,
    "preview": lay_preview,
}


NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "comment": ("GITHUB_EVENT_PATH",),
    "preview": ("GITHUB_EVENT_PATH", "PREVIEW_REPOSITORY", "PREVIEWS"),
    "issue": ("GITHUB_REPOSITORY", "REPORT", "GONE"),
}
"""What each finds in its environment, beside GH_TOKEN."""


def done(arguments: list[str], ask: Ask, settings: Mapping[str, str]) -> str:
    """Do what is asked for, and say what was done. Raises NotUnpacked and NotAnswered."""
    if len(arguments) != 1 or arguments[0] not in NEEDED:
        raise NotUnpacked(f"write one of: {', '.join(NEEDED)}")
    for name in NEEDED[arguments[0]]:
        if not settings.get(name):
            raise NotUnpacked(f"{name} is not set: this is for the workflows in .github/workflows")
    if arguments == ["issue"]:
        return keep_issue(ask, settings)
    run = run_of(json.loads(Path(settings["GITHUB_EVENT_PATH"]).read_text("utf-8")))
    number = number_of(run, json.loads(ask("GET", run.query, None))) if run else None
    if run is None or number is None:
        return "no open pull request has this commit: nothing to do"
    return OF_A_RUN[arguments[0]](ask, run, number, settings)


if __name__ == "__main__":
    try:
        sys.stdout.write(f"{done(sys.argv[1:], by_program, os.environ)}\n")
    except (NotUnpacked, NotAnswered) as error:
        sys.exit(str(error))

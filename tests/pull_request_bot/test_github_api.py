"""What is asked of the host and written there, played with a host that remembers."""

import json
import stat
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from onrecord.pull_request_bot.__main__ import ISSUE_MARK, done
from onrecord.pull_request_bot.comment_text import MARK
from onrecord.pull_request_bot.github_api import BOT, NotAnswered, by_program, content
from onrecord.pull_request_bot.safe_unzip import NotUnpacked
from tests.paths import PROJECT
from tests.pull_request_bot.test_pull_request import event, pull

ARTIFACTS = "repos/o/r/actions/runs/7/artifacts"
COMMENTS = "repos/o/r/issues/5/comments"
ISSUES = "repos/o/r/issues"


def packed(files: Mapping[str, str]) -> bytes:
    raw = BytesIO()
    with ZipFile(raw, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return raw.getvalue()


def artifact(number: int, name: str, size: int = 100, expired: bool = False) -> dict[str, Any]:
    return {"id": number, "name": name, "size_in_bytes": size, "expired": expired}


@dataclass
class Host:
    """Answers what it has under an address; everything that is written is kept."""

    lists: dict[str, list[Any]] = field(default_factory=dict)
    zips: dict[str, bytes] = field(default_factory=dict)
    written: list[tuple[str, str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __call__(self, method: str, path: str, fields: Mapping[str, Any] | None) -> bytes:
        self.asked.append(path)
        if method != "GET":
            self.written.append((method, path, fields))
            return b"{}"
        if path in self.zips:
            return self.zips[path]
        place, _, query = path.partition("?")
        page = next((int(part[5:]) for part in query.split("&") if part.startswith("page=")), 1)
        rows = self.lists.get(place, [])[(page - 1) * 100 : page * 100]
        return json.dumps({"artifacts": rows} if place == ARTIFACTS else rows).encode()


@pytest.fixture
def host() -> Host:
    """One open pull request, number 5, whose run left a report and a site."""
    return Host(
        {
            "repos/o/r/pulls": [pull(5)],
            "repos/o/r/pulls/5/files": [{"filename": "sources/cards/2024/a.yaml"}],
            ARTIFACTS: [artifact(1, "review"), artifact(2, "preview")],
        },
        {
            "repos/o/r/actions/artifacts/1/zip": packed({"diff.md": "## `before` → `after`: what\n\n@x <b>\n"}),
            "repos/o/r/actions/artifacts/2/zip": packed({"index.html": "new", "cards/a/index.html": "a"}),
        },
    )


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, str]:
    file = tmp_path / "event.json"
    file.write_text(json.dumps(event()), "utf-8")
    (tmp_path / "previews").mkdir()
    return {
        "GITHUB_EVENT_PATH": str(file),
        "PREVIEWS": str(tmp_path / "previews"),
        "PREVIEW_REPOSITORY": "previews/site",
        "GITHUB_REPOSITORY": "o/r",
    }


def test_a_comment_is_written(host: Host, settings: dict[str, str]) -> None:
    """To the pull request that the host names, as harmless text."""
    assert done(["comment"], host, settings) == "commented on pull request 5"
    [(method, path, fields)] = host.written
    assert (method, path) == ("POST", COMMENTS)
    assert fields["body"].startswith(
        f"{MARK}\nAs of commit c0ffee, found by the code of this repository.\n\n"
        "## `before` → `after`: what\n\n`@x <b>`\n"
    )
    assert "(https://github.com/o/r/actions/runs/7/artifacts/2)" in fields["body"]


def test_ours_is_edited_in_place(host: Host, settings: dict[str, str]) -> None:
    """However many others there are, and whoever copies its mark."""
    others = [{"id": n, "user": {"login": "x"}, "body": f"{MARK} mine"} for n in range(150)]
    quoting = {"id": 200, "user": {"login": BOT}, "body": f"> {MARK}"}
    empty = {"id": 201, "user": {"login": BOT}, "body": None}
    host.lists[COMMENTS] = [*others, quoting, empty, {"id": 300, "user": {"login": BOT}, "body": f"{MARK}\nold"}]
    done(["comment"], host, settings)
    assert [(method, path) for method, path, _ in host.written] == [("PATCH", "repos/o/r/issues/comments/300")]


def test_a_report_made_by_proposed_code_is_said_to_be(host: Host, settings: dict[str, str]) -> None:
    """Also where code was only moved into the folder of data."""
    host.lists["repos/o/r/pulls/5/files"] = [
        *({"filename": f"sources/{n}.yaml"} for n in range(100)),
        {"filename": "sources/b.yaml", "previous_filename": "hooks/b.py"},
    ]
    done(["comment"], host, settings)
    assert (
        f"{MARK}\n> [!CAUTION]\n> As of commit c0ffee. This proposal changes `hooks/b.py`,"
        in host.written[0][2]["body"]
    )


@pytest.mark.parametrize("task", ["comment", "preview"])
def test_a_run_of_an_older_commit_says_nothing(host: Host, settings: dict[str, str], task: str) -> None:
    """Whatever number its artifact may hold: that is never looked at."""
    host.lists["repos/o/r/pulls"] = [pull(5, sha="newer")]
    assert done([task], host, settings) == "no open pull request has this commit: nothing to do"
    assert host.written == []
    assert [path for path in host.asked if "artifacts" in path] == []


def test_a_run_without_a_report_says_nothing(host: Host, settings: dict[str, str]) -> None:
    """One that has expired is none."""
    host.lists[ARTIFACTS] = [artifact(1, "review", expired=True), artifact(3, "reviews")]
    assert done(["comment"], host, settings) == "the run left no report"
    assert host.written == []


@pytest.mark.parametrize(
    ("task", "number", "size", "message"),
    [
        ("comment", 1, 2_000_001, "the artifact has 2000001 bytes; 2000000 are allowed"),
        ("preview", 2, 100_000_001, "the artifact has 100000001 bytes; 100000000 are allowed"),
    ],
)
def test_too_large_an_artifact_is_not_fetched(
    host: Host, settings: dict[str, str], task: str, number: int, size: int, message: str
) -> None:
    """As the host tells its size."""
    host.lists[ARTIFACTS] = [artifact(number, {1: "review", 2: "preview"}[number], size)]
    with pytest.raises(NotUnpacked, match=message):
        done([task], host, settings)
    assert [path for path in host.asked if path.endswith("/zip")] == []


def test_a_report_that_unpacks_to_too_much(host: Host, settings: dict[str, str]) -> None:
    """Two million signs are more than any comment holds."""
    host.zips["repos/o/r/actions/artifacts/1/zip"] = packed({"diff.md": "x" * 2_000_001})
    with pytest.raises(NotUnpacked, match="the archive holds too much"):
        done(["comment"], host, settings)
    host.zips["repos/o/r/actions/artifacts/1/zip"] = packed({"diff.md": "x", "other": "y"})
    with pytest.raises(NotUnpacked, match="the archive holds 2 files; 1 are allowed"):
        done(["comment"], host, settings)


@pytest.mark.parametrize(
    "raw",
    [b"", b"no zip", b"PK\x05\x06" + b"\xff" * 18, packed({"a": "b"})[:-5]],
    ids=["nothing", "a text", "a directory alone", "cut off"],  # the time of packing is in the bytes
)
def test_what_is_no_archive(raw: bytes) -> None:
    """It is told in a sentence."""
    with pytest.raises(NotUnpacked, match="the artifact is no zip file"):
        content(Host(zips={"repos/o/r/actions/artifacts/1/zip": raw}), "o/r", artifact(1, "review"), 1000)


def test_a_preview_is_laid_beside_the_others(host: Host, settings: dict[str, str]) -> None:
    """Its own is renewed whole, those of closed ones go, what else is there stays; no robot reads them."""
    folder = Path(settings["PREVIEWS"])
    for name in ("pr-5/old.html", "pr-6/index.html", "pr-4/index.html", "CNAME"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("old", "utf-8")
    host.lists["repos/o/r/pulls"] = [pull(5), pull(6, sha="other")]
    assert done(["preview"], host, settings) == "laid out the preview of pull request 5"
    laid = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }
    assert laid == {
        "pr-5/index.html": "new",
        "pr-5/cards/a/index.html": "a",
        "pr-6/index.html": "old",
        "CNAME": "old",
        ".nojekyll": "",
        "robots.txt": "User-agent: *\nDisallow: /\n",
    }


@pytest.mark.parametrize("repository", ["o/previews", "O/previews", "o/r"])
def test_a_preview_never_shares_the_origin_of_the_site(host: Host, settings: dict[str, str], repository: str) -> None:
    """All sites of an owner have one, however its name is spelt."""
    with pytest.raises(NotUnpacked, match="previews must not be published by o, which publishes the site"):
        done(["preview"], host, {**settings, "PREVIEW_REPOSITORY": repository})
    assert list(Path(settings["PREVIEWS"]).iterdir()) == []


def test_a_hostile_site_changes_nothing(host: Host, settings: dict[str, str]) -> None:
    """It is read whole before anything is laid down or taken away."""
    folder = Path(settings["PREVIEWS"])
    (folder / "pr-4").mkdir()
    host.zips["repos/o/r/actions/artifacts/2/zip"] = packed({"index.html": "x", "../../event.json": "x"})
    with pytest.raises(NotUnpacked, match="which is no file of a site"):
        done(["preview"], host, settings)
    assert [path.name for path in folder.iterdir()] == ["pr-4"]


def test_the_issue_is_opened_once(host: Host, settings: dict[str, str]) -> None:
    """And from then on edited; a proposal with the mark, or somebody else's issue, is none."""
    given = {**settings, "REPORT": "## Addresses\n", "GONE": "1"}
    host.lists[ISSUES] = [
        {"number": 1, "user": {"login": "x"}, "body": f"{ISSUE_MARK}\n"},
        {"number": 2, "user": {"login": BOT}, "body": f"{ISSUE_MARK}\n", "pull_request": {}},
    ]
    assert done(["issue"], host, given) == "wrote the issue"
    body = f"{ISSUE_MARK}\n## Addresses\n"
    assert host.written == [
        ("POST", ISSUES, {"title": "Addresses that no longer answer", "body": body, "labels": ["links"]})
    ]
    host.lists[ISSUES].append({"number": 3, "user": {"login": BOT}, "body": body})
    done(["issue"], host, {**given, "GONE": "0"})
    assert host.written[1:] == [("PATCH", f"{ISSUES}/3", {"body": body})]
    assert host.asked.count(f"{ISSUES}?state=open&creator=github-actions%5Bbot%5D&per_page=100&page=1") == 2


def test_no_issue_where_nothing_is_gone(host: Host, settings: dict[str, str]) -> None:
    """What could only not be told opens none either."""
    given = {**settings, "REPORT": "## Addresses\n", "GONE": "0"}
    assert done(["issue"], host, given) == "nothing is gone: no issue is opened"
    assert host.written == []


@pytest.mark.parametrize("arguments", [[], ["merge"], ["comment", "5"]])
def test_what_it_cannot_do(host: Host, settings: dict[str, str], arguments: list[str]) -> None:
    """No number can be given to it."""
    with pytest.raises(NotUnpacked, match="write one of: comment, preview, issue"):
        done(arguments, host, settings)


@pytest.mark.parametrize(
    ("task", "name"),
    [
        ("comment", "GITHUB_EVENT_PATH"),
        ("preview", "PREVIEW_REPOSITORY"),
        ("preview", "PREVIEWS"),
        ("issue", "REPORT"),
        ("issue", "GONE"),
    ],
)
def test_away_from_a_workflow_it_says_what_it_is_for(
    host: Host, settings: dict[str, str], task: str, name: str
) -> None:
    """In a sentence, and does nothing."""
    given = {**settings, "REPORT": "x", "GONE": "1", name: ""}
    with pytest.raises(NotUnpacked, match=f"{name} is not set: this is for the workflows"):
        done([task], host, given)
    assert host.asked == []


def program(folder: Path, script: str) -> None:
    """A `gh` of ours."""
    file = folder / "gh"
    file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


def test_the_hosts_program_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With fields as JSON on its input, never as words of the command."""
    program(tmp_path, 'echo "$@"; cat')
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert by_program("POST", "repos/o/r/x", {"body": "@-; `x`"}) == (
        b'api --method POST repos/o/r/x --input -\n{"body": "@-; `x`"}'
    )


def test_a_host_that_refuses_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a sentence; what it said itself stands above."""
    program(tmp_path, "exit 1")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(NotAnswered, match=r"GET repos/o/r: no answer \(CalledProcessError\)"):
        by_program("GET", "repos/o/r", None)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NotAnswered, match=r"GET repos/o/r: no answer \(FileNotFoundError\)"):
        by_program("GET", "repos/o/r", None)


def test_the_command_fails_with_a_sentence(settings: dict[str, str]) -> None:
    """As the workflows call it; a host that cannot be asked is no traceback."""
    for arguments, message in (
        (["issue"], "GITHUB_REPOSITORY is not set"),
        (["comment"], "no answer (FileNotFoundError)"),
    ):
        given = {"PYTHONPATH": "hooks", "PATH": "", **({} if arguments == ["issue"] else settings)}
        command = [sys.executable, "-m", "onrecord.pull_request_bot", *arguments]
        run = subprocess.run(command, cwd=PROJECT, env=given, capture_output=True, text=True, check=False)
        assert (run.returncode, run.stdout) == (1, "")
        assert message in run.stderr
        assert "Traceback" not in run.stderr

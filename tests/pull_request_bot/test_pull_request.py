"""Which pull request a run belongs to: what the host says, never what the run left behind."""

from typing import Any

import pytest

from onrecord.pull_request_bot.pull_request import Run, number_of, run_of


def event(**other: Any) -> dict[str, Any]:
    run = {
        "id": 7,
        "event": "pull_request",
        "head_sha": "c0ffee",
        "head_branch": "a branch&per_page=1",
        "head_repository": {"id": 22, "owner": {"login": "forker"}},
        "pull_requests": [{"number": 666}],
    }
    return {"workflow_run": {**run, **other}, "repository": {"full_name": "o/r", "default_branch": "main"}}


def pull(
    number: int = 5, sha: str = "c0ffee", fork: int | None = 22, base: str = "main", of: str = "o/r"
) -> dict[str, Any]:
    repo = None if fork is None else {"id": fork}
    return {"number": number, "head": {"sha": sha, "repo": repo}, "base": {"ref": base, "repo": {"full_name": of}}}


RUN = Run(7, "o/r", "main", "c0ffee", "a branch&per_page=1", "forker", 22)


def test_a_run_is_what_the_event_says() -> None:
    """Its commit and its fork; the numbers that it names count for nothing."""
    assert run_of(event()) == RUN


def test_a_branchs_name_is_only_a_name() -> None:
    """It is anybody's, and may look like a part of the address."""
    assert RUN.query == "repos/o/r/pulls?state=open&per_page=100&head=forker:a%20branch%26per_page%3D1"


@pytest.mark.parametrize("other", [{"event": "push"}, {"event": "schedule"}, {"head_repository": None}])
def test_a_run_of_no_proposal(other: dict[str, Any]) -> None:
    """Or of one whose fork is gone."""
    assert run_of(event(**other)) is None


def test_the_number_is_that_of_the_pull_request_with_this_very_commit() -> None:
    """From this fork, to this branch."""
    assert number_of(RUN, [pull(4, sha="other"), pull(5)]) == 5


@pytest.mark.parametrize(
    "listed",
    [
        [],
        [pull(sha="newer")],
        [pull(fork=23)],
        [pull(fork=None)],
        [pull(base="other")],
        [pull(of="else/where")],
        [pull(5), pull(6)],
    ],
)
def test_otherwise_there_is_none(listed: list[dict[str, Any]]) -> None:
    """Closed, gone on to a newer commit, another fork's of the same branch, to another branch, or not one alone."""
    assert number_of(RUN, listed) is None

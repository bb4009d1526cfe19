"""A finished run → the pull request that it belongs to, by what the host says and never by what the run left behind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run of a pull request's checks: all of it comes from the host."""

    id: int
    repository: str
    default_branch: str
    commit: str
    branch: str
    owner: str
    fork: int

    @property
    def query(self) -> str:
        """Where the host lists the open pull requests of the branch that the run was of."""
        head = f"{quote(self.owner, safe='')}:{quote(self.branch, safe='')}"
        return f"repos/{self.repository}/pulls?state=open&per_page=100&head={head}"


def run_of(event: Mapping[str, Any]) -> Run | None:
    """The run that an event `workflow_run` tells of; None where its fork is gone, or it was of no pull request."""
    run, repository = event["workflow_run"], event["repository"]
    fork = run.get("head_repository")
    if run["event"] != "pull_request" or not fork:
        return None
    return Run(
        int(run["id"]),
        repository["full_name"],
        repository["default_branch"],
        run["head_sha"],
        run["head_branch"],
        fork["owner"]["login"],
        int(fork["id"]),
    )


def number_of(run: Run, listed: Iterable[Mapping[str, Any]]) -> int | None:
    """The number of the one pull request that proposes this run's very commit, from its fork, to the default branch.

    None where there is none: it was closed, or has a newer commit, whose own run is to speak.
    """
    numbers = [int(pull["number"]) for pull in listed if _is_of(run, pull)]
    return numbers[0] if len(numbers) == 1 else None


def _is_of(run: Run, pull: Mapping[str, Any]) -> bool:
    head, base = pull["head"], pull["base"]
    same_head = head["sha"] == run.commit and (head.get("repo") or {}).get("id") == run.fork
    return same_head and base["ref"] == run.default_branch and base["repo"]["full_name"] == run.repository

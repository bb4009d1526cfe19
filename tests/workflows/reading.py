"""The files of `.github/`, read as the host reads them."""

import shlex
from collections.abc import Iterator
from typing import Any, Final

import yaml

from tests.paths import PROJECT

GITHUB: Final = PROJECT / ".github"
WORKFLOWS: Final = sorted(path.name for path in (GITHUB / "workflows").iterdir())


def read(name: str) -> Any:
    """A YAML file of `.github/`, every scalar as text: `on` is no truth value."""
    return yaml.load((GITHUB / name).read_text("utf-8"), yaml.BaseLoader)


def workflow(name: str) -> dict[str, Any]:
    """A workflow by its file's name."""
    content: dict[str, Any] = read(f"workflows/{name}")
    return content


def triggers(name: str) -> set[str]:
    """The events that start a workflow."""
    on = workflow(name)["on"]
    return {on} if isinstance(on, str) else set(on)


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every job: its workflow, its id, itself."""
    for name in WORKFLOWS:
        yield from ((name, job, content) for job, content in workflow(name)["jobs"].items())


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every step, with its workflow."""
    for name, _, job in jobs():
        yield from ((name, step) for step in job.get("steps", ()))


def commands(step: dict[str, Any]) -> Iterator[list[str]]:
    """The simple commands of a step, as words, without what the shell does with their output."""
    for line in step.get("run", "").splitlines():
        words = shlex.split(line, comments=True)
        end = next((n for n, word in enumerate(words) if word in {">", ">>", "||", "|"}), len(words))
        if words:
            yield words[:end]

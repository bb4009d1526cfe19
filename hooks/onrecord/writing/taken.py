"""Which addresses of a site are taken: two files at one would overwrite each other in silence."""

from collections.abc import Mapping

from ..pipeline import Plan
from .files import file_at


class TwoAtOne(Exception):  # noqa: N818 (it is told to the user as it is)
    """Two files would lie at one address; the message names both."""


def refuse_two_at_one(planned: Plan, own: Mapping[str, str]) -> None:
    """Raise TwoAtOne where what is planned would lie where another is, or a maintainer's `own` file, by its place."""
    taken = dict(own)
    for url in (url for step in planned.steps for task in step.tasks for url in task.urls):
        file = file_at(url)
        if other := taken.get(file):
            at = url or "the root"
            raise TwoAtOne(f"{other} would lie at {at}, where the build puts what it makes; give it another name")
        taken[file] = "a second page of the archive"

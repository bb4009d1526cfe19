"""Questions one after another, with a way back: what was answered stays, and is offered again on coming back to it."""

from collections.abc import Callable, Sequence
from typing import Final

from ..new_file import NewFile

BACK: Final = "<"
"""What is typed to go back a question."""


class BackError(Exception):
    """Whoever answers goes back a question. `file`: how far the file has come; None where that has not changed."""

    def __init__(self, file: NewFile | None = None) -> None:
        super().__init__()
        self.file = file


def run_steps(
    steps: Sequence[str],
    start: NewFile,
    wanted: Callable[[NewFile, str], bool],
    ask: Callable[[NewFile, str], NewFile],
    *,
    back: bool = False,
) -> NewFile:
    """The file after every step that is wanted. Raises BackError where one goes back beyond the first.

    `back`: one comes back to it from behind, to the question before the last step, which is a check.
    """
    new, asked = start, [at for at, step in enumerate(steps[:-1]) if wanted(start, step)] if back else []
    at = asked.pop() if asked else 0
    while at < len(steps):
        if wanted(new, steps[at]):
            try:
                new = ask(new, steps[at])
            except BackError as error:
                new = error.file or new
                if not asked:
                    raise BackError(new) from None
                at = asked.pop()
                continue
            asked.append(at)
        at += 1
    return new

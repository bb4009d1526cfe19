"""What the pages of single things cost grows as the archive does, never as its square: calls are counted, not time."""

import json
import sys
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import Final

import pytest
from benchmarks.generator import hard

from onrecord.load import Loaded, load_files
from onrecord.output import Asset, Page, Task
from onrecord.pages.lists import actors
from onrecord.pages.question import page as question_page
from onrecord.pages.question.standing_changes import standing_changes
from onrecord.pages.render import Renderer
from onrecord.pages.source import page as source_page
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.source_files import SourceFile
from onrecord.standings.derive import derive

DAY: Final = date(2026, 12, 1)
RENDERER: Final = Renderer()
SMALL: Final = (10, 20, 40)
PAST_ALL_ENDS: Final = (48, 96, 192)
"""A way from an origin is shown whole up to forty steps, and a question of many answers has pages for its periods."""


def archive(case: str, size: int) -> Loaded:
    files = hard.archive(case, size)
    loaded = load_files(SourceFile(path, json.dumps(fields).encode()) for path, fields in files)
    assert loaded.errors == ()
    return loaded


def made(outputs: Iterable[Page | Asset | Task]) -> None:
    for output in outputs:
        if isinstance(output, Task):
            output.make()


def calls(work: Callable[[], None]) -> int:
    """How many functions are called, those of Python's own among them."""
    count = 0

    def called(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


KINDS: Final[dict[str, Callable[[ArchiveViews], None]]] = {
    "sources": lambda views: made(source_page.pages(views, RENDERER, {}, "")),
    "questions": lambda views: made(question_page.pages(views, RENDERER)),
    "actors": lambda views: made(actors.pages(views, RENDERER)),
    "changes": lambda views: [standing_changes(views)].clear(),
}
CASES: Final = (
    ("many-answers", "sources", SMALL),
    ("many-answers", "questions", PAST_ALL_ENDS),
    ("many-answers", "actors", SMALL),
    ("many-answers", "changes", SMALL),
    ("rests-on", "sources", SMALL),
    ("rests-on", "questions", PAST_ALL_ENDS),
    ("rests-on-over-questions", "questions", PAST_ALL_ENDS),
    ("supersedes", "sources", SMALL),
    ("supersedes", "questions", PAST_ALL_ENDS),
    ("part-of", "actors", SMALL),
    ("same-day", "sources", SMALL),
)


@pytest.mark.parametrize(("case", "kind", "sizes"), CASES)
def test_the_pages_of_single_things_grow_as_their_archive_does(case: str, kind: str, sizes: tuple[int, ...]) -> None:
    """From twice to four times the cards, the calls grow twice as much as from one to two: not four times as much."""
    made_of = [archive(case, size) for size in sizes]
    views = [ArchiveViews(derive(loaded.archive), DAY, loaded.recorded) for loaded in made_of]
    KINDS[kind](ArchiveViews(views[0].standings, DAY))  # templates are read and compiled once
    one, two, four = (calls(partial(KINDS[kind], of)) for of in views)
    assert four - two <= 2.15 * (two - one)

"""What several pages show is worked out once for all of them: calls are counted, not time."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from onrecord.output import Task
from onrecord.pages.evidence_pack import page as pack_page
from onrecord.pages.evidence_pack.files import Files
from onrecord.pages.question import page as question_page
from onrecord.pages.question import summary, verdict
from onrecord.pages.question.packs import ROOM
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.checksums import NO_EDITION
from onrecord.standings.derive import Standings, derive

from .test_growth import DAY, RENDERER, archive, made

DIVIDED = 40_000
"""The bytes of a pack that does not hold them all."""
COUNTED = (
    (question_page, "trees"),
    (question_page, "figures"),
    (question_page, "_related"),
    (summary, "_origins"),
    (verdict, "_says"),
)


def counting(counts: Counter[str], function: Callable[..., Any]) -> Callable[..., Any]:
    """A function that counts how often it is called."""

    def counted(*values: Any, **named: Any) -> Any:
        counts[function.__name__] += 1
        return function(*values, **named)

    return counted


def of_a_question(room: int) -> tuple[list[Task], list[Task]]:
    """The pages of a question and its packs, in an archive of 40 answers to it; `room` is that of a pack."""
    loaded = archive("many-answers", 40)
    views = ArchiveViews(derive(loaded.archive), DAY, loaded.recorded)
    files = Files({name: document.path for name, document in loaded.documents.items()}, loaded.files)
    packs = pack_page.packs(views, RENDERER, files, NO_EDITION, "", room)
    return list(question_page.pages(views, RENDERER)), list(packs)


@pytest.mark.parametrize("room", [DIVIDED, ROOM])
def test_a_page_and_a_pack_of_one_question_work_out_once_what_both_show(
    monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    """Its standing too, which each part of a divided pack tells again."""
    counts = Counter[str]()
    for module, name in COUNTED:
        monkeypatch.setattr(module, name, counting(counts, getattr(module, name)))
    pages, packs = of_a_question(room)
    assert (len(packs) > 3) == (room == DIVIDED)
    made([*pages[:1], *packs])
    assert counts == dict.fromkeys(("trees", "figures", "_related", "_origins", "_says"), 1)


def test_the_conflicts_of_a_day_are_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not for the badge, for what is beside it, and for each part of a pack."""
    days = Counter[Any]()
    conflicts = Standings.conflicts

    def counted(self: Standings, question: str, day: Any) -> Any:
        days[day] += 1
        return conflicts(self, question, day)

    monkeypatch.setattr(Standings, "conflicts", counted)
    pages, packs = of_a_question(DIVIDED)
    made([*pages, *packs])
    assert days[DAY] == 1

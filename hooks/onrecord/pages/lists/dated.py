"""Statements in order of date, the newest first: one list, of which the older part is folded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ...archive import Entry
from ...standings.utterances import Utterance
from ..statement.order import first_day, newest_first
from ..statement.rows import StatementRow, statement_row
from ..statement.tellings import counts_now, gathered
from ..statement.views import ArchiveViews

_SHOWN: Final = 40
_FEW: Final = 3
"""So few are never folded away."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Utterances by date; `count` is how many of them count as of the site's date."""

    rows: tuple[StatementRow, ...]
    more: tuple[StatementRow, ...]
    count: int

    @property
    def uncounted(self) -> int:
        """How many others stand there: renderings of the same words, what was replaced, what came later."""
        return len(self.rows) + len(self.more) - self.count


def dated(views: ArchiveViews, entries: Iterable[Entry], shown: int = _SHOWN) -> Dated:
    """Each utterance once, by the day on which it was said, the newest first (method §4)."""
    return listed(views, by_date(views, entries), shown)


def listed(views: ArchiveViews, spoken: Sequence[Utterance], shown: int = _SHOWN) -> Dated:
    """Utterances in the order given, of which the rest is folded."""
    rows = tuple(statement_row(views, utterance) for utterance in spoken)
    cut = len(rows) if len(rows) <= shown + _FEW else shown
    return Dated(rows[:cut], rows[cut:], sum(counts_now(views, utterance.first) for utterance in spoken))


def by_date(views: ArchiveViews, entries: Iterable[Entry]) -> list[Utterance]:
    """Utterances by the day of the telling that leads."""
    spoken = gathered(views, newest_first(entries))
    return sorted(spoken, key=lambda utterance: first_day(utterance.first), reverse=True)

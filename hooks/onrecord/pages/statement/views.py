"""The views of one archive as of one day: what every page is made from."""

from collections.abc import Mapping
from datetime import date
from functools import cache, cached_property

from ...archive import Entry
from ...model.recorded import NOTHING_RECORDED, Recorded
from ...standings.derive import Standings
from ...standings.recorded import Past, Revision
from .dated_archive import DatedArchive
from .statement_view import statement_view
from .view_types import StatementView


class ArchiveViews(DatedArchive):
    """An archive as of a day, with the view of each statement made once: a statement stands on many pages."""

    def __init__(
        self, standings: Standings, as_of: date, recorded: Recorded = NOTHING_RECORDED, answers_for: str = ""
    ) -> None:
        super().__init__(standings, as_of)
        self.recorded = recorded
        self.answers_for = answers_for  # who runs the site, as a name; empty where that is not stated
        self.revisions = cache(self._revisions)  # a question's page and its pack ask for the same
        self._statements: dict[str, StatementView] = {}

    def _revisions(self, question_id: str) -> Mapping[date, Revision]:
        """The entries of a question's history that what came in later has changed, by their first days."""
        return self.past.revisions(question_id, self.as_of)

    @cached_property
    def past(self) -> Past:
        """What this archive held on earlier days."""
        return Past(self.standings, self.recorded, self.as_of)

    def statement(self, entry: Entry) -> StatementView:
        """The view of a statement."""
        if entry.ref not in self._statements:
            self._statements[entry.ref] = statement_view(self, entry)
        return self._statements[entry.ref]

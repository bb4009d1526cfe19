"""An archive as of a day: how its questions stand, and what counts."""

from datetime import date
from functools import cache

from ...archive import Entry
from ...model.edtf_dates import day_in_words
from ...standings.answers import measure_of, sources
from ...standings.counting import superseded
from ...standings.derive import Standing, Standings, State
from ...standings.positions import NOTHING_RECORDED, Position
from ...vocabulary import QuestionKind
from ...wording import labels
from ...wording.reasons import Reasons
from .attribution import Attribution
from .order import newest_first


class DatedArchive(Attribution):
    """Puts into words how an archive's questions stand as of one day. Each state is looked up once."""

    def __init__(self, standings: Standings, as_of: date) -> None:
        super().__init__(standings.archive)
        self.standings = standings
        self.reasons = Reasons(standings)
        self.as_of = as_of
        self.answers = cache(self._answers)  # many statements ask for those of one question
        self.state = cache(self._state)

    def _answers(self, question_id: str) -> list[Entry]:
        answering = self.archive.links.question.get(question_id, ())
        return newest_first(e for e in answering if not e.statement.is_rendering)

    def _state(self, question_id: str) -> State:
        return self.standings.at(question_id, self.as_of)

    def standing(self, question_id: str) -> str:
        """The standing of a question in words; of a verified yes-no one with its answer, which is always `yes`."""
        state, kind = self.state(question_id), self.archive.question(question_id).kind
        yes = state.standing is Standing.VERIFIED and kind is QuestionKind.YES_NO
        return labels.STANDING[state.standing] + (": yes" if yes else "")

    def badges(self, question_id: str) -> tuple[str, ...]:
        """The badges of a question in words, in their order."""
        return badges_in_words(self.state(question_id))

    def in_brief(self, question_id: str) -> tuple[str, str]:
        """The standing of a question for a list: its class, and it and its badges in words."""
        words = ", ".join([self.standing(question_id), *self.badges(question_id)])
        return self.state(question_id).standing.value, words

    def position(self, question_id: str, party: str) -> Position:
        """A concerned party's position as of the day of this archive; `not-recorded` of anybody else."""
        return self.state(question_id).positions.get(party, NOTHING_RECORDED)

    def measure(self, entry: Entry, question_id: str) -> str:
        """What a figure counts for a question; empty where the answer is none."""
        return measure_of(self.archive.question(question_id), entry.claim) if entry.claim else ""

    def source_count(self, question_id: str) -> int:
        """How many sources answer a question with what counts."""
        return sources(self.standings.counting(question_id, self.as_of))

    def published_later(self, entry: Entry) -> str:
        """That a statement was published after the day of this archive; empty where it was not."""
        if entry.counts_from <= self.as_of:
            return ""
        return f"Published after {day_in_words(self.as_of)}, the date of this page."

    def why_not_counted(self, entry: Entry) -> str:
        """That a statement renders another or was replaced, for which it does not count; empty where it counts."""
        rendered = entry.statement.rendering_of
        if rendered:
            return f"a different rendering of what {self.who(self.archive.statement(rendered))} said"
        return "replaced by a later statement" if superseded(self.archive, entry, self.as_of) else ""


def badges_in_words(state: State) -> tuple[str, ...]:
    """The badges of a state in words, in their order."""
    return tuple(labels.BADGE[badge].lower() for badge in labels.in_order(state.badges))

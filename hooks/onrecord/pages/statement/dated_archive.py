"""An archive as of a day: how its questions stand, and what counts."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, Self, TypeVar

from ...archive import Entry, published_day
from ...model.answers import claims
from ...model.edtf_dates import day_in_words
from ...model.statements import Unacknowledged
from ...standings.answers import Answering, measure_of, sources
from ...standings.basis import Held
from ...standings.counting import superseded
from ...standings.derive import Standings, State
from ...standings.positions import NOTHING_RECORDED, Position
from ...vocabulary import QuestionKind, Standing
from ...wording import badges, labels
from ...wording.reasons import Reasons
from .attribution import Attribution
from .order import newest_first

T = TypeVar("T")


class DatedArchive(Attribution):
    """Puts into words how an archive's questions stand as of one day.

    What follows from the archive and the day alone is worked out once, when it is first asked for: many pages show it.
    """

    def __init__(self, standings: Standings, as_of: date) -> None:
        super().__init__(standings.archive)
        self.standings = standings
        self.reasons = Reasons(standings)
        self.as_of = as_of
        self.answers = cache(self._answers)  # many statements ask for those of one question
        self._earlier = cache(self._given_earlier)
        self.state = cache(self._state)
        self.since = cache(self._since)
        self.counting = cache(self._counting)
        self.voice_count = cache(self._voice_count)
        self._once: dict[tuple[Any, ...], Any] = {}
        self._lately: dict[Any, tuple[str, Any]] = {}

    def once(self, make: Callable[[Self, str], T], about: str) -> T:
        """What `make` gives for these views and one id, made the first time that it is asked for."""
        key = make, about
        if key not in self._once:
            self._once[key] = make(self, about)
        made: T = self._once[key]
        return made

    def lately(self, make: Callable[[Self, str], T], about: str) -> T:
        """The same, kept only until `make` is asked for of another id: what is large, and shown by few."""
        kept = self._lately.get(make)
        if kept is None or kept[0] != about:
            kept = self._lately[make] = about, make(self, about)
        made: T = kept[1]
        return made

    def _answers(self, question_id: str) -> list[Entry]:
        answering = self.archive.links.question.get(question_id, ())
        return newest_first(e for e in answering if not e.statement.is_rendering and not self.is_part(e, question_id))

    def parts(self, question_id: str) -> list[Entry]:
        """The figures of a mere part of what a question asks, the newest first; renderings left out."""
        return newest_first(a.entry for a in self.standings.parts[question_id])

    def _given_earlier(self, question_id: str) -> frozenset[str]:
        given = (*self.standings.answers[question_id], *self.standings.parts[question_id])
        return frozenset(a.entry.ref for a in given if a.given_earlier)

    def _since(self, question_id: str) -> date | None:
        return self.standings.since(question_id, self.as_of)

    def _counting(self, question_id: str) -> tuple[Answering, ...]:
        return self.standings.counting(question_id, self.as_of)

    def _state(self, question_id: str) -> State:
        return self.standings.at(question_id, self.as_of)

    def standing(self, question_id: str) -> str:
        """The standing of a question in words; of a verified yes-no one with its answer, which is always `yes`."""
        state, kind = self.state(question_id), self.archive.question(question_id).kind
        yes = state.standing is Standing.VERIFIED and kind is QuestionKind.YES_NO
        return labels.STANDING[state.standing] + (": yes" if yes else "")

    def verifying(self, question_id: str) -> list[Held]:
        """The findings by which a question has been verified since it is, in the order in which they were made."""
        if self.state(question_id).standing is not Standing.VERIFIED:
            return []
        holding = [it for it in self.standings.findings[question_id] if it.holds_from <= self.as_of]
        since = self.since(question_id) or self.as_of
        within = [it for it in holding if it.holds_from >= since and claims(it.answer)]
        return sorted(within, key=lambda it: it.found_on)

    def found(self, question_id: str) -> str:
        """When the findings that verify a question were made: `found on 22 Nov 2026`; empty where none does."""
        days = dict.fromkeys(day_in_words(held.found_on) for held in self.verifying(question_id))
        return f"found on {labels.listed(list(days))}" if days else ""

    def dated(self, question_id: str) -> str:
        """From when on a question stands as it does: `since 26 Apr 2025, found on 22 Nov 2026`.

        A finding holds from the day on which its test was passed, whenever it was made (method §2).
        """
        since, found = self.since(question_id), self.found(question_id)
        return ", ".join([f"since {day_in_words(since)}", *filter(None, [found])]) if since else ""

    def badges(self, question_id: str) -> tuple[str, ...]:
        """The badges of a question in words, in their order."""
        return badges.in_words(self.archive, self.archive.question(question_id), self.state(question_id))

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

    def is_part(self, entry: Entry, question_id: str) -> bool:
        """Whether a figure counts a mere part of what a question asks: then it is no answer (method §5)."""
        return self.archive.question(question_id).is_part(self.measure(entry, question_id))

    def given_earlier(self, entry: Entry, question_id: str) -> bool:
        """Whether a figure was given on a day that is not known to the question’s window (method §5)."""
        return entry.ref in self._earlier(question_id)

    def source_count(self, question_id: str) -> int:
        """How many sources answer a question with what counts."""
        return sources(self.counting(question_id))

    def _voice_count(self, question_id: str) -> int:
        """How many voices answer a question with what counts (method §5)."""
        return len({voice for a in self.counting(question_id) for voice in a.voices})

    def not_yet(self, entry: Entry) -> str:
        """That a statement’s words were not public by the day of this archive; empty where they were (method §2)."""
        if entry.counts_from <= self.as_of:
            return ""
        return f"{self._what_came_later(entry)} after the date of this page"

    def published_later(self, entry: Entry) -> str:
        """That a statement, or only the source that tells of it, came after the day of this archive; empty if not."""
        date_of_page = f"{day_in_words(self.as_of)}, the date of this page"
        if entry.counts_from > self.as_of:
            return f"{self._what_came_later(entry).capitalize()} after {date_of_page}."
        if published_day(entry.card) <= self.as_of:
            return ""
        words = f"Said by {date_of_page}, and counted; the source that tells of it was published later."
        return f"{words} What it reports of the parties is not counted yet." if _reports(entry) else words

    def _what_came_later(self, entry: Entry) -> str:
        said_on = entry.claim.said_on if entry.claim else None
        return "said" if said_on and entry.said_day > self.as_of else "published"

    def why_not_counted(self, entry: Entry) -> str:
        """That a statement renders another or was replaced, for which it does not count; empty where it counts."""
        rendered = entry.statement.rendering_of
        if rendered:
            return f"the same words as {self.who(self.archive.statement(rendered))} said, told differently"
        return "replaced by a later statement" if superseded(self.archive, entry, self.as_of) else ""


def _reports(entry: Entry) -> bool:
    """Whether a statement also tells, of its own, that a party has not acknowledged it."""
    return isinstance(entry.statement, Unacknowledged)

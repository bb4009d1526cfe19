"""What came in later and changed a history, found without a thought: the archive of every day is derived anew."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.archive import Archive
from onrecord.model.recorded import Recorded
from onrecord.standings.derive import Standings, derive
from onrecord.standings.recorded import Gone, Revision, known_by
from onrecord.standings.state import Look
from onrecord.vocabulary import Badge


def by_every_day(
    of: Archive, recorded: Recorded, asked: str, days: Sequence[date], today: date
) -> dict[date, Revision]:
    """The entries of a question's history that what came in on one of these days has changed, the last change each."""
    standings = [derive(known_by(of, recorded, day, today)) for day in days]
    history = standings[-1].history(asked, today)
    ends = [*(entry.since for entry in history[1:]), today + timedelta(days=1)]
    found: dict[date, Revision] = {}
    for entry, end in zip(history, ends, strict=False):
        for day, before, now in zip(days[1:], standings, standings[1:], strict=False):
            if entry.since < day and (revised := _revised(before, now, asked, entry.since, min(end, day))):
                found[entry.since] = replace(revised, since=day)
    return found


def _revised(before: Standings, now: Standings, asked: str, first: date, end: date) -> Revision | None:
    there = before.archive.links.question.get(asked) or before.archive.questions[asked].findings
    was, stands = (look_on(one, asked, first) for one in (before, now))
    shown = [state for state in before.history(asked, end - timedelta(days=1)) if first < state.since]
    gone = tuple(Gone(s.since, s.look) for s in shown if s.look != look_on(now, asked, s.since))
    if not there or not (gone or was != stands):
        return None
    return Revision(date.min, was if before.history(asked, first) else None, gone)


def look_on(standings: Standings, asked: str, day: date) -> Look:
    """How it stood, as a history has it."""
    look = standings.at(asked, day).look
    return replace(look, badges=look.badges - {Badge.RE_CHECK})


def days_of(recorded: Recorded, today: date) -> Sequence[date]:
    """The days on which something came in, the last of them today."""
    return sorted({*recorded.days.values(), today})

"""The history of a question as `onrecord show` prints it: plain values for scripts, and lines for people."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ..model.recorded import Recorded
from ..standings.derive import Standings, State
from ..standings.recorded import Revision, revisions
from ..vocabulary import Badge
from ..wording.badges import in_order
from ..wording.reasons import Reason, Reasons
from ..wording.recorded import before_in_words

Shown = dict[str, Any]


def entries(standings: Standings, recorded: Recorded, question: str, day: date, today: date) -> list[Shown]:
    """Every entry of a question's history up to a day; of one that was changed, since when, and what it said before."""
    revised = revisions(standings, recorded, question, day, today)
    history = Reasons(standings).history(standings.archive.question(question), day)
    return [
        {
            "from": entry.since.isoformat(),
            "standing": entry.standing.value,
            "badges": spelt(entry.badges),
            "because": "; ".join(with_refs(reason) for reason in because),
            **_revised(standings, entry, revised.get(entry.since)),
        }
        for entry, because in history
    ]


def _revised(standings: Standings, entry: State, revision: Revision | None) -> Shown:
    if revision is None:
        return {"recorded_since": None, "before": None}
    before = before_in_words(standings.archive, revision, entry.look)
    return {"recorded_since": revision.since.isoformat(), "before": before}


def as_lines(entry: Shown) -> Iterator[str]:
    """An entry for people; below it, where it has been changed, what this archive said before."""
    badges = f", {', '.join(entry['badges'])}" if entry["badges"] else ""
    yield f"{entry['from']}  {entry['standing']}{badges}: {entry['because']}"
    if entry["recorded_since"]:
        since, before = entry["recorded_since"], entry["before"]
        yield f"            as recorded here since {since}; before that, this page said {before}"


def spelt(badges: frozenset[Badge]) -> list[str]:
    """Badges as scripts know them, in the order in which they are shown."""
    return [badge.value for badge in in_order(badges)]


def with_refs(reason: Reason) -> str:
    """A reason with the statements that it speaks of."""
    return f"{reason} ({', '.join(reason.refs)})" if reason.refs else str(reason)

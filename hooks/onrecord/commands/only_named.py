"""What `check` and `show` say of an unpacked evidence pack: what it only names, and what they could not weigh."""

from datetime import date
from typing import Any

from ..model.edtf_dates import day_in_words
from ..model.named import KINDS, QUESTION, STATEMENT, Named, NamedThing
from ..reading.source_files import NAMED
from ..wording.labels import counted, listed


def unweighed(named: Named) -> str:
    """What is not here and was not weighed, and what is taken as told; empty of an archive that names nothing only."""
    if not named.things:
        return ""
    counts = ((len(list(named.of(kind))), kind) for kind in KINDS)
    what = listed([counted(count, kind) for count, kind in counts if count])
    day = max((thing.on for thing in named.of(QUESTION) if thing.on), default=None)
    taken = ["the origins of the statements"] if any(named.of(STATEMENT)) else []
    taken += [f"how the questions stood on {day_in_words(day)}"] if day else []
    told = f"; {listed(taken)} {'is' if len(taken) == 1 and day else 'are'} taken as told there" if taken else ""
    return f"{NAMED} names {what} whose files are not here. What rules ask of these was not weighed{told}."


def as_told(thing: NamedThing, day: date) -> dict[str, Any]:
    """What is told of a thing that is only named; of a question as it stood by a day."""
    values: dict[str, Any] = {"only_named": thing.id, "kind": thing.kind, "address": thing.address, "sha256": thing.sum}
    stood = [state for state in thing.stood if state.since <= day]
    if thing.on and stood:
        badges = sorted(badge.value for badge in stood[-1].badges)
        told = {"text": thing.text, "told_on": thing.on.isoformat(), "standing": stood[-1].standing.value}
        values |= {**told, "badges": badges, "findings": list(map(str, stood[-1].found))}
    if thing.origins:
        values["origins"] = {
            how: [group for group, unnamed in thing.origins if unnamed is anonymous]
            for how, anonymous in (("named", False), ("anonymous", True))
        }
    return values

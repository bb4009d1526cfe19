"""What a pack only names, each thing with where it is read, the sum of its file, and what a derivation needs of it."""

from collections.abc import Iterable, Iterator
from datetime import date

from ...model.answers import AnyAnswer
from ...model.entities import Question
from ...model.named import CARD, QUESTION, STATEMENT, NamedThing, Stood
from ...model.references import card_of
from ...reading.checksums import Edition
from ...standings.derive import Standings, State
from ...standings.state import settles
from ...vocabulary import Badge, EntityKind
from ..statement.links import permalink, url_of
from .files import Files


def named_things(
    standings: Standings, files: Files, edition: Edition, asking: Question, ids: Iterable[str], day: date
) -> Iterator[NamedThing]:
    """What stands in the list of what is only named, of a pack made on a day.

    Of what `asking` takes for granted, it is told how it stood on every day; of other questions only that day.
    """
    for name in sorted(ids):
        total = files.sum_of(card_of(name))
        if "#" in name:
            origins = sorted((origin.group, origin.anonymous) for origin in standings.origins[name])
            yield NamedThing(name, STATEMENT, edition.address(permalink(name)), total, tuple(origins))
        elif name in standings.archive.cards:
            yield NamedThing(name, CARD, edition.address(url_of(EntityKind.CARD, name)), total)
        else:
            stood = tuple(_stood(standings, name, asking.presupposes.get(name), day))
            question, address = standings.archive.question(name), edition.address(url_of(EntityKind.QUESTION, name))
            says = question.yes_says or ""
            yield NamedThing(name, QUESTION, address, total, text=question.text, yes_says=says, on=day, stood=stood)


def _stood(standings: Standings, question: str, granted: AnyAnswer | None, day: date) -> Iterator[Stood]:
    """How a question stood on a day; where an answer is taken for granted, also each time that this changed it."""
    states = [state for state in standings.states[question] if state.since <= day]
    told: tuple[bool, bool] | None = None
    for state in states[:-1] if granted is not None else ():
        bears = Badge.RESTS_ON_UNACKNOWLEDGED in state.badges, granted is not None and settles(state, granted)
        if bears != told:
            yield _as_told(state)
        told = bears
    yield _as_told(standings.at(question, day))


def _as_told(state: State) -> Stood:
    return Stood(state.since, state.standing, state.badges, state.found)

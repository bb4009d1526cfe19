"""What was told of the past and is told otherwise now, though nothing on record says that anything was corrected.

A line of how a question stood, as recorded here since a day, stays once it was published: what comes in later adds
lines of a later day (`standings.told`). It may change only where a card on which it rests says so, under `corrections`
or `withdrawn` (method §7).

What has no day of its own yet is taken to come in tomorrow, and so is what HEAD alone enters today: then a line of
today is what was published, and neither of them changes it.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from ..archive import Archive
from ..model.entities import Question
from ..model.recorded import Recorded
from ..model.references import card_of
from ..standings import told
from ..standings.recorded import Past
from ..standings.state import Look
from .change import Failure, Rule
from .entities import corrections_besides
from .sides import Side, Sides

_NOTHING: Final = "nothing"
Lines = Mapping[tuple[date, date], str]
"""What is told from a day on, as recorded since another, in words."""


def failures(sides: Sides) -> Iterator[Failure]:
    """Each question of which a published line is gone or otherwise, without a correction that tells of it."""
    entered = sides.base.loaded.recorded, _entered_before(sides)
    base, head = (
        Past(side.standings, recorded, _tomorrow(sides.day))
        for side, recorded in zip((sides.base, sides.head), entered, strict=True)
    )
    for name in sorted(sides.base.archive.questions.keys() & sides.head.archive.questions.keys()):
        now = lines(head, sides.head, name, sides.day)
        for (since, recorded), before in lines(base, sides.base, name, sides.day).items():
            after = now.get((since, recorded), _NOTHING)
            if recorded < _tomorrow(sides.day) and sides.renamed(before) != after and not accounted(sides, name):
                yield _failure(sides, name, f"from {since} on, as recorded here since {recorded}", before, after)
                break


def _entered_before(sides: Sides) -> Recorded:
    """When what HEAD holds came in, but for what it alone enters as of the day itself."""
    known = sides.base.loaded.recorded.days
    days = sides.head.loaded.recorded.days.items()
    return Recorded({item: on for item, on in days if on < sides.day or known.get(item) == on})


def _tomorrow(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _failure(sides: Sides, question: str, when: str, before: str, after: str) -> Failure:
    path, advice, example = _to_do(sides, question)
    return Failure(
        Rule.STATE_CHANGED,
        path,
        question,
        f"how it stood {when}, is told otherwise now, and no new correction of a card that it rests on says so",
        advice,
        example,
        f"before: {before}; now: {after}",
    )


def _to_do(sides: Sides, question: str) -> tuple[str, str, str]:
    """In which file, what, and how it is written: only cards have corrections."""
    cards = sorted(rested_on(sides.base.archive, question))
    if not cards:
        return sides.head.path(question), "put back what changed it", ""
    where = "here or in another card that it rests on, " if len(cards) > 1 else ""
    advice = f"add under corrections, {where}unless you put back what changed it"
    return sides.head.path(cards[0]), advice, f'- {{on: {sides.day}, note: "…"}}'


def lines(past: Past, side: Side, question: str, day: date) -> Lines:
    """What a side tells of a question up to a day."""
    told_of = told.lines(past, side.archive.question(question), day)
    return {(line.since, line.recorded): _in_words(line.look) for line in told_of}


def _in_words(look: Look | None) -> str:
    if look is None:
        return _NOTHING
    stances = [f"{party} {stance}" for party, stance in sorted(look.stances.items())]
    return ", ".join([look.standing, *map(str, look.found), *sorted(look.badges), *stances])


def accounted(sides: Sides, question: str) -> bool:
    """Whether a card that a question rests on has a new correction, or lost a statement, or is gone with a reason."""
    before, after = sides.base.archive, sides.head.archive
    return any(
        name not in after.cards
        or corrections_besides(after.cards[name], before.cards[name])
        or len(after.cards[name].withdrawn) > len(before.cards[name].withdrawn)
        for name in rested_on(before, question)
    )


def rested_on(archive: Archive, question: str) -> set[str]:
    """The cards on which it rests how a question stands: of its answers, its findings, and what these rest on."""
    ahead = {ref for name in _with_presupposed(archive, question) for ref in _named(archive, archive.questions[name])}
    seen = set[str]()
    while ahead:
        here = ahead.pop()
        seen.add(here)
        entry = archive.statements.get(here)
        ahead |= {*entry.statement.leans_on, *entry.statement.supersedes} - seen if entry else set()
    return {card_of(ref) for ref in seen} & archive.cards.keys()


def _with_presupposed(archive: Archive, question: str) -> set[str]:
    """A question, and those that it takes for granted, at any remove."""
    ahead, seen = {question}, set[str]()
    while ahead:
        here = ahead.pop()
        seen.add(here)
        ahead |= archive.questions[here].presupposes.keys() & archive.questions.keys() - seen
    return seen


def _named(archive: Archive, question: Question) -> Iterator[str]:
    """The statements that answer a question, and what its findings cite."""
    yield from (entry.ref for entry in archive.links.question.get(question.id, ()))
    for finding in question.findings:
        yield from finding.cited

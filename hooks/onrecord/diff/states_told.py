"""What was told of the past and is told otherwise now, though nothing on record says that anything was corrected.

A line of how a question stood, as recorded here since a day, stays once it was published: what comes in later adds
lines of a later day (`standings.told`). It may change only where a card on which it rests says so, under `corrections`
or `withdrawn` (method §7).
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from ..archive import Archive
from ..model.entities import Question
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
    base, head = (Past(side.standings, side.loaded.recorded, sides.day) for side in (sides.base, sides.head))
    for name in sorted(sides.base.archive.questions.keys() & sides.head.archive.questions.keys()):
        now = lines(head, sides.head, name, sides.day)
        for (since, recorded), before in lines(base, sides.base, name, sides.day).items():
            after = now.get((since, recorded), _NOTHING)
            if recorded < sides.day and sides.renamed(before) != after and not accounted(sides, name):
                yield _failure(sides, name, f"from {since} on, as recorded here since {recorded}", before, after)
                break


def _failure(sides: Sides, question: str, when: str, before: str, after: str) -> Failure:
    return Failure(
        Rule.STATE_CHANGED,
        sides.head.path(question),
        question,
        f"how it stood {when}, is told otherwise now, and no new correction of a card that it rests on says so",
        "put back what changed it, or add under corrections of such a card",
        f'- {{on: {sides.day}, note: "…"}}',
        f"before: {before}; now: {after}",
    )


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

"""What stands agrees, on every day, with the method taken at its word (method §2, §4–§6)."""

from datetime import date, timedelta
from typing import Final

from hypothesis import given

from onrecord.standings.derive import Standings, derive
from onrecord.standings.positions import fold
from onrecord.vocabulary import Standing
from tests.property import reference
from tests.property.archives import FIRST_DAY, Sources, sources
from tests.property.examples import examples
from tests.property.reference import Look
from tests.property.world import World, answers, days_of_change, world_of

LONG_BEFORE: Final = FIRST_DAY - timedelta(days=40)


def days_to_ask(world: World) -> list[date]:
    """The days on which something changes, some before, those on which a word has grown old, and far ones."""
    change = days_of_change(world)
    before = {day - timedelta(days=1) for day in change[::3]}
    old = {day + timedelta(days=more) for day in change[::2] for more in (90, 91)}
    return sorted({*change, *before, *old, date.min, LONG_BEFORE, date.max})


def look_at(standings: Standings, question: str, on: date) -> Look:
    """How a question stands, in the words of the reference."""
    state = standings.at(question, on)
    return Look(
        state.standing.value,
        frozenset(badge.value for badge in state.badges),
        tuple((party, own.stance.value, own.since) for party, own in state.positions.items()),
        tuple(standings.named(question, on)),
        tuple(standings.anonymous(question, on)),
        tuple(standings.disinterested(question, on)),
        tuple(str(held.answer) for held in state.findings) if state.standing is Standing.VERIFIED else (),
    )


@examples(50)
@given(sources())
def test_stands_as_the_method_says(drawn: Sources) -> None:
    """On every day, standing, badges, positions and origins of every question are those of the method."""
    agree(drawn)


@examples(80)
@given(sources(fewest=1, most=1))
def test_one_question_stands_as_the_method_says(drawn: Sources) -> None:
    """The same where all that is told is of one question."""
    agree(drawn)


def agree(drawn: Sources) -> None:
    """See that the derivation agrees with the reference on every day."""
    archive = drawn.link()
    standings, world = derive(archive), world_of(archive)
    for now in map(world.on, days_to_ask(world)):
        for question in archive.questions.values():
            assert look_at(standings, question.id, now.day) == reference.look(now, question), (question.id, now.day)


@examples(30)
@given(sources())
def test_the_history_has_every_change(drawn: Sources) -> None:
    """The history has an entry for each day on which standing, badges or a stance changed, and for no other."""
    archive = drawn.link()
    standings, world = derive(archive), world_of(archive)
    assert archive.questions
    for question in archive.questions.values():
        days = [state.since for state in standings.history(question.id, date.max)]
        entries = [(day, look_at(standings, question.id, day).entry) for day in days]
        assert entries == reference.history(world, question)


@examples(25)
@given(sources())
def test_the_answers_that_count_and_exclude_one_another(drawn: Sources) -> None:
    """On every day of change, the answers that count are those of the method, and so are those at odds, with why."""
    archive = drawn.link()
    standings, world = derive(archive), world_of(archive)
    assert archive.questions and days_of_change(world)
    for now in map(world.on, days_of_change(world)):
        for question in archive.questions.values():
            counting = {answering.entry.ref for answering in standings.counting(question.id, now.day)}
            assert counting == {answer.ref for answer in answers(now, question)}
            at_odds = {
                (pair.one.entry.ref, pair.other.entry.ref): pair.apart and pair.apart.value
                for pair in standings.conflicts(question.id, now.day)
            }
            assert {frozenset(two): why for two, why in at_odds.items()} == {
                frozenset((one.ref, other.ref)): why for one, other, why in reference.excluding(now, question)
            }


@examples(12)
@given(sources())
def test_the_words_of_a_party_and_the_origins_of_a_statement(drawn: Sources) -> None:
    """A party's words as of a day lead to its position, and the origins of every statement are those of the method."""
    archive = drawn.link()
    standings, world = derive(archive), world_of(archive)
    assert archive.entries and days_of_change(world)
    for now in map(world.on, days_of_change(world)):
        for question in archive.questions.values():
            for party, position in standings.at(question.id, now.day).positions.items():
                assert fold(standings.events(question.id, party, now.day)) == position
    for entry in archive.entries:
        origins = {("anonymous" if o.anonymous else "named", o.group) for o in standings.origins[entry.ref]}
        assert origins == reference.origins(world, world.every[entry.ref])

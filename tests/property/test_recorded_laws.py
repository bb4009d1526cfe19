"""What came in later, worked out for all days of the archive at once, is what deriving each of them anew tells."""

from datetime import date, timedelta
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from onrecord.archive import Archive
from onrecord.model.recorded import CARD, FINDING, Item, Recorded
from onrecord.standings.derive import derive
from onrecord.standings.recorded import Past, known_by, revisions
from onrecord.standings.told import Line, lines
from tests.property.archives import FIRST_DAY, Sources, sources
from tests.property.every_day import by_every_day, days_of
from tests.property.examples import examples

TODAY: Final = FIRST_DAY + timedelta(days=200)
CAME_IN: Final = st.sampled_from([FIRST_DAY + timedelta(days=offset) for offset in (-1, 0, 2, 5, 15, 16, 93, 120, 150)])


@st.composite
def recorded(draw: st.DrawFn, of: Archive) -> Recorded:
    """The cards and findings of an archive on days of which some lie among those of what is said."""
    items = [Item(CARD, name) for name in of.cards]
    items += [Item(FINDING, q.id, f.on.text, str(f.answer)) for q in of.questions.values() for f in q.findings]
    return Recorded({item: draw(CAME_IN) for item in items if draw(st.integers(0, 9))})


@examples(60)
@given(st.data(), sources())
def test_what_is_told_otherwise_is_what_every_day_tells(data: st.DataObject, drawn: Sources) -> None:
    """Of every question: since when each entry is told as it is, what it was before, and which entries are gone."""
    agree(data, drawn)


@examples(80)
@given(st.data(), sources(fewest=1, most=1))
def test_of_one_question_too(data: st.DataObject, drawn: Sources) -> None:
    """The same where all that is told is of one question."""
    agree(data, drawn)


def agree(data: st.DataObject, drawn: Sources) -> None:
    """See that both tell the same of every question."""
    of = drawn.link()
    came_in = data.draw(recorded(of))
    standings, days = derive(of), days_of(came_in, TODAY)
    for question in of.questions:
        assert revisions(standings, came_in, question, TODAY, TODAY) == by_every_day(
            of, came_in, question, days, TODAY
        ), question


@examples(60)
@given(st.data(), sources())
def test_no_line_of_what_was_told_is_ever_taken_back(data: st.DataObject, drawn: Sources) -> None:
    """What the archive told on an earlier day stands among its lines of today: all that were recorded by then."""
    of = drawn.link()
    came_in = data.draw(recorded(of))
    today = told_lines(of, came_in, TODAY)
    days = list(days_of(came_in, TODAY))
    then = {day: told_lines(known_by(of, came_in, day, TODAY), came_in, day) for day in days}
    assert then == {day: {line for line in today if str(line[2]) <= str(day)} for day in days}


@examples(60)
@given(st.data(), sources())
def test_the_lines_that_are_current_are_the_history(data: st.DataObject, drawn: Sources) -> None:
    """In its order; and no two lines are of one day and were recorded on one day."""
    of = drawn.link()
    came_in = data.draw(recorded(of))
    standings = derive(of)
    past = Past(standings, came_in, TODAY)
    assert of.questions
    for question in of.questions.values():
        every = list(lines(past, question, TODAY))
        current = [(line.since, line.look) for line in every if line.current and line.look]
        assert current == [(state.since, state.look) for state in standings.history(question.id, TODAY)]
        assert len({(line.since, line.recorded) for line in every}) == len(every)


def told_lines(of: Archive, came_in: Recorded, day: date) -> set[tuple[object, ...]]:
    """All lines up to a day, without what of them may change: question, from, recorded, look."""
    past = Past(derive(of), came_in, TODAY)
    return {
        (question.id, line.since, line.recorded, str(line.look and spelt(line)))
        for question in of.questions.values()
        for line in lines(past, question, day)
        if line.recorded <= day
    }


def spelt(line: Line) -> str:
    """How a question looked, in an order of its own."""
    assert line.look
    look = line.look
    return repr((look.standing, look.found, sorted(look.badges), sorted(look.stances.items())))

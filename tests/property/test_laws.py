"""Laws of what stands: what may never change it, whatever the archive (method §2, §4–§6)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.archive import Archive, link
from onrecord.model.answers import AnyAnswer
from onrecord.model.entities import Card, Question
from onrecord.model.figures import Words
from onrecord.model.statements import Anonymous, AnyStatement, Attributed, DocumentSpeaker, Unacknowledged, Verified
from onrecord.reading.source_files import source_files
from onrecord.standings.conflicts import Apart, apart, exclude, in_order
from onrecord.standings.derive import Standings, derive
from onrecord.standings.positions import Stance
from onrecord.standings.rivals import rivals
from onrecord.vocabulary import Badge, Standing
from tests.loading import load_files
from tests.paths import GOLDEN
from tests.property import reference
from tests.property.archives import DAYS, FIGURES, RELAYS, TYPES, Sources, actor, card, claim, day, sources
from tests.property.examples import examples
from tests.property.world import DatedStatement, days_of_change, group, world_of

GOLDEN_FILES: Final = tuple(tuple(source_files(folder)) for folder in sorted(GOLDEN.glob("*/sources")))
SOME_DAYS: Final = sorted({day(offset + more) for offset in DAYS for more in (0, 91)} | {date.max})
Shown = tuple[Any, ...]


def shown(standings: Standings, question: str, on: date) -> Shown:
    """All that is derived of a question as of a day, with the statements by their names."""
    state = standings.at(question, on)
    return (
        *(state.standing, state.badges, standings.origins_at(question, on), state.findings, state.heard),
        {party: (own.stance, own.since, own.event and own.event.entry.ref) for party, own in state.positions.items()},
        [answering.entry.ref for answering in standings.counting(question, on)],
        [answering.entry.ref for answering in standings.parts_at(question, on)],
        [comment.entry.ref for comment in standings.comments_at(question, on)],
        [(it.first.ref, [other.ref for other in it.others]) for it in standings.utterances(question, on)],
        [(pair.one.entry.ref, pair.other.entry.ref, pair.apart) for pair in standings.conflicts(question, on)],
        [(entry.since, entry.standing, entry.badges) for entry in standings.history(question, on)],
        standings.since(question, on),
    )


def everything(archive: Archive, *days: date) -> dict[tuple[str, date], Shown]:
    """All that is derived of all questions as of some days."""
    standings = derive(archive)
    return {(q, on): shown(standings, q, on) for q in archive.questions for on in days or SOME_DAYS}


@examples(40)
@given(st.data())
def test_the_order_of_files_changes_nothing_that_stands(data: st.DataObject) -> None:
    """However the files of a golden case come, the same stands on every day."""
    files = data.draw(st.sampled_from(GOLDEN_FILES))
    first, other = load_files(files).archive, load_files(data.draw(st.permutations(files))).archive
    days = days_of_change(world_of(first))
    assert days
    assert everything(first, *days) == everything(other, *days)


@examples(15)
@given(sources(), st.randoms(use_true_random=False))
def test_the_order_of_entities_changes_nothing_that_stands(drawn: Sources, random: Any) -> None:
    """However cards, their statements, actors and questions come, the same stands on every day."""

    def shuffled(things: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(random.sample(things, len(things)))

    def turned(card: Card) -> Card:
        lanes = ("attributed", "unacknowledged")
        return card.model_copy(update={lane: shuffled(getattr(card, lane)) for lane in lanes})

    other = link(
        [turned(card) for card in shuffled(drawn.cards)], shuffled(drawn.actors), shuffled(drawn.questions), [], []
    )
    assert everything(drawn.link()) == everything(other)


@examples(22)
@given(sources(), st.sampled_from(sorted(set(DAYS))))
def test_nothing_later_changes_how_it_stood(drawn: Sources, offset: int) -> None:
    """Nothing that counts after a day, and no finding whose test is not passed on it, changes how it stood that day."""
    on = day(offset)
    world = world_of(drawn.link())

    def known(card: Card) -> Card:
        """The card without what counts later, be it a statement or that somebody has not owned it."""
        dated = [world.every[f"{card.id}#{s.id}"] for s in (*card.verified, *card.attributed, *card.unacknowledged)]
        kept = [spoken(it.statement) if it.observed > on else it.statement for it in dated if first(it) <= on]
        types = {"verified": Verified, "attributed": Attributed, "unacknowledged": Unacknowledged}
        return card.model_copy(update={lane: tuple(s for s in kept if isinstance(s, of)) for lane, of in types.items()})

    def first(it: DatedStatement) -> date:
        # its card tells that somebody has not owned something, or ends that another's does, before its words count
        by_its_card = isinstance(it.statement, Unacknowledged) or it.statement.supersedes
        return min(it.counts, it.observed) if by_its_card else it.counts

    def holding(question: Question) -> Question:
        since = [(finding, reference.holds_from(world, question, finding)) for finding in question.findings]
        findings = tuple(finding for finding, begins in since if begins and begins <= on)
        searches = tuple(search for search in question.searches if search.day <= on)
        return question.model_copy(update={"findings": findings, "searches": searches})

    earlier = replace(drawn, cards=tuple(map(known, drawn.cards)), questions=tuple(map(holding, drawn.questions)))
    assert everything(drawn.link(), on) == everything(earlier.link(), on)


def spoken(statement: AnyStatement) -> AnyStatement:
    """A claim as long as nobody has observed that a party has not owned it."""
    if not isinstance(statement, Unacknowledged):
        return statement
    return Attributed.model_validate(
        {name: getattr(statement, name) for name in statement.model_fields_set - {"not_acknowledged_by"}}
        | {"said_by": as_written(statement.said_by), "via": [as_written(relay) for relay in statement.via]}
        | {"answers": {q: plain(answer) for q, answer in statement.answers.items()}}
        | {when: str(value) for when in ("said_on", "as_of") if (value := getattr(statement, when))}
    )


def plain(answer: AnyAnswer) -> Any:
    """An answer as a contributor writes it."""
    return {"words": str(answer)} if isinstance(answer, Words) else str(answer)


def as_written(speaker: Any) -> Any:
    """A speaker as a contributor writes it."""
    return speaker.model_dump(exclude_none=True) if isinstance(speaker, Anonymous | DocumentSpeaker) else speaker


@examples(25)
@given(sources(), st.data())
def test_a_relay_adds_no_origin(drawn: Sources, data: st.DataObject) -> None:
    """Who repeats what was said, through the hands it came by or resting on it, adds no origin on any day."""
    archive = drawn.link()
    stands = world_of(archive).on(date.max).counting
    assume(stands)
    original = data.draw(st.sampled_from(stands))
    published = original.counts + timedelta(days=data.draw(st.integers(0, 3)))
    answers, publisher = dict(original.claim.answers), data.draw(st.sampled_from(list(TYPES)))
    measure = original.claim.measure
    resting: bool = data.draw(st.booleans())
    if original.claim.rests_on or resting:
        repeated = claim(data.draw(st.sampled_from(RELAYS)), answers, rests_on=[original.ref], measure=measure)
    else:
        relays = [as_written(relay) for relay in original.claim.via]
        via = [*relays, original.card.publisher]
        repeated = claim(as_written(original.claim.said_by), answers, via=via, measure=measure)
    before = derive(archive)
    after = derive(drawn.add(card("relay", publisher, published.isoformat(), repeated)).link())
    assert set(after.archive.questions) == set(archive.questions) != set()
    for question in archive.questions:
        for on in [*SOME_DAYS, published]:
            assert after.origins_at(question, on) == before.origins_at(question, on)


@examples(25)
@given(sources(), st.data())
def test_a_party_concerned_adds_no_origin(drawn: Sources, data: st.DataObject) -> None:
    """Whoever belongs to a party concerned, named or the first named hand, is no origin of what burdens it."""
    archive = drawn.link()
    world = world_of(archive)
    sides = {q.id: [a for a in TYPES if group(world, a) in reference.concerned(world, q)] for q in drawn.questions}
    of_parties = [(question, member) for question, members in sides.items() for member in members]
    assume(of_parties)
    question, member = data.draw(st.sampled_from(of_parties))
    said_by, via = data.draw(st.sampled_from([(member, []), ({"anonymous": "two officials"}, [member])]))
    answer = "> 40" if archive.questions[question].measures else "yes"
    published = day(data.draw(st.sampled_from(DAYS))).isoformat()
    more = card("own", data.draw(st.sampled_from(list(TYPES))), published, claim(said_by, {question: answer}, via=via))
    before, after = derive(archive), derive(drawn.add(more).link())
    assert "own" in after.archive.cards
    for on in SOME_DAYS:
        assert after.origins_at(question, on) == before.origins_at(question, on)


OWN_WORD: Final = {Stance.ACKNOWLEDGED, Stance.ANSWERED, Stance.DENIED}


@examples(25)
@given(sources(), st.data())
def test_no_report_undoes_what_a_party_said(drawn: Sources, data: st.DataObject) -> None:
    """No outlet's report of a party ever undoes that it acknowledged, denied or gave a figure of its own."""
    archive = drawn.link()
    concerned = [(question.id, party) for question in drawn.questions for party in question.concerns]
    assume(concerned)
    question, party = data.draw(st.sampled_from(concerned))
    report = claim(
        {"anonymous": "two officials"},
        {question: "> 40" if archive.questions[question].measures else "yes"},
        not_acknowledged_by={party: data.draw(st.sampled_from(["unacknowledged", "declined", "denied"]))},
    )
    published = day(data.draw(st.sampled_from(DAYS))).isoformat()
    before, after = derive(archive), derive(drawn.add(card("report", "paper", published, report)).link())
    assert "report" in after.archive.cards
    for on in SOME_DAYS:
        stood = before.at(question, on).positions[party]
        if stood.stance in OWN_WORD:
            now = after.at(question, on).positions[party]
            assert now.stance is stood.stance
            assert now.since == stood.since or (
                now.stance is Stance.DENIED and now.since == date.fromisoformat(published)
            )


@examples(22)
@given(sources())
def test_acknowledgement_is_not_inherited(drawn: Sources) -> None:
    """Who owns what a question presupposes has owned nothing of the question: only its badge for that may go."""
    presupposed = sorted({other for question in drawn.questions for other in question.presupposes})
    before = derive(drawn.link())
    assert drawn.questions
    for other in presupposed:
        parties = before.archive.questions[other].concerns
        answer = "10" if before.archive.questions[other].measures else "yes"
        owned = [claim(party, {other: answer}, id=f"s{number}") for number, party in enumerate(parties)]
        after = derive(drawn.add(card("owned", "paper", day(0).isoformat(), *owned)).link())
        for question in drawn.questions:
            for on in SOME_DAYS if question.id != other else ():
                old, new = before.at(question.id, on), after.at(question.id, on)
                assert new.positions == old.positions
                assert new.standing is old.standing
                assert new.badges ^ old.badges <= {Badge.RESTS_ON_UNACKNOWLEDGED}


YES_NO: Final = st.sampled_from(["yes", "no", "declined"])
NORTH: Final = (actor("north"), actor("general", "north"), actor("paper"), actor("south"))


@examples(40)
@given(
    st.lists(st.tuples(st.sampled_from(DAYS), st.sampled_from(["north", "general"]), YES_NO), min_size=1, max_size=6)
)
def test_what_only_a_party_says_is_never_unacknowledged(words: list[tuple[int, str, str]]) -> None:
    """What nobody but the party concerned has claimed is attributed to it, whatever it says afterwards."""
    cards = [
        card(f"c{number}", "paper", day(offset).isoformat(), claim(who, {"q": answer}))
        for number, (offset, who, answer) in enumerate(words)
    ]
    asked = Question.model_validate({"id": "q", "text": "Did snow fall?", "kind": "yes-no", "concerns": ["north"]})
    standings = derive(Sources(tuple(cards), NORTH, (asked,)).link())
    assert words
    for on in SOME_DAYS:
        claimed = any(day(offset) <= on and answer == "yes" for offset, _, answer in words)
        assert standings.at("q", on).standing is (Standing.ATTRIBUTED if claimed else Standing.UNANSWERED)


@examples(20)
@given(st.permutations(["killed", "wounded"]), st.sampled_from(["missing", None]), st.sampled_from(["south", "paper"]))
def test_a_measure_that_a_question_does_not_list_is_none_of_its(
    measures: list[str], foreign: str | None, who: str
) -> None:
    """For a question that does not list a statement's measure, its figure counts what the question asks for first."""
    shared = {"text": "How much snow?", "kind": "quantity", "unit": "flakes", "concerns": []}
    own = Question.model_validate({**shared, "id": "q", "measures": measures})
    other = Question.model_validate({**shared, "id": "other", "measures": ["missing"]})
    said = {"said_on": day(0).isoformat()}
    cards = (
        card("c0", "paper", day(0).isoformat(), claim("north", {"q": "10", "other": "10"}, measure=foreign, **said)),
        card("c1", "paper", day(0).isoformat(), claim(who, {"q": "30"}, measure=measures[0], **said)),
        card("c2", "paper", day(0).isoformat(), claim(who, {"q": "30"}, measure=measures[1], **said)),
    )
    standings = derive(Sources(cards, NORTH, (own, other)).link())
    at_odds = {(p.one.entry.ref, p.other.entry.ref): p.apart for p in standings.conflicts("q", day(0))}
    assert at_odds == {("c0#s", "c1#s"): None, ("c0#s", "c2#s"): Apart.MEASURE}
    assert Badge.CONTESTED in standings.at("q", day(0)).badges


def contested(*answers: tuple[str, Any], quantity: bool) -> bool:
    """Whether these answers, all of one day, contest one another."""
    asked: dict[str, Any] = {"id": "q", "text": "Did snow fall?", "concerns": ["north"], "kind": "yes-no"}
    if quantity:
        asked |= {"kind": "quantity", "measures": ["flakes"], "unit": "flakes"}
    actors = ("north", "south", "union", "paper")
    cards = [
        card(f"c{number}", "paper", day(0).isoformat(), claim(who, {"q": answer}, said_on=day(0).isoformat()))
        for number, (who, answer) in enumerate(answers)
    ]
    people = tuple(actor(name) for name in actors)
    archive = Sources(tuple(cards), people, (Question.model_validate(asked),)).link()
    return Badge.CONTESTED in derive(archive).at("q", day(0)).badges


VOICES: Final = st.sampled_from(["north", "south", "union", "paper", {"anonymous": "two officials"}])


@examples(60)
@given(VOICES, VOICES, st.booleans(), st.data())
def test_contested_is_symmetric_and_needs_two(one: Any, other: Any, quantity: bool, data: st.DataObject) -> None:
    """Two answers contest one another whoever gives which and whichever comes first; one alone contests nothing."""
    answers = st.sampled_from([*FIGURES, "declined"]) if quantity else YES_NO
    first, second = data.draw(answers), data.draw(answers)
    both = contested((one, first), (other, second), quantity=quantity)
    assert contested((other, second), (one, first), quantity=quantity) is both
    assert contested((one, second), (other, first), quantity=quantity) is both
    assert not contested((one, first), quantity=quantity)
    assert not contested((one, first), (other, first), quantity=quantity)


@examples(20)
@given(sources())
def test_contested_is_a_pair_that_compares(drawn: Sources) -> None:
    """A question is contested exactly where two answers that count exclude one another, and compare,
    both ways round.
    """
    standings = derive(drawn.link())
    assert drawn.questions
    for question in drawn.questions:
        for on in SOME_DAYS:
            pairs = standings.conflicts(question.id, on)
            compare = [pair for pair in pairs if pair.apart is None]
            assert (Badge.CONTESTED in standings.at(question.id, on).badges) is bool(compare)
            assert not pairs or len(standings.counting(question.id, on)) > 1
            for pair in pairs:
                assert exclude(pair.one.answer, pair.other.answer)
                assert exclude(pair.other.answer, pair.one.answer)
                assert apart(pair.other, pair.one, question.window) == pair.apart


@examples(20)
@given(sources())
def test_what_speaks_against_an_answer_is_what_its_pairs_say(drawn: Sources) -> None:
    """What is looked up for one answer is what it is set against in the pairs that compare."""
    standings = derive(drawn.link())
    assert drawn.questions
    for question in drawn.questions:
        counted = standings.counting(question.id, SOME_DAYS[-1])
        compare = [pair for pair in standings.conflicts(question.id, SOME_DAYS[-1]) if pair.apart is None]
        found = rivals(counted, question.window)
        for own in counted:
            others = in_order(
                other
                for pair in compare
                for one, other in ((pair.one, pair.other), (pair.other, pair.one))
                if one is own
            )
            expected = (others[-1], len({(a.voices, str(a.answer)) for a in others})) if others else None
            assert found.against(own) == expected


@examples(22)
@given(sources())
def test_since_is_the_first_entry_of_the_unbroken_run(drawn: Sources) -> None:
    """A question has stood as it stands since the first entry of its history after which the standing never changed."""
    standings = derive(drawn.link())
    assert drawn.questions
    for question in drawn.questions:
        for on in SOME_DAYS:
            entries = list(standings.history(question.id, on))
            now = standings.at(question.id, on).standing
            assert not entries or entries[-1].standing is now
            run = len(entries)
            while run and entries[run - 1].standing is now:
                run -= 1
            assert standings.since(question.id, on) == (entries[run].since if entries else None)
            assert [entry.since for entry in entries] == sorted({entry.since for entry in entries})
            assert all(entry.since <= on for entry in entries)

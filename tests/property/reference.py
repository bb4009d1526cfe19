"""The method over again (§2, §4–§6), as slowly and literally as it is written: what the derivation must agree with.

Nothing here is shared with the derivation but the model and the figures' text. Every answer is sought anew, for one
question on one day, through all cards.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from typing import Final

from onrecord.model.entities import Finding, Question
from onrecord.model.figures import Bound, Words
from onrecord.model.statements import Claim, Unacknowledged, Verified
from onrecord.vocabulary import PRESS, YesNo
from tests.property.world import DatedStatement, World, answers, days_of_change, group, last_day, speaks_for

Origin = tuple[str, str]
"""named or anonymous, and the control group"""
NOT_OWNED: Final = {"unacknowledged", "declined", "denied"}
ANY: Final = {"not-recorded", "unacknowledged", "declined", "denied", "answered", "acknowledged"}
REPLACES: Final = {
    "acknowledged": ANY,
    "answered": ANY,
    "denied by itself": ANY,
    "denied": ANY - {"answered", "acknowledged"},
    "declined": {"not-recorded", "unacknowledged", "declined"},
    "unacknowledged": {"not-recorded", "unacknowledged"},
}
"""what each word or report replaces (method §2)"""
BEYOND: Final = 200
"""no figure of these archives is greater, unless it has no end"""


@dataclass(frozen=True)
class Look:
    """How a question stands on a day; of each party, its stance and since when."""

    standing: str
    badges: frozenset[str]
    positions: tuple[tuple[str, str, date | None], ...]
    named: tuple[str, ...]
    anonymous: tuple[str, ...]
    disinterested: tuple[str, ...]
    verified: tuple[str, ...]

    @property
    def entry(self) -> tuple[str, frozenset[str], tuple[str, ...], tuple[str, ...]]:
        """What makes an entry of the history where it changes."""
        stances = tuple(stance for _, stance, _ in self.positions)
        return self.standing, self.badges - {"re-check"}, stances, self.verified


def party_words(world: World, question: Question, party: str) -> list[tuple[date, str]]:
    """What a party said and what was reported of it, each with its day; on one day its own `no` comes last."""
    own_words = {YesNo.YES: "acknowledged", YesNo.NO: "denied by itself", YesNo.DECLINED: "declined"}
    words: list[tuple[date, str]] = []
    for dated in answers(world, question.id):
        answer = dated.claim.answers[question.id]
        if speaks_for(world, dated.claim.said_by, party):
            words.append((dated.said, own_words[answer] if isinstance(answer, YesNo) else "answered"))
        if isinstance(dated.claim, Unacknowledged) and party in dated.claim.not_acknowledged_by:
            words.append((dated.counts, dated.claim.not_acknowledged_by[party].value))
    return sorted(words, key=lambda event: (event[0], event[1] == "denied by itself"))


def position(world: World, question: Question, party: str) -> tuple[str, date | None]:
    """The stance and the day of the first event of its unbroken run."""
    run: list[tuple[str, date | None]] = [("not-recorded", None)]
    for when, word in party_words(world, question, party):
        if run[-1][0] in REPLACES[word]:
            run.append((word.removesuffix(" by itself"), when))
    begins = [0, *(n for n, (one, other) in enumerate(pairwise(run), 1) if one[0] != other[0])]
    return run[begins[-1]]


def origins(world: World, dated: DatedStatement) -> set[Origin]:
    """The origins of a statement, the parties' own among them."""
    statement = dated.statement
    if statement.rests_on:
        return {o for other in map(world.every.__getitem__, statement.rests_on) for o in origins(world, other)}
    if isinstance(statement, Verified):
        return {("named", group(world, statement.by or dated.card.publisher))}
    names = [name for name in (statement.said_by, *statement.via, dated.card.publisher) if isinstance(name, str)]
    unnamed = not isinstance(statement.said_by, str) or world.archive.actors[statement.said_by].type in PRESS
    return {("anonymous" if unnamed else "named", group(world, names[0]))}


def concerned(world: World, question: Question) -> set[str]:
    """The control groups of the parties concerned."""
    return {group(world, party) for party in question.concerns}


def independent(world: World, question: Question, dated: DatedStatement) -> set[Origin]:
    """The origins of a statement that count: nobody of a party’s control group does."""
    return {origin for origin in origins(world, dated) if origin[1] not in concerned(world, question)}


def claims(world: World, question: Question) -> list[DatedStatement]:
    """Its `yes` answers and figures."""
    return [t for t in answers(world, question.id) if t.claim.answers[question.id] not in ("no", "declined")]


def own(world: World, question: Question, dated: DatedStatement) -> list[str]:
    """The parties concerned who say it themselves."""
    return [party for party in question.concerns if speaks_for(world, dated.claim.said_by, party)]


def first_statements(world: World, dated: DatedStatement) -> list[DatedStatement]:
    """The statements on which one rests in the end; one that rests on nothing is its own."""
    below = [world.every[ref] for ref in dated.statement.rests_on]
    return [first for other in below for first in first_statements(world, other)] if below else [dated]


def first_parties(world: World, question: Question, dated: DatedStatement) -> list[str]:
    """The parties concerned who say it where it stands."""
    statement = dated.statement
    speaker = statement.by or dated.card.publisher if isinstance(statement, Verified) else statement.said_by
    return [party for party in question.concerns if speaks_for(world, speaker, party)]


def only_parties(world: World, question: Question, dated: DatedStatement) -> bool:
    """Whether nobody but parties concerned says it first."""
    return bool(own(world, question, dated)) or all(
        first_parties(world, question, first) for first in first_statements(world, dated)
    )


def measure(question: Question, dated: DatedStatement) -> str:
    """What a figure counts for a question: its own measure if listed there, else the first."""
    if not question.measures:
        return ""
    return dated.claim.measure if dated.claim.measure in question.measures else question.measures[0]


def latest_answers(world: World, question: Question) -> list[DatedStatement]:
    """The latest of each party and each other control group, named and anonymous and each measure apart."""
    stand = [t for t in answers(world, question.id) if t.claim.answers[question.id] is not YesNo.DECLINED]

    def places(dated: DatedStatement) -> set[tuple[str, ...]]:
        whose = {("party", party) for party in own(world, question, dated)}
        for first in () if whose else first_statements(world, dated):
            parties = {("party", party) for party in first_parties(world, question, first)}
            whose |= parties or origins(world, first)
        return {(*voice, measure(question, dated)) for voice in whose}

    def overtaken(dated: DatedStatement, place: tuple[str, ...]) -> bool:
        return any(place in places(other) and other.said > dated.said for other in stand)

    return [dated for dated in stand if any(not overtaken(dated, place) for place in places(dated))]


def numbers(bound: Bound) -> set[int]:
    """The whole numbers in a bound; one without end stops beyond every figure of these archives."""
    return set(range(bound.low, (BEYOND if bound.high is None else bound.high) + 1))


def excluding(world: World, question: Question) -> Iterator[tuple[DatedStatement, DatedStatement, str | None]]:
    """Every two latest answers that cannot both be so, and why they do not compare."""
    for one, other in combinations(latest_answers(world, question), 2):
        both = [dated.claim.answers[question.id] for dated in (one, other)]
        figures = [figure for figure in both if isinstance(figure, Bound)]
        if set(both) == {YesNo.YES, YesNo.NO}:
            yield one, other, None
        elif len(figures) == 2 and not numbers(figures[0]) & numbers(figures[1]):
            yield one, other, why_apart(question, one, other)


def why_apart(question: Question, one: DatedStatement, other: DatedStatement) -> str | None:
    """Why two figures do not compare, None where they do."""
    if measure(question, one) != measure(question, other):
        return "measure"
    written = [(dated.card, dated.claim.as_of or dated.claim.said_on) for dated in (one, other)]
    days = [last_day(card, when) for card, when in written if when]
    if len(days) < 2:
        return "no-day"
    return "days" if abs((days[0] - days[1]).days) > question.window else None


def newest_findings(world: World, question: Question) -> list[Finding]:
    """The newest findings by the day, all of that day."""
    by_then = [(f.on.latest, f) for f in question.findings if f.on.latest and f.on.latest <= world.day]
    return [finding for on, finding in by_then if on == max(day for day, _ in by_then)]


def standing(world: World, question: Question) -> str:
    """The first of the four that matches."""
    findings = newest_findings(world, question)
    stances = [position(world, question, party)[0] for party in question.concerns]
    claimed = claims(world, question)
    if findings and all(finding.answer is not YesNo.NO for finding in findings):
        return "verified"
    if any(not only_parties(world, question, t) for t in claimed) and stances and all(s in NOT_OWNED for s in stances):
        return "unacknowledged"
    return "attributed" if claimed else "unanswered"


def settled(world: World, question: Question, answer: YesNo | Bound | Words) -> bool:
    """Whether a presupposed answer is verified, or acknowledged by all whom it concerns."""
    settling = [finding.answer for finding in newest_findings(world, question)]
    stances = [position(world, question, party)[0] for party in question.concerns]
    if answer is YesNo.YES and stances and all(stance == "acknowledged" for stance in stances):
        return True
    return bool(settling) and all(says(one, answer) for one in settling)


def says(finding: YesNo | Bound | Words, answer: YesNo | Bound | Words) -> bool:
    """Whether a finding says what is presupposed: the same, or a figure within its bound."""
    if isinstance(finding, Bound) and isinstance(answer, Bound):
        return numbers(finding) <= numbers(answer)
    return finding == answer


def rests(world: World, question: Question) -> bool:
    """Whether anything presupposed, at any remove, is unsettled."""
    below = [(world.archive.questions[other], answer) for other, answer in question.presupposes.items()]
    return any(not settled(world, other, a) or rests(world, other) for other, a in below)


def badges(world: World, question: Question) -> Iterator[str]:
    if any(why is None for _, _, why in excluding(world, question)):
        yield "contested"
    independently = [t for t in claims(world, question) if independent(world, question, t)]
    sources = {origin for dated in independently for origin in independent(world, question, dated)}
    if len(sources) == 1 and len({dated.card.publisher for dated in independently}) > 1:
        yield "single-origin"
    owned = [position(world, question, party)[0] == "acknowledged" for party in question.concerns]
    if any(owned):
        yield "acknowledged" if all(owned) else "partly-acknowledged"
    if rests(world, question):
        yield "rests-on-unacknowledged"
    if standing(world, question) == "unacknowledged":
        newest = [max(when for when, _ in party_words(world, question, p)) for p in question.concerns]
        if any((world.day - heard).days > 90 for heard in newest):
            yield "re-check"


def look(world: World, question: Question) -> Look:
    """Everything that stands of a question on a day."""
    independents = {o for t in claims(world, question) for o in independent(world, question, t)}
    named, unnamed = ([g for how, g in sorted(independents) if how == which] for which in ("named", "anonymous"))
    return Look(
        standing(world, question),
        frozenset(badges(world, question)),
        tuple((party, *position(world, question, party)) for party in question.concerns),
        tuple(named),
        tuple(unnamed),
        tuple(g for g in named if g in question.disinterested),
        tuple(str(f.answer) for f in newest_findings(world, question))
        if standing(world, question) == "verified"
        else (),
    )


def history(world: World, question: Question) -> list[tuple[date, tuple[object, ...]]]:
    """Every day on which the look changed, from the first answer or finding of the question itself."""
    entries: list[tuple[date, tuple[object, ...]]] = []
    for before, now in pairwise(map(world.on, (date.min, *days_of_change(world)))):
        changed = look(now, question).entry != look(before, question).entry
        if changed and (newest_findings(now, question) or answered_by(now, question)):
            entries.append((now.day, look(now, question).entry))
    return entries


def answered_by(world: World, question: Question) -> bool:
    """Whether anything that answers a question has counted by the day, be it superseded since."""
    answering = [t for t in world.every.values() if t.counts <= world.day and isinstance(t.statement, Claim)]
    return any(question.id in t.claim.answers and t in world.on(t.counts).counting for t in answering)

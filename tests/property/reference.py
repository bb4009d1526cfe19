"""The method over again (§2, §4–§6), as slowly and literally as it is written: what the derivation must agree with.

Nothing here is shared with the derivation but the model and the figures' text. Every answer is sought anew, for one
question on one day, through all cards.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from typing import Final

from onrecord.model.entities import Question
from onrecord.model.figures import Bound, Words
from onrecord.model.findings import Finding
from onrecord.model.statements import Unacknowledged, Verified, WebEvidence
from onrecord.vocabulary import PRESS, Basis, YesNo
from tests.property.world import (
    DatedStatement,
    World,
    answers,
    days_of_change,
    group,
    is_answer,
    last_day,
    last_published,
    measure,
    speaks_for,
)

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
        return self.standing, self.badges - {"re-check"}, stances, tuple(dict.fromkeys(self.verified))


def party_words(world: World, question: Question, party: str) -> list[tuple[date, str]]:
    """What a party said and what was reported of it, each with its day.

    On one day its own `no` comes last, and that day it owns nothing.
    """
    own_words = {YesNo.YES: "acknowledged", YesNo.NO: "denied by itself", YesNo.DECLINED: "declined"}
    words: list[tuple[date, str]] = []
    for dated in answers(world, question):
        answer = dated.claim.answers[question.id]
        if speaks_for(world, dated.claim.said_by, party):
            words.append((dated.said, own_words[answer] if isinstance(answer, YesNo) else "answered"))
    for dated in world.observing:
        if isinstance(dated.claim, Unacknowledged) and is_answer(question, dated):
            how = dated.claim.not_acknowledged_by.get(party)
            words += [(dated.observed, how.value)] if how else []
    denials = {when for when, word in words if word == "denied by itself"}
    kept = [(when, word) for when, word in words if when not in denials or word not in ("acknowledged", "answered")]
    return sorted(kept, key=lambda event: (event[0], event[1] == "denied by itself"))


def last_heard(world: World, question: Question, party: str) -> date:
    """The day of the newest word of a party, report of it, comment by it, or search for its word."""
    own = [d for d in answers(world, question) if speaks_for(world, d.claim.said_by, party)]
    commenting = [d for d in world.counting if question.id in d.claim.comments_on]
    own += [d for d in commenting if speaks_for(world, d.claim.said_by, party)]
    searched = [search.day for search in question.searches if search.party == party]
    reported = [when for when, _ in party_words(world, question, party)]
    return max([*(d.said for d in own), *(day for day in searched if day <= world.day), *reported])


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
    return [t for t in answers(world, question) if t.claim.answers[question.id] not in ("no", "declined")]


def own(world: World, question: Question, dated: DatedStatement) -> list[str]:
    """The parties concerned who say it themselves."""
    return [party for party in question.concerns if speaks_for(world, dated.claim.said_by, party)]


def voices(world: World, question: Question, dated: DatedStatement) -> set[tuple[str, ...]]:
    """Whose voice an answer is, whatever it rests on: the parties', or that of a control group, named or not."""
    statement = dated.claim
    names = [name for name in (statement.said_by, *statement.via, dated.card.publisher) if isinstance(name, str)]
    unnamed = not isinstance(statement.said_by, str) or world.archive.actors[statement.said_by].type in PRESS
    parties: set[tuple[str, ...]] = {("party", party) for party in own(world, question, dated)}
    return parties or {("anonymous" if unnamed else "named", group(world, names[0]))}


def given_earlier(question: Question, dated: DatedStatement) -> bool:
    """Whether it is a figure given on a day not known: a day without a beginning, or wider than the window."""
    when = dated.claim.said_on or dated.card.published
    if isinstance(dated.claim.answers[question.id], YesNo):
        return False
    if when.earliest is None or when.latest is None:
        return True
    return (when.latest - when.earliest).days > question.window


def newer(question: Question, one: DatedStatement, other: DatedStatement) -> bool:
    """Whether one answer takes the place of another of the same voice and measure."""
    if given_earlier(question, one) != given_earlier(question, other):
        return given_earlier(question, other)
    return one.said > other.said


def latest_answers(world: World, question: Question) -> list[DatedStatement]:
    """The latest of each party and each other control group, named and anonymous and each measure apart."""
    stand = [t for t in answers(world, question) if t.claim.answers[question.id] is not YesNo.DECLINED]

    def places(dated: DatedStatement) -> set[tuple[str, ...]]:
        return {(*voice, measure(question, dated)) for voice in voices(world, question, dated)}

    def overtaken(dated: DatedStatement, place: tuple[str, ...]) -> bool:
        same = [other for other in stand if place in places(other)]
        owns = dated.claim.answers[question.id] is YesNo.YES and place[0] == "party"
        same_day = [other for other in same if other.said == dated.said]
        denied = owns and any(other.claim.answers[question.id] is YesNo.NO for other in same_day)
        return denied or any(newer(question, other, dated) for other in same)

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
    """Of the findings that hold on the day the one made last; of one day, all."""
    holding = [f for f in question.findings if (since := holds_from(world, question, f)) and since <= world.day]
    return [f for f in holding if f.on.latest == max(other.on.latest for other in holding if other.on.latest)]


def holds_from(world: World, question: Question, finding: Finding) -> date | None:
    """The first day from which on the test of a finding's basis is passed until the day it was made."""
    on = finding.on.latest
    assert on, "a finding is made on one day"
    if finding.basis in (Basis.PUBLIC_RECORD, Basis.EXAMINED):
        named = [world.archive.cards[e.partition("#")[0]] for e in finding.evidence if isinstance(e, str)]
        elsewhere = [on for e in finding.evidence if isinstance(e, WebEvidence)]
        last = max([*map(last_published, named), *elsewhere])
        return last if last <= on else None
    passing: date | None = None
    for day in reversed([day for day in days_of_change(world) if day <= on]):
        if not passes(world.on(day), question, finding):
            break
        passing = day
    return passing


def passes(world: World, question: Question, finding: Finding) -> bool:
    """Whether the test of a basis that looks at the whole archive is passed on the day."""
    if finding.basis is Basis.ADMISSION:
        return finding.answer is YesNo.YES and any(admits(world, question, party) for party in question.concerns)
    return corroborated(world, question, finding)


def admits(world: World, question: Question, party: str) -> bool:
    """Whether a party's own `yes`, still its position, is of a later day than that it had not owned it."""
    words = party_words(world, question, party)
    owned = [when for when, word in words if word == "acknowledged"]
    stands = position(world, question, party)[0] == "acknowledged"
    not_owned = [when for when, word in words if word.removesuffix(" by itself") in NOT_OWNED]
    return stands and bool(owned) and any(when < max(owned) for when in not_owned)


Saying = tuple[Origin, DatedStatement]


def corroborated(world: World, question: Question, finding: Finding) -> bool:
    """Whether two independent named origins say it, one without a stake, and no latest answer is to the contrary."""
    heard = latest_of_origins(world, question)
    saying = [(o, d) for o, d in heard if o[0] == "named" and agrees(finding.answer, d.claim.answers[question.id])]
    pairs = [(one, other) for one in saying for other in saying if one[0] != other[0]]
    together = [(one, other) for one, other in pairs if comparable(question, one[1], other[1])]
    without_a_stake = any(one[0][1] in question.disinterested for one, _ in together)
    behind = [one[1] for one, _ in together]
    return without_a_stake and not any(opposes(question, finding.answer, d, behind) for _, d in heard)


def latest_of_origins(world: World, question: Question) -> list[Saying]:
    """The latest answers of every independent origin, of the first measure."""
    first = question.measures[0] if question.measures else ""
    given = [d for d in answers(world, question) if d.claim.answers[question.id] is not YesNo.DECLINED]
    pairs = [(o, d) for d in given if measure(question, d) in ("", first) for o in independent(world, question, d)]
    return [(o, d) for o, d in pairs if not any(o == p and newer(question, e, d) for p, e in pairs)]


def agrees(found: YesNo | Bound | Words, said: YesNo | Bound | Words) -> bool:
    """Whether an answer says what is found: the same, or a figure that is not disjoint from it."""
    if isinstance(found, Bound) and isinstance(said, Bound):
        return bool(numbers(found) & numbers(said))
    return found == said


def comparable(question: Question, one: DatedStatement, other: DatedStatement) -> bool:
    """Whether two figures compare; what is no figure always does."""
    figures = all(isinstance(d.claim.answers[question.id], Bound) for d in (one, other))
    return not figures or why_apart(question, one, other) is None


def opposes(
    question: Question, found: YesNo | Bound | Words, dated: DatedStatement, behind: list[DatedStatement]
) -> bool:
    """Whether an answer is contrary to a finding; a figure only where it compares with one that says the same."""
    said = dated.claim.answers[question.id]
    if isinstance(found, Bound) and isinstance(said, Bound):
        near = any(why_apart(question, dated, other) is None for other in behind)
        return near and not numbers(found) & numbers(said)
    return {found, said} == {YesNo.YES, YesNo.NO} if isinstance(said, YesNo) else False


def standing(world: World, question: Question) -> str:
    """The first of the four that matches."""
    findings = newest_findings(world, question)
    stances = [position(world, question, party)[0] for party in question.concerns]
    claimed = claims(world, question)
    if findings and all(finding.answer is not YesNo.NO for finding in findings):
        return "verified"
    by_others = [t for t in claimed if independent(world, question, t)]
    if by_others and stances and all(s in NOT_OWNED for s in stances):
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
    if len({origin for dated in claims(world, question) for origin in independent(world, question, dated)}) == 1:
        yield "single-origin"
    owned = [position(world, question, party)[0] == "acknowledged" for party in question.concerns]
    if any(owned):
        yield "acknowledged" if all(owned) else "partly-acknowledged"
    if rests(world, question):
        yield "rests-on-unacknowledged"
    unacknowledged = standing(world, question) == "unacknowledged"
    heard = [last_heard(world, question, party) for party in question.concerns] if unacknowledged else []
    if any((world.day - day).days > 90 for day in heard):
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
    """Whether anything that answers a question has counted by the day, in words or silences, be it replaced since."""
    claims_ever = [t for t in world.every.values() if not isinstance(t.statement, Verified)]
    answering = [t for t in claims_ever if not t.statement.rendering_of and is_answer(question, t)]
    words = [t for t in answering if t.counts <= world.day and t in world.on(t.counts).counting]
    silent = [t for t in answering if isinstance(t.statement, Unacknowledged) and t.observed <= world.day]
    return bool(words) or any(t in world.on(t.observed).observing for t in silent)

"""A question in a list: beside it its answer in words, of what kind it is, who gives it and when, then its origins."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ...model.edtf_dates import day_in_words
from ...model.entities import Question
from ...standings.answers import Answering
from ...standings.basis import admission
from ...standings.conflicts import latest_answers
from ...standings.positions import Position, Stance
from ...vocabulary import Badge, Basis, QuestionKind, Standing, YesNo
from ...wording import badges, labels
from ...wording.answers import answer_in_words
from ..statement.view_types import Link, Term
from ..statement.views import ArchiveViews

_NAMED: Final = 3
_FIGURES: Final = 2
_MEASURES: Final = 3
_NO_SUBJECT: Final = "Other questions"
_GROUND: Final = {
    Basis.PUBLIC_RECORD: "A public record shows it",
    Basis.EXAMINED: "A body that examined it says so",
    Basis.CORROBORATED: "Independent origins say so",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the kind of its answer, the answer in a sentence or two, its origins, and its badges."""

    question: Link
    kind: str
    kind_words: str
    words: str
    origins: str
    badges: tuple[Term, ...]


def asked(views: ArchiveViews, question: Question) -> Asked:
    """A question with its answer in words, as of the site's date."""
    return views.once(_asked, question.id)


def _asked(views: ArchiveViews, question_id: str) -> Asked:
    question, state = views.archive.question(question_id), views.state(question_id)
    counted = views.counting(question.id)
    return Asked(
        question=views.question(question.id),
        kind=state.standing.value,
        kind_words=_kind(views, question, counted),
        words=" ".join(_sentences(views, question, counted)),
        origins=origins_in_words(views, question, counted),
        badges=tuple(_badges(views, question)),
    )


@dataclass(frozen=True, slots=True)
class Subject:
    """Questions of one subject, which is a topic; those without one come under words of ours.

    `more` leads to all of them, where only the first are here.
    """

    topic: Link
    asked: tuple[Asked, ...]
    more: Link | None = None


def subjects(views: ArchiveViews) -> list[tuple[str, Link, list[Question]]]:
    """All questions by their first topic, the subject with most questions first; in each, by how many voices answer.

    The topic's id (empty for those without one), a link to it, its questions.
    """
    return views.once(_subjects, "")


def _subjects(views: ArchiveViews, _: str) -> list[tuple[str, Link, list[Question]]]:
    found: dict[str, list[Question]] = {}
    for question in sorted(views.archive.questions.values(), key=lambda q: (-views.voice_count(q.id), q.id)):
        found.setdefault(next(iter(question.topics), ""), []).append(question)
    ordered = sorted(found.items(), key=lambda pair: (not pair[0], -len(pair[1])))
    return [(topic, _topic(views, topic), own) for topic, own in ordered]


def _topic(views: ArchiveViews, topic: str) -> Link:
    return views.topic(topic) if topic else Link(_NO_SUBJECT, "questions/")


def _kind(views: ArchiveViews, question: Question, counted: Sequence[Answering]) -> str:
    """`Verified: yes`; of a claim `Attributed: yes`, unless somebody's latest answer is no."""
    words, state = views.standing(question.id), views.state(question.id)
    if state.standing is Standing.VERIFIED and question.kind is QuestionKind.QUANTITY:
        return f"{words}: {labels.listed([answer_in_words(held.answer) for held in state.findings])}"
    latest = {a.answer for a in latest_answers(counted)}
    claimed = state.standing in (Standing.ATTRIBUTED, Standing.UNACKNOWLEDGED)
    return f"{words}: yes" if claimed and YesNo.YES in latest and YesNo.NO not in latest else words


def _sentences(views: ArchiveViews, question: Question, counted: Sequence[Answering]) -> Iterator[str]:
    standing = views.state(question.id).standing
    if standing is Standing.VERIFIED:
        yield from _verified(views, question)
        return
    if standing is Standing.UNANSWERED:
        yield labels.STANDING_MEANS[standing]
    yield from _figures(views, question, counted)
    yield from _yes_and_no(views, counted)
    yield from _parties(views, question)


def _verified(views: ArchiveViews, question: Question) -> Iterator[str]:
    """Which parties say so themselves, by whose word it is verified or not; on what other ground, from which day on."""
    if confirmed := _confirming(views, question):
        (day, names), *others = sorted(confirmed.items())
        also = "".join(f"; {labels.listed(who)} on {day_in_words(later)}" for later, who in others)
        yield f"{labels.listed(names)} confirmed it on {day_in_words(day)}{also}."
    bases = dict.fromkeys(held.finding.basis for held in views.state(question.id).findings)
    if grounds := [_GROUND[basis] for basis in bases if basis in _GROUND]:
        since = views.since(question.id)
        yield f"{labels.listed(grounds)}{f', since {day_in_words(since)}' if since else ''}."


def confirmed_by(views: ArchiveViews, question: Question) -> Mapping[date, list[str]]:
    """The parties whose own word verifies it, by the day from which they say so (method §3, `admission`).

    A party that had neither denied it nor declined to say may confirm it too: that is no ground, its own words tell it.
    """
    ground = _admitted(views, question)
    return _by_day(views, question, lambda it: it.event is not None and it.event.entry.ref in ground)


def _confirming(views: ArchiveViews, question: Question) -> Mapping[date, list[str]]:
    """All parties that say so themselves, by the day from which they do."""
    return _by_day(views, question, lambda it: it.stance is Stance.ACKNOWLEDGED)


def _by_day(views: ArchiveViews, question: Question, which: Callable[[Position], bool]) -> Mapping[date, list[str]]:
    """The names of the parties with such a position, by the day since when they have it."""
    by_day: dict[date, list[str]] = {}
    for party, position in views.state(question.id).positions.items():
        if position.since and which(position):
            by_day.setdefault(position.since, []).append(views.archive.actor(party).name)
    return by_day


def _admitted(views: ArchiveViews, question: Question) -> set[str]:
    """The words (`card#statement`) by which findings of this basis pass their test."""
    answers = views.counting(question.id)
    findings = [held.finding for held in views.state(question.id).findings if held.finding.basis is Basis.ADMISSION]
    return {ref for finding in findings for ref in admission(question, answers, finding, views.as_of).owned}


def _figures(views: ArchiveViews, question: Question, counted: Sequence[Answering]) -> Iterator[str]:
    """That no number is verified, and the latest: `about 2,000 killed (the service, 12 Sep 2025)`, the newest first.

    Of one measure they are of two voices. Of several, which do not compare (method §5), each is of another.
    """
    if question.kind is not QuestionKind.QUANTITY or not counted:
        return
    latest = [a for a in latest_answers(counted) if a.claims]
    several = len({a.measure for a in latest}) > 1
    newest = _of_each_measure(question, latest) if several else _newest_of(latest, lambda a: a.voices)[:_FIGURES]
    if newest:
        of = ", of different measures" if several else ""
        yield f"No number is verified. Latest{of}: {'; '.join(_figure(views, question, a) for a in newest)}."


def _of_each_measure(question: Question, latest: Sequence[Answering]) -> list[Answering]:
    """The newest of each measure; of more than a sentence holds, that of what is asked, the first, is among them."""
    newest = _newest_of(latest, lambda a: a.measure)
    asked_for = [a for a in newest if a.measure == question.measures[0]]
    others = [a for a in newest if a not in asked_for]
    few = [*asked_for, *others[: _MEASURES - len(asked_for)]]
    return [a for a in newest if a in few]


def _newest_of(answers: Sequence[Answering], by: Callable[[Answering], object]) -> list[Answering]:
    """The newest answer of each voice, or of each measure; the newest first."""
    oldest_first = sorted(answers, key=lambda a: a.recency)
    return sorted({by(a): a for a in oldest_first}.values(), key=lambda a: a.recency, reverse=True)


def _figure(views: ArchiveViews, question: Question, answering: Answering) -> str:
    counts = f" {answering.measure}" if len(question.measures) > 1 else ""
    day = labels.GIVEN_EARLIER if answering.given_earlier else day_in_words(answering.said)
    return f"{answer_in_words(answering.answer)}{counts} ({views.reasons.who(answering)}, {day})"


def _yes_and_no(views: ArchiveViews, counted: Sequence[Answering]) -> Iterator[str]:
    """`Said by South Korea and Hamish de Bretton-Gordon.`; `Answered yes by Russia, and no by Ukraine.`"""
    latest = latest_answers(counted)
    yes, no = ([a for a in latest if a.answer is answer] for answer in (YesNo.YES, YesNo.NO))
    if yes and no:
        yield f"Answered yes by {_names(views, yes)}, and no by {_names(views, no)}."
    elif yes or no:
        yield f"{'Said' if yes else 'Answered no'} by {_names(views, yes or no)}."


def _names(views: ArchiveViews, answers: Sequence[Answering]) -> str:
    """Who gives an answer, the newest first: of a voice that speaks through several, the one that it belongs to."""
    speakers: dict[object, list[str]] = {}
    for answering in reversed(answers):
        for voice in answering.voices:
            speakers.setdefault(voice, []).append(_who(views, answering))
    names = [_voice(views, voice, own) for voice, own in speakers.items()]
    few = names if len(names) <= _NAMED else [*names[: _NAMED - 1], f"{len(names) - _NAMED + 1} others"]
    return labels.listed(few)


def _voice(views: ArchiveViews, voice: object, speakers: list[str]) -> str:
    several = len(set(speakers)) > 1 and not getattr(voice, "anonymous", False)
    return views.archive.actor(getattr(voice, "actor", "")).name if several else speakers[0]


def _who(views: ArchiveViews, answering: Answering) -> str:
    """A speaker; of one that is not named also through whom it came."""
    who = views.reasons.who(answering)
    through = [v.actor for v in answering.voices if v.anonymous and answering.entry.claim]
    hands = [views.archive.actor(actor).name for actor in through]
    return f"{who}, through {hands[0]}" if hands and hands[0] != who else who


def _parties(views: ArchiveViews, question: Question) -> Iterator[str]:
    """What each party has said that answers neither yes nor no."""
    own_word = (Stance.NOT_RECORDED, Stance.ACKNOWLEDGED, Stance.ANSWERED)
    for party, position in views.state(question.id).positions.items():
        if position.stance not in own_word and not _answers_no(position) and position.event and position.since:
            words = labels.STANCE[position.stance, position.event.own]
            yield f"{views.archive.actor(party).name} {words} {day_in_words(position.since)}."


def _answers_no(position: Position) -> bool:
    return position.stance is Stance.DENIED and position.event is not None and position.event.own


def origins_in_words(views: ArchiveViews, question: Question, counted: Sequence[Answering]) -> str:
    """`6 origins: 5 named, 1 not named`; of a single one how many sources tell of it (method §4)."""
    named, unnamed = (
        len(which(question.id, views.as_of)) for which in (views.standings.named, views.standings.anonymous)
    )
    claiming = {a.entry.card.id for a in counted if a.claims} or {a.entry.card.id for a in counted}
    total, told = named + unnamed, f"told by {labels.counted(len(claiming), 'source')}"
    if not counted:
        return ""
    if total < 2:
        return told
    how = "all named" if not unnamed else "none named" if not named else f"{named} named, {unnamed} not named"
    return f"{total} origins: {how}" if named and unnamed else f"{total} origins, {how}"


def _badges(views: ArchiveViews, question: Question) -> Iterator[Term]:
    """The badges that the answer's own words do not say already, each with its sentence."""
    told, state = {Badge.ACKNOWLEDGED, Badge.PARTLY_ACKNOWLEDGED}, views.state(question.id)
    for badge in badges.in_order(state.badges):
        if badge not in told or state.standing is not Standing.VERIFIED:
            yield Term(badges.word(views.archive, question, state.look, badge), badges.MEANS[badge])

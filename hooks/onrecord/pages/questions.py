"""The pages of questions: the list, and one for each with its answers in three lanes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..archive import Archive, Entry
from ..dates import day_in_words
from ..figures import Bound, Words
from ..figures import in_words as figure_in_words
from ..model import Finding, Question
from ..origins import independent_origins
from ..positions import Event, Position, Stance, answers_at, events, position
from ..statements import Verified
from ..vocabulary import EntityKind, Kind, QuestionKind, YesNo
from . import wording
from .answers import answer_in_words
from .order import oldest_first
from .page import Page
from .render import Renderer
from .rows import Tile, counts, question_tile
from .shapes import Link, When
from .views import Views, on_day, url_of, when

_KIND_WORDS: Final = {QuestionKind.YES_NO: "yes or no", QuestionKind.QUANTITY: "how many"}


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure in a question's table."""

    said: When
    who: str
    figure: str
    measure: str
    kind: str
    kind_words: str
    source: Link
    url: str
    said_on: bool
    not_counted: str


@dataclass(frozen=True, slots=True)
class PositionView:
    """Where a party concerned stands: in words, since when, by whose word."""

    party: Link
    words: str
    since: When | None
    who: str
    url: str
    before: str


def pages(views: Views, renderer: Renderer) -> Iterator[Page]:
    """The list of questions and every question's page."""
    questions = list(views.archive.questions.values())
    groups = [
        {"id": kind.value, "title": title, "tiles": [question_tile(views, q) for q in questions if q.kind is kind]}
        for kind, title in ((QuestionKind.YES_NO, "Yes or no"), (QuestionKind.QUANTITY, "How many"))
    ]
    yield renderer.page(
        "questions.html",
        "questions/",
        "Questions",
        {"groups": groups},
        description="The questions that the sources answer, and who answers them.",
    )
    for question in questions:
        yield _page(views, renderer, question)


def _page(views: Views, renderer: Renderer, question: Question) -> Page:
    answers = oldest_first(views.archive.links.question.get(question.id, ()))
    beside = oldest_first(verified_beside(views.archive, answers))
    context = {
        "text": question.text, "kind_words": _KIND_WORDS[question.kind], "note": question.note or "",
        "concerns": [views.actor(party) for party in question.concerns],
        "told": _told(views, question), "origins": _origins(views, question),
        "positions": list(_positions(views, question)),
        "presupposes": [{"question": views.question(q), "words": answer_in_words(a)} for q, a in question.presupposes.items()],
        "findings": [
            {"kind": "verified" if f.answer is not YesNo.NO else "", "on": when(f.on), "answer": answer_in_words(f.answer), "basis": f.basis.value, "note": f.note} for f in _findings(views, question)
        ],
        "figures": [f for entry in answers for f in _figure_row(views, question, entry)], "unit": question.unit or "",
        "three": views.lanes([*beside, *answers], lambda entry: _heading(question, entry)),
        "related": _related(views, question),
    }  # fmt: skip
    return renderer.page(
        "question.html", url_of(EntityKind.QUESTION, question.id), question.text, context,
        description=f"{question.text} {_told(views, question)}", source=f"questions/{question.id}.yaml",
    )  # fmt: skip


def _told(views: Views, question: Question) -> str:
    """The first thing a reader is told: how many answer, how, of which kind, and whether it is verified."""
    answers = list(answers_at(views.archive, question, views.as_of))
    if not answers:
        return f"No source had answered this by {day_in_words(views.as_of)}."
    told = {c.kind: c.number for c in counts(views, answers)}
    kinds = [f"{told[k.value]} {k.value}" for k in (Kind.ATTRIBUTED, Kind.UNACKNOWLEDGED) if told[k.value]]
    verb = "answers" if len(answers) == 1 else "answer"
    begin = f"{wording.counted(len(answers), 'claim')} {verb} this: {wording.listed(kinds)}."
    return " ".join(
        part for part in (begin, _how_they_answer(question, answers), _verified_or_not(views, question)) if part
    )


def _how_they_answer(question: Question, answers: list[Entry]) -> str:
    """`12 say yes, 1 says no, 2 would not say.`: beside one another, never against one another."""
    given = [entry.claim.answers[question.id] for entry in answers if entry.claim]
    words = {
        YesNo.YES: ("says yes", "say yes"),
        YesNo.NO: ("says no", "say no"),
        YesNo.DECLINED: ("would not say",) * 2,
    }
    told = [f"{n} {one if n == 1 else many}" for answer, (one, many) in words.items() if (n := given.count(answer))]
    return f"{wording.listed(told)}." if told else ""


def _findings(views: Views, question: Question) -> list[Finding]:
    """The findings on or before the site's date, the newest first."""
    made = [f for f in question.findings if f.on.latest and f.on.latest <= views.as_of]
    return sorted(made, key=lambda f: f.on.latest or date.min, reverse=True)


def _verified(findings: list[Finding]) -> bool:
    """Whether the newest findings, all of one day, say so; for a quantity, whatever figure they give (method §2)."""
    newest = [f for f in findings if f.on == findings[0].on]
    return bool(newest) and all(f.answer is not YesNo.NO for f in newest)


def _verified_or_not(views: Views, question: Question) -> str:
    if _verified(_findings(views, question)):
        return ""
    return (
        "That it is so has not been verified: write who says so."
        if question.kind is QuestionKind.YES_NO
        else "No figure has been verified: write who gives it."
    )


def verified_beside(archive: Archive, answers: list[Entry]) -> list[Entry]:
    """The verified facts that cite an answer: that it was said. They answer nothing, and stand beside it."""
    citing = (entry for answer in answers for entry in archive.links.resting.get(answer.ref, ()))
    return list({entry.ref: entry for entry in citing if entry.kind is Kind.VERIFIED}.values())


def _heading(question: Question, entry: Entry) -> str:
    answer = entry.claim.answers.get(question.id) if entry.claim else None
    return wording.ANSWER[answer].capitalize() if isinstance(answer, YesNo) else ""


def _figure_row(views: Views, question: Question, entry: Entry) -> Iterator[FigureRow]:
    answer = entry.claim.answers[question.id] if entry.claim else None
    if isinstance(answer, Bound | Words) and question.kind is QuestionKind.QUANTITY:
        statement, of = views.statement(entry), views.statement(entry).rendering_of
        not_counted = f"a different rendering of what {of.who} said; not counted" if of else ""
        yield FigureRow(
            statement.said, views.who(entry), figure_in_words(answer), views.measure(entry, question.id),
            statement.kind, statement.kind_words, statement.source, statement.url, statement.said_on, not_counted,
        )  # fmt: skip


def _positions(views: Views, question: Question) -> Iterator[PositionView]:
    """Each concerned party's position as of the site's date (method §2)."""
    for party in question.concerns:
        now, link = position(views.archive, question, party, views.as_of), views.actor(party)
        if now.event is None or now.since is None:
            yield PositionView(link, wording.NO_POSITION, None, "", "", "")
            continue
        entry, own = _nearest_word(views, question, party, now).entry, now.event.own
        publisher = views.archive.actor(entry.card.publisher).name
        itself = entry.claim is not None and entry.claim.said_by == entry.card.publisher
        spoken = views.who(entry) if itself else f"{views.who(entry)}, through {publisher}"
        who = spoken if own else f"by {publisher}, of the claim: {entry.statement.text}"
        words, before = wording.STANCE[now.stance, own], _denied_before(views, question, party, now)
        yield PositionView(link, words, on_day(now.since), who, views.permalink(entry.ref), before)


def _nearest_word(views: Views, question: Question, party: str, now: Position) -> Event:
    """Of the words of the day on which a position began: the party's own publication, else what passed the fewest hands."""
    told = events(views.archive, question, party, views.as_of)
    group = views.archive.control_group(party)
    same = [event for event in told if event.on == now.since and event.stance is now.stance]
    return min(same, key=lambda event: _distance(views, group, event.entry))


def _distance(views: Views, group: str, entry: Entry) -> tuple[bool, int, str]:
    elsewhere = views.archive.control_group(entry.card.publisher) != group
    return elsewhere, len(entry.claim.via) if entry.claim else 0, entry.ref


def _denied_before(views: Views, question: Question, party: str, now: Position) -> str:
    """That a party that owns it now had denied it, and when first."""
    told = events(views.archive, question, party, views.as_of)
    denials = [event for event in told if event.stance is Stance.DENIED and now.since and event.on < now.since]
    if now.stance is not Stance.ACKNOWLEDGED or not denials:
        return ""
    day = day_in_words(denials[0].on)
    return f"It had denied it on {day}." if denials[0].own else f"A denial of it had been reported on {day}."


def _origins(views: Views, question: Question) -> str:
    """How many origins are behind the claims: ten outlets repeating one report are one (method §4)."""
    counted = [e for e in answers_at(views.archive, question, views.as_of) if _claimed(question, e)]
    origins = {origin for entry in counted for origin in independent_origins(views.archive, question, entry)}
    named = sorted(views.archive.actor(o.group).name for o in origins if not o.anonymous)
    anonymous = sorted(views.archive.actor(o.group).name for o in origins if o.anonymous)
    told = [f"{wording.counted(len(named), 'named origin')} ({wording.listed(named)})"] if named else []
    if anonymous:
        told.append(f"{wording.counted(len(anonymous), 'anonymous origin')} (through {wording.listed(anonymous)})")
    if not told:
        return ""
    return f"Leaving out the parties concerned, the claims go back to {wording.listed(told)}. Outlets that repeat one report are one origin."


def _claimed(question: Question, entry: Entry) -> bool:
    """Whether an answer is a `yes` or a figure: a question's origins are those of such answers."""
    answer = entry.claim.answers[question.id] if entry.claim else None
    return answer is YesNo.YES or isinstance(answer, Bound | Words)


def _related(views: Views, question: Question) -> list[Tile]:
    """What it presupposes, what presupposes it, and what the same sources answer too."""
    archive = views.archive
    told = dict.fromkeys(question.presupposes, "assumed by this question")
    told |= {q.id: "assumes an answer to this question" for q in archive.links.presupposed.get(question.id, ())}
    cards = {entry.card.id: entry.card for entry in archive.links.question.get(question.id, ())}
    same = {
        q for card in cards.values() for _, _, s in card.statements() if not isinstance(s, Verified) for q in s.answers
    }
    for other in sorted(same - {question.id}):
        told.setdefault(other, "answered by the same sources")
    return [Tile(views.question(q), (), words) for q, words in told.items()]

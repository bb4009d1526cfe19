"""The pages of questions: the list, and one for each with its answers in three lanes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..archive import Archive, Entry
from ..figures import Bound, Words
from ..figures import in_words as figure_in_words
from ..model import Question
from ..vocabulary import EntityKind, Kind, QuestionKind, YesNo
from . import wording
from .page import Page
from .render import Renderer
from .rows import Tile, counts, question_tile
from .views import Link, Views, When, answer_in_words, oldest_first, url_of, when

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
        "told": _told(question, answers),
        "presupposes": [{"question": views.question(q), "words": answer_in_words(a)} for q, a in question.presupposes.items()],
        "findings": [
            {"on": when(f.on), "answer": answer_in_words(f.answer), "basis": f.basis.value, "note": f.note} for f in question.findings
        ],
        "figures": [f for entry in answers for f in _figure_row(views, question, entry)], "unit": question.unit or "",
        "three": views.lanes([*beside, *answers], lambda entry: _heading(question, entry)),
        "related": _related(views, question),
    }  # fmt: skip
    return renderer.page(
        "question.html", url_of(EntityKind.QUESTION, question.id), question.text, context,
        description=f"{question.text} {_told(question, answers)}", source=f"questions/{question.id}.yaml",
    )  # fmt: skip


def _told(question: Question, answers: list[Entry]) -> str:
    """The first thing a reader is told: how many answer, how, of which kind, and whether it is verified."""
    if not answers:
        return "No source in the archive answers this yet."
    told = {c.kind: c.number for c in counts(answers)}
    kinds = [f"{told[k.value]} {k.value}" for k in (Kind.ATTRIBUTED, Kind.UNACKNOWLEDGED) if told[k.value]]
    verb = "answers" if len(answers) == 1 else "answer"
    begin = f"{wording.counted(len(answers), 'claim')} {verb} this: {wording.listed(kinds)}."
    return " ".join(part for part in (begin, _how_they_answer(question, answers), _verified_or_not(question)) if part)


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


def _verified_or_not(question: Question) -> str:
    if question.findings:
        return ""
    return (
        "That it is so has not been verified."
        if question.kind is QuestionKind.YES_NO
        else "No figure has been verified."
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
        statement = views.statement(entry)
        rendering = " (a rendering of another statement)" if entry.statement.rendering_of else ""
        yield FigureRow(
            statement.said, views.who(entry), figure_in_words(answer), views.measure(entry, question.id) + rendering,
            statement.kind, statement.kind_words, statement.source, statement.url,
        )  # fmt: skip


def _related(views: Views, question: Question) -> list[Tile]:
    archive = views.archive
    above = [(archive.question(q), "this question presupposes it") for q in question.presupposes]
    below = [(q, "it presupposes this question") for q in archive.links.presupposed.get(question.id, ())]
    told = {q.id: words for q, words in (*above, *below)}
    topics = {
        topic for e in archive.links.question.get(question.id, ()) for topic in e.statement.topics or e.card.topics
    }
    shared = (q for e in archive.entries if e.claim and topics & set(e.topics) for q in e.claim.answers)
    for other in sorted(set(shared) - {question.id}):
        told.setdefault(other, "on the same topics")
    return [Tile(views.question(q), (), words) for q, words in told.items()]

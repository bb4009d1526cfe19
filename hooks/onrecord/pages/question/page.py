"""The pages of questions: the list, and one for each with its answers in three lanes."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from ...archive import Archive, Entry
from ...model.edtf_dates import day_in_words
from ...model.entities import Question
from ...model.statements import Verified
from ...output import Page
from ...reading.checksums import NO_EDITION, Edition
from ...standings.answers import sources
from ...vocabulary import EntityKind, Kind, QuestionKind, YesNo
from ...wording import labels
from ...wording.answers import answer_in_words
from ..lists.sorting import oldest_first
from ..lists.tiles import Tile, question_tile
from ..render import Renderer
from ..statement import citations
from ..statement.lanes import lanes
from ..statement.views import Views, url_of, when
from .figures_table import figure_rows
from .history_strip import strip
from .origin_tree import trees
from .plot import panels
from .summary import history, positions, verdict

_OPEN: Final = 8  # rows: a longer table is folded below its plot
_KIND_WORDS: Final = {QuestionKind.YES_NO: "yes or no", QuestionKind.QUANTITY: "how many"}


def pages(views: Views, renderer: Renderer, edition: Edition = NO_EDITION) -> Iterator[Page]:
    """The list of questions and every question's page."""
    questions = list(views.archive.questions.values())
    groups = [
        {"id": kind.value, "title": title, "tiles": [question_tile(views, q) for q in questions if q.kind is kind]}
        for kind, title in ((QuestionKind.YES_NO, "Yes or no"), (QuestionKind.QUANTITY, "How many"))
        if any(q.kind is kind for q in questions)
    ]
    yield renderer.page(
        "question/list.html",
        "questions/",
        "Questions",
        {"groups": groups, "sets": list(_sets(views, questions))},
        description="The questions that the sources answer, and who answers them.",
    )
    for question in questions:
        yield _page(views, renderer, question, edition)


def _sets(views: Views, questions: list[Question]) -> Iterator[dict[str, object]]:
    """The questions of each badge, and those that one source alone answers: with one publisher there is no badge."""
    for badge, words in labels.BADGE.items():
        yield _set(views, words, [q for q in questions if badge in views.state(q.id).badges])
    yield _set(views, "Answered by one source only", [q for q in questions if _sources(views, q) == 1])


def _sources(views: Views, question: Question) -> int:
    return sources(views.standings.counting(question.id, views.as_of))


def _set(views: Views, words: str, questions: list[Question]) -> dict[str, object]:
    return {"words": words, "count": len(questions), "questions": [views.question(q.id) for q in questions]}


def _page(views: Views, renderer: Renderer, question: Question, edition: Edition) -> Page:
    context = told(views, question, edition)
    answers, stands = context["answers"], context["stands"]
    beside = oldest_first(verified_beside(views.archive, answers))
    context["three"] = lanes(views, [*beside, *answers], lambda entry: heading(question, entry), relays=True)
    return renderer.page(
        "question/page.html", url_of(EntityKind.QUESTION, question.id), question.text, context,
        description=" ".join([question.text, f"{stands.words}.", *stands.told]), source=f"questions/{question.id}.yaml",
    )  # fmt: skip


def pack_url(question: Question) -> str:
    """Where the evidence pack of a question lies: a file that keeps its name wherever it is filed."""
    return f"{url_of(EntityKind.QUESTION, question.id)}{question.id}-evidence.html"


def told(views: Views, question: Question, edition: Edition) -> dict[str, Any]:
    """What is told of a question on its page and in its pack, but for the statements in their lanes."""
    answers = oldest_first(views.archive.links.question.get(question.id, ()))
    stands, stood = verdict(views, question), history(views, question)
    figures = figure_rows(views, question, answers)
    return {
        "text": question.text, "kind_words": _KIND_WORDS[question.kind], "note": question.note or "",
        "concerns": [views.actor(party) for party in question.concerns],
        "answers": answers, "stands": stands, "positions": list(positions(views, question)),
        "presupposes": [{"question": views.question(q), "words": answer_in_words(a)} for q, a in question.presupposes.items()],
        "findings": list(_findings(views, question)), "history": stood, "stretches": strip(stood, views.as_of),
        "panels": panels([row.drawn for row in figures], question.measures), "figures": figures, "table_open": len(figures) <= _OPEN, "unit": question.unit or "",
        "beside": views.reasons.beside(question, views.as_of), "window": question.window,
        "trees": trees(views, question), "as_of": day_in_words(views.as_of),
        "related": _related(views, question),
        "pack": pack_url(question), "citation": citations.standing(views, question, stands, edition),
    }  # fmt: skip


def _findings(views: Views, question: Question) -> Iterator[dict[str, object]]:
    """The findings on or before the site's date, the newest first, each with its evidence."""
    made = [f for f in question.findings if f.on.latest and f.on.latest <= views.as_of]
    for finding in sorted(made, key=lambda f: f.on.latest or date.min, reverse=True):
        yield {
            "kind": "verified" if finding.answer is not YesNo.NO else "", "on": when(finding.on),
            "answer": answer_in_words(finding.answer), "basis": finding.basis.value, "note": finding.note,
            "evidence": [views.evidence(piece) for piece in finding.evidence], "checked_by": finding.checked_by or "",
        }  # fmt: skip


def verified_beside(archive: Archive, answers: list[Entry]) -> list[Entry]:
    """The verified facts that cite an answer: that it was said. They answer nothing, and stand beside it."""
    citing = (entry for answer in answers for entry in archive.links.resting.get(answer.ref, ()))
    return list({entry.ref: entry for entry in citing if entry.kind is Kind.VERIFIED}.values())


def heading(question: Question, entry: Entry) -> str:
    """The heading under which an answer stands in its lane: `Yes`; empty for a figure or a verified fact."""
    answer = entry.claim.answers.get(question.id) if entry.claim else None
    return labels.ANSWER[answer].capitalize() if isinstance(answer, YesNo) else ""


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

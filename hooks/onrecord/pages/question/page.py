"""The pages of questions: the list, and one for each with its answers in three lanes."""

from collections.abc import Iterable, Iterator
from typing import Any

from ...archive import Archive, Entry
from ...model.answers import claims
from ...model.edtf_dates import day_in_words
from ...model.entities import Question
from ...model.statements import Verified
from ...output import Page
from ...reading.checksums import NO_EDITION, Edition
from ...standings.answers import measure_of
from ...standings.basis import Held
from ...vocabulary import EntityKind, Kind, YesNo
from ...wording import labels
from ...wording.answers import answer_in_words
from ..render import Renderer, first_sentences
from ..shared.tiles import Tile
from ..statement.dates import on_day, when
from ..statement.lanes import lanes
from ..statement.links import url_of
from ..statement.order import oldest_first
from ..statement.view_types import Term
from ..statement.views import ArchiveViews
from .citation import citation
from .figures_table import figure_rows
from .grid import grid
from .history import history
from .history_strip import strip
from .known_beside import left_open
from .latest_figures import latest_figures
from .origin_tree import trees
from .packs import offered, packs_of
from .sides import sides
from .sides_strip import sides_strip
from .summary import standing_summary
from .verdict import found_by, verdict


def pages(views: ArchiveViews, renderer: Renderer, edition: Edition = NO_EDITION) -> Iterator[Page]:
    """Every question's page."""
    questions = list(views.archive.questions.values())
    for question in questions:
        yield _page(views, renderer, question, edition)


def _page(views: ArchiveViews, renderer: Renderer, question: Question, edition: Edition) -> Page:
    context = question_context(views, question, edition)
    spoken, stands = context["spoken"], context["stands"]
    beside = oldest_first(verified_beside(views.archive, spoken))
    context["three"] = lanes(views, [*beside, *spoken], lambda entry: heading(question, entry), question=question.id)
    return renderer.page(
        "question/page.html",
        url_of(EntityKind.QUESTION, question.id),
        question.text,
        context,
        description=first_sentences(" ".join([question.text, f"{stands.words}.", *stands.sentences])),
        source=f"questions/{question.id}.yaml",
    )


def question_context(views: ArchiveViews, question: Question, edition: Edition, near: bool = True) -> dict[str, Any]:
    """What a question's page and its pack show, but for the statements in their lanes.

    `near` is whether the parties' words on other questions stand among theirs on this one.
    """
    spoken = spoken_to(views.archive, question)
    stands, spoken_by = standing_summary(views, question), sides(views, question, near)
    return {
        "text": question.text,
        "id": question.id,
        "kind_of_question": question.kind.value,
        "note": question.note or "",
        "concerns": [views.actor(party) for party in question.concerns],
        "spoken": spoken,
        "stands": stands,
        "verdict": verdict(views, question),
        "left_open": [views.question(q.id) for q in left_open(views, question)],
        "sides": spoken_by,
        "sides_strip": sides_strip(spoken_by, views.as_of),
        "presupposes": [
            {"question": views.question(q), "words": answer_in_words(a)} for q, a in question.presupposes.items()
        ],
        "findings": list(_findings(views, question)),
        "trees": trees(views, question),
        "as_of": day_in_words(views.as_of),
        "related": _related(views, question),
        **offered(question, packs_of(views.archive, question, spoken)),
        "citation": citation(views, question, stands, edition),
        **_history(views, question),
        **_figures(views, question, spoken),
    }


def spoken_to(archive: Archive, question: Question) -> list[Entry]:
    """All that is said to a question: its answers, the figures of a part, and what comments on it."""
    links = archive.links
    return oldest_first((*links.question.get(question.id, ()), *links.commented.get(question.id, ())))


def _history(views: ArchiveViews, question: Question) -> dict[str, Any]:
    entries = history(views, question)
    return {"history": entries, "stretches": strip(entries, views.as_of)}


def _figures(views: ArchiveViews, question: Question, spoken: list[Entry]) -> dict[str, Any]:
    answers = [entry for entry in spoken if entry.claim and question.id in entry.claim.answers]
    parts = [entry for entry in answers if views.is_part(entry, question.id)]
    figures, of_part = (
        figure_rows(views, question, entries) for entries in ([e for e in answers if e not in parts], parts)
    )
    return {
        "figures": figures,
        "grid": grid(figures, question.measures),
        "parts": of_part,
        "part_grid": grid(of_part, question.parts),
        "parts_contested": views.reasons.parts_contested(question, views.as_of),
        "latest": latest_figures(views, question),
        "unit": question.unit or "",
        "beside": views.reasons.beside(question, views.as_of),
        "window": question.window,
    }


def _findings(views: ArchiveViews, question: Question) -> Iterator[dict[str, object]]:
    """The findings that hold on the site's date, whenever they were made; the newest first, each with its evidence."""
    holding = [held for held in views.standings.findings[question.id] if held.holds_from <= views.as_of]
    for held in sorted(holding, key=lambda held: held.found_on, reverse=True):
        yield _finding(views, held)


def _finding(views: ArchiveViews, held: Held) -> dict[str, object]:
    finding = held.finding
    return {
        "kind": "verified" if claims(finding.answer) else "",
        "on": when(finding.on),
        "holds": on_day(held.holds_from),
        "by": found_by(finding.checked_by or "", views.answers_for),
        "answer": answer_in_words(finding.answer),
        "basis": Term(labels.GROUND[finding.basis], labels.GROUND_MEANS[finding.basis]),
        "note": finding.note,
        "evidence": [views.evidence(piece) for piece in finding.evidence],
    }


def verified_beside(archive: Archive, answers: Iterable[Entry]) -> list[Entry]:
    """The verified facts that cite an answer: that it was said. They answer nothing, and stand beside it."""
    citing = (entry for answer in answers for entry in archive.links.resting.get(answer.ref, ()))
    return list({entry.ref: entry for entry in citing if entry.kind is Kind.VERIFIED}.values())


def heading(question: Question, entry: Entry) -> str:
    """The heading under which a statement stands in its lane: `Yes`; empty for a figure or a verified fact.

    What answers nothing has a heading that says so: a comment, a figure of a part.
    """
    if entry.claim and question.id in entry.claim.comments_on:
        return labels.COMMENT
    if entry.claim and question.id in entry.claim.answers and question.is_part(measure_of(question, entry.claim)):
        return labels.PART
    answer = entry.claim.answers.get(question.id) if entry.claim else None
    return labels.ANSWER[answer].capitalize() if isinstance(answer, YesNo) else ""


def _related(views: ArchiveViews, question: Question) -> list[Tile]:
    """What it presupposes, what presupposes it, and what the same sources answer too."""
    links = views.archive.links
    captions = dict.fromkeys(question.presupposes, "assumed by this question")
    captions |= {q.id: "assumes an answer to this question" for q in links.presupposed.get(question.id, ())}
    same = dict.fromkeys(sorted(_answered_too(views.archive, question)), "answered by the same sources")
    captions |= {q: caption for q, caption in same.items() if q not in captions}
    return [Tile(views.question(q), (), caption) for q, caption in captions.items()]


def _answered_too(archive: Archive, question: Question) -> set[str]:
    """The other questions that the sources of its answers and comments answer."""
    cards = {entry.card.id: entry.card for entry in spoken_to(archive, question)}
    claims = (s for card in cards.values() for _, _, s in card.statements() if not isinstance(s, Verified))
    return {answered for claim in claims for answered in claim.answers} - {question.id}

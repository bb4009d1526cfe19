"""The pages of questions: the list, and one for each with its answers in three lanes."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from ...archive import Archive, Entry
from ...model.answers import claims
from ...model.edtf_dates import day_in_words
from ...model.entities import Question
from ...model.statements import Verified
from ...output import Page, Task
from ...reading.checksums import NO_EDITION, Edition
from ...standings.answers import measure_of
from ...standings.basis import Held
from ...standings.utterances import Utterance
from ...vocabulary import EntityKind, YesNo
from ...wording import labels
from ...wording.answers import answer_in_words
from ..render import Renderer, first_sentences
from ..shared.list_pages import ListPage
from ..shared.taking import Offers, Take, nothing, table_of, whole_of
from ..shared.tiles import Tile
from ..statement.dates import on_day, when
from ..statement.few import few_of_each
from ..statement.lanes import lanes
from ..statement.order import oldest_first
from ..statement.view_types import Term
from ..statement.views import ArchiveViews
from .citation import citation
from .fitted import NOTHING_LEFT_OUT, fitted
from .grid import grid
from .history import history
from .history_strip import strip
from .known_beside import left_open
from .latest_figures import latest_figures
from .origin_tree import trees
from .packs import offered, packs_of
from .parted import ROOM, Placed, figures, listing, said_to, spoken_to
from .sides import sides
from .sides_strip import sides_strip
from .summary import standing_summary
from .verdict import found_by, verdict


def pages(
    views: ArchiveViews, renderer: Renderer, edition: Edition = NO_EDITION, room: int = ROOM, take: Take = nothing
) -> Iterator[Task]:
    """Every question's page, with those of its periods where it does not hold them.

    `room` is how much a page has for what it lists, `take` what it gives away.
    """
    questions = list(views.archive.questions.values())
    for question in questions:
        periods = listing(views, question, room)
        make = partial(_page, views, renderer, question, edition, room, take)
        yield from periods.tasks(make, renderer, periods.base)


def _page(
    views: ArchiveViews,
    renderer: Renderer,
    question: Question,
    edition: Edition,
    room: int,
    take: Take,
    page: ListPage[Placed],
) -> Page:
    offers = take(EntityKind.QUESTION, question.id)
    if page.whole:
        return _period(views, renderer, question, offers, page)
    context = question_context(views, question, edition)
    context |= _cut(views, question, fitted(views.archive, context, page, room))
    stands, shown = context["stands"], context.get("shown")
    entries = said_to(views.archive, question)
    three = lanes(views, entries, lambda entry: heading(question, entry), question=question.id, shown=shown)
    context["three"] = few_of_each(three)
    return renderer.page(
        "question/page.html",
        page.url,
        question.text,
        {**context, "page": page, "offers": offers, "figures_at": table_of(offers), "history_at": whole_of(offers)},
        description=first_sentences(" ".join([question.text, f"{stands.words}.", *stands.sentences])),
        source=f"questions/{question.id}.yaml",
    )


def _cut(views: ArchiveViews, question: Question, kept: dict[str, Any]) -> dict[str, Any]:
    """What is left of a page's parts, and what is drawn of them."""
    return {
        **kept,
        "grid": grid(kept["figures"], question.measures),
        "part_grid": grid(kept["parts"], question.parts),
        "stretches": strip(tuple(kept["history"]), views.as_of),
        "sides_strip": sides_strip(kept["sides"], views.as_of),
    }


def _period(
    views: ArchiveViews, renderer: Renderer, question: Question, offers: Offers, page: ListPage[Placed]
) -> Page:
    """What was said to a question in a period, and how it stood then; or the table of the parts of that period."""
    items = [item for _, (_, item) in page.shown]
    spoken = [entry for it in items if isinstance(it, Utterance) for entry in (it.first, *it.others)]
    days = {f"{item.isoformat()}" for item in items if isinstance(item, date)}
    three = lanes(views, oldest_first(spoken), lambda entry: heading(question, entry), question=question.id)
    context = {
        "page": page,
        "offers": offers,
        "figures_at": table_of(offers),
        "question": views.question(question.id),
        "text": question.text,
        "unit": question.unit or "",
        "history": [entry for entry in history(views, question) if entry.since.iso in days] if days else [],
        "three": few_of_each(three),
        **figures(views, question, oldest_first(spoken)),
    }
    return renderer.page("question/period.html", page.url, page.title, context)


def question_context(views: ArchiveViews, question: Question, edition: Edition, near: bool = True) -> dict[str, Any]:
    """What a question's page and its pack show, but for the statements in their lanes.

    `near` is whether other questions are told of: what is verified beside it, what it leaves open, and what parties
    say to them.
    """
    stands, spoken_by = standing_summary(views, question, near), sides(views, question, near)
    return {
        **views.lately(_alone, question.id),
        "stands": stands,
        "left_open": [views.question(q.id) for q in left_open(views, question)] if near else [],
        "sides": spoken_by,
        "sides_strip": sides_strip(spoken_by, views.as_of),
        "citation": citation(views, question, stands, edition),
    }


def _alone(views: ArchiveViews, question_id: str) -> dict[str, Any]:
    """What a question's page and its pack have alike: all that no other question adds to."""
    question = views.archive.question(question_id)
    spoken = spoken_to(views.archive, question)
    return {
        "text": question.text,
        "id": question.id,
        "kind_of_question": question.kind.value,
        "note": question.note or "",
        "concerns": [views.actor(party) for party in question.concerns],
        "spoken": spoken,
        "verdict": verdict(views, question),
        "presupposes": [
            {"question": views.question(q), "words": answer_in_words(a)} for q, a in question.presupposes.items()
        ],
        "findings": list(_findings(views, question)),
        "trees": trees(views, question),
        "as_of": day_in_words(views.as_of),
        "related": _related(views, question),
        **offered(question, packs_of(views.archive, question, spoken)),
        "page": None,
        "offers": (),
        "figures_at": None,
        "history_at": None,
        "left_out": NOTHING_LEFT_OUT,
        **_history(views, question),
        **_figures(views, question, spoken),
    }


def _history(views: ArchiveViews, question: Question) -> dict[str, Any]:
    entries = history(views, question)
    return {"history": entries, "stretches": strip(entries, views.as_of)}


def _figures(views: ArchiveViews, question: Question, spoken: list[Entry]) -> dict[str, Any]:
    return {
        **figures(views, question, spoken),
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

"""The answer to a question in its first line: what it is, on what ground, since which day; then who found it."""

from dataclasses import dataclass

from ...model.edtf_dates import day_in_words
from ...model.entities import Question
from ...vocabulary import Basis, QuestionKind, Standing
from ...wording import labels
from ..shared.asked import asked, confirmed_by
from ..statement.views import ArchiveViews


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, its ground with the day from which it holds, when it was found and by whom, and who says what."""

    words: str
    ground: str
    found: str
    says: str


def verdict(views: ArchiveViews, question: Question) -> Verdict:
    """How a question is answered as of the site's date, in the words that stand under its title."""
    return views.once(_verdict, question.id)


def _verdict(views: ArchiveViews, question_id: str) -> Verdict:
    question = views.archive.question(question_id)
    brief = asked(views, question)
    verified = views.state(question.id).standing is Standing.VERIFIED
    return Verdict(
        words=brief.kind_words if verified or question.kind is QuestionKind.YES_NO else views.standing(question.id),
        ground=_ground(views, question) if verified else "",
        found=_found(views, question),
        says=_says(views, question, brief.words),
    )


def _says(views: ArchiveViews, question: Question, brief: str) -> str:
    """Who says what; of how many only that no number is verified, for the figures stand beneath."""
    counted = views.counting(question.id)
    if not counted or views.state(question.id).standing is Standing.VERIFIED:
        return ""
    return "No number is verified." if question.kind is QuestionKind.QUANTITY else brief


def _ground(views: ArchiveViews, question: Question) -> str:
    """`confirmed by Russia on 26 Apr 2025`; of another basis on what, and from which day it holds."""
    bases = dict.fromkeys(held.finding.basis for held in views.state(question.id).findings)
    since = views.since(question.id)
    if Basis.ADMISSION in bases and (said := _first_confirmed(views, question)):
        return said
    grounds = labels.listed([labels.GROUND[basis] for basis in bases])
    return f"{grounds}, since {day_in_words(since)}" if grounds and since else ""


def _first_confirmed(views: ArchiveViews, question: Question) -> str:
    """Whose word verified it first, and when."""
    confirmed = confirmed_by(views, question)
    if not confirmed:
        return ""
    day = min(confirmed)
    return f"confirmed by {labels.listed(confirmed[day])} on {day_in_words(day)}"


def _found(views: ArchiveViews, question: Question) -> str:
    """`Found on 22 Nov 2026; by whom is not stated.`; empty where no finding verifies it."""
    findings = views.verifying(question.id)
    if not findings:
        return ""
    names = list(dict.fromkeys(held.finding.checked_by for held in findings if held.finding.checked_by))
    found = views.found(question.id)
    return f"{found[:1].upper()}{found[1:]}{found_by(labels.listed(names), views.answers_for)}."


def found_by(name: str, operator: str) -> str:
    """Who answers for a finding, after its day: ` by A. Reader`, else for whom, else that it is not stated."""
    if name:
        return f" by {name}"
    return f" for {operator}" if operator else "; by whom is not stated"

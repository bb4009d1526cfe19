"""The rules of a question (method §2, the card format)."""

from collections.abc import Iterator

from ..archive import Archive
from ..model.answers import fits
from ..model.entities import Question
from ..model.required_fields import broken
from ..problems.problem import fault
from ..standings.origins import concerned_groups
from ..vocabulary import QuestionKind, YesNo
from .diagnostic import Diagnostic


def quantity_fields(archive: Archive, question: Question) -> Iterator[Diagnostic]:
    """A quantity has measures and a unit; a yes-no question has neither, and no window."""
    for name in (rule.at for rule in broken(question, "missing-field")):
        description = Question.model_fields[name].description or ""
        record = "a quantity question"
        wrong = fault("missing-field", name=name, record=record, description=description, example="")
        yield Diagnostic((name,), wrong, key=True)
    for name in (rule.at for rule in broken(question, "quantity-field")):
        yield Diagnostic((name,), fault("quantity-field", name), key=True)


def reasons(archive: Archive, question: Question) -> Iterator[Diagnostic]:
    """That nobody is concerned, or somebody disinterested, needs a reason in `note`."""
    cause = next((rule.at for rule in broken(question, "reason-needed")), "")
    if cause == "concerns":
        yield Diagnostic(("concerns",), fault("reason-needed/nobody-concerned", "concerns"))
    if cause == "disinterested":
        yield Diagnostic(("disinterested",), fault("reason-needed/disinterested", "disinterested"))


def disinterested(archive: Archive, question: Question) -> Iterator[Diagnostic]:
    """Disinterested are control groups, and never of a party concerned."""
    for index, actor in enumerate(question.disinterested):
        group, loc = archive.control_group(actor), ("disinterested", index)
        if group != actor:
            yield Diagnostic(loc, fault("not-a-control-group", "disinterested", value=actor, group=group))
        elif group in concerned_groups(archive, question):
            yield Diagnostic(loc, fault("disinterested-party", "disinterested", value=actor))


def parts(archive: Archive, question: Question) -> Iterator[Diagnostic]:
    """What counts a part of what is asked is no measure of the whole (method §5)."""
    for index, part in enumerate(question.parts):
        if part in question.measures:
            yield Diagnostic(("parts", index), fault("part-and-measure", "parts", value=part))


def searches(archive: Archive, question: Question) -> Iterator[Diagnostic]:
    """What was looked for in vain is the word of a party concerned (method §2, “Searches”)."""
    for index, search in enumerate(question.searches):
        if search.party not in question.concerns:
            value = ", ".join(question.concerns)
            wrong = fault("search-party", "searches", other=search.party, value=value)
            yield Diagnostic(("searches", index, "for"), wrong)


def presupposed_answers(archive: Archive, question: Question) -> Iterator[Diagnostic]:
    """What is presupposed is an answer of the other question's kind."""
    for other, answer in question.presupposes.items():
        kind = archive.question(other).kind
        if answer is YesNo.DECLINED or not fits(kind, answer):
            figure = kind is QuestionKind.QUANTITY
            wrong = fault("answer-kind/presupposed", "presupposes", question=other, figure=figure)
            yield Diagnostic(("presupposes", other), wrong)

"""The rules of a question (method §2, cards.md)."""

from collections.abc import Iterator

from ..archive import Archive
from ..model.entities import Question
from ..model.required_fields import broken
from ..standings.origins import concerned_groups
from ..vocabulary import QuestionKind, YesNo
from .remark import Remark


def quantity_fields(archive: Archive, question: Question) -> Iterator[Remark]:
    """A quantity has measures and a unit; a yes-no question has neither, and no window."""
    for name in (rule.at for rule in broken(question, "missing-field")):
        yield Remark(
            "missing-field",
            (name,),
            f"{name} is missing from a quantity question",
            f"add {name}: {Question.model_fields[name].description}",
            key=True,
        )
    for name in (rule.at for rule in broken(question, "quantity-field")):
        yield Remark(
            "quantity-field",
            (name,),
            f"{name}: a yes-no question has none",
            "leave it out, or write kind: quantity",
            key=True,
        )


def reasons(archive: Archive, question: Question) -> Iterator[Remark]:
    """That nobody is concerned, or somebody disinterested, needs a reason in `note`."""
    cause = next((rule.at for rule in broken(question, "reason-needed")), "")
    if cause == "concerns":
        yield Remark(
            "reason-needed", ("concerns",), "concerns: nobody is concerned, and no reason is given", "say why in note"
        )
    if cause == "disinterested":
        yield Remark("reason-needed", ("disinterested",), "disinterested: no reason is given", "say why in note")


def disinterested(archive: Archive, question: Question) -> Iterator[Remark]:
    """Disinterested are control groups, and never of a party concerned."""
    for index, actor in enumerate(question.disinterested):
        group = archive.control_group(actor)
        if group != actor:
            yield Remark(
                "not-a-control-group",
                ("disinterested", index),
                f"disinterested: {actor} is part of {group}",
                f"write {group}",
                "only a whole control group can be without a stake",
            )
        elif group in concerned_groups(archive, question):
            yield Remark(
                "disinterested-party", ("disinterested", index), f"disinterested: {actor} is concerned", "leave it out"
            )


def presupposed_answers(archive: Archive, question: Question) -> Iterator[Remark]:
    """What is presupposed is an answer of the other question's kind."""
    for other, answer in question.presupposes.items():
        yes_no = archive.question(other).kind is QuestionKind.YES_NO
        if answer is YesNo.DECLINED or isinstance(answer, YesNo) is not yes_no:
            allowed = "yes or no" if yes_no else "a figure"
            yield Remark(
                "answer-kind", ("presupposes", other), f"presupposes: {other} is answered {allowed}", f"write {allowed}"
            )

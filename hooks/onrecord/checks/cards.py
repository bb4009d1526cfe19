"""The rules of a card as a whole: what is recorded, its dates, its summary."""

from collections.abc import Callable, Iterator
from typing import Final

from pydantic_core import PydanticCustomError

from ..archive import Archive
from ..model.annotated_markdown import Annotation, annotations, lookalikes, resolve, sentences
from ..model.entities import NOT_RECORDABLE, Card
from ..model.presence import Presence
from ..model.record import Absent, Written
from ..model.references import Known, did_you_mean, nearest, statement_fault, unknown
from ..model.required_fields import broken, conditional
from .remark import Remark

CardRule = Callable[[Archive, Card, Known], Iterator[Remark]]


def _recorded(presence: Presence) -> CardRule:
    """The rule that a required field is there, or its absence explained."""
    name = presence.at

    def rule(archive: Archive, card: Card, known: Known) -> Iterator[Remark]:
        if presence.broken(Written(card, {"not_recorded": _reasons_as_meant(card)})):
            yield Remark(
                "missing-field",
                (name,),
                f"{name} is missing from a card",
                f"add {name}: {Card.model_fields[name].description}",
                f"where it is not known, say why: not_recorded: {{{name}: …}}",
                key=True,
            )

    return rule


def _reasons_as_meant(card: Card) -> dict[str, str]:
    """What `not_recorded` explains; a misspelt field is told by its own rule, and counts here as the one it means."""
    among = frozenset(NOT_RECORDABLE)
    return {key if key in among else nearest(key, among): why for key, why in card.not_recorded.items()}


RECORDED: Final = tuple(_recorded(rule) for rule in conditional(Card) if rule.code == "missing-field")
_RECORDED_TWICE: Final = {rule.at: rule for rule in conditional(Card) if rule.code == "not-recorded-field"}


def no_statements(archive: Archive, card: Card, known: Known) -> Iterator[Remark]:
    """A card has at least one statement."""
    if known.statements.get(card.id) == frozenset() and any(broken(card, "no-statements")):
        yield Remark(
            "no-statements",
            (),
            "the card has no statement",
            "add one under verified, attributed or unacknowledged",
            f"if it was published and nothing of it holds, withdraw the whole card: sources/withdrawn/{card.id}.yaml",
        )


def duplicate_statement_ids(archive: Archive, card: Card, known: Known) -> Iterator[Remark]:
    """Statement ids are unique within their card."""
    first: dict[str, str] = {}
    for kind, index, statement in card.statements():
        try:
            here = statement.id
        except Absent:
            continue
        if here in first:
            yield Remark(
                "duplicate-statement-id",
                (kind.value, index, "id"),
                f'id: "{here}" names two statements of this card',
                "choose another",
                f"the first is under {first[here]}",
            )
        first.setdefault(here, kind.value)


def not_recorded_fields(archive: Archive, card: Card, known: Known) -> Iterator[Remark]:
    """`not_recorded` explains required fields that are missing, or say why a title only describes and a date is no single day."""
    for name in card.not_recorded:
        if name not in NOT_RECORDABLE:
            label = did_you_mean(name, frozenset(NOT_RECORDABLE))
            yield Remark(
                "not-recorded-field",
                ("not_recorded", name),
                f"not_recorded: {name} cannot stand here",
                label,
                f"it explains the absence of: {', '.join(NOT_RECORDABLE)}",
                key=True,
            )
        elif name in _RECORDED_TWICE and _RECORDED_TWICE[name].broken(Written(card, {})):
            yield Remark(
                "not-recorded-field",
                ("not_recorded", name),
                f"not_recorded: {name} is recorded above",
                "keep one of the two",
                key=True,
            )


def retrieved_before_published(archive: Archive, card: Card, known: Known) -> Iterator[Remark]:
    """Nobody reads a source before it is published."""
    read = card.retrieved.latest if card.retrieved else None
    if read and card.published.earliest and read < card.published.earliest:
        yield Remark(
            "date-order",
            ("retrieved",),
            f"retrieved: {card.retrieved} is before published, {card.published}",
            "mend one of the two",
        )


def corrections(archive: Archive, card: Card, known: Known) -> Iterator[Remark]:
    """A correction names statements of this card, withdrawn ones too, and comes after it."""
    own, gone = known.statements.get(card.id), {statement.id for statement in card.withdrawn}
    for index, correction in enumerate(card.corrections):
        for place, statement in enumerate(correction.statements):
            if own is not None and statement not in own | gone:
                yield Remark(
                    "unknown-statement",
                    ("corrections", index, "statements", place),
                    f'statements: this card has no statement "{statement}"',
                    did_you_mean(statement, own),
                    f"it has: {', '.join(sorted(own)) or 'none'}",
                )
        if correction.on.latest and card.published.earliest and correction.on.latest < card.published.earliest:
            yield Remark(
                "date-order",
                ("corrections", index, "on"),
                f"on: {correction.on} is before published, {card.published}",
                "mend one of the two",
            )


def dead_annotations(archive: Archive, card: Card, known: Known) -> Iterator[Remark]:
    """Every link of a summary leads to something of the archive."""
    for link in annotations(card.summary):
        if wrong := _dead(link, card, known):
            context = wrong.context or {}
            yield Remark(
                "dead-annotation",
                ("summary",),
                f"summary: “{link.written}”: {context['message']}",
                context["label"],
                context["advice"],
                offset=link.offset,
                width=len(link.written),
            )


def broken_links(archive: Archive, card: Card, known: Known) -> Iterator[Remark]:
    """What was meant as a link, and would show as brackets; what would show as a link, and is not written as one."""
    for offset, written in lookalikes(card.summary):
        yield Remark(
            "dead-annotation", ("summary",), f"summary: “{written}” looks like a link and is none",
            "write [words](#statement)", "no space between ] and (, and both brackets closed", offset=offset, width=len(written),
        )  # fmt: skip


_LINK_FORMS: Final = "#statement, card#statement, actor:id, question:id, place:id or topic:id"


def _dead(link: Annotation, card: Card, known: Known) -> PydanticCustomError | None:
    target = resolve(link.written, card.id)
    if target is None:
        context = {"message": "this leads nowhere in the archive", "label": f"write {_LINK_FORMS}", "advice": ""}
        return PydanticCustomError("dead-annotation", "{message}", context)
    if target.kind is None:
        return statement_fault(target.id, known)
    if target.id in known.ids.get(target.kind, frozenset()):
        return None
    return unknown(target.kind, target.id, known)


def unlinked_sentences(archive: Archive, card: Card, known: Known) -> Iterator[Remark]:
    """A sentence that links to no statement says something that the card does not account for.

    Of a card without a statement that is told, and nothing else: one fault, one problem.
    """
    if not any(True for _ in card.statements()):
        return
    for offset, sentence in sentences(card.summary):
        targets = [resolve(link.written, card.id) for link in annotations(sentence)]
        if not any(target is None or target.kind is None for target in targets) and not list(lookalikes(sentence)):
            first_line = sentence.split("\n")[0]
            yield Remark(
                "summary-unlinked",
                ("summary",),
                "summary: this sentence links to no statement",
                "link a clause of it: [clause](#statement)",
                "or leave the sentence out",
                offset=offset,
                width=len(first_line),
            )

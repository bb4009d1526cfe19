"""The rules of a card as a whole: what is recorded, its dates, its summary."""

from collections.abc import Callable, Iterator
from typing import Final

from ..archive import Archive
from ..model.annotated_markdown import Annotation, annotations, lookalikes, resolve, sentences, too_deep
from ..model.entities import NOT_RECORDABLE, Card, is_title_of_the_site
from ..model.nearest_names import nearest
from ..model.presence import Presence
from ..model.record import Absent, Written
from ..model.references import Known, listed, statement_fault, unknown
from ..model.required_fields import broken, conditional
from ..model.shared_words import share_a_word
from ..problems.problem import Fault, fault
from ..reading.plain_yaml import MAX_DEPTH
from .diagnostic import Diagnostic

MOST_STATEMENTS: Final = 200
"""The statements of a card, at most: its page, which is never divided, shows them all."""

CardRule = Callable[[Archive, Card, Known], Iterator[Diagnostic]]


def _recorded(presence: Presence) -> CardRule:
    """The rule that a required field is there, or its absence explained."""
    name = presence.at

    def rule(archive: Archive, card: Card, known: Known) -> Iterator[Diagnostic]:
        if presence.broken(Written(card, {"not_recorded": _reasons_as_meant(card)})):
            description = Card.model_fields[name].description or ""
            wrong = fault("missing-field/or-why", name=name, record="a card", description=description)
            yield Diagnostic((name,), wrong, key=True)

    return rule


def _reasons_as_meant(card: Card) -> dict[str, str]:
    """What `not_recorded` explains; a misspelt field is told by its own rule, and counts here as the one it means."""
    among = frozenset(NOT_RECORDABLE)
    return {key if key in among else nearest(key, among): why for key, why in card.not_recorded.items()}


RECORDED: Final = tuple(_recorded(rule) for rule in conditional(Card) if rule.code == "missing-field")
_RECORDED_TWICE: Final = {rule.at: rule for rule in conditional(Card) if rule.code == "not-recorded-field"}


def no_statements(archive: Archive, card: Card, known: Known) -> Iterator[Diagnostic]:
    """A card has at least one statement."""
    if known.statements.get(card.id) == frozenset() and any(broken(card, "no-statements")):
        yield Diagnostic((), fault("no-statements", card=card.id))


def too_many_statements(archive: Archive, card: Card, known: Known) -> Iterator[Diagnostic]:
    """A card has at most 200 statements; the first beyond them is told, lane by lane."""
    placed = [(kind.value, index) for kind, index, _ in card.statements()]
    if len(placed) > MOST_STATEMENTS:
        wrong = fault("too-many-statements", value=len(placed), most=MOST_STATEMENTS)
        yield Diagnostic(placed[MOST_STATEMENTS], wrong)


def duplicate_statement_ids(archive: Archive, card: Card, known: Known) -> Iterator[Diagnostic]:
    """Statement ids are unique within their card."""
    first: dict[str, str] = {}
    for kind, index, statement in card.statements():
        try:
            here = statement.id
        except Absent:
            continue
        if here in first:
            wrong = fault("duplicate-statement-id", "id", value=here, lane=first[here])
            yield Diagnostic((kind.value, index, "id"), wrong)
        first.setdefault(here, kind.value)


def not_recorded_fields(archive: Archive, card: Card, known: Known) -> Iterator[Diagnostic]:
    """`not_recorded` explains what is missing, or why a title only describes, a date is no single day."""
    for name in card.not_recorded:
        if name not in NOT_RECORDABLE:
            guess, names = nearest(name, frozenset(NOT_RECORDABLE)), ", ".join(NOT_RECORDABLE)
            wrong = fault("not-recorded-field/unknown", "not_recorded", name=name, guess=guess, names=names)
            yield Diagnostic(("not_recorded", name), wrong, key=True)
        elif name in _RECORDED_TWICE and _RECORDED_TWICE[name].broken(Written(card, {})):
            wrong = fault("not-recorded-field/recorded", "not_recorded", name=name)
            yield Diagnostic(("not_recorded", name), wrong, key=True)


def title_translation(archive: Archive, card: Card, known: Known) -> Iterator[Diagnostic]:
    """Only a title in another language than the site's has a translation, and it says something else."""
    if card.title_translation and is_title_of_the_site(card.language, card.not_recorded):
        yield Diagnostic(("title_translation",), fault("title-translation", "title_translation"))
    elif card.title_translation and card.title_translation.casefold() == card.title.casefold():
        yield Diagnostic(("title_translation",), fault("title-translation/same", "title_translation"))


def retrieved_before_published(archive: Archive, card: Card, known: Known) -> Iterator[Diagnostic]:
    """Nobody reads a source before it is published."""
    read = card.retrieved.latest if card.retrieved else None
    if read and card.published.earliest and read < card.published.earliest:
        wrong = fault("date-order", "retrieved", value=str(card.retrieved), published=str(card.published))
        yield Diagnostic(("retrieved",), wrong)


def corrections(archive: Archive, card: Card, known: Known) -> Iterator[Diagnostic]:
    """A correction names statements of this card, withdrawn ones too, and comes after it."""
    own, gone = known.statements.get(card.id), {statement.id for statement in card.withdrawn}
    for index, correction in enumerate(card.corrections):
        for place, statement in enumerate(correction.statements):
            if own is not None and statement not in own | gone:
                yield Diagnostic(("corrections", index, "statements", place), _not_of_this_card(statement, own))
        if correction.on.latest and card.published.earliest and correction.on.latest < card.published.earliest:
            wrong = fault("date-order", "on", value=str(correction.on), published=str(card.published))
            yield Diagnostic(("corrections", index, "on"), wrong)


def _not_of_this_card(statement: str, own: frozenset[str]) -> Fault:
    guess, statements = nearest(statement, own), listed(own)
    return fault("unknown-statement/of-this-card", "statements", value=statement, guess=guess, statements=statements)


def dead_annotations(archive: Archive, card: Card, known: Known) -> Iterator[Diagnostic]:
    """Every link of a summary leads to something of the archive."""
    for link in annotations(card.summary):
        if wrong := _dead(link, card, known):
            yield Diagnostic(("summary",), wrong, offset=link.offset, width=len(link.written))


def broken_links(archive: Archive, card: Card, known: Known) -> Iterator[Diagnostic]:
    """What was meant as a link, and would show as brackets; what would show as a link, and is not written as one."""
    for offset, written in lookalikes(card.summary):
        wrong = fault("dead-annotation/no-link", "summary", value=written)
        yield Diagnostic(("summary",), wrong, offset=offset, width=len(written))


def nested_too_deep(archive: Archive, card: Card, known: Known) -> Iterator[Diagnostic]:
    """Lists and quotations of a summary lie in each other as deep as somebody could mean, no deeper."""
    if (offset := too_deep(card.summary, MAX_DEPTH)) is not None:
        yield Diagnostic(("summary",), fault("too-deep/summary", "summary", most=MAX_DEPTH), offset=offset)


def _dead(link: Annotation, card: Card, known: Known) -> Fault | None:
    """What is wrong with a link: of the card or entity that it leads to, or of the statement; None where nothing is."""
    target = resolve(link.written, card.id)
    if target is None:
        return fault("dead-annotation/nowhere", "summary", to=link.written)
    if target.kind is None:
        wrong = statement_fault(target.id, known)
    else:
        there = target.id in known.ids.get(target.kind, frozenset())
        wrong = None if there else unknown(target.kind, target.id, known)
    if wrong is None:
        return None
    of_a_statement = wrong.code == "unknown-statement"
    key = "dead-annotation/statement" if of_a_statement else "dead-annotation/entity"
    return fault(key, "summary", to=link.written, target=wrong)


def unlinked_sentences(archive: Archive, card: Card, known: Known) -> Iterator[Diagnostic]:
    """A sentence that links to no statement says something that the card does not account for.

    Of a card without a statement that is told, and nothing else: one fault, one problem.
    """
    if not any(True for _ in card.statements()):
        return
    for offset, sentence in sentences(card.summary):
        targets = [resolve(link.written, card.id) for link in annotations(sentence)]
        if not any(target is None or target.kind is None for target in targets) and not list(lookalikes(sentence)):
            first_line = sentence.split("\n")[0]
            wrong = fault("summary-unlinked", "summary")
            yield Diagnostic(("summary",), wrong, offset=offset, width=len(first_line))


def marks_beside_their_statement(archive: Archive, card: Card, known: Known) -> Iterator[Diagnostic]:
    """The words under a mark say what its statement says: they share a word with its text, loosely.

    A mark on one word, beside its article, is passed over: what it says depends on the sentence around it.
    """
    for link in annotations(card.summary):
        target = resolve(link.written, card.id)
        entry = archive.statements.get(target.id) if target and target.kind is None else None
        words = [word for word in link.clause.casefold().split() if word not in ("a", "an", "the")]
        if entry and len(words) > 1 and not share_a_word(link.clause, entry.statement.text):
            wrong = fault("mark-beside", "summary", clause=link.clause, text=entry.statement.text)
            yield Diagnostic(("summary",), wrong, offset=link.start + 1, width=len(link.clause))

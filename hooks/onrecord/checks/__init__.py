"""The rules that look across fields and files: one small function a rule, each yielding diagnostics."""

from collections.abc import Callable, Iterable, Iterator, Set
from contextlib import suppress

from ..archive import Archive, Entry
from ..model.entities import Actor, Card, Question, Withdrawn
from ..model.record import Absent
from ..model.references import Known
from ..reading.document import Loc
from ..standings.derive import Standings, derive
from ..standings.sound_part import fully_answered, sound_part
from . import (
    archived_copies,
    cards,
    cycles_and_order,
    evidence_of_facts,
    findings,
    hosts,
    questions,
    similar_cards,
    similar_names,
    statements,
    withdrawn,
)
from .diagnostic import Diagnostic

STATEMENT_RULES: tuple[Callable[[Archive, Entry], Iterable[Diagnostic]], ...] = (
    statements.attribution_word,
    statements.long_quote,
    statements.quote_language,
    statements.passage,
    statements.several_answers,
    statements.answer_not_claimed,
    statements.answer_kind,
    statements.measure,
    statements.measure_left_out,
    statements.comment_and_answer,
    statements.own_side,
    statements.said_after_published,
    statements.via_repeats,
    evidence_of_facts.on_record_speaker,
    evidence_of_facts.on_record_text,
    evidence_of_facts.on_record_evidence,
    evidence_of_facts.public_record,
    evidence_of_facts.examined,
    evidence_of_facts.web_evidence,
    cycles_and_order.rests_on_later,
    cycles_and_order.another_speaker,
)
CARD_RULES: tuple[Callable[[Archive, Card, Known], Iterable[Diagnostic]], ...] = (
    *cards.RECORDED,
    cards.no_statements,
    cards.too_many_statements,
    cards.duplicate_statement_ids,
    cards.not_recorded_fields,
    cards.title_translation,
    cards.retrieved_before_published,
    cards.corrections,
    archived_copies.of_cards,
    archived_copies.before_published,
    cards.dead_annotations,
    cards.broken_links,
    cards.unlinked_sentences,
    cards.nested_too_deep,
    cards.marks_beside_their_statement,
    withdrawn.ids_come_back,
    withdrawn.statements_once,
    withdrawn.before_published,
)
KNOWING_STATEMENT_RULES: tuple[Callable[[Archive, Entry, Known], Iterable[Diagnostic]], ...] = (
    archived_copies.of_facts,
)
KNOWING_QUESTION_RULES: tuple[Callable[[Archive, Question, Known], Iterable[Diagnostic]], ...] = (
    archived_copies.of_findings,
)
QUESTION_RULES: tuple[Callable[[Archive, Question], Iterable[Diagnostic]], ...] = (
    questions.quantity_fields,
    questions.reasons,
    questions.disinterested,
    questions.presupposed_answers,
    questions.parts,
    questions.searches,
    findings.answers,
    findings.contrary,
    findings.web_evidence,
    findings.evidence_at_hand,
)
FINDING_RULES: tuple[Callable[[Standings, Question], Iterable[Diagnostic]], ...] = (findings.bases,)
ACTOR_RULES: tuple[Callable[[Archive, Actor], Iterable[Diagnostic]], ...] = (hosts.of_the_press,)
WITHDRAWN_RULES: tuple[Callable[[Archive, Withdrawn, Known], Iterable[Diagnostic]], ...] = (
    withdrawn.ids_once,
    withdrawn.place_is_there,
    withdrawn.statements_of_a_card,
)
ARCHIVE_RULES: tuple[Callable[[Archive], Iterable[Diagnostic]], ...] = (
    cycles_and_order.cycles,
    hosts.of_another,
    similar_cards.same_address,
    similar_cards.near_duplicates,
    similar_names.like_names,
)


def diagnostics(archive: Archive, known: Known) -> Iterator[Diagnostic]:
    """What every rule has to say of an archive that may have faults; findings are weighed afterwards."""
    for entry in archive.entries:
        yield from _of_each(STATEMENT_RULES, entry.card.id, entry.loc, archive, entry)
        yield from _of_each(KNOWING_STATEMENT_RULES, entry.card.id, entry.loc, archive, entry, known)
    for card in archive.cards.values():
        yield from _of_each(CARD_RULES, card.id, (), archive, card, known)
    for question in archive.questions.values():
        yield from _of_each(QUESTION_RULES, question.id, (), archive, question)
        yield from _of_each(KNOWING_QUESTION_RULES, question.id, (), archive, question, known)
    for actor in archive.actors.values():
        yield from _of_each(ACTOR_RULES, actor.id, (), archive, actor)
    for tombstone in archive.withdrawn.values():
        yield from _of_each(WITHDRAWN_RULES, tombstone.id, (), archive, tombstone, known)
    for archive_rule in ARCHIVE_RULES:
        with suppress(Absent):
            yield from archive_rule(archive)


def _of_each(
    rules: Iterable[Callable[..., Iterable[Diagnostic]]], entity: str, loc: Loc, *subject: object
) -> Iterator[Diagnostic]:
    """What rules say of one subject; one that needs what could not be read falls silent: that is reported already."""
    for rule in rules:  # of a statement some twenty: what each costs besides its own work is counted
        try:
            for diagnostic in rule(*subject):
                yield diagnostic.within(entity, loc)
        except Absent:
            continue


def finding_diagnostics(archive: Archive, broken: Set[str], named: Set[str]) -> Iterator[Diagnostic]:
    """What is wrong with findings, over what is derived of the sound part of an archive.

    `broken` are the ids of the files with errors, and of the cards whose statements these may supersede; `named` are
    the ids that files with errors name: the findings of a question among
    these, or of one whose answers are not all sound, wait until the files are mended.
    """
    sound = sound_part(archive, broken) if broken else archive  # what leads nowhere is an error
    ready = [question for question in fully_answered(archive, sound) if question.findings and question.id not in named]
    standings = derive(sound) if ready else None
    for question in ready:
        yield from _of_each(FINDING_RULES, question.id, (), standings, question)

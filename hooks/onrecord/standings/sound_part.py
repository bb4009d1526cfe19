"""The part of an archive with faults from which it can be derived how questions stand (method §2–§4).

`derive` asks for an archive without errors. Of one that has some, this is what is left without the files that have them
and without all that is derived with the help of those: nothing in it is moved by what is still to be mended.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import TypeVar

from ..archive import Archive, entries_of, link, speakers_and_relays
from ..model.entities import Actor, Card, Entity, Question
from ..model.references import card_of
from ..model.statements import Unacknowledged

E = TypeVar("E", bound=Entity)


def sound_part(archive: Archive, broken: Set[str]) -> Archive:
    """An archive without the entities of files with errors, and without what leans on anything that is not there.

    What an unpacked evidence pack only names counts as there.

    `broken` are the ids of the files with errors.
    """
    needs = {
        **{card.id: set(_of_card(archive, card)) for card in _kept(archive.cards, broken)},
        **{actor.id: set(_of_actor(actor)) for actor in _kept(archive.actors, broken)},
        **{question.id: set(_of_question(question)) for question in _kept(archive.questions, broken)},
    }
    left_out = {*broken, *_leaning(needs, (needs.keys() | archive.named.files) - broken)}
    if not left_out:
        return archive
    return link(
        _kept(archive.cards, left_out),
        _kept(archive.actors, left_out),
        _kept(archive.questions, left_out),
        archive.places.values(),
        archive.topics.values(),
        archive.withdrawn.values(),
        named=archive.named,
    )


def _leaning(needs: Mapping[str, Set[str]], there: Set[str]) -> Set[str]:
    """What needs something that is not there, or something that does, at any remove."""
    ahead = [entity for entity, needed in needs.items() if not needed <= there]
    found = set[str]()
    above = defaultdict[str, list[str]](list)
    for entity, needed in needs.items() if ahead else ():
        for other in needed:
            above[other].append(entity)
    while ahead:
        here = ahead.pop()
        if here not in found:
            found.add(here)
            ahead += above[here]
    return found


def _kept(entities: Mapping[str, E], left_out: Set[str]) -> list[E]:
    return [entity for entity_id, entity in entities.items() if entity_id not in left_out]


def _of_card(archive: Archive, card: Card) -> Iterator[str]:
    """The ids of what is asked for where a card's statements are counted: also of what supersedes them."""
    yield card.publisher
    for entry in entries_of(card):
        statement = entry.statement
        yield from speakers_and_relays(entry)
        yield from statement.not_acknowledged_by if isinstance(statement, Unacknowledged) else ()
        yield from _cards(statement.rests_on)
        yield from (later.card.id for later in archive.links.successors.get(entry.ref, ()))


def _of_actor(actor: Actor) -> Iterator[str]:
    """The control group is the root of `part_of` (method §4)."""
    yield from [actor.part_of] if actor.part_of else []


def _of_question(question: Question) -> Iterator[str]:
    yield from (*question.concerns, *question.presupposes)
    for finding in question.findings:
        yield from _cards(finding.cited)


def _cards(refs: Iterable[str]) -> Iterator[str]:
    """The cards of some `card#statement`; a card is itself."""
    return map(card_of, refs)


def fully_answered(archive: Archive, sound: Archive) -> list[Question]:
    """The questions of the sound part of an archive that have all their answers in it."""
    answers = archive.links.question
    return [q for q in sound.questions.values() if all(e.card.id in sound.cards for e in answers.get(q.id, ()))]

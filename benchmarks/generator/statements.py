"""Statements by lot: who says what, through whom, and how it hangs together with what was said before."""

from datetime import date, timedelta
from random import Random
from typing import Any, Final

from onrecord.vocabulary import PRESS

from .cast import Actor, Cast, Fields, Question
from .history import History, Made, Said, Source, rests
from .words import HOW, WHAT, coined, foreign, proposition

_REPORTED: Final = ("unacknowledged", "unacknowledged", "declined", "denied")


def claim(
    number: int,
    source: Source,
    cast: Cast,
    history: History,
    lot: Random,
    speaker: Actor | None = None,
    asked: Question | None = None,
) -> Made:
    """A claim of a card: a new one, or somebody's words of before, told again, rendered anew or replaced.

    Where a `speaker` is given it is theirs, and answers the question `asked`.
    """
    before = lot.choice(history.newest) if history.newest and speaker is None else None
    how = lot.random()
    if before is not None and before.speaker is not None and before.publisher.id != source.publisher.id and how < 0.25:
        return _again(number, before, source, cast, history, lot, how)
    return _new(number, source, cast, history, lot, speaker, asked)


def _again(number: int, before: Said, source: Source, cast: Cast, history: History, lot: Random, how: float) -> Made:
    """Words of before in another source: mostly told again, now and then rendered anew, or replaced by newer ones."""
    assert before.speaker is not None
    fields = _opening(number, source, cast, before.question, lot)
    fields["said_by"] = before.speaker.id
    fields["via"] = _relays(source, before.speaker, cast, lot)
    said_on, answer = before.said_on, before.answer
    if how < 0.03 and before.counts < source.published and history.may_replace(before):
        said_on = source.published
        fields["supersedes"] = [before.ref]
        answer = _answer(before.question, lot) if before.question else None
        history.replaced.add(before.ref)
    elif how < 0.05 and before.question is not None and before.question.figure:
        fields["rendering_of"] = before.ref
        answer = _answer(before.question, lot)
    if said_on is not None:
        fields["said_on"] = said_on.isoformat()
    if before.question is not None:
        fields |= _answering(before.question, answer, lot)
    return _made(fields, source, before.speaker, said_on, before.question, answer, cast, history, lot)


def _new(
    number: int,
    source: Source,
    cast: Cast,
    history: History,
    lot: Random,
    speaker: Actor | None,
    asked: Question | None,
) -> Made:
    question = asked or (cast.question(lot) if lot.random() < 0.8 else None)
    fields = _opening(number, source, cast, question, lot)
    who, form = (speaker, speaker.id) if speaker else _speaker(source, cast, lot)
    fields["said_by"] = form
    fields["via"] = [] if speaker or who is source.publisher else _relays(source, who, cast, lot)
    said_on = source.published - timedelta(days=lot.choice((0, 0, 0, 1, 1, 2, 5))) if lot.random() < 0.8 else None
    own = who is not None and question is not None and who.party and who.root in question.concerns
    answer: Any = None
    if question is not None and lot.random() < 0.15 and not own:
        fields["comments_on"] = [question.id]
        question = None
    elif question is not None:
        answer = _of_a_party(question, who, source, history, lot) if own and who else _answer(question, lot)
        if own and answer in ("yes", "no"):
            said_on = source.published
        fields |= _answering(question, answer, lot)
    if said_on is not None:
        fields["said_on"] = said_on.isoformat()
    if question is not None and question.figure and lot.random() < 0.1:
        fields["as_of"] = (source.published - timedelta(days=lot.randrange(9))).isoformat()
    return _made(fields, source, who, said_on, question, answer, cast, history, lot)


def _opening(number: int, source: Source, cast: Cast, question: Question | None, lot: Random) -> Fields:
    """What every statement begins with: its id, its text; some have more to say of themselves."""
    place = question.place if question else cast.place(lot)
    fields: Fields = {"id": f"s{number}-{lot.choice(WHAT)}", "text": f"{proposition(lot, place.name)}."}
    if lot.random() < 0.12:
        fields["quote"] = _quote(source.language, place.name, lot)
        fields["quote_language"] = source.language
    if lot.random() < 0.3:
        fields["locator"] = f"paragraph {lot.randrange(1, 30)}"
    if lot.random() < 0.6:
        fields["about"] = list(dict.fromkeys(cast.speaker(lot).id for _ in range(lot.choice((1, 1, 2, 3)))))
    if lot.random() < 0.4:
        fields["places"] = [place.id]
    if lot.random() < 0.5:
        fields["note"] = f"{proposition(lot, place.name)}; {proposition(lot, coined(lot.randrange(6)))}."
    return fields


def _quote(language: str, place: str, lot: Random) -> str:
    return proposition(lot, place) if language == "en" else foreign(lot, language, lot.randrange(4, 15))


def _speaker(source: Source, cast: Cast, lot: Random) -> tuple[Actor | None, Any]:
    """Who speaks, and as a card writes it: most have a name, some are anonymous, some are documents."""
    which = lot.random()
    if which < 0.09:
        return None, {"anonymous": f"{lot.choice(HOW).capitalize()} officials"}
    if which < 0.16:
        document = {"document": f"{lot.randrange(2, 60)} files of the {lot.choice(WHAT)}"}
        return None, {**document, "purported_author": cast.speaker(lot).id}
    if which < 0.24:
        return source.publisher, source.publisher.id
    who = cast.speaker(lot)
    return who, who.id


def _relays(source: Source, speaker: Actor | None, cast: Cast, lot: Random) -> list[Any]:
    """The hands between the speaker and the publisher: none, or a chain of up to four."""
    hands: list[Any] = []
    for _ in range(lot.choice((0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4))):
        hand = cast.publisher(lot) if lot.random() < 0.8 else cast.speaker(lot)
        if hand.id not in (source.publisher.id, speaker and speaker.id, *hands):
            hands.append(hand.id)
    return [{"anonymous": "A reporter on the spot"}, *hands] if lot.random() < 0.02 else hands


def _answer(question: Question, lot: Random) -> Any:
    if not question.figure:
        return lot.choice(("yes", "yes", "yes", "no"))
    about = round(10 ** lot.uniform(1, 4.5))
    forms = (f"{about}", f"~{about}", f"> {about}", f">= {about}", f"< {about}", f"{about}..{about + about // 4 + 1}")
    return lot.choice(forms) if lot.random() < 0.95 else {"words": lot.choice(("several hundred", "many", "a handful"))}


def _of_a_party(question: Question, who: Actor, source: Source, history: History, lot: Random) -> Any:
    """What a party says of what concerns it: mostly no, at times nothing; once it has owned it, it stays with that."""
    if question.figure:
        return _answer(question, lot) if lot.random() < 0.5 else "declined"
    party = history.party(question, who.root)
    if party.admitted:
        return "yes"
    told = party.reported is not None and party.reported < source.published
    if told and source.exact and lot.random() < 0.25 and (party.denied is None or party.denied < source.published):
        party.admitted = True
        return "yes"
    if lot.random() < 0.3:
        return "declined"
    party.denied = source.published
    return "no"


def _answering(question: Question, answer: Any, lot: Random) -> Fields:
    fields: Fields = {"answers": {question.id: answer}}
    if question.figure and answer != "declined" and len(question.measures) > 1:
        fields["measure"] = lot.choice(question.measures)
    return fields


def _made(
    fields: Fields,
    source: Source,
    who: Actor | None,
    said_on: date | None,
    question: Question | None,
    answer: Any,
    cast: Cast,
    history: History,
    lot: Random,
) -> Made:
    """A statement with what it rests on, in the lane where it belongs."""
    named = who is not None
    counts = said_on if named and said_on is not None else max(source.published, said_on or date.min)
    if lot.random() < 0.08 and (earlier := rests(counts, history, lot)):
        fields["rests_on"] = [earlier]
    if lot.random() < 0.1 and source.publisher.type in PRESS:
        fields["unverified_by"] = [source.publisher.id]
    own = named and question is not None and who.party and who.root in question.concerns if who else False
    lane = "attributed"
    parties = _silent(question, who, answer, history) if "rendering_of" not in fields else []
    if question is not None and parties and lot.random() < 0.35:
        lane = "unacknowledged"
        fields["not_acknowledged_by"] = {party: lot.choice(_REPORTED) for party in parties}
    elif answer is not None and lot.random() < 0.2:
        fields["answers"] = {**fields["answers"], **_also(who, fields["answers"], cast, lot)}
    said = Said(
        f"{source.id}#{fields['id']}",
        counts,
        source.publisher,
        tuple(fields.get("via", ())),
        who,
        said_on,
        question,
        answer,
        bool(own),
    )
    return Made(lane, {name: value for name, value in fields.items() if value != []}, said)


def _also(who: Actor | None, first: Fields, cast: Cast, lot: Random) -> Fields:
    """A second question that words answer: one that does not concern whoever speaks."""
    second = cast.question(lot)
    apart = not second.figure and second.id not in first and not (who and who.root in second.concerns)
    return {second.id: lot.choice(("yes", "no"))} if apart else {}


def _silent(question: Question | None, who: Actor | None, answer: Any, history: History) -> list[str]:
    """The parties of which a source may tell that they have not owned a claim: of other sides, and none that has."""
    if question is None or answer in (None, "no", "declined"):
        return []
    others = [party for party in question.concerns if who is None or who.root != party]
    return [party for party in others if not history.party(question, party).admitted]

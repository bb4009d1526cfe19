"""Cards by lot, in order of their day, five statements each: of the press, of officials, of who has no stake."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from onrecord.vocabulary import LANES, PRESS, ActorType

from .cast import BODIES, Actor, Cast, Fields, Question
from .facts import both_told, on_record, public_record
from .history import History, Made, Said, Source, resting
from .statements import claim
from .words import GIVEN, LANGUAGES, Zipf, coined, foreign_headline, headline, slug

A_CARD: Final = 5
FIRST: Final = date(2021, 3, 1)
DAYS: Final = 2_000
LAST: Final = date(2026, 11, 20)
_OFFICIAL: Final = (ActorType.STATE, ActorType.OFFICE, ActorType.ARMED_FORCE, ActorType.INTELLIGENCE_SERVICE)
_OFFICIAL_TYPES: Final = ("official-statement", "speech", "briefing", "press-conference")
_PRESS_TYPES: Final = ("news-report", "news-report", "news-report", "wire-report", "broadcast", "interview")
_BODY_TYPES: Final = ("research-report", "dataset", "imagery-analysis")


def cards(size: int, cast: Cast, lot: Random) -> Iterator[tuple[str, int, Fields]]:
    """Id, year and fields of so many cards; findings are added to the questions that these bear out."""
    history, bodies = History(), [body for kind in BODIES for body in cast.by_type[kind]]
    ranked = Zipf(len(bodies))
    officials = [actor for actor in cast.speakers if actor.type in _OFFICIAL]
    for number in range(size):
        which = lot.random()
        if which < 0.04:
            publisher = bodies[ranked.draw(lot)]
        else:
            publisher = officials[Zipf(len(officials)).draw(lot)] if which < 0.15 else cast.publisher(lot)
        yield _card(number, size, publisher, cast, history, lot)


def _card(
    number: int, size: int, publisher: Actor, cast: Cast, history: History, lot: Random
) -> tuple[str, int, Fields]:
    day = FIRST + timedelta(days=number * DAYS // size)
    exact = lot.random() < 0.92
    language = lot.choice(LANGUAGES) if publisher.type in PRESS and lot.random() < 0.25 else "en"
    source = Source(f"{publisher.id}-{number}", publisher, day, exact, language)
    newest = list(history.newest)
    made = _statements(source, cast, history, lot)
    facts = list(_facts(source, made, newest, cast, lot))
    for found in made:
        _admitted(found, source)
    if publisher.type in BODIES:
        _found_by(publisher, made, source)
    for statement in made:
        resting(statement, history)
    history.came_out(made, source.published)
    fields = _fields(number, source, made, facts, lot)
    return source.id, day.year, fields


def _statements(source: Source, cast: Cast, history: History, lot: Random) -> list[Made]:
    speaker = source.publisher if source.publisher.type not in PRESS else None
    waiting = cast.waiting.get(source.publisher.id)
    asked = [waiting.pop() if waiting else None, *[None] * (A_CARD - 1)]
    return [claim(number, source, cast, history, lot, speaker, one) for number, one in enumerate(asked)]


def _facts(source: Source, made: list[Made], newest: list[Said], cast: Cast, lot: Random) -> Iterator[Fields]:
    """A fact in place of the last claim: what officials say themselves, two outlets tell, or a register shows."""
    place = cast.place(lot).name
    if source.publisher.type not in PRESS:
        made.pop()
        yield on_record(A_CARD, source.publisher, [made[0].said.ref], place, lot)
        return
    if lot.random() < 0.03:
        made.pop()
        yield public_record(A_CARD, source, place, lot)
        return
    for now in made[:-1]:
        same = (b for b in newest if b.speaker is now.said.speaker and b.said_on and b.said_on == now.said.said_on)
        before = next((one for one in same if both_told(one, now, cast.actors)), None)
        if before is not None and now.said.speaker is not None:
            made.pop()
            yield on_record(A_CARD, now.said.speaker, [before.ref, now.said.ref], place, lot)
            return


def _admitted(made: Made, source: Source) -> None:
    """A party's own yes, after a source has told that it had not owned it, is a finding."""
    said = made.said
    question = said.question
    if question is None or question.findings or not said.own or said.answer != "yes" or not source.exact:
        return
    if said.said_on == source.published and not made.fields.get("via"):
        note = "The party concerned says so itself, after a source has told that it did not."
        question.findings.append(_finding(source.published, said.answer, "admission", said.ref, note))


def _found_by(body: Actor, made: list[Made], source: Source) -> None:
    """What somebody without a stake has published on a question is a finding."""
    basis = "examined" if body.type is ActorType.VERIFICATION_BODY else "public-record"
    for one in made:
        question = one.said.question
        if question is None or question.findings or body.id not in question.fields["disinterested"]:
            continue
        if one.said.answer == "declined" or one.fields.get("measure") in question.fields.get("parts", ()):
            continue
        note = "Published, with its method, by a body that has nothing to gain by either answer."
        question.findings.append(_finding(source.published, one.said.answer, basis, source.id, note))


def _finding(on: date, answer: Any, basis: str, evidence: str, note: str) -> Fields:
    return {"on": on.isoformat(), "answer": answer, "basis": basis, "evidence": [evidence], "note": note}


def _fields(number: int, source: Source, made: list[Made], facts: list[Fields], lot: Random) -> Fields:
    """All of a card, in the order in which it is written."""
    read = min(source.published + timedelta(days=lot.choice((0, 1, 2, 5, 20, 90))), LAST)
    foreign = source.language != "en"
    earliest = source.published - timedelta(days=4)
    published = source.published.isoformat()
    name = slug(source.publisher.root)
    host = f"{source.publisher.id}.example" if source.publisher.type in PRESS else f"{name}.gov.example"
    title = foreign_headline(lot, source.language, number) if foreign else headline(lot, number)
    fields: Fields = {
        "title": title,
        "publisher": source.publisher.id,
        "type": lot.choice(_types(source.publisher)),
        "published": published if source.exact else f"{earliest.isoformat()}/{published}",
        "retrieved": read.isoformat(),
        "url": f"https://{host}/{source.published.year}/{source.published.month:02}/{number}",
        "language": source.language,
        "authors": [f"{lot.choice(GIVEN)} {coined(300_000 + lot.randrange(4_000))}"] if lot.random() < 0.5 else [],
    }
    archived, why = _archived(fields["url"], read, lot, source.publisher.type in BODIES)
    fields |= {"archived": archived} if archived else {"not_recorded": {"archived": why}}
    questions = [one.said.question for one in made if one.said.question is not None]
    fields["topics"] = list(dict.fromkeys(question.topic for question in questions))[:3]
    fields["places"] = list(dict.fromkeys(question.place.id for question in questions))[:2] if number % 3 else []
    if lot.random() < 0.3:
        fields["note"] = "Read whole; what is said of other matters is left out."
    fields["summary"] = _summary(made, facts, questions)
    lanes: dict[str, list[Fields]] = {lane: [] for lane in LANES}
    lanes["verified"] = facts
    for statement in made:
        lanes[statement.lane].append(statement.fields)
    fields |= lanes
    if lot.random() < 0.02:
        fields["corrections"] = [_correction(made[0].fields["id"], read)]
    return {field: value for field, value in fields.items() if value != []}


def _types(publisher: Actor) -> tuple[str, ...]:
    return _PRESS_TYPES if publisher.type in PRESS else _BODY_TYPES if publisher.type in BODIES else _OFFICIAL_TYPES


def _correction(statement: str, read: date) -> Fields:
    note = "The text named another place than the source does."
    return {"on": min(read + timedelta(days=3), LAST).isoformat(), "statements": [statement], "note": note}


def _archived(url: str, read: date, lot: Random, always: bool) -> tuple[Any, str]:
    """A capture, a sum, several copies, or why there is none."""
    capture = f"https://web.archive.org/web/{read.strftime('%Y%m%d')}120000/{url}"
    held = f"sha256:{lot.randbytes(32).hex()}"
    which = lot.random()
    if which < 0.6 or always:
        return capture, ""
    if which < 0.75:
        return held, ""
    if which < 0.8:
        day = read.isoformat()
        return [{"url": capture, "on": day}, {"sha256": held, "on": day, "held_by": "a-reader"}], ""
    return None, "No capture was made; the page was read at its address."


def _summary(made: list[Made], facts: list[Fields], questions: list[Question]) -> str:
    """A few sentences, each linked to a statement; the last also to a question."""
    told = [*facts, *(statement.fields for statement in made)]
    sentences = [f"[{_clause(fields['text'])}](#{fields['id']})." for fields in told[:3]]
    if questions:
        begun = " ".join(told[-1]["text"].split()[:4])
        sentences.append(f"[{begun}](#{told[-1]['id']}): that bears on [a question](question:{questions[0].id}).")
    return " ".join(sentences)


def _clause(text: str) -> str:
    return text.rstrip(".")

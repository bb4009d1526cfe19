"""Archives in which one thing is very large: each is the worst case of something that must not grow as its square.

All pass the check but `brackets`, whose summary links to nothing, which is told once.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from .cast import Fields
from .words import coined, headline, slug

Files = Iterator[tuple[str, Fields | str]]
"""The files of an archive: path and fields, or the text of one that is no entity."""
_FIRST: Final = date(2006, 1, 1)
_READ: Final = "2026-11-20"
_PRESS: Final = "gazette"
_SPEAKER: Final = "speaker"
_STATE: Final = "state"
_QUESTION: Final = "matter"
_PLAIN: Final = "The bridge was closed"


def archive(case: str, size: int) -> Files:
    """The files of a hard case of so many things. Raises KeyError where there is no such case."""
    yield f"actors/{_PRESS}.yaml", {"name": "The Gazette", "type": "outlet", "hosts": ["gazette.example"]}
    yield f"actors/{_SPEAKER}.yaml", {"name": "Somebody Who Speaks", "type": "person"}
    yield f"actors/{_STATE}.yaml", {"name": "Statia", "type": "state"}
    yield from HARD[case](size)


def like_names(size: int) -> Files:
    """So many persons of one given name, whose other names begin alike: all share a key, and none is like another."""
    for number in range(size):
        name = f"Ada Bar{coined(number).lower()}"
        yield f"actors/{slug(name)}.yaml", {"name": name, "type": "person"}


def same_day(size: int) -> Files:
    """So many cards of one publisher and one day, no number in their titles."""
    lot = Random(size)
    for number in range(size):
        title = headline(lot, number)
        yield _card(number, _FIRST, [_claim("s")], title=title)


def brackets(size: int) -> Files:
    """One card, whose summary is so many opening brackets."""
    path, fields = _card(0, _FIRST, [_claim("s")])
    yield path, {**fields, "summary": f"a{'[' * size}"}


def many_answers(size: int) -> Files:
    """A question with so many answers on as many days, yes and no in turn, by whom it concerns: each is a change."""
    yield _question(_QUESTION)
    for number in range(size):
        day = _FIRST + timedelta(days=number)
        said = {"said_by": _STATE, "said_on": day.isoformat(), "answers": {_QUESTION: ("yes", "no")[number % 2]}}
        yield _card(number, day, [_claim("s", **said)])


def recorded(size: int) -> Files:
    """The same, each of which came in on a day of its own, a week after it was given: a history of what was known."""
    yield from many_answers(size)
    days = (_FIRST + timedelta(days=number + 7) for number in range(size))
    rows = sorted(f"card,card-{number},,,{day.isoformat()}" for number, day in enumerate(days))
    yield "recorded.csv", "\n".join(("kind,id,on,what,recorded", *rows, ""))


def part_of(size: int) -> Files:
    """So many offices, each part of the one before."""
    for number in range(size):
        above = f"office-{number - 1}" if number else _STATE
        yield f"actors/office-{number}.yaml", {"name": coined(number), "type": "office", "part_of": above}


def rests_on(size: int) -> Files:
    """So many statements, each resting on the one before; the first answers the question, and so do all."""
    return _chain(size, "rests_on")


def rests_on_over_questions(size: int) -> Files:
    """So many statements, each resting on the one before, and each the answer to a question of its own."""
    for number in range(size):
        question = f"{_QUESTION}-{number}"
        yield _question(question)
        yield _link_of_chain(number, "rests_on", question)


def supersedes(size: int) -> Files:
    """So many statements, each in place of the one before."""
    return _chain(size, "supersedes")


def presupposes(size: int) -> Files:
    """So many questions, each taking the one before for granted; the first is answered."""
    for number in range(size):
        before = {"presupposes": {f"{_QUESTION}-{number - 1}": "yes"}} if number else {}
        yield _question(f"{_QUESTION}-{number}", **before)
    yield _card(0, _FIRST, [_claim("s", answers={f"{_QUESTION}-0": "yes"})])


def _chain(size: int, field: str) -> Files:
    yield _question(_QUESTION)
    for number in range(size):
        yield _link_of_chain(number, field, _QUESTION)


def _link_of_chain(number: int, field: str, question: str) -> tuple[str, Fields]:
    before = {field: [f"card-{number - 1}#s"]} if number else {}
    day = _FIRST + timedelta(days=number)
    return _card(number, day, [_claim("s", said_on=day.isoformat(), answers={question: "yes"}, **before)])


def _question(name: str, **more: Any) -> tuple[str, Fields]:
    fields = {"text": f"Was the bridge closed, as to {name}?", "kind": "yes-no", "concerns": [_STATE], **more}
    return f"questions/{name}.yaml", fields


def _claim(name: str, **more: Any) -> Fields:
    return {"id": name, "text": f"{_PLAIN}.", "said_by": _SPEAKER, **more}


def _card(number: int, day: date, claims: list[Fields], title: str = "") -> tuple[str, Fields]:
    url = f"https://gazette.example/{number}"
    fields = {
        "title": title or f"Report of the bridge, number {number}",
        "publisher": _PRESS,
        "type": "news-report",
        "published": day.isoformat(),
        "retrieved": _READ,
        "url": url,
        "archived": f"https://web.archive.org/web/20261120120000/{url}",
        "language": "en",
        "summary": f"[{_PLAIN}](#{claims[0]['id']}).",
        "attributed": claims,
    }
    return f"cards/{day.year}/card-{number}.yaml", fields


HARD: Final[Mapping[str, Callable[[int], Files]]] = {
    "like-names": like_names,
    "same-day": same_day,
    "brackets": brackets,
    "many-answers": many_answers,
    "recorded": recorded,
    "part-of": part_of,
    "rests-on": rests_on,
    "rests-on-over-questions": rests_on_over_questions,
    "supersedes": supersedes,
    "presupposes": presupposes,
}
"""Each case by its name."""

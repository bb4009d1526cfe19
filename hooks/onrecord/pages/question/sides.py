"""What each party concerned has said of a question, in order of day: a column a party (method §1, §2).

What set its stance says so; what speaks of something wider or narrower is lighter and says of what.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from ...archive import Entry
from ...model.entities import Question
from ...model.findings import Search
from ...standings.positions import Event, Stance
from ...standings.utterances import Utterance
from ...vocabulary import QuestionKind
from ...wording import labels
from ...wording.answers import answer_in_words
from ..statement.dates import is_of_publication, on_day, when
from ..statement.tellings import gathered
from ..statement.view_types import Link, When
from ..statement.views import ArchiveViews
from .known_beside import presupposed, sisters
from .positions import PositionView, positions

SPOKE: Final = "spoke"
LOOKED_FOR: Final = "looked-for"
_DID: Final = {
    Stance.ACKNOWLEDGED: "Confirmed it",
    Stance.DENIED: "Denied it",
    Stance.DECLINED: "Declined to say",
    Stance.ANSWERED: "Gave its own figure",
    Stance.UNACKNOWLEDGED: "Had not acknowledged it",
}
_SETS: Final = {
    Stance.ACKNOWLEDGED: "confirmed",
    Stance.DENIED: "denied",
    Stance.DECLINED: "declined to say",
    Stance.ANSWERED: "its own figure",
    Stance.UNACKNOWLEDGED: "not acknowledged",
}


@dataclass(frozen=True, slots=True)
class SideWord:
    """One word of a party, one report of it, or one search for it.

    `mark` is the stance or what else it is, `did` the same in words; `sets` is the answer that it set, empty where it
    set none; `light` is one that settles nothing here, and `of` the question or the reason why.
    """

    day: date
    said: When
    published: bool
    mark: str
    did: str
    text: str
    who: str
    url: str
    own: bool
    sets: str = ""
    light: bool = False
    why_light: str = ""
    of: Link | None = None
    others: tuple[Link, ...] = ()
    more: int = 0
    """how many others a page leaves out"""


@dataclass(frozen=True, slots=True)
class Side:
    """A party concerned: where it stands, and its words by day."""

    position: PositionView
    words: tuple[SideWord, ...]
    runs: tuple[tuple[date, str], ...]
    """the days on which its stance changed, and to which"""
    left_out: int = 0
    """how many of its words a page leaves out"""


def sides(views: ArchiveViews, question: Question, near: bool = True) -> tuple[Side, ...]:
    """Each party concerned with all of its recorded words, reports of it and searches for it, by day.

    `near` is whether its words on questions that this one takes for granted stand among them.
    """
    stand = zip(question.concerns, positions(views, question), strict=True)
    return tuple(_side(views, question, party, position, near) for party, position in stand)


def _side(views: ArchiveViews, question: Question, party: str, position: PositionView, near: bool) -> Side:
    words = [
        *_own(views, question, party),
        *_reports(views, question, party),
        *(_near(views, question, party) if near else ()),
        *_searches(views, question, party),
    ]
    return Side(
        position=position,
        words=tuple(sorted(words, key=lambda word: (word.day, word.light, word.url))),
        runs=tuple(_runs(views, question, party)),
    )


def _runs(views: ArchiveViews, question: Question, party: str) -> Iterator[tuple[date, str]]:
    before = Stance.NOT_RECORDED
    for state, _ in views.reasons.history(question, views.as_of):
        stance = state.positions[party].stance
        if stance is not before:
            yield state.since, stance.value
        before = stance


def _own(views: ArchiveViews, question: Question, party: str) -> Iterator[SideWord]:
    """Its own answers and comments, one entry an utterance."""
    events = {e.entry.ref: e for e in views.standings.events(question.id, party, views.as_of) if e.own}
    comments = [c.entry for c in views.standings.comments_at(question.id, views.as_of) if party in c.parties]
    setting = _setting(views, question, party)
    entries = sorted({e.ref: e for e in (*(e.entry for e in events.values()), *comments)}.values(), key=_by_day)
    for spoken in gathered(views, entries, question.id):
        told = [spoken.first, *spoken.others]
        event = next((events[entry.ref] for entry in told if entry.ref in events), None)
        sets = any((entry.ref, True) in setting for entry in told)
        yield _answered(views, question, spoken, event, sets) if event else _commented(views, spoken)


def _setting(views: ArchiveViews, question: Question, party: str) -> frozenset[tuple[str, bool]]:
    """Which events set the party’s stance at any time: by which statement, and whether it is its own word."""
    days = {event.on for event in views.standings.events(question.id, party, views.as_of)}
    stood = (views.standings.at(question.id, day).positions[party] for day in days)
    return frozenset((it.event.entry.ref, it.event.own) for it in stood if it.event)


def _by_day(entry: Entry) -> tuple[date, str]:
    return entry.said_day, entry.ref


def _answered(views: ArchiveViews, question: Question, spoken: Utterance, event: Event, sets: bool) -> SideWord:
    return _word(
        views,
        spoken,
        mark=event.stance.value,
        did=_did(views, question, event),
        sets=_SETS[event.stance] if sets else "",
    )


def _did(views: ArchiveViews, question: Question, event: Event) -> str:
    claim = event.entry.claim
    if event.stance is not Stance.ANSWERED or claim is None:
        return _DID[event.stance]
    figure, measure = answer_in_words(claim.answers[question.id]), views.measure(event.entry, question.id)
    return f"{_DID[event.stance]}: {figure}{f' ({measure})' if measure else ''}"


def _commented(views: ArchiveViews, spoken: Utterance) -> SideWord:
    return _word(views, spoken, mark=SPOKE, did="Spoke of it", light=True, why_light="It answers neither yes nor no.")


def _word(
    views: ArchiveViews,
    spoken: Utterance,
    *,
    mark: str,
    did: str,
    sets: str = "",
    light: bool = False,
    why_light: str = "",
    of: Link | None = None,
) -> SideWord:
    entry = spoken.first
    return SideWord(
        day=entry.said_day,
        said=when(entry.said),
        published=is_of_publication(entry),
        mark=mark,
        did=did,
        text=entry.statement.text,
        who=_by_whom(views, entry),
        url=views.permalink(entry.ref),
        own=True,
        sets=sets,
        light=light,
        why_light=why_light,
        of=of,
        others=tuple(Link(views.archive.actor(e.card.publisher).name, views.permalink(e.ref)) for e in spoken.others),
    )


def _by_whom(views: ArchiveViews, entry: Entry) -> str:
    """Who speaks, through whom: `Valery Gerasimov, through RBC`."""
    publisher = views.archive.actor(entry.card.publisher).name
    who = views.who(entry)
    hands = [hand for hand in dict.fromkeys([*views.relays(entry), publisher]) if hand != who]
    return f"{who}, through {labels.listed(hands)}" if hands else who


def _reports(views: ArchiveViews, question: Question, party: str) -> Iterator[SideWord]:
    """What others report that it has not acknowledged: those of one day that report the same are one entry."""
    setting, by_day = _setting(views, question, party), dict[tuple[date, Stance], list[Event]]()
    for event in views.standings.events(question.id, party, views.as_of):
        if not event.own:
            by_day.setdefault((event.on, event.stance), []).append(event)
    for (day, stance), (first, *more) in by_day.items():
        sets = any((event.entry.ref, False) in setting for event in (first, *more))
        yield SideWord(
            day=day,
            said=on_day(day),
            published=False,
            mark=stance.value,
            did=f"{_DID[stance]}, as reported",
            text=first.entry.statement.text,
            who=views.archive.actor(first.entry.card.publisher).name,
            url=views.permalink(first.entry.ref),
            own=False,
            sets=_SETS[stance] if sets else "",
            others=tuple(
                Link(views.archive.actor(e.entry.card.publisher).name, views.permalink(e.entry.ref)) for e in more
            ),
        )


def _near(views: ArchiveViews, question: Question, party: str) -> Iterator[SideWord]:
    """What it answered to a question that this one takes for granted; to one of how many also to its sisters."""
    listed = {e.entry.ref for e in views.standings.events(question.id, party, views.as_of)}
    listed |= {c.entry.ref for c in views.standings.comments_at(question.id, views.as_of)}
    taken = presupposed(views.archive, question)
    others = [other for other in _others(views, question) if party in other.concerns]
    for other in others:
        events = {e.entry.ref: e for e in views.standings.events(other.id, party, views.as_of) if e.own}
        entries = sorted((e.entry for ref, e in events.items() if ref not in listed), key=_by_day)
        listed |= set(events)
        for spoken in gathered(views, entries, other.id):
            yield _word(
                views,
                spoken,
                mark=events[spoken.first.ref].stance.value,
                did=_did(views, other, events[spoken.first.ref]),
                light=True,
                why_light="Of something wider:" if other.id in taken else "Of something else:",
                of=views.question(other.id),
            )


def _others(views: ArchiveViews, question: Question) -> Iterable[Question]:
    if question.kind is QuestionKind.QUANTITY:
        return sisters(views.archive, question)
    return [views.archive.question(other) for other in sorted(presupposed(views.archive, question))]


def _searches(views: ArchiveViews, question: Question, party: str) -> Iterator[SideWord]:
    """That somebody looked for its word and found none: never its silence (method §2, "Searches")."""
    for search in question.searches:
        if search.party == party and search.day <= views.as_of:
            yield _search(search)


def _search(search: Search) -> SideWord:
    return SideWord(
        day=search.day,
        said=on_day(search.day),
        published=False,
        mark=LOOKED_FOR,
        did="Looked for",
        text=f"Nothing was found in {search.where}.",
        who=f"by {search.by}",
        url="",
        own=False,
        light=True,
    )

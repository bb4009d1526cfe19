"""What search finds: each utterance as a small page of its own, with its filters and what draws it.

It is found by the words of each of its tellings, and drawn once, with the others beneath (method §4). One whose day is
not known exactly is found under every month in which it may have been said, or else published, as far as these are few
(`periods`): a filter must not lose it, and the result shows the date in words. It is sorted by the first possible day,
as everywhere (`order`).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Final

from ...archive import Entry, speakers_and_relays
from ...model.statements import Unacknowledged
from ...output import Record, Task
from ...standings.positions import Event, events_of
from ...standings.utterances import Utterance
from ...vocabulary import CardType, Kind
from ...wording import labels
from ..shared.by_month import month_id, months
from ..statement.links import ledger_url
from ..statement.order import first_day
from ..statement.tellings import gathered, tellings
from ..statement.view_types import Link
from ..statement.views import ArchiveViews
from .record import batches, record
from .result import as_json, result
from .word_groups import NO_GROUPS, WordGroups
from .words import new_words, searched

FILTERS: Final = ("kind", "actor", "publisher", "question", "place", "topic", "when", "type")
"""Every filter of statements, in the order in which a reader meets them."""
_MOST_MONTHS: Final = 24


def records(views: ArchiveViews, groups: WordGroups = NO_GROUPS) -> Iterator[Record]:
    """A record for each utterance of the archive."""
    return _records_of(views, spoken(views), groups)


def tasks(views: ArchiveViews, groups: WordGroups = NO_GROUPS) -> Iterator[Task]:
    """The same records, to be made some at a time; neighbours share what is known of their card."""
    for some in batches(spoken(views)):
        yield Task(None, partial(_records_of, views, some, groups))


def _records_of(views: ArchiveViews, utterances: Iterable[Utterance], groups: WordGroups) -> Iterator[Record]:
    return (record_of(views, utterance, groups) for utterance in utterances)


def record_of(views: ArchiveViews, utterance: Utterance, groups: WordGroups = NO_GROUPS) -> Record:
    """The record of an utterance."""
    entry = utterance.first
    return record(
        views.permalink(entry.ref),
        as_json(result(views.statement(entry), tellings(views, utterance))),
        [("result", "statement"), *_pairs(filters(views, utterance))],
        _with_tokens(views, utterance, groups),
        first_day(entry),
    )


def _with_tokens(views: ArchiveViews, utterance: Utterance, groups: WordGroups) -> list[tuple[float, str]]:
    """What is searched, and the tokens of its words and of its speakers."""
    words = _words(views, utterance)
    speaking = [speaker for entry in (utterance.first, *utterance.others) for speaker in speakers(views, entry)]
    tokens = groups.tokens(" ".join(text for _, text in words), speaking)
    return [*words, (0.1, tokens)] if tokens else words


def _pairs(values: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    return ((name, value) for name, listed in values.items() for value in listed)


def spoken(views: ArchiveViews) -> tuple[Utterance, ...]:
    """All that search finds: every utterance of the archive."""
    return gathered(views, views.archive.entries)


def filters(views: ArchiveViews, utterance: Utterance) -> Mapping[str, tuple[str, ...]]:
    """Under which values of each filter an utterance is found: those of each of its tellings."""
    every = [_filters(views, entry) for entry in (utterance.first, *utterance.others)]
    return {name: tuple(dict.fromkeys(value for one in every for value in one[name])) for name in FILTERS}


def _filters(views: ArchiveViews, entry: Entry) -> Mapping[str, tuple[str, ...]]:
    """Under which values of each filter a statement is found: ids, and for whoever has none their words."""
    return {
        "kind": (entry.kind.value,),
        "actor": tuple(speakers(views, entry)),
        "publisher": (entry.card.publisher,),
        "question": (*entry.claim.answers, *entry.claim.comments_on) if entry.claim else (),
        "place": entry.places,
        "topic": entry.topics,
        "when": tuple(periods(entry)),
        "type": (entry.card.type.value,),
    }


def speakers(views: ArchiveViews, entry: Entry) -> Iterator[str]:
    """Who first said a claim, or on whose record a fact is; whoever passes it on is none."""
    speaker = entry.statement.speaker
    if isinstance(speaker, str):
        yield speaker
    elif speaker:
        yield " ".join(views.who(entry).split())  # as the index keeps it


def periods(entry: Entry) -> Iterator[str]:
    """Every year and month in which it may have been said, or else published: `2025`, `2025-01`.

    Where one end is open it is the month of the other, however late its source was read; of one that touches over 24
    months, the years only.
    """
    last = _last(entry)
    first = min(first_day(entry), last)
    long = (last.year - first.year) * 12 + last.month - first.month + 1 > _MOST_MONTHS
    for year in range(first.year, last.year + 1):
        yield f"{year:04}"
        if long:
            continue
        within = range(first.month if year == first.year else 1, (last.month if year == last.year else 12) + 1)
        yield from (month_id(year, month) for month in within)


def _last(entry: Entry) -> date:
    """The last day that it or its source tells; where both leave it open the first."""
    told = (day for day in (entry.said.latest, entry.card.published.latest) if day)
    return entry.said.day or min(told, default=first_day(entry))


def _words(views: ArchiveViews, utterance: Utterance) -> list[tuple[float, str]]:
    """What is searched, each with its weight: the sentence and who says it, then what stands around it.

    What the other tellings have besides stands around it too.
    """
    entry, view = utterance.first, views.statement(utterance.first)
    figure = view.figure if view.figure not in view.text else ""
    weighted = [(5.0, view.text), (3.0, views.who(entry)), (3.0, figure), (2.0, view.quote)]
    parts = [(weight, searched(text)) for weight, text in weighted if text]
    around = [*_around(views, entry), *(text for other in utterance.others for text in _told(views, other))]
    return [*parts, (0.5, " ".join(new_words(around, " ".join(text for _, text in parts))))]


def _told(views: ArchiveViews, entry: Entry) -> Iterator[str]:
    """All the words of a telling that does not lead."""
    view = views.statement(entry)
    yield from (view.text, view.figure, view.quote, *_around(views, entry))


def _around(views: ArchiveViews, entry: Entry) -> Iterator[str]:
    """Publisher, chain, other names, parties, questions, places, topics, day: found too, after the statement itself."""
    view, archive = views.statement(entry), views.archive
    yield from (view.source.text, *(step.name for step in view.chain[1:]), view.said.words)
    yield months([entry], first_day)[0].title
    for actor in dict.fromkeys(_named(entry)):
        yield from (archive.actor(actor).name, *archive.actor(actor).aliases)
    yield from (link.text for link in (*view.about, *view.places, *view.topics))
    yield from (f"{answer.question.text} {answer.measure}" for answer in view.answers)
    yield from (question.text for question in view.comments_on)
    yield from _stances(views, entry)


def _stances(views: ArchiveViews, entry: Entry) -> Iterator[str]:
    """What a statement tells of where a party stands: who looks for “denied” finds the denial that does not say so."""
    archive, claim = views.archive, entry.claim
    for question in (archive.question(one) for one in (claim.answers if claim else ())):
        for party in question.concerns:
            yield from (_stance(event) for event in events_of(archive, question, party, entry))


def _stance(event: Event) -> str:
    return labels.STANCE.get((event.stance, event.own), "")


def _named(entry: Entry) -> Iterator[str]:
    statement = entry.statement
    yield from speakers_and_relays(entry)
    if isinstance(statement, Unacknowledged):
        yield from statement.not_acknowledged_by


def label_of(views: ArchiveViews, name: str, value: str) -> Link:
    """A filter's value for a reader, and the page that shows it; without an address where there is none."""
    archive = views.archive
    if name in ("actor", "publisher"):
        return views.actor(value) if value in archive.actors else Link(value, "")
    links: dict[str, Callable[[str], Link]] = {"question": views.question, "place": views.place, "topic": views.topic}
    if name in links:
        return links[name](value)
    if name == "kind":
        return Link(labels.LEDGER[Kind(value)], ledger_url(Kind(value)))
    return Link(labels.CARD_TYPE[CardType(value)], "")


def counted(views: ArchiveViews, utterances: Iterable[Utterance]) -> Mapping[str, Mapping[str, int]]:
    """How many utterances each value of each filter has."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in FILTERS}
    for utterance in utterances:
        for name, values in filters(views, utterance).items():
            counts[name].update(values)
    return counts

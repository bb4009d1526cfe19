"""What is new in an archive, by the day on which the archive first told it so (method §2, "Two times").

A change of how a question stands bears in the archive the day from which the sources bear it out. Whoever follows a
question learns of it on the day on which it came in, however old it is: from `sources/recorded.csv`, never from git.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from ...archive import Entry, entries_of, published_day
from ...model.edtf_dates import day_in_words
from ...model.entities import Card
from ...pages.lists.changes import Change
from ...pages.source.page import titles_of
from ...pages.statement import citations
from ...pages.statement.headline import quoted
from ...pages.statement.links import url_of
from ...pages.statement.views import ArchiveViews
from ...vocabulary import EntityKind, Kind
from ...wording import labels
from ...wording.answers import answer_in_words
from .feed import ANSWER, CORRECTION, SOURCE, News

_TOLD: Final = 5
"""Statements that one entry tells of."""


def came_in(views: ArchiveViews, card: Card) -> date:
    """The day on which a card came in.

    What stands nowhere came in with this build; of an archive that records no such days it is when the card was read.
    """
    if day := views.recorded.of_card(card.id):
        return day
    read = card.retrieved or card.published
    return views.as_of if views.recorded.days or not read.latest else min(read.latest, views.as_of)


def began(views: ArchiveViews) -> date:
    """The day on which the first thing came in: a feed that never had news has told so since then."""
    days = list(views.recorded.days.values()) or [came_in(views, card) for card in views.archive.cards.values()]
    return min([views.as_of, *days])


def source(views: ArchiveViews, card: Card) -> News:
    """That a source came in."""
    entries = list(entries_of(card))
    of_kind = [(kind, sum(entry.kind is kind for entry in entries)) for kind in Kind]
    counted = [labels.counted(number, labels.KIND[kind].lower()) for kind, number in of_kind if number]
    title, day = views.once(titles_of, "")[card.id], came_in(views, card)
    what = f"{labels.CARD_TYPE[card.type]}, {quoted(card.title_translation or card.title)}"
    return News(
        key=f"source.{card.id}",
        day=day,
        tells_of=published_day(card),
        sort=SOURCE,
        title=f"New source: {title}",
        summary=f"Added on {day_in_words(day)}: {what}, with {labels.listed(counted)}.",
        url=url_of(EntityKind.CARD, card.id),
    )


def statements(views: ArchiveViews, card: Card, entries: Sequence[Entry], of: str, question: str = "") -> News:
    """That a source came in which says something of a thing; `of` is that thing's page, `question` its id if it is one.

    What a feed says of a source is its own, and so is the id of the entry.
    """
    day, where = came_in(views, card), views.dated_card(card.id)
    told = [f"{citations.claimed(views, entry)}{_answer(entry, question)}" for entry in entries[:_TOLD]]
    more = [f"{len(entries) - _TOLD} more there."] if len(entries) > _TOLD else []
    answering = any(entry.claim and question in entry.claim.answers for entry in entries)
    return News(
        key=f"source.{card.id}@{of}",
        day=day,
        tells_of=published_day(card),
        sort=SOURCE,
        title=f"New {'answer' if answering else 'source'}{'s' if answering and len(entries) > 1 else ''}: {where.text}",
        summary=" ".join([f"Added on {day_in_words(day)}.", *told, *more]),
        url=views.permalink(entries[0].ref) if len(entries) == 1 else where.url,
    )


def _answer(entry: Entry, question: str) -> str:
    answer = entry.claim.answers.get(question) if entry.claim else None
    return f" It answers: {answer_in_words(answer)}." if answer is not None else ""


def change(views: ArchiveViews, it: Change) -> News:
    """That the answer to a question changed, or that something published was put right."""
    day = max(it.day, it.came_in or it.day, _told_since(views, it))
    late = f" Told here since {day_in_words(day)}." if day > it.day else ""
    reasons = [f"{reason.words}." for reason in it.reasons]
    words = f"{it.when.words}: {it.description}"
    return News(
        key=it.key,
        day=day,
        tells_of=it.day,
        sort=ANSWER if it.of_answer else CORRECTION,
        title=f"{it.what}: {it.about.text}",
        summary=" ".join([words if words.endswith((".", "!", "?")) else f"{words}.", *reasons]) + late,
        url=it.url,
    )


def _told_since(views: ArchiveViews, it: Change) -> date:
    """Since when the archive has told a change of standing as it does; of what is no such change, at any time."""
    if not it.of_standing:
        return date.min
    question = views.once(_questions, "")[it.about.url]
    first = views.once(_first_told, question)
    revision = views.revisions(question).get(it.day)
    return max(first, revision.since) if revision else first


def _questions(views: ArchiveViews, _: str) -> Mapping[str, str]:
    """The questions by the addresses of their pages."""
    return {url_of(EntityKind.QUESTION, question): question for question in views.archive.questions}


def _first_told(views: ArchiveViews, question: str) -> date:
    """Since when the archive has had anything to tell of a question."""
    cards = {e.card.id: e.card for e in views.archive.links.question.get(question, ())}
    found = (views.recorded.of_finding(question, f) or f.day for f in views.archive.question(question).findings)
    return min([*(came_in(views, card) for card in cards.values()), *found], default=date.min)

"""A statement of the archive → its view, ready to be shown on any page."""

from collections.abc import Iterator
from datetime import date

from ...archive import Entry, published_day
from ...model.edtf_dates import day_in_words, in_words
from ...model.figures import Bound, Words
from ...model.figures import in_words as figure_in_words
from ...model.statements import DocumentSpeaker, Unacknowledged, Verified
from ...standings.counting import successors
from ...standings.positions import Stance, speaks_for
from ...vocabulary import YesNo
from ...wording import labels
from ...wording.answers import answer_in_words
from .dated_archive import DatedArchive
from .dates import when
from .passages import passage_address
from .view_types import Answer, LaterWord, Mention, OriginView, Party, StatementView


def statement_view(views: DatedArchive, entry: Entry) -> StatementView:
    """The view of a statement."""
    statement, claim = entry.statement, entry.claim
    fact = statement if isinstance(statement, Verified) else None
    rests_on, rested_on_by, rendering_of, renderings, supersedes, superseded_by = _neighbours(views, entry)
    return StatementView(
        id=statement.id,
        kind=entry.kind.value,
        kind_words=labels.KIND[entry.kind],
        label=f"{labels.KIND[entry.kind]}: {views.who(entry)}, {in_words(entry.said)}",
        text=statement.text,
        url=views.permalink(entry.ref),
        figure=_figure(entry),
        chain=views.chain(entry),
        origins=tuple(_origins(views, entry)) if claim else (),
        said=when(entry.said),
        said_on=claim is not None and claim.said_on is not None,
        made_public=claim is not None and isinstance(claim.said_by, DocumentSpeaker),
        source=views.source(entry),
        published=when(entry.card.published),
        answers=tuple(_answers(views, entry)),
        parties=tuple(_parties(views, entry)),
        unverified_by=tuple(views.actor(outlet) for outlet in claim.unverified_by) if claim else (),
        basis=labels.VERIFIED_AS[fact.basis] if fact else "",
        by=views.actor(fact.by) if fact and fact.by else None,
        evidence=tuple(views.evidence(piece) for piece in fact.evidence) if fact else (),
        quote=statement.quote or "",
        quote_language=statement.quote_language or "",
        locator=statement.locator or "",
        passage=passage_address(entry.card.url or "", statement.passage),
        as_of=when(statement.as_of) if statement.as_of else None,
        note=statement.note or "",
        rests_on=rests_on,
        rested_on_by=rested_on_by,
        rendering_of=rendering_of,
        renderings=renderings,
        supersedes=supersedes,
        superseded_by=superseded_by,
        later=views.published_later(entry),
        since=tuple(_acknowledged_since(views, entry)),
        about=tuple(views.actor(actor) for actor in statement.about),
        places=tuple(views.place(place) for place in statement.places),
        topics=tuple(views.topic(topic) for topic in statement.topics),
        corrected=tuple(when(c.on) for c in entry.card.corrections if statement.id in c.statements),
        comments_on=tuple(views.question(question) for question in claim.comments_on) if claim else (),
    )


Mentions = tuple[Mention, ...]


def _neighbours(
    views: DatedArchive, entry: Entry
) -> tuple[Mentions, Mentions, Mention | None, Mentions, Mentions, Mentions]:
    """What it rests on, and the reverse; what it renders, and the reverse; what it replaces, and the reverse."""
    statement, links = entry.statement, views.archive.links
    named = views.archive.statement
    return (
        views.mentions(map(named, statement.rests_on)),
        views.mentions(e for e in links.resting.get(entry.ref, ()) if e.ref != entry.ref),
        views.mention(named(statement.rendering_of)) if statement.rendering_of else None,
        views.mentions(links.renderings.get(entry.ref, ())),
        views.mentions(map(named, statement.supersedes)),
        views.mentions(successors(views.archive, entry)),
    )


def _origins(views: DatedArchive, entry: Entry) -> Iterator[OriginView]:
    for origin in sorted(views.standings.origins[entry.ref]):
        yield OriginView(views.actor(origin.group), origin.anonymous)


def _figure(entry: Entry) -> str:
    answers = entry.claim.answers.values() if entry.claim else ()
    figures = [answer for answer in answers if isinstance(answer, Bound | Words)]
    return figure_in_words(figures[0]) if len(figures) == 1 else ""


def _answers(views: DatedArchive, entry: Entry) -> Iterator[Answer]:
    for question_id, answer in entry.claim.answers.items() if entry.claim else ():
        measure = views.measure(entry, question_id)
        brief = views.in_brief(question_id)
        part = views.is_part(entry, question_id)
        yield Answer(views.question(question_id), answer_in_words(answer), measure, *brief, part)


def _parties(views: DatedArchive, entry: Entry) -> Iterator[Party]:
    statement = entry.statement
    if isinstance(statement, Unacknowledged):
        for party, how in statement.not_acknowledged_by.items():
            since = _said_since(views, entry, party, published_day(entry.card))
            yield Party(views.actor(party), labels.HOW_NOT[how], since)


def _said_since(views: DatedArchive, entry: Entry, party: str, day: date) -> LaterWord | None:
    """What a party has said, or was reported to, since a day, to a question that a claim answers."""
    for question_id in entry.claim.answers if entry.claim else ():
        now = views.position(question_id, party)
        if now.event and now.event.on > day and now.event.entry.ref != entry.ref:
            name, stance = views.archive.actor(party).name, labels.SINCE[now.stance, now.event.own]
            told, url = f"{name} {stance} {day_in_words(now.event.on)}", views.permalink(now.event.entry.ref)
            return LaterWord(told, url, views.archive.question(question_id).text)
    return None


def _acknowledged_since(views: DatedArchive, entry: Entry) -> Iterator[LaterWord]:
    """What a party that denied has acknowledged since."""
    for question_id, answer in entry.claim.answers.items() if entry.claim else ():
        for party in views.archive.question(question_id).concerns if answer is YesNo.NO else ():
            owned = views.position(question_id, party).stance is Stance.ACKNOWLEDGED
            of_it = owned and _speaks_for(views, entry, party)
            since = _said_since(views, entry, party, entry.counts_from) if of_it else None
            if since:
                yield since


def _speaks_for(views: DatedArchive, entry: Entry, party: str) -> bool:
    speaker = entry.claim.said_by if entry.claim else None
    return isinstance(speaker, str) and speaks_for(views.archive, speaker, party)

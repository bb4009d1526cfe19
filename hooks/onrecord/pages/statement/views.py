"""Statements as a page shows them."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Final

from ...archive import Entry
from ...model.edtf_dates import EdtfDate, day_in_words
from ...model.edtf_dates import in_words as date_in_words
from ...model.figures import Bound, Words
from ...model.figures import in_words as figure_in_words
from ...model.statements import Anonymous, DocumentSpeaker, Unacknowledged, Verified, WebEvidence
from ...standings.answers import measure_of
from ...standings.counting import successors
from ...standings.derive import Standing, Standings, State
from ...standings.positions import NOTHING_RECORDED, Position, Stance, speaks_for
from ...vocabulary import EntityKind, QuestionKind, YesNo
from ...wording import labels
from ...wording.answers import CONTRARY, answer_in_words, sides
from ...wording.reasons import Reasons
from ..lists.sorting import language_of, newest_first
from .view_types import Answer, Elsewhere, Hand, Link, Mention, OriginView, Party, StatementView, When

_MENTIONED: Final = 4


def url_of(kind: EntityKind, entity_id: str) -> str:
    """Where an entity's page lies."""
    folder = "sources" if kind is EntityKind.CARD else kind.folder
    return f"{folder}/{entity_id}/"


def when(day: EdtfDate) -> When:
    """A date as written, for a reader."""
    plain = day.text if day.earliest and day.earliest == day.latest and len(day.text) == 10 else ""
    return When(date_in_words(day), plain)


def on_day(day: date) -> When:
    """A plain day, for a reader."""
    return When(day_in_words(day), day.isoformat())


class Views:
    """Makes the views of one archive as of one day, each once."""

    def __init__(self, standings: Standings, as_of: date) -> None:
        self.standings = standings
        self.reasons = Reasons(standings)
        self.archive = standings.archive
        self.as_of = as_of
        self._made: dict[str, StatementView] = {}
        self.answers = cache(self._answers_of)  # many statements ask for those of one question
        self.state = cache(self._state)

    def actor(self, actor: str) -> Link:
        """A link to an actor's page."""
        return Link(self.archive.actor(actor).name, url_of(EntityKind.ACTOR, actor))

    def question(self, question: str) -> Link:
        """A link to a question's page."""
        return Link(self.archive.question(question).text, url_of(EntityKind.QUESTION, question))

    def card(self, card: str) -> Link:
        """A link to a card's page."""
        found = self.archive.card(card)
        return Link(found.title, url_of(EntityKind.CARD, card), language_of(found.title, found.language or ""))

    def topic(self, topic: str) -> Link:
        """A link to a topic's page."""
        return Link(self.archive.topics[topic].name, url_of(EntityKind.TOPIC, topic))

    def place(self, place: str) -> Link:
        """A link to a place's page."""
        return Link(self.archive.places[place].name, url_of(EntityKind.PLACE, place))

    def permalink(self, ref: str) -> str:
        """The address of a statement: its card's page, and its id."""
        card, _, statement = ref.partition("#")
        return f"{url_of(EntityKind.CARD, card)}#{statement}"

    def hand(self, speaker: str | Anonymous | DocumentSpeaker) -> Hand:
        """A speaker or relay in a chain."""
        if isinstance(speaker, Anonymous):
            return Hand(speaker.anonymous, "", "anonymous")
        if isinstance(speaker, DocumentSpeaker):
            author = self.actor(speaker.purported_author) if speaker.purported_author else None
            return Hand(speaker.document, "", "document", author)
        link = self.actor(speaker)
        return Hand(link.text, link.url, "actor")

    def chain(self, entry: Entry) -> tuple[Hand, ...]:
        """From whoever first said it to the publisher; a hand never follows itself."""
        claim = entry.claim
        if claim is None:
            return ()
        hands = [self.hand(hand) for hand in (claim.said_by, *claim.via, entry.card.publisher)]
        return tuple(hand for index, hand in enumerate(hands) if index == 0 or hand != hands[index - 1])

    def who(self, entry: Entry) -> str:
        """Whoever first said a claim, or by whom a fact is on record, in words."""
        statement = entry.statement
        if isinstance(statement, Verified):
            return self.archive.actor(statement.by or entry.card.publisher).name
        return self.hand(statement.said_by).told

    def attribution(self, entry: Entry) -> str:
        """One line for a note: what kind it is, and who says it."""
        statement = entry.statement
        if isinstance(statement, Verified):
            return f"{labels.VERIFIED_AS[statement.basis]}: {self.who(entry)}"
        through = [self.hand(hand).told for hand in statement.via]
        told = f"{labels.KIND[entry.kind]}: {self.who(entry)}{', through ' + labels.listed(through) if through else ''}"
        if isinstance(statement, Unacknowledged):
            told += ". " + "; ".join(
                f"{self.archive.actor(party).name} {labels.HOW_NOT[how]}"
                for party, how in statement.not_acknowledged_by.items()
            )
        return told

    def mention(self, entry: Entry) -> Mention:
        """A statement in a line."""
        published = entry.claim is not None and entry.claim.said_on is None
        return Mention(self.who(entry), entry.statement.text, when(entry.said), published, self.permalink(entry.ref))

    def mentions(self, entries: Iterable[Entry]) -> tuple[Mention, ...]:
        """Statements in lines."""
        return tuple(self.mention(entry) for entry in entries)

    def statement(self, entry: Entry) -> StatementView:
        """The view of a statement, made once."""
        if entry.ref not in self._made:
            self._made[entry.ref] = self._statement(entry)
        return self._made[entry.ref]

    def _statement(self, entry: Entry) -> StatementView:
        statement, links = entry.statement, self.archive.links
        fact = statement if isinstance(statement, Verified) else None
        claim = entry.claim
        named = self.archive.statement
        return StatementView(
            id=statement.id, kind=entry.kind.value, kind_words=labels.KIND[entry.kind], label=f"{labels.KIND[entry.kind]}: {self.who(entry)}, {date_in_words(entry.said)}", text=statement.text,
            url=self.permalink(entry.ref), figure=self._figure(entry), chain=self.chain(entry), origins=tuple(self._origins(entry)) if claim else (), said=when(entry.said), said_on=claim is not None and claim.said_on is not None,
            made_public=claim is not None and isinstance(claim.said_by, DocumentSpeaker),
            source=self.source(entry), published=when(entry.card.published), answers=tuple(self._answers(entry)),
            parties=tuple(self._parties(entry)),
            unverified_by=tuple(self.actor(outlet) for outlet in claim.unverified_by) if claim else (),
            basis=labels.VERIFIED_AS[fact.basis] if fact else "",
            by=self.actor(fact.by) if fact and fact.by else None,
            evidence=tuple(self.evidence(piece) for piece in fact.evidence) if fact else (),
            quote=statement.quote or "", quote_language=statement.quote_language or "",
            locator=statement.locator or "", as_of=when(statement.as_of) if statement.as_of else None,
            note=statement.note or "", rests_on=self.mentions(map(named, statement.rests_on)),
            rested_on_by=self.mentions(e for e in links.resting.get(entry.ref, ()) if e.ref != entry.ref),
            rendering_of=self.mention(named(statement.rendering_of)) if statement.rendering_of else None,
            renderings=self.mentions(links.renderings.get(entry.ref, ())),
            supersedes=self.mentions(map(named, statement.supersedes)),
            superseded_by=self.mentions(successors(self.archive, entry)), later=self._later(entry), since=tuple(self._denial_since(entry)),
            about=tuple(self.actor(actor) for actor in statement.about),
            places=tuple(self.place(place) for place in statement.places),
            topics=tuple(self.topic(topic) for topic in statement.topics),
            corrected=tuple(when(c.on) for c in entry.card.corrections if statement.id in c.statements),
        )  # fmt: skip

    def _origins(self, entry: Entry) -> Iterator[OriginView]:
        for origin in sorted(self.standings.origins[entry.ref]):
            yield OriginView(self.actor(origin.group), origin.anonymous)

    def source(self, entry: Entry) -> Link:
        """The publisher, leading to the card."""
        return Link(self.archive.actor(entry.card.publisher).name, url_of(EntityKind.CARD, entry.card.id))

    def carried_by(self, entry: Entry) -> Link:
        """The publisher, leading to the statement itself."""
        return Link(self.source(entry).text, self.permalink(entry.ref))

    def _later(self, entry: Entry) -> str:
        if entry.counts_from <= self.as_of:
            return ""
        return f"Published after {day_in_words(self.as_of)}, the date of this page."

    def _figure(self, entry: Entry) -> str:
        answers = entry.claim.answers.values() if entry.claim else ()
        figures = [answer for answer in answers if isinstance(answer, Bound | Words)]
        return figure_in_words(figures[0]) if len(figures) == 1 else ""

    def _answers(self, entry: Entry) -> Iterable[Answer]:
        for question_id, answer in entry.claim.answers.items() if entry.claim else ():
            measure = self.measure(entry, question_id)
            stands = self.in_brief(question_id)
            yield Answer(self.question(question_id), answer_in_words(answer), measure, *stands)

    def measure(self, entry: Entry, question_id: str) -> str:
        """What a figure counts for a question; empty where the answer is none."""
        return measure_of(self.archive.question(question_id), entry.claim) if entry.claim else ""

    def _parties(self, entry: Entry) -> Iterator[Party]:
        statement = entry.statement
        if isinstance(statement, Unacknowledged):
            for party, how in statement.not_acknowledged_by.items():
                yield Party(self.actor(party), labels.HOW_NOT[how], *self._since_then(entry, party))

    def _since_then(self, entry: Entry, party: str) -> tuple[str, str]:
        """What a party has said, or was reported to, since the card's date, and where that stands (pages.md)."""
        for question_id in entry.claim.answers if entry.claim else ():
            now = self.position(question_id, party)
            if now.event and now.event.on > entry.counts_from and now.event.entry.ref != entry.ref:
                words = labels.STANCE[now.stance, now.event.own]
                told = f"{self.archive.actor(party).name} {words} {day_in_words(now.event.on)}"
                return told, self.permalink(now.event.entry.ref)
        return "", ""

    def _denial_since(self, entry: Entry) -> Iterator[Link]:
        """What a party that denied has acknowledged since."""
        for question_id, answer in entry.claim.answers.items() if entry.claim else ():
            for party in self.archive.question(question_id).concerns:
                speaker = entry.claim.said_by if entry.claim else None
                own = isinstance(speaker, str) and speaks_for(self.archive, speaker, party)
                owned = self.position(question_id, party).stance is Stance.ACKNOWLEDGED
                told, url = self._since_then(entry, party) if own and owned and answer is YesNo.NO else ("", "")
                if told:
                    yield Link(told, url)

    def evidence(self, piece: str | WebEvidence) -> Link:
        """A card, a statement or a page that is cited as evidence."""
        if isinstance(piece, WebEvidence):
            return Link(piece.url, piece.archived or piece.url)
        card, mark, _ = piece.partition("#")
        name = f"{self.archive.actor(self.archive.card(card).publisher).name}, {date_in_words(self.archive.card(card).published)}"
        return Link(name, self.permalink(piece) if mark else url_of(EntityKind.CARD, card))

    def elsewhere(self, entry: Entry) -> tuple[Elsewhere, ...]:
        """Who else answers the same questions: the same, the contrary, another figure; renderings left out."""
        answers = entry.claim.answers if entry.claim else {}
        return tuple(
            self._side(entry, question, side, len(answers) > 1) for question, side in self._sides(entry) if side[1]
        )

    def _sides(self, entry: Entry) -> Iterator[tuple[str, tuple[str, list[Entry]]]]:
        for question_id, answer in entry.claim.answers.items() if entry.claim else ():
            others = [e for e in self.answers(question_id) if e.ref != entry.ref]
            for heading, belongs in sides(answer):
                yield question_id, (heading, [e for e in others if e.claim and belongs(e.claim.answers[question_id])])

    def _answers_of(self, question_id: str) -> list[Entry]:
        answering = self.archive.links.question.get(question_id, ())
        return newest_first(e for e in answering if not e.statement.rendering_of)

    def standing(self, question_id: str) -> str:
        """The standing of a question in words; of a verified yes-no one with its answer, which is always `yes`."""
        state, kind = self.state(question_id), self.archive.question(question_id).kind
        yes = state.standing is Standing.VERIFIED and kind is QuestionKind.YES_NO
        return labels.STANDING[state.standing] + (": yes" if yes else "")

    def in_brief(self, question_id: str) -> tuple[str, str]:
        """The standing of a question for a list: its class, and it and its badges in words."""
        return self.state(question_id).standing.value, ", ".join(
            [self.standing(question_id), *self.badges(question_id)]
        )

    def badges(self, question_id: str) -> tuple[str, ...]:
        """The badges of a question in words, in their order."""
        return tuple(labels.BADGE[badge].lower() for badge in labels.in_order(self.state(question_id).badges))

    def _state(self, question_id: str) -> State:
        return self.standings.at(question_id, self.as_of)

    def position(self, question_id: str, party: str) -> Position:
        """A concerned party's position as of the day of these views; `not-recorded` of anybody else."""
        return self.state(question_id).positions.get(party, NOTHING_RECORDED)

    def _side(self, entry: Entry, question: str, side: tuple[str, list[Entry]], several: bool) -> Elsewhere:
        heading, chosen = side
        shown = self.mentions(chosen[:_MENTIONED])
        return Elsewhere(
            self.question(question), several, heading, shown, len(chosen) - len(shown), heading == CONTRARY
        )

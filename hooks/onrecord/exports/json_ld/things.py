"""What pages are about, as nodes: sources, questions, actors, places, topics."""

import re
from dataclasses import dataclass
from typing import Final

from ...model import captures
from ...model.annotated_markdown import plain
from ...model.edtf_dates import EdtfDate
from ...model.entities import Actor, Card, Place, Question, Topic
from ...model.schema_org_types import ACTOR, SOURCE
from ...pages.question.summary import standing_summary
from ...pages.statement.views import ArchiveViews
from ...vocabulary import ActorType, EntityKind
from ...wording import labels
from .addresses import Addresses
from .script import Node, ref

_ISO: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


def iso(when: EdtfDate | None) -> str:
    """A day, month or year as ISO 8601 has it; empty for any other date, which it cannot tell without changing it."""
    return when.text if when and _ISO.fullmatch(when.text) else ""


@dataclass(frozen=True, slots=True)
class Things:
    """Makes the nodes of one archive as one page writes them."""

    views: ArchiveViews
    at: Addresses

    def actor_in_brief(self, actor: str) -> Node:
        """An actor by name and type: whom other nodes on the page refer to."""
        known = self.views.archive.actor(actor)
        return {**ref(self.at.thing(EntityKind.ACTOR, actor)), "@type": ACTOR[known.type], "name": known.name}

    def actor(self, actor: Actor) -> Node:
        """An actor: its other names, whom it belongs to, its Wikidata item where that is certain."""
        above = ref(self.at.thing(EntityKind.ACTOR, actor.part_of)) if actor.part_of else None
        named = actor.part_of and self.views.archive.actor(actor.part_of).type is ActorType.PERSON
        belongs = "affiliation" if actor.type is ActorType.PERSON else "parentOrganization"
        return {
            **self.actor_in_brief(actor.id),
            "alternateName": list(actor.aliases),
            "description": actor.note,
            "sameAs": f"https://www.wikidata.org/wiki/{actor.wikidata}" if actor.wikidata else "",
            **({} if named else {belongs: above}),
        }

    def source_in_brief(self, card: Card) -> Node:
        """A source by title and type; a title that only describes is no headline, and in brackets as in citations."""
        titled = {"name": f"[{card.title}]"} if "title" in card.not_recorded else {"headline": card.title}
        return {**ref(self.at.thing(EntityKind.CARD, card.id)), "@type": SOURCE[card.type], **titled}

    def source(self, card: Card) -> Node:
        """What was published, by whom and when; of what is not recorded nothing is said."""
        return {
            **self.source_in_brief(card),
            "genre": labels.CARD_TYPE[card.type],
            "publisher": ref(self.at.thing(EntityKind.ACTOR, card.publisher)),
            **self._authors(card),
            "datePublished": iso(card.published),
            "url": card.url,
            "archivedAt": list(captures.addresses(card.archived)),
            "identifier": [sha256(digest) for digest in captures.sums(card.archived)],
            "inLanguage": card.language,
            "abstract": plain(card.summary),
            "about": [ref(self.at.thing(EntityKind.TOPIC, topic)) for topic in card.topics],
            "contentLocation": [ref(self.at.thing(EntityKind.PLACE, place)) for place in card.places],
        }

    def _authors(self, card: Card) -> Node:
        """Authors that are actors; of other printed names, a person's or a desk's, nothing is made."""
        actors = [name for name in card.authors if name in self.views.archive.actors]
        printed = [name for name in card.authors if name not in actors]
        return {
            "author": [ref(self.at.thing(EntityKind.ACTOR, name)) for name in actors],
            "creditText": labels.listed(printed) if printed else "",
        }

    def question_in_brief(self, question: Question) -> Node:
        """A question by its text."""
        return {**ref(self.at.thing(EntityKind.QUESTION, question.id)), "@type": "Question", "name": question.text}

    def question(self, question: Question, claims: list[Node]) -> Node:
        """A question, how it stands, the claims that answer it, and whom it concerns.

        It has no `acceptedAnswer`, and no claim is its `suggestedAnswer`: who gives an answer, and of what kind it
        is, would be lost there.
        """
        stands = standing_summary(self.views, question)
        badges = "".join(f"; {badge.words.lower()}" for badge in stands.badges)
        return {
            **self.question_in_brief(question),
            "creativeWorkStatus": " ".join(filter(None, [stands.words, stands.dated])) + badges,
            "about": claims,
            "mentions": [ref(self.at.thing(EntityKind.ACTOR, party)) for party in question.concerns],
        }

    def place_in_brief(self, place: str) -> Node:
        """A place by its name."""
        name = self.views.archive.places[place].name
        return {**ref(self.at.thing(EntityKind.PLACE, place)), "@type": "Place", "name": name}

    def place(self, place: Place) -> Node:
        """A place, its country and its coordinates."""
        latitude, longitude = place.coordinates
        return {
            **self.place_in_brief(place.id),
            "containedInPlace": {"@type": "Country", "name": place.country},
            "geo": {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude},
        }

    def topic_in_brief(self, topic: str) -> Node:
        """A topic by its name."""
        name = self.views.archive.topics[topic].name
        return {**ref(self.at.thing(EntityKind.TOPIC, topic)), "@type": "DefinedTerm", "name": name}

    def topic(self, topic: Topic) -> Node:
        """A topic, and that it is one of the site's."""
        terms = {"@type": "DefinedTermSet", "name": "Topics", "url": self.at.page_at("topics/")}
        return {**self.topic_in_brief(topic.id), "description": topic.description, "inDefinedTermSet": terms}


def sha256(digest: str) -> Node:
    """The sum of a copy that somebody holds."""
    return {"@type": "PropertyValue", "propertyID": "SHA-256", "value": digest.removeprefix("sha256:")}

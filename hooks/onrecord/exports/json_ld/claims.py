"""Statements as nodes. A claim is a `Claim` of whoever first said it, a verified fact a `Statement` of nobody.

The kind is never lost: `additionalType` leads to its ledger, `creativeWorkStatus` tells it in words, `creditText` has
the chain of attribution. Nothing is a review, and nothing is rated.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from ...archive import Entry, published_day
from ...model.edtf_dates import TIME_ZONES, in_words
from ...model.schema_org_types import STATEMENT
from ...model.statements import DocumentSpeaker, Unacknowledged, Verified, WebEvidence
from ...pages.statement.views import ArchiveViews
from ...standings.counting import superseded
from ...standings.utterances import utterances
from ...vocabulary import PRESS, EntityKind
from ...wording import labels
from .addresses import Addresses
from .script import Node, ref
from .things import Things, iso, sha256

Carriers = Mapping[str, tuple[Entry, ...]]
"""claim → all the claims of the archive that carry the same utterance, itself among them"""


def carriers(views: ArchiveViews) -> Carriers:
    """Which claims carry the same utterance, as the pages gather them."""
    every = utterances(views.archive, [entry for entry in views.archive.entries if entry.claim])
    groups = ((utterance.first, *utterance.others) for utterance in every)
    return MappingProxyType({entry.ref: group for group in groups for entry in group})


@dataclass(frozen=True, slots=True)
class Statements:
    """Makes the nodes of statements as one page writes them."""

    things: Things
    carriers: Carriers

    @property
    def _views(self) -> ArchiveViews:
        return self.things.views

    @property
    def _at(self) -> Addresses:
        return self.things.at

    def in_brief(self, entry: Entry) -> Node:
        """A statement on a page other than its own: its kind, its text, who says it."""
        return {
            **self._named(entry),
            "text": entry.statement.text,
            "creativeWorkStatus": self._status(entry),
            **self._said(entry),
        }

    def listed(self, entry: Entry) -> Node:
        """A statement in a list: its kind, and by whom it is; not its text, which without its chain is nothing."""
        return {
            **self._named(entry),
            "name": f"{labels.KIND[entry.kind]}: {self._views.who(entry)}, {in_words(entry.said)}",
        }

    def whole(self, entry: Entry) -> Node:
        """A statement on its card's page, with all that is recorded of it."""
        statement, claim = entry.statement, entry.claim
        by = [statement.by] if isinstance(statement, Verified) and statement.by else []
        return {
            **self.in_brief(entry),
            "inLanguage": "en",
            "dateCreated": iso(claim.said_on) if claim else "",
            **(self._appearances(entry) if claim else {}),
            "about": [ref(self._at.thing(EntityKind.ACTOR, actor)) for actor in dict.fromkeys((*by, *statement.about))],
            "contentLocation": [ref(self._at.thing(EntityKind.PLACE, place)) for place in statement.places],
            "isBasedOn": [*self._quotation(entry), *self._document(entry)],
            "citation": [*(ref(self._at.statement(other)) for other in statement.rests_on), *self._evidence(entry)],
        }

    def named_by(self, entry: Entry) -> Iterator[Node]:
        """Whom and what a whole statement refers to, in brief."""
        statement, claim = entry.statement, entry.claim
        speaker = statement.speaker
        for actor in (speaker, *statement.about):
            if isinstance(actor, str):
                yield self.things.actor_in_brief(actor)
        yield from (self.things.place_in_brief(place) for place in statement.places)
        if claim:
            yield from (self.things.source_in_brief(other.card) for other in self._carrying(entry))

    def _named(self, entry: Entry) -> Node:
        kind = {"@type": STATEMENT[entry.kind], "additionalType": self._at.kind(entry.kind)}
        return {**ref(self._at.statement(entry.ref)), **kind}

    def _said(self, entry: Entry) -> Node:
        """Who first said a claim, where that is a named actor; the chain in words says it of the others too."""
        claim = entry.claim
        if claim is None:
            return {}
        author = ref(self._at.thing(EntityKind.ACTOR, claim.said_by)) if isinstance(claim.said_by, str) else None
        passed_on = [step.in_words for step in self._views.chain(entry)[1:]]
        return {"author": author, "creditText": " → ".join([self._views.who(entry), *passed_on])}

    def _status(self, entry: Entry) -> str:
        """The kind in words; of an unacknowledged claim, whose it is not, by whose report, and what came since."""
        statement = entry.statement
        status = labels.KIND[entry.kind]
        if isinstance(statement, Verified):
            status = labels.VERIFIED_AS[statement.basis]
        if isinstance(statement, Unacknowledged):
            parties = self._views.statement(entry).parties
            source = f"{self._views.source(entry).text}, {self._views.statement(entry).published.words}"
            status += f": {'; '.join(f'{p.name.text} {p.how}' for p in parties)}, as reported by {source}"
            status += "".join(f". Since then, on “{p.since.asked}”: {p.since.text}" for p in parties if p.since)
        if statement.is_rendering:
            status += ". The same words as in another statement, told differently; counted nowhere"
        if superseded(self._views.archive, entry, self._views.as_of):
            status += ". Replaced since by a later statement"
        return status

    def _appearances(self, entry: Entry) -> Node:
        """The sources that carry the same utterance; where it was first published, if that can be told."""
        carrying = self._carrying(entry)
        first = surely_first(carrying)
        known = first is not None and not self._came_from_elsewhere(first)
        return {
            "appearance": [ref(self._at.thing(EntityKind.CARD, e.card.id)) for e in carrying],
            "firstAppearance": ref(self._at.thing(EntityKind.CARD, first.card.id)) if first and known else None,
        }

    def _came_from_elsewhere(self, entry: Entry) -> bool:
        """Whether it was out before: its words were public earlier (method §2), or another had published them."""
        claim, published = entry.claim, entry.card.published.earliest
        said = claim.said_on.latest if claim and claim.said_on else None
        if said and published and said < published - TIME_ZONES:
            return True
        speaker = claim.said_by if claim else None
        outlet = isinstance(speaker, str) and self._views.archive.actor(speaker).type in PRESS
        return bool(claim and claim.via) or (outlet and speaker != entry.card.publisher)

    def _carrying(self, entry: Entry) -> list[Entry]:
        """The claims whose sources had told of the same utterance by the site's date, its own among them.

        One of each source: what counts from an earlier day appeared there only when it was published.
        """
        every, day = self.carriers[entry.ref], self._views.as_of
        appeared = (e for e in every if published_day(e.card) <= day or e.ref == entry.ref)
        return list({e.card.id: e for e in appeared}.values())

    def _quotation(self, entry: Entry) -> Iterator[Node]:
        """The exact words, in the language in which they were said."""
        statement = entry.statement
        speaker = statement.speaker
        if statement.quote:
            spoken = ref(self._at.thing(EntityKind.ACTOR, speaker)) if isinstance(speaker, str) else None
            words = {"@type": "Quotation", "text": statement.quote, "inLanguage": statement.quote_language}
            yield {**words, "spokenByCharacter": spoken}

    def _document(self, entry: Entry) -> Iterator[Node]:
        """The document that speaks, which has no author: what it is attributed to is told as no more than that."""
        speaker = entry.claim.said_by if entry.claim else None
        if isinstance(speaker, DocumentSpeaker):
            author = speaker.purported_author
            name = f", attributed to {self._views.archive.actor(author).name}" if author else ""
            yield {
                "@type": "DigitalDocument",
                "name": speaker.document,
                "creativeWorkStatus": f"not authenticated{name}",
            }

    def _evidence(self, entry: Entry) -> Iterator[Node]:
        """What a verified fact is checked by: sources, statements, pages with an archived copy."""
        for piece in entry.statement.evidence if isinstance(entry.statement, Verified) else ():
            if isinstance(piece, WebEvidence):
                page = {"@type": "WebPage", "url": piece.url, "archivedAt": piece.archived}
                yield {**page, "identifier": sha256(piece.sha256) if piece.sha256 else None}
            else:
                yield ref(self._at.statement(piece) if "#" in piece else self._at.thing(EntityKind.CARD, piece))


def surely_first(carrying: Iterable[Entry]) -> Entry | None:
    """The one whose source was published before all the others; None where their dates leave that open."""
    listed = list(carrying)
    for entry in listed:
        last = published_day(entry.card)
        if all(last < (other.card.published.earliest or date.min) for other in listed if other is not entry):
            return entry
    return None

"""Who says it, through whom: a statement's chain, and its speaker in words."""

from collections.abc import Iterable
from functools import cache
from itertools import groupby

from ...archive import Archive, Entry
from ...model.statements import Anonymous, DocumentSpeaker, Unacknowledged, Verified
from ...wording import labels
from .dates import is_of_publication, when
from .links import Links
from .view_types import ChainStep, Mention


class Attribution(Links):
    """Puts into words who says what an archive holds; each actor, and each statement in a line, once."""

    def __init__(self, archive: Archive) -> None:
        super().__init__(archive)
        self._named_step = cache(self._step_of_actor)
        self._mention = cache(self._mentioned)

    def step(self, speaker: str | Anonymous | DocumentSpeaker) -> ChainStep:
        """A speaker or relay in a chain."""
        if isinstance(speaker, Anonymous):
            return ChainStep(speaker.anonymous, "", "anonymous")
        if isinstance(speaker, DocumentSpeaker):
            author = self.actor(speaker.purported_author) if speaker.purported_author else None
            return ChainStep(speaker.document, "", "document", author)
        return self._named_step(speaker)

    def _step_of_actor(self, actor: str) -> ChainStep:
        link = self.actor(actor)
        return ChainStep(link.text, link.url, "actor")

    def chain(self, entry: Entry) -> tuple[ChainStep, ...]:
        """From whoever first said it to the publisher; nobody follows himself."""
        claim = entry.claim
        if claim is None:
            return ()
        return without_repeats(self.step(one) for one in (claim.said_by, *claim.via, entry.card.publisher))

    def who(self, entry: Entry) -> str:
        """Whoever first said a claim, or by whom a fact is on record, in words."""
        return self.step(entry.first_speaker).in_words

    def relays(self, entry: Entry) -> list[str]:
        """Through whom a claim came, in words: every one that its card names between speaker and publisher."""
        return [self.step(relay).in_words for relay in entry.claim.via] if entry.claim else []

    def attribution(self, entry: Entry) -> str:
        """One line for a note: what kind it is, and who says it."""
        statement = entry.statement
        if isinstance(statement, Verified):
            return f"{labels.VERIFIED_AS[statement.basis]}: {self.who(entry)}"
        relays = self.relays(entry)
        through = f", through {labels.listed(relays)}" if relays else ""
        line = f"{labels.KIND[entry.kind]}: {self.who(entry)}{through}"
        if not isinstance(statement, Unacknowledged):
            return line
        parties = statement.not_acknowledged_by.items()
        return f"{line}. " + "; ".join(f"{self.archive.actor(p).name} {labels.HOW_NOT[how]}" for p, how in parties)

    def mention(self, entry: Entry) -> Mention:
        """A statement in a line."""
        return self._mention(entry.ref)

    def _mentioned(self, ref: str) -> Mention:
        entry = self.archive.statement(ref)
        of_publication = is_of_publication(entry)
        return Mention(
            self.who(entry), entry.statement.text, when(entry.said), of_publication, self.permalink(entry.ref)
        )

    def mentions(self, entries: Iterable[Entry]) -> tuple[Mention, ...]:
        """Statements in lines."""
        return tuple(self.mention(entry) for entry in entries)


def without_repeats(steps: Iterable[ChainStep]) -> tuple[ChainStep, ...]:
    """Steps of a chain, but for each that only repeats the one before it."""
    return tuple(step for step, _ in groupby(steps))

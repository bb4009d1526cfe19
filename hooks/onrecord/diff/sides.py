"""What is compared: two archives, each with what follows from it, and where its files lie."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..archive import Archive
from ..load import Loaded
from ..model.entities import Entity
from ..standings.derive import Standings, derive
from ..vocabulary import EntityKind


@dataclass(frozen=True)
class Side:
    """One of the two archives."""

    loaded: Loaded
    standings: Standings

    @property
    def archive(self) -> Archive:
        """The archive itself."""
        return self.loaded.archive

    def path(self, entity: str) -> str:
        """Where the file of an entity lies, from the archive's folder."""
        return self.loaded.documents[entity].path

    def entities(self, kind: EntityKind) -> Mapping[str, Entity]:
        """All entities of a kind, by id."""
        by_kind: Mapping[EntityKind, Mapping[str, Entity]] = {
            EntityKind.CARD: self.archive.cards,
            EntityKind.ACTOR: self.archive.actors,
            EntityKind.QUESTION: self.archive.questions,
            EntityKind.PLACE: self.archive.places,
            EntityKind.TOPIC: self.archive.topics,
            EntityKind.WITHDRAWN: self.archive.withdrawn,
        }
        return by_kind[kind]

    def withdrawn(self) -> Mapping[str, str]:
        """Every withdrawn statement and why: those on their cards, and those of withdrawn cards."""
        cards = {f"{card.id}#{s.id}": s.note for card in self.archive.cards.values() for s in card.withdrawn}
        whole = {f"{t.id}#{s}": t.note for t in self.archive.withdrawn.values() for s in t.statements}
        return {**cards, **whole}


@dataclass(frozen=True)
class Sides:
    """The archive before and after, and the day as of which standings are told."""

    base: Side
    head: Side
    day: date

    def renamed(self, spelt: str) -> str:
        """A value of the base as it is spelt where the ids that were renamed since stand under their new ones."""
        before = self.base.archive.withdrawn
        moved = {t.id: t.see for t in self.head.archive.withdrawn.values() if t.see and t.id not in before}
        if not moved:
            return spelt
        ids = "|".join(map(re.escape, moved))
        return re.sub(rf"(?<![\w-])(?:{ids})(?![\w-])", lambda match: moved[match[0]], spelt)


def side(loaded: Loaded) -> Side:
    """One side: an archive without errors, with all that is derived from it."""
    return Side(loaded, derive(loaded.archive))

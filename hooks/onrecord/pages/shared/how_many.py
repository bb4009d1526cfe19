"""The one way in which pages count statements: utterances, never tellings (method §4)."""

from collections.abc import Iterable, Mapping

from ...archive import Entry
from ...standings.counting import counting
from ...standings.utterances import Utterance
from ...vocabulary import Kind
from ..statement.tellings import gathered
from ..statement.views import ArchiveViews


def spoken(views: ArchiveViews, entries: Iterable[Entry]) -> tuple[Utterance, ...]:
    """What counts as of the site's date: what one voice said on one day is one, however many sources tell of it.

    Renderings of the same words, what was replaced and what came later are left out.
    """
    return gathered(views, counting(views.archive, entries, views.as_of))


def uncounted(views: ArchiveViews) -> int:
    """How many more the search finds: what counts nowhere as of the site's date."""
    return len(gathered(views, views.archive.entries)) - len(spoken(views, views.archive.entries))


def by_kind(utterances: Iterable[Utterance]) -> Mapping[Kind, tuple[Utterance, ...]]:
    """Utterances by the kind of the telling that leads: each is counted once."""
    every = tuple(utterances)
    return {kind: tuple(u for u in every if u.first.kind is kind) for kind in Kind}

"""The links of a card's summary: what each becomes on its page."""

from ...model.annotated_markdown import Mark, resolve
from ...model.entities import Card
from ..statement.links import url_of
from ..statement.views import ArchiveViews


class SummaryMarks:
    """What each link of a card's summary becomes: an address, the mark of its kind, who says it."""

    def __init__(self, views: ArchiveViews, card: Card, root: str) -> None:
        self._views, self._card, self._root = views, card, root

    def __call__(self, written: str) -> Mark | None:
        """The mark of a link, or None where it leads nowhere."""
        target = resolve(written, self._card.id)
        if target is None:
            return None
        if target.kind is not None:
            return self._root + url_of(target.kind, target.id), "", ""
        return self._statement(target.id) if target.id in self._views.archive.statements else None

    def _statement(self, ref: str) -> Mark:
        entry = self._views.archive.statement(ref)
        own = entry.card.id == self._card.id
        href = f"#{entry.statement.id}" if own else self._root + self._views.permalink(entry.ref)
        return href, f"mark {entry.kind.value}", self._views.attribution(entry)

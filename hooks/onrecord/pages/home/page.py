"""The home page: what this is, and where it begins."""

from typing import Final

from ...output import Page
from ...reading.checksums import NAME
from ...vocabulary import EntityKind
from ...wording import labels
from ..question.standing_changes import StandingChange
from ..render import Renderer
from ..shared.tiles import counts, question_tile, source_row, tag_tile
from ..statement.order import newest_cards
from ..statement.views import ArchiveViews

_NEWEST: Final = 8
_CHANGED: Final = 6


def page(views: ArchiveViews, renderer: Renderer, changes: tuple[StandingChange, ...], name: str = NAME) -> Page:
    """What this is, the questions, what changed lately, the newest sources, the counts of the three kinds."""
    archive = views.archive
    by_voices = sorted(archive.questions.values(), key=lambda q: (-views.voice_count(q.id), q.id))
    counted = counts(views, archive.entries)
    number, word = labels.counted(len(archive.cards), "source").split(" ", 1)
    context = {
        "name": name,
        "counts": counted,
        "sources": {"number": number, "word": word},
        "source_total": f"{number} {word}",
        "statement_total": labels.counted(sum(count.number for count in counted), "statement"),
        "questions": [question_tile(views, question) for question in by_voices],
        "changes": changes[:_CHANGED],
        "newest": [source_row(views, card) for card in newest_cards(archive.cards.values())[:_NEWEST]],
        "topics": [tag_tile(views, EntityKind.TOPIC, t.id, t.description) for t in archive.topics.values()],
    }
    return renderer.page("home/page.html", "", name, context)

"""The home page."""

from ..vocabulary import EntityKind
from . import wording
from .page import Page
from .render import Renderer
from .rows import counts, newest_cards, question_tile, row, tag_tile
from .turns import Turn
from .views import Views

_NEWEST = 8
_CHANGED = 6


def page(views: Views, renderer: Renderer, turned: tuple[Turn, ...]) -> Page:
    """What this is, the questions, what changed lately, the newest sources, the counts of the three kinds."""
    archive = views.archive
    by_answers = sorted(archive.questions.values(), key=lambda q: (-len(archive.links.question.get(q.id, ())), q.id))
    counted = counts(views, archive.entries)
    context = {
        "counts": list(counted), "sources": len(archive.cards),
        "questions": [question_tile(views, question) for question in by_answers],
        "changed": turned[:_CHANGED],
        "newest": [row(views, card) for card in newest_cards(archive.cards.values())[:_NEWEST]],
        "topics": [tag_tile(views, EntityKind.TOPIC, t.id, t.description) for t in archive.topics.values()],
    }  # fmt: skip
    description = f"Source summaries that keep verified facts, attributed claims and unacknowledged claims apart: {wording.counted(len(archive.cards), 'source')}, {wording.counted(sum(count.number for count in counted), 'statement')}."
    return renderer.page("home.html", "", "On Record", context, description=description)

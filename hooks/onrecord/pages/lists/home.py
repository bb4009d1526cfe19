"""The home page."""

from ...output import Page
from ...vocabulary import EntityKind
from ...wording import labels
from ..question.standing_changes import Turn
from ..render import Renderer
from ..shared.tiles import counts, newest_cards, question_tile, row, tag_tile
from ..statement.views import Views

_NEWEST = 8
_CHANGED = 6


def page(views: Views, renderer: Renderer, turned: tuple[Turn, ...]) -> Page:
    """What this is, the questions, what changed lately, the newest sources, the counts of the three kinds."""
    archive = views.archive
    by_answers = sorted(archive.questions.values(), key=lambda q: (-len(archive.links.question.get(q.id, ())), q.id))
    counted = counts(views, archive.entries)
    context = {
        "counts": list(counted),
        "sources": len(archive.cards),
        "questions": [question_tile(views, question) for question in by_answers],
        "changed": turned[:_CHANGED],
        "newest": [row(views, card) for card in newest_cards(archive.cards.values())[:_NEWEST]],
        "topics": [tag_tile(views, EntityKind.TOPIC, t.id, t.description) for t in archive.topics.values()],
    }
    description = f"Source summaries that keep verified facts, attributed claims and unacknowledged claims apart: {labels.counted(len(archive.cards), 'source')}, {labels.counted(sum(count.number for count in counted), 'statement')}."
    return renderer.page("lists/home.html", "", "On Record", context, description=description)

"""The home page: what the archive is about, its questions with their answers, what is new, how to read it."""

from typing import Final

from ...model.edtf_dates import day_in_words, in_words
from ...output import Page
from ...reading.checksums import NAME
from ...wording import labels
from ..question.standing_changes import StandingChange
from ..render import Renderer
from ..shared.asked import by_subject
from ..shared.tiles import counts, source_row
from ..statement.dates import on_day
from ..statement.order import newest_cards
from ..statement.views import ArchiveViews
from .figure import home_figure

_SOURCES: Final = 6
_CHANGES: Final = 3


def page(
    views: ArchiveViews,
    renderer: Renderer,
    changes: tuple[StandingChange, ...],
    name: str = NAME,
    about: str = "",
) -> Page:
    """The home page; `about` is what the archive is about, in one sentence, as its settings say it."""
    newest = newest_cards(views.archive.cards.values())
    context = {
        "about": about.rstrip(".") or f"{name}: what is verified, and who says the rest",
        "sources": labels.counted(len(newest), "source") if newest else "",
        "as_of": on_day(views.as_of),
        "newest_day": in_words(newest[0].published) if newest else "",
        "subjects": by_subject(views),
        "figure": home_figure(views),
        "changes": [change for change in changes if change.turned][:_CHANGES],
        "newest": [source_row(views, card) for card in newest[:_SOURCES]],
        "counted": _counted(views),
    }
    described = f"{context['about']}. {_described(views)}"
    return renderer.page("home/page.html", "", name, context, description=described)


def _described(views: ArchiveViews) -> str:
    questions = labels.counted(len(views.archive.questions), "question")
    sources = labels.counted(len(views.archive.cards), "source")
    return f"{questions}, {sources}, as of {day_in_words(views.as_of)}."


def _counted(views: ArchiveViews) -> str:
    """`263 statements: 14 on record as said, …`: each once, however many sources tell of it."""
    counted = [count for count in counts(views, views.archive.entries) if count.number]
    number = labels.counted(sum(count.number for count in counted), "statement")
    return f"{number}: {labels.listed([count.words for count in counted])}" if counted else ""

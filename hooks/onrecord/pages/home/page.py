"""The home page: what the archive is about, its questions with their answers, what is new, how to read it."""

from typing import Final

from ...model.edtf_dates import day_in_words, in_words
from ...model.entities import Question
from ...output import Page
from ...reading.checksums import NAME
from ...wording import labels
from ..question.standing_changes import StandingChange
from ..render import Renderer
from ..shared.asked import Subject, asked, subjects
from ..shared.how_many import uncounted
from ..shared.taking import Offers, Take, nothing
from ..shared.tiles import counts, source_row
from ..statement.dates import on_day
from ..statement.order import newest_cards
from ..statement.view_types import Link
from ..statement.views import ArchiveViews
from .figure import home_figure

_QUESTIONS: Final = 45
"""Questions on the page at most: where there are more, the first of each subject."""
_LEAST: Final = 3
_SUBJECTS: Final = 15
_SOURCES: Final = 6
_CHANGES: Final = 3


def page(
    views: ArchiveViews,
    renderer: Renderer,
    changes: tuple[StandingChange, ...],
    name: str = NAME,
    about: str = "",
    take: Take = nothing,
    offers: Offers = (),
) -> Page:
    """The home page; `about` is what the archive is about, in a sentence of its settings; `take` what is given away of
    a thing, and `offers` what of the whole archive.
    """
    newest = newest_cards(views.archive.cards.values())
    context = {
        "about": about.rstrip(".") or f"{name}: what is verified, and who says the rest",
        "sources": labels.counted(len(newest), "source") if newest else "",
        "as_of": on_day(views.as_of),
        "newest_day": in_words(newest[0].published) if newest else "",
        "subjects": _subjects(views),
        "all": _all_questions(views),
        "figure": home_figure(views, take),
        "changes": [change for change in changes if change.turned][:_CHANGES],
        "newest": [source_row(views, card) for card in newest[:_SOURCES]],
        "counted": _counted(views),
        "offers": offers,
        "uncounted": uncounted(views),
    }
    described = f"{context['about']}. {_described(views)}"
    return renderer.page("home/page.html", "", name, context, description=described)


def _subjects(views: ArchiveViews) -> list[Subject]:
    """The questions by subject; of many only the first of each of the first subjects."""
    every = subjects(views)
    few = sum(len(own) for *_, own in every) > _QUESTIONS
    most = max(_QUESTIONS // len(every), _LEAST) if few else _QUESTIONS
    return [_subject(views, topic, own[:most], len(own)) for _, topic, own in every[: _SUBJECTS if few else None]]


def _all_questions(views: ArchiveViews) -> str:
    """What leads to all of them, where they are more than stand here."""
    number = len(views.archive.questions)
    return f"All {number:,} questions, by subject" if number > _QUESTIONS else ""


def _subject(views: ArchiveViews, topic: Link, own: list[Question], of: int) -> Subject:
    more = Link(f"All {of:,} questions on this", topic.url) if of > len(own) else None
    return Subject(topic, tuple(asked(views, question) for question in own), more)


def _described(views: ArchiveViews) -> str:
    questions = labels.counted(len(views.archive.questions), "question")
    sources = labels.counted(len(views.archive.cards), "source")
    return f"{questions}, {sources}, as of {day_in_words(views.as_of)}."


def _counted(views: ArchiveViews) -> str:
    """`263 statements: 14 on record as said, …`: each once, however many sources tell of it."""
    counted = [count for count in counts(views, views.archive.entries) if count.number]
    number = labels.counted(sum(count.number for count in counted), "statement")
    return f"{number}: {labels.listed([count.words for count in counted])}" if counted else ""

"""The pictures that are seen where a link is shared: one for each question, and one for all other pages."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Final

from ...kept import Keep, anew
from ...model.edtf_dates import day_in_words
from ...model.entities import Question
from ...output import Asset, Task
from ...pages.question.summary import standing_summary
from ...pages.statement.views import ArchiveViews
from ...reading.checksums import NAME
from ...vocabulary import Kind, Standing
from ...wording import labels
from .drawing import Picture, Stamp, draw, key
from .text_layout import Fonts

GENERAL: Final = "assets/record.png"
_ASKED: Final = "Who said it, through whom, and have those it concerns acknowledged it?"


def picture_of(question: str) -> str:
    """Where a question's picture lies."""
    return f"assets/questions/{question}.png"


def pictures(views: ArchiveViews, keep: Keep = anew, name: str = NAME) -> Iterator[Task]:
    """Every picture of an archive of that name; one that is kept under its key is not drawn again."""
    fonts = cache(Fonts)

    def drawn(picture: Picture) -> bytes:
        return keep(key(picture, fonts()), lambda: draw(picture, fonts()))

    yield _task(GENERAL, lambda: drawn(general(name)))
    for question in views.archive.questions.values():
        yield _task(picture_of(question.id), partial(_of, views, question, name, drawn))


def _task(url: str, content: Callable[[], bytes]) -> Task:
    return Task(url, lambda: Asset(url, content()))


def _of(views: ArchiveViews, question: Question, name: str, drawn: Callable[[Picture], bytes]) -> bytes:
    return drawn(pictured(views, question, name))


def general(name: str) -> Picture:
    """The picture of all other pages: what is asked of every claim, and the three kinds."""
    return Picture(name, _ASKED, tuple(Stamp(kind.value, labels.LANE[kind]) for kind in Kind))


def pictured(views: ArchiveViews, question: Question, name: str = NAME) -> Picture:
    """A question as its picture tells it: how it stands and since when, why, and how many are behind it."""
    stands = standing_summary(views, question)
    behind = " · ".join(part for part in (_origins(views, question), *(badge.words for badge in stands.badges)) if part)
    return Picture(
        name,
        question.text,
        (Stamp(stands.standing, stands.words),),
        stands.dated,
        tuple(line for line in (_why(views, question, stands.meaning), behind) if line),
        f"As of {day_in_words(views.as_of)}",
    )


def _why(views: ArchiveViews, question: Question, meaning: str) -> str:
    """What the standing means; of a verified one, on what basis it was found."""
    state = views.state(question.id)
    if state.standing is not Standing.VERIFIED:
        return meaning
    bases = list(dict.fromkeys(labels.GROUND[held.finding.basis] for held in state.findings))
    return f"{meaning.removesuffix('.')}, {labels.listed(bases)}."


def _origins(views: ArchiveViews, question: Question) -> str:
    """How many independent origins are behind the claims; named and anonymous ones are never added (method §4)."""
    named = len(views.standings.named(question.id, views.as_of))
    anonymous = len(views.standings.anonymous(question.id, views.as_of))
    origins = [labels.counted(named, "named origin")] if named else []
    origins += [labels.counted(anonymous, "anonymous origin")] if anonymous else []
    return labels.listed(origins) if origins else ""

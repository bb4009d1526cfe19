"""A ready sentence to cite by how a question stands."""

from ...model.edtf_dates import day_in_words
from ...model.entities import Question
from ...reading.checksums import Edition
from ...vocabulary import EntityKind
from ..statement.citations import Citation
from ..statement.links import url_of
from ..statement.views import ArchiveViews
from .summary import StandingSummary


def citation(views: ArchiveViews, question: Question, stands: StandingSummary, edition: Edition) -> Citation:
    """One line to cite how a question stands by: the standing, since when, as of which day and revision."""
    badges = "".join(f" {badge.words}." for badge in stands.badges)
    revision = f", archive revision {edition.short}" if edition.short else ""
    dated, means = (
        " ".join(filter(None, two)) for two in ((stands.words, stands.dated), (stands.beside, stands.meaning))
    )
    standing = f"{dated}. {means}{badges}"
    where = edition.address(url_of(EntityKind.QUESTION, question.id))
    return Citation(
        f"{edition.name}, “", question.text, "", f"” {standing} As of {day_in_words(views.as_of)}{revision}. {where}"
    )

"""What has been verified since a source was published, beside the statement that said so (method §3)."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...archive import Entry
from ...model.edtf_dates import day_in_words
from ...model.figures import Bound, Words
from ...vocabulary import Standing, YesNo
from ...wording.answers import answer_in_words
from ..shared.asked import asked
from ..statement.view_types import Link
from ..statement.views import ArchiveViews


@dataclass(frozen=True, slots=True)
class VerifiedSince:
    """A question that is verified now: since when, its answer, on what ground."""

    kind: str
    words: str
    question: Link
    answer: str
    ground: str


def verified_since(views: ArchiveViews, entry: Entry) -> Iterator[VerifiedSince]:
    """Of the questions that a statement answers, those that stand verified as of the site's date."""
    for question_id, answer in entry.claim.answers.items() if entry.claim else ():
        since = views.since(question_id)
        verified = views.state(question_id).standing is Standing.VERIFIED
        if verified and since and not views.is_part(entry, question_id):
            yield _view(views, question_id, answer, f"since {day_in_words(since)}")


def _view(views: ArchiveViews, question_id: str, answer: YesNo | Bound | Words, since: str) -> VerifiedSince:
    held = dict.fromkeys(it.answer for it in views.state(question_id).findings)
    same = answer in held or answer is YesNo.DECLINED
    return VerifiedSince(
        kind=Standing.VERIFIED.value,
        words=f"Verified {since}" if same else f"Another answer is verified {since}",
        question=views.question(question_id),
        answer=", ".join(answer_in_words(one) for one in held).lower(),
        ground=asked(views, views.archive.question(question_id)).words,
    )

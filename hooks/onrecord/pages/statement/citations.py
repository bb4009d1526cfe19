"""Ready sentences to cite a source or a statement by. The kind is never lost (method §1)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...archive import Entry
from ...model.answers import AnyAnswer
from ...model.edtf_dates import day_in_words
from ...model.entities import Card
from ...model.statements import DocumentSpeaker
from ...reading.checksums import Edition
from ...standings.counting import superseded
from ...vocabulary import EntityKind, Standing, YesNo
from ...wording import labels
from .dates import when
from .headline import marks_around
from .links import language_of, url_of
from .view_types import Answer, LaterWord, StatementView
from .views import ArchiveViews


@dataclass(frozen=True, slots=True)
class Citation:
    """A sentence in three parts, so that a page can mark the language of the title (`lang`, if it is foreign)."""

    before: str
    title: str
    lang: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.title}{self.after}"


def source(views: ArchiveViews, card: Card) -> Citation:
    """One line to cite a source by, of what is recorded."""
    actors = views.archive.actors
    authors = "".join(f"{actors[name].name if name in actors else name}, " for name in card.authors)
    publisher = views.archive.actor(card.publisher).name
    parts = [publisher, when(card.published).words, card.url or "address not recorded"]
    if "title" in card.not_recorded:  # in brackets, for nobody wrote it as a headline
        return Citation(f"{authors}[", card.title, "", f"] (title not recorded), {', '.join(parts)}.")
    opened, closed = marks_around(card.title)
    lang = language_of(card.title, card.language or "")
    return Citation(f"{authors}{opened}", card.title, lang, f"{closed}, {', '.join(parts)}.")


def summarised(views: ArchiveViews, card: Card, edition: Edition) -> str:
    """What goes with the line of a source wherever it is taken to: what it is, and where it is summarised."""
    at = edition.address(url_of(EntityKind.CARD, card.id))
    what = f"{labels.CARD_TYPE[card.type]}. What it says is a claim of whoever it names."
    return f"{what} Summarised by {edition.name}, {at}, as of {day_in_words(views.as_of)}."


def statement(views: ArchiveViews, entry: Entry, edition: Edition) -> Citation:
    """What to cite a statement by: its kind, who says it, the text, the source, where it is summarised, and how the
    questions stand that it speaks to.
    """
    return views.once(_Cited(edition), entry.ref)


@dataclass(frozen=True, slots=True)
class _Cited:
    """Makes the citation of a statement, by its `card#statement`; many files have it."""

    edition: Edition

    def __call__(self, views: ArchiveViews, ref: str) -> Citation:
        entry = views.archive.statement(ref)
        cited, at = source(views, entry.card), self.edition.address(views.permalink(ref))
        sentences = " ".join([claimed(views, entry), *_asides(views, entry)])
        where = f"Summarised by {self.edition.name}, {at}, as of {day_in_words(views.as_of)}."
        after = " ".join([cited.after, where, *_stands(views, entry)])
        return Citation(f"{sentences} Source: {cited.before}", cited.title, cited.lang, after)


def _stands(views: ArchiveViews, entry: Entry) -> Iterator[str]:
    """What it answers, and how its questions stand; that of a figure last, for a claim's words are never verified."""
    answers = views.statement(entry).answers
    given = entry.claim.answers.items() if entry.claim else ()
    spoken = [(answer, name, one) for answer, (name, one) in zip(answers, given, strict=True)]
    yield from (line for it in spoken if isinstance(it[2], YesNo) for line in _answer(views, *it))
    for asked in entry.claim.comments_on if entry.claim else ():
        yield f"It comments on {_quoted(views, asked)} and does not answer it. {_standing(views, asked)}"
    yield from (line for it in spoken if not isinstance(it[2], YesNo) for line in _answer(views, *it))


def _answer(views: ArchiveViews, answer: Answer, asked: str, given: AnyAnswer) -> Iterator[str]:
    question = _quoted(views, asked)
    if given is YesNo.DECLINED:
        yield f"It declines to answer {question}."
    elif answer.part:
        yield f"It counts a part of what is asked in {question}: {answer.words}."
    else:
        yield f"It answers {answer.words} to {question}."
    yield _standing(views, asked)
    verified = answer.standing == Standing.VERIFIED
    if verified and not answer.part and given in views.state(asked).found:
        yield "That verifies no more than the answer, not the words of this statement."
    elif not isinstance(given, YesNo):
        yield "The figure is not verified."
    elif verified:
        yield "That does not verify this statement."


def _quoted(views: ArchiveViews, asked: str) -> str:
    return f"“{views.question(asked).text}”"


def _standing(views: ArchiveViews, asked: str) -> str:
    return f"That day the question stands: {views.in_brief(asked)[1]}."


def claimed(views: ArchiveViews, entry: Entry) -> str:
    """What a statement says, and before it of which kind it is and who says it: its words never stand alone."""
    return f"{_said(views, entry)}: {entry.statement.text}"


def _said(views: ArchiveViews, entry: Entry) -> str:
    """`Attributed claim by South Korea, said 23 Dec 2024, through Yonhap`; of an unacknowledged one also by whom."""
    shown, claim, kind = views.statement(entry), entry.claim, labels.KIND[entry.kind]
    if claim is None:
        return f"{kind} ({shown.basis[:1].lower()}{shown.basis[1:]})"
    parts = [f"{kind} {_by(views, entry)}"]
    if shown.said_on:
        parts.append(f"{'made public' if shown.made_public else 'said'} {shown.said.words}")
    if claim.via:
        parts.append(f"through {labels.listed(views.relays(entry))}")
    return ", ".join(parts) + _parties(shown)


def _by(views: ArchiveViews, entry: Entry) -> str:
    speaker = entry.claim.said_by if entry.claim else None
    if not isinstance(speaker, DocumentSpeaker):
        return f"by {views.who(entry)}"
    author = speaker.purported_author
    of = f"attributed to {views.archive.actor(author).name}, " if author else ""
    return f"in {speaker.document} (a document {of}not authenticated)"


def _parties(shown: StatementView) -> str:
    """Who has not acknowledged the claim, by which report, and what they have said since."""
    if not shown.parties:
        return ""
    how = labels.listed([f"{party.name.text} {party.how}" for party in shown.parties])
    later = "".join(f"; since then, {words}" for words in _later([it.since for it in shown.parties if it.since]))
    return f" (as reported {shown.published.words} by {shown.source.text}, {how}{later})"


def _later(said: Iterable[LaterWord]) -> Iterator[str]:
    """What parties have said since, by the question: an answer to it does not confirm every word of a claim."""
    by_question: dict[str, list[str]] = {}
    for word in said:
        by_question.setdefault(word.asked, []).append(word.text)
    for asked, words in by_question.items():
        yield f"on “{asked}” and not on the words of this statement, {labels.listed(words)}"


def _asides(views: ArchiveViews, entry: Entry) -> Iterator[str]:
    """What a reader of the sentence must know of it too."""
    shown = views.statement(entry)
    others = [piece.text for piece in shown.evidence if not piece.url.startswith(shown.source.url)]
    if others:
        yield f"Evidence: {'; '.join(others)}."
    yield from (f"{outlet.text} has not verified this." for outlet in shown.unverified_by)
    yield from (f"Since then, {words}." for words in _later(shown.since))
    if shown.rests_on:
        yield f"Based on what {labels.listed([mention.who for mention in shown.rests_on])} said."
    if shown.rendering_of:
        yield f"The same words as {shown.rendering_of.who} said, told differently; not counted."
    if superseded(views.archive, entry, views.as_of):
        yield "Replaced by a later statement."
    yield from (f"Corrected {day.words}." for day in shown.corrected)
    if shown.later:
        yield shown.later

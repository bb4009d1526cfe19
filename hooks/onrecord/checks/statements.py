"""The rules of the three kinds (method §1)."""

import re
from collections.abc import Iterator
from typing import Final

from ..archive import Archive, Entry
from ..model.answers import AnyAnswer, claims, fits
from ..model.edtf_dates import TIME_ZONES
from ..model.figures import Bound, Words
from ..model.nearest_names import nearest
from ..model.required_fields import broken
from ..model.statements import PASSAGE_PARTS, PASSAGE_WORDS, QUOTE_WORDS, Unacknowledged
from ..problems.problem import Fault, fault
from ..vocabulary import QuestionKind, YesNo
from .diagnostic import Diagnostic

ATTRIBUTION: Final = re.compile(
    r"\b(reportedly|allegedly|alleged|purportedly|purported|supposedly|apparently|so-called|unconfirmed|according to|"
    r"(?:may|might|could) have|seem(?:s|ed)? to|appear(?:s|ed)? to (?:be|have)|"
    r"(?:is|are|was|were) (?:said|believed|thought|reported|alleged) to|"
    r"(?:claims|claimed|says|said|stated|alleges) that)\b",
    re.IGNORECASE,
)
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def attribution_word(archive: Archive, entry: Entry) -> Iterator[Diagnostic]:
    """No hedge or attribution word inside a claim: attribution lives in fields."""
    if entry.claim is None:
        return
    for match in ATTRIBUTION.finditer(entry.statement.text):
        doubt = re.search(r" have$|^seem|^appear", match[0], re.IGNORECASE) is not None
        wrong = fault("attribution-word", "text", value=match[0], doubt=doubt)
        yield Diagnostic(("text",), wrong, offset=match.start(), width=len(match[0]))


def quote_length(quote: str) -> int:
    """The words of a quote; where a script has no spaces, two characters count as one."""
    unspaced = len(UNSPACED.findall(quote))
    return len(UNSPACED.sub("", quote).split()) + -(-unspaced // 2)


def long_quote(archive: Archive, entry: Entry) -> Iterator[Diagnostic]:
    """A quote has 25 words at most."""
    quote = entry.statement.quote
    if quote and (length := quote_length(quote)) > QUOTE_WORDS:
        yield Diagnostic(("quote",), fault("long-quote", "quote", value=length, most=QUOTE_WORDS))


def passage(archive: Archive, entry: Entry) -> Iterator[Diagnostic]:
    """A passage is its first words and its last, a few of each."""
    parts = entry.statement.passage
    if len(parts) > PASSAGE_PARTS:
        yield Diagnostic(("passage",), fault("bad-passage/parts", "passage", value=len(parts)))
    for place, part in enumerate(parts[:PASSAGE_PARTS]):
        if (length := quote_length(part)) > PASSAGE_WORDS:
            wrong = fault("bad-passage/words", "passage", value=length, most=PASSAGE_WORDS)
            yield Diagnostic(("passage", place), wrong)


def quote_language(archive: Archive, entry: Entry) -> Iterator[Diagnostic]:
    """A quote names its language, and a language has a quote."""
    for name in (rule.at for rule in broken(entry.statement, "quote-language")):
        key = "quote-language" if name == "quote" else "quote-language/no-quote"
        yield Diagnostic((name,), fault(key, name), key=True)


def several_answers(archive: Archive, entry: Entry) -> Iterator[Diagnostic]:
    """An unacknowledged claim answers exactly one question."""
    if isinstance(entry.statement, Unacknowledged) and any(broken(entry.statement, "several-answers")):
        wrong = fault("several-answers", "answers", value=len(entry.statement.answers))
        yield Diagnostic(("answers",), wrong, key=True)


def answer_not_claimed(archive: Archive, entry: Entry) -> Iterator[Diagnostic]:
    """What a party may acknowledge is a `yes` or a figure; nobody acknowledges a denial or a refusal."""
    if not isinstance(entry.statement, Unacknowledged):
        return
    for question, answer in entry.statement.answers.items():
        if not claims(answer) and _of_its_kind(archive, question, answer):
            wrong = fault("answer-not-claimed", "answers", value=str(answer))
            yield Diagnostic(("answers", question), wrong)


def _of_its_kind(archive: Archive, question: str, answer: AnyAnswer) -> bool:
    """Whether an answer is of its question's kind; where it is not, that alone is told."""
    return answer is YesNo.DECLINED or fits(archive.question(question).kind, answer)  # the question may be absent


def answer_kind(archive: Archive, entry: Entry) -> Iterator[Diagnostic]:
    """An answer is of its question's kind."""
    for question_id, answer in entry.claim.answers.items() if entry.claim else ():
        kind = archive.question(question_id).kind
        if not fits(kind, answer):
            key = "answer-kind/yes-no" if kind is QuestionKind.YES_NO else "answer-kind/quantity"
            yield Diagnostic(("answers", question_id), fault(key, "answers", question=question_id))


def measure(archive: Archive, entry: Entry) -> Iterator[Diagnostic]:
    """A measure is among those of the statement's questions, or their parts."""
    if entry.claim is None or entry.claim.measure is None:
        return
    listed = frozenset(m for q in entry.claim.answers for m in archive.question(q).all_measures)
    if entry.claim.measure not in listed:
        guess, measures = nearest(entry.claim.measure, listed), "; ".join(sorted(listed))
        wrong = fault("measure", "measure", value=entry.claim.measure, guess=guess, measures=measures)
        yield Diagnostic(("measure",), wrong)


def measure_left_out(archive: Archive, entry: Entry) -> Iterator[Diagnostic]:
    """Where a question counts in several ways, a figure says which; left out, the first would be taken unseen."""
    if entry.claim is None or entry.claim.measure is not None:
        return
    for question, answer in entry.claim.answers.items():
        measures = archive.question(question).all_measures
        if isinstance(answer, Bound | Words) and len(measures) > 1:
            wrong = fault("measure-left-out", "answers", question=question, value="; ".join(measures))
            yield Diagnostic(("answers",), wrong)


def comment_and_answer(archive: Archive, entry: Entry) -> Iterator[Diagnostic]:
    """What answers a question does not comment on it besides (method §1)."""
    for index, question in enumerate(entry.claim.comments_on if entry.claim else ()):
        if entry.claim and question in entry.claim.answers:
            yield Diagnostic(("comments_on", index), fault("comment-and-answer", "comments_on", question=question))


def own_side(archive: Archive, entry: Entry) -> Iterator[Diagnostic]:
    """`not_acknowledged_by` names parties whom the question concerns, never the speaker's own side."""
    statement = entry.statement
    if not isinstance(statement, Unacknowledged):
        return
    for party in statement.not_acknowledged_by:
        loc, group, speaker = ("not_acknowledged_by", party), archive.control_group(party), statement.said_by
        if isinstance(speaker, str) and group == archive.control_group(speaker):
            speaks_for = speaker if speaker != party else ""
            yield Diagnostic(loc, fault("own-side", "not_acknowledged_by", value=party, speaker=speaks_for), key=True)
            continue
        for question in statement.answers:
            concerns = archive.question(question).concerns
            if party not in concerns:
                yield Diagnostic(loc, _not_concerned(question, party, group, concerns), key=True)


def _not_concerned(question: str, party: str, group: str, concerns: tuple[str, ...]) -> Fault:
    return fault(
        "party-not-concerned",
        "not_acknowledged_by",
        question=question,
        other=party,
        group=group if group in concerns else "",
        value=", ".join(concerns),
    )


def said_after_published(archive: Archive, entry: Entry) -> Iterator[Diagnostic]:
    """`said_on` is at most a day after `published` (time zones)."""
    if entry.claim is None or entry.claim.said_on is None:
        return
    said, published = entry.claim.said_on, entry.card.published
    if said.earliest and published.latest and said.earliest - published.latest > TIME_ZONES:
        yield Diagnostic(("said_on",), fault("date-order/said", "said_on", value=str(said), published=str(published)))


def via_repeats(archive: Archive, entry: Entry) -> Iterator[Diagnostic]:
    """`via` leaves out who spoke and who publishes, and names each relay once."""
    claim = entry.claim
    for place, relay in enumerate(claim.via if claim else ()):
        if claim is None or not isinstance(relay, str):
            continue
        if relay == entry.card.publisher:
            yield Diagnostic(("via", place), fault("via-repeats/publisher", "via", value=relay))
        elif relay == claim.said_by:
            yield Diagnostic(("via", place), fault("via-repeats/speaker", "via", value=relay))
        elif relay in claim.via[:place]:
            yield Diagnostic(("via", place), fault("via-repeats/twice", "via", value=relay))

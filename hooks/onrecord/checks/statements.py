"""The rules of the three kinds (method §1)."""

import re
from collections.abc import Iterator
from typing import Final

from ..archive import Archive, Entry
from ..model.figures import Bound, Words
from ..model.references import did_you_mean
from ..model.required_fields import broken
from ..model.statements import Unacknowledged
from ..vocabulary import QuestionKind, YesNo
from .remark import Remark

ATTRIBUTION: Final = re.compile(
    r"\b(reportedly|allegedly|alleged|purportedly|purported|supposedly|apparently|so-called|unconfirmed|according to|"
    r"(?:may|might|could) have|seem(?:s|ed)? to|appear(?:s|ed)? to (?:be|have)|(?:is|are|was|were) (?:said|believed|thought|reported|alleged) to|"
    r"(?:claims|claimed|says|said|stated|alleges) that)\b",
    re.IGNORECASE,
)
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
QUOTE_WORDS: Final = 25


def attribution_word(archive: Archive, entry: Entry) -> Iterator[Remark]:
    """No hedge or attribution word inside a claim: attribution lives in fields."""
    if entry.claim is None:
        return
    for found in ATTRIBUTION.finditer(entry.statement.text):
        doubt = re.search(r" have$|^seem|^appear", found[0], re.IGNORECASE)
        yield Remark(
            "attribution-word", ("text",), f"text: “{found[0]}” is a word of attribution or doubt",
            "write the bare claim" if doubt else "leave it out",
            "who says it stands in said_by and via; how surely, in note", offset=found.start(), width=len(found[0]),
        )  # fmt: skip


def quote_length(quote: str) -> int:
    """The words of a quote; where a script has no spaces, two characters count as one."""
    unspaced = len(UNSPACED.findall(quote))
    return len(UNSPACED.sub("", quote).split()) + -(-unspaced // 2)


def long_quote(archive: Archive, entry: Entry) -> Iterator[Remark]:
    """A quote has 25 words at most."""
    quote = entry.statement.quote
    if quote and (length := quote_length(quote)) > QUOTE_WORDS:
        yield Remark(
            "long-quote",
            ("quote",),
            f"quote: it has {length} words; at most {QUOTE_WORDS} are quoted",
            "shorten it",
            "keep the words that are themselves the news",
        )


def quote_language(archive: Archive, entry: Entry) -> Iterator[Remark]:
    """A quote names its language, and a language has a quote."""
    for name in (rule.at for rule in broken(entry.statement, "quote-language")):
        if name == "quote":
            yield Remark(
                "quote-language",
                ("quote",),
                "quote: its language is missing",
                "add quote_language: en (or another)",
                key=True,
            )
        else:
            yield Remark(
                "quote-language", ("quote_language",), "quote_language: there is no quote", "leave it out", key=True
            )


def several_answers(archive: Archive, entry: Entry) -> Iterator[Remark]:
    """An unacknowledged claim answers exactly one question."""
    if isinstance(entry.statement, Unacknowledged) and any(broken(entry.statement, "several-answers")):
        yield Remark(
            "several-answers",
            ("answers",),
            f"answers: an unacknowledged claim answers one question, not {len(entry.statement.answers)}",
            "split the statement",
            "one for each question, each with its not_acknowledged_by",
            key=True,
        )


def answer_not_claimed(archive: Archive, entry: Entry) -> Iterator[Remark]:
    """What nobody has owned is a `yes` or a figure; nobody owns a denial or a refusal."""
    if not isinstance(entry.statement, Unacknowledged):
        return
    for question, answer in entry.statement.answers.items():
        if answer in (YesNo.NO, YesNo.DECLINED) and _fits(archive, question, answer):
            yield Remark(
                "answer-not-claimed",
                ("answers", question),
                f"answers: an unacknowledged claim cannot answer “{answer}”",
                "write yes or a figure",
                "a denial is an attributed claim of whoever denies",
            )


def _fits(archive: Archive, question: str, answer: YesNo) -> bool:
    """Whether an answer is of its question's kind; where it is not, that alone is told."""
    return answer is YesNo.DECLINED or archive.question(question).kind is QuestionKind.YES_NO


def answer_kind(archive: Archive, entry: Entry) -> Iterator[Remark]:
    """An answer is of its question's kind."""
    for question_id, answer in entry.claim.answers.items() if entry.claim else ():
        kind = archive.question(question_id).kind
        if kind is QuestionKind.YES_NO and not isinstance(answer, YesNo):
            yield Remark(
                "answer-kind",
                ("answers", question_id),
                f"answers: {question_id} is a yes-no question",
                "write yes, no or declined",
                "a figure answers a question of quantity",
            )
        if kind is QuestionKind.QUANTITY and answer in (YesNo.YES, YesNo.NO):
            yield Remark(
                "answer-kind",
                ("answers", question_id),
                f"answers: {question_id} asks for a quantity",
                'write a figure such as "> 3000", or declined',
            )


def measure(archive: Archive, entry: Entry) -> Iterator[Remark]:
    """A measure is among those of the statement's questions."""
    if entry.claim is None or entry.claim.measure is None:
        return
    listed = frozenset(m for q in entry.claim.answers for m in archive.question(q).measures)
    if entry.claim.measure not in listed:
        have = (
            f"its questions have: {'; '.join(sorted(listed))}"
            if listed
            else "it goes with a figure that answers a question of quantity; without one, leave the line out"
        )
        yield Remark(
            "measure",
            ("measure",),
            f'measure: "{entry.claim.measure}" is no measure of its questions',
            did_you_mean(entry.claim.measure, listed),
            have,
        )


def measure_left_out(archive: Archive, entry: Entry) -> Iterator[Remark]:
    """Where a question counts in several ways, a figure says which; left out, the first would be taken unseen."""
    if entry.claim is None or entry.claim.measure is not None:
        return
    for question, answer in entry.claim.answers.items():
        measures = archive.question(question).measures
        if isinstance(answer, Bound | Words) and len(measures) > 1:
            yield Remark(
                "measure-left-out", ("answers",), "answers: what the figure counts is left out", "add measure: and what the source counts",
                f"{question} has: {'; '.join(measures)}; without it, the first is taken",
            )  # fmt: skip


def own_side(archive: Archive, entry: Entry) -> Iterator[Remark]:
    """`not_acknowledged_by` names parties whom the question concerns, never the speaker's own side."""
    statement = entry.statement
    if not isinstance(statement, Unacknowledged):
        return
    for party in statement.not_acknowledged_by:
        loc = ("not_acknowledged_by", party)
        if isinstance(statement.said_by, str) and archive.control_group(party) == archive.control_group(
            statement.said_by
        ):
            yield Remark(
                "own-side",
                loc,
                f"not_acknowledged_by: {party} is the speaker’s own side",
                f"{statement.said_by} belongs to it" if statement.said_by != party else "it is the speaker itself",
                "if it has said so itself, the claim is attributed",
                key=True,
            )
            continue
        for question in statement.answers:
            concerns = archive.question(question).concerns
            if party not in concerns:
                yield Remark(
                    "party-not-concerned",
                    loc,
                    f"not_acknowledged_by: {question} does not concern {party}",
                    _concerned(archive, party, concerns),
                    "a party is whom a “yes” would burden",
                    key=True,
                )


def _concerned(archive: Archive, party: str, concerns: tuple[str, ...]) -> str:
    group = archive.control_group(party)
    if group in concerns:
        return f"write {group}, whom it speaks for"
    return f"it concerns {', '.join(concerns)}" if concerns else "it concerns nobody"


def said_after_published(archive: Archive, entry: Entry) -> Iterator[Remark]:
    """`said_on` is at most a day after `published` (time zones)."""
    if entry.claim is None or entry.claim.said_on is None:
        return
    said, published = entry.claim.said_on, entry.card.published
    if said.earliest and published.latest and (said.earliest - published.latest).days > 1:
        yield Remark(
            "date-order",
            ("said_on",),
            f"said_on: {said} is more than a day after published, {published}",
            "mend one of the two",
            "a source cannot report what had not been said",
        )


def via_repeats(archive: Archive, entry: Entry) -> Iterator[Remark]:
    """`via` leaves out who spoke and who publishes, and names each hand once."""
    claim = entry.claim
    for place, hand in enumerate(claim.via if claim else ()):
        loc = ("via", place)
        if hand == entry.card.publisher:
            yield Remark(
                "via-repeats", loc, f"via: {hand} is the publisher of this card", "leave it out; the last hand is always the publisher",
                "via begins with the hand next to the speaker, and ends with the one before the publisher",
            )  # fmt: skip
        elif claim and isinstance(hand, str) and hand == claim.said_by:
            yield Remark(
                "via-repeats", loc, f"via: {hand} is who said it", "leave it out", "via names who passed it on"
            )
        elif claim and isinstance(hand, str) and hand in claim.via[:place]:
            yield Remark("via-repeats", loc, f"via: {hand} stands here a second time", "leave one of the two out")

"""What to do about a slip, where the checker's words are about lines of YAML: the same for somebody who fills in a form.

What is wrong is told in the checker's own words (`form_words`); what to do differs only here.
"""

from collections.abc import Mapping
from typing import Final

from .fields import LABELS

_OF_THE_LIST: Final = "choose one of the list"
_LAST_PART: Final = "write the last part of its page’s address; or leave the link out, and keep the words"
_NEW: Final = f"{_OF_THE_LIST}, or leave it out; if it is new, say so when you propose the card"
_ANOTHER: Final = "if it is the same source, change that card instead; if not, say so in the note, under “More”, and name {value} there"
HINTS: Final[Mapping[str, str]] = {
    "answer-kind/answers": "give a figure, or declined",
    "answer-not-claimed/answers": "answer yes, or give a figure; a denial is an attributed claim of whoever denies",
    "attribution-word/text": (
        f"leave it out; who says it stands under “{LABELS['said_by']}” and “{LABELS['via']}”; how surely, in the note"
    ),
    "bad-evidence/evidence": "give the address of its archived copy, or the SHA-256 of one",
    "bad-reference/rests_on": f"{_OF_THE_LIST}, or write card#statement",
    "dead-annotation/actor": _LAST_PART,
    "dead-annotation/card": _LAST_PART,
    "dead-annotation/place": _LAST_PART,
    "dead-annotation/question": _LAST_PART,
    "dead-annotation/statement": "select the words, and choose the statement under “The selected words lead to”",
    "dead-annotation/topic": _LAST_PART,
    "duplicate-id": "choose another name; it is unique in the whole archive",
    "duplicate-statement-id/id": "choose another name for one of the two",
    "examined-evidence/evidence": "cite the card of who examined it: a verification body that says how",
    "figure": "write digits only, no comma or word",
    "hash": "write sha256: and 64 lower-case hexadecimal digits",
    "like-name/name": "if it is the same actor, choose that one where the card names it; if not, say so in the note, under “More”, and name {value} there",
    "measure-left-out/answers": "choose what the source counts; {question} has: {value}; without it, the first is taken",
    "measure/measure": "it goes with a figure that answers a question of quantity; without one, choose “Not said here”",
    "near-duplicate/title": _ANOTHER,
    "no-statements": "add one under “What it shows”",
    "on-record-speaker/basis": f"fill in “{LABELS['by']}”",
    "public-record-evidence/evidence": (
        "add its page and the address of an archived copy; or cite the card of the register itself; a news report is no register"
    ),
    "quote-language/quote": f"fill in “{LABELS['quote_language']}”: en, or another",
    "range": "write the smaller number first",
    "rests-on-later/rests_on": "a statement rests on earlier ones; look at the days of both",
    "same-address/url": _ANOTHER,
    "several-answers/answers": "make a statement for each question, each with who has not acknowledged it",
    "summary-unlinked/summary": "select some words of it, and link them to a statement; or leave the sentence out",
    "unknown-actor/said_by": "write the name in Latin letters first; as it is written there it goes among the other names",
    "unknown-card/rests_on": f"{_OF_THE_LIST}; a source that the archive does not have needs a card of its own first",
    "unknown-place/places": _NEW,
    "unknown-statement/rests_on": _OF_THE_LIST,
    "unknown-statement/statements": f"{_OF_THE_LIST}: a statement of this card",
    "unknown-topic/topics": _NEW,
    "url": "write http://… or https://…",
    "via-repeats/publisher": "leave it out; the last hand is always the publisher",
    "via-repeats/said": "leave it out; here stands who passed it on",
    "withdrawn-id/id": "choose another name; a withdrawn one never comes back",
}  # fmt: skip
"""By the key of `form_words.says`."""

"""One utterance is one entry, its tellings beneath it: which source, through whom, with which figure (method §4)."""

from collections.abc import Iterable
from typing import Final

from ...archive import Entry
from ...model.statements import Unacknowledged
from ...standings.counting import counting
from ...standings.utterances import Utterance, utterances
from ...vocabulary import YesNo
from ...wording import labels
from ...wording.answers import answer_in_words
from .dated_archive import DatedArchive
from .view_types import Telling

FEW: Final = 12
"""Other tellings of a statement, and statements of each kind that it is tied to, that a list names at most."""


def gathered(views: DatedArchive, entries: Iterable[Entry], question: str = "") -> tuple[Utterance, ...]:
    """Statements, one entry for one utterance; what does not count as of the site’s date leads none that does."""
    return tuple(_led(views, utterance) for utterance in utterances(views.archive, entries, question))


def _led(views: DatedArchive, utterance: Utterance) -> Utterance:
    if not utterance.others:
        return utterance
    every = (utterance.first, *utterance.others)
    first = next((entry for entry in every if counts_now(views, entry)), utterance.first)
    return Utterance(first, tuple(entry for entry in every if entry is not first))


def counts_now(views: DatedArchive, entry: Entry) -> bool:
    """Whether a statement’s words count as of the site’s date."""
    return any(True for _ in counting(views.archive, [entry], views.as_of))


def tellings(views: DatedArchive, utterance: Utterance, question: str = "") -> tuple[Telling, ...]:
    """The others that tell of an utterance; with `question`, only what they answer to that one is looked at."""
    return tuple(telling(views, other, utterance.first, question) for other in utterance.others)


def telling(views: DatedArchive, other: Entry, first: Entry, question: str = "") -> Telling:
    """What another statement tells otherwise than the one that leads."""
    same = other.kind is first.kind
    return Telling(
        source=views.carried_by(other),
        through=through(views, other),
        answer=_otherwise(views, other, first, question),
        kind="" if same else other.kind.value,
        kind_words="" if same else labels.LANE[other.kind].lower(),
        aside=_aside(views, other),
    )


def through(views: DatedArchive, entry: Entry) -> str:
    """Through whom a telling came to its publisher: `Yonhap and KBS World`."""
    publisher = views.archive.actor(entry.card.publisher).name
    return labels.listed([hand for hand in views.relays(entry) if hand != publisher])


def _otherwise(views: DatedArchive, other: Entry, first: Entry, question: str) -> str:
    """The answers, with their measures, that one gives and the other does not."""
    told, led = (_answers(views, entry, question) for entry in (other, first))
    return "; ".join(words for words in told if words not in led)


def _answers(views: DatedArchive, entry: Entry, question: str) -> list[str]:
    """In words; beside a figure no `yes` to a question that is not named where it stands."""
    answers = list(entry.claim.answers.items()) if entry.claim else []
    figures = [pair for pair in answers if not isinstance(pair[1], YesNo)]
    answers = answers if question else figures or answers
    listed = ((answer_in_words(a), views.measure(entry, q)) for q, a in answers if not question or q == question)
    return list(dict.fromkeys(words + (f" ({measure})" if measure else "") for words, measure in listed))


def _aside(views: DatedArchive, entry: Entry) -> str:
    statement = entry.statement
    parties = statement.not_acknowledged_by if isinstance(statement, Unacknowledged) else {}
    owed = [labels.not_acknowledged(how, [views.archive.actor(p).name]) for p, how in parties.items()]
    why = views.why_not_counted(entry) or views.not_yet(entry)
    return "; ".join([*owed, *([f"{why}; not counted"] if why else [])])

"""The neutral title of a source's page: whose it is, of which day, and of what it speaks; never its headline."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from ...archive import Archive, entries_of
from ...model.edtf_dates import in_words
from ...model.entities import Card
from ...vocabulary import CardType
from ...wording import labels

_SAID: Final = "what was said"
_DOCUMENT: Final = "what the document says"
_VERBS: Final[Mapping[CardType, str]] = {
    CardType.OFFICIAL_STATEMENT: "what it states",
    CardType.SPEECH: _SAID,
    CardType.BRIEFING: _SAID,
    CardType.INTERVIEW: _SAID,
    CardType.PRESS_CONFERENCE: _SAID,
    CardType.LEAKED_DOCUMENT: _DOCUMENT,
    CardType.COURT_DOCUMENT: _DOCUMENT,
    CardType.INTELLIGENCE_ASSESSMENT: "what it assesses",
    CardType.DATASET: "what the data show",
    CardType.IMAGERY_ANALYSIS: "what it finds",
}
_SAYS: Final = "what it says"


def titles(archive: Archive) -> Mapping[str, str]:
    """The title of each card, by its id; no two are the same."""
    cards = sorted(archive.cards.values(), key=lambda card: card.id)
    plain = {card.id: title(archive, card) for card in cards}
    typed = _told_apart(plain, {card.id: labels.CARD_TYPE[card.type].lower() for card in cards})
    return _told_apart(typed, _numbers(typed))


def title(archive: Archive, card: Card) -> str:
    """`RBC, 26 Apr 2025: what it says on North Korean troops`; of a card without a topic not on what."""
    topic = _subject(archive, card)
    name = archive.topics[topic].name if topic else ""
    on = f" on {_within_a_sentence(name)}" if name else ""
    publisher = archive.actor(card.publisher).name
    return f"{publisher}, {in_words(card.published)}: {_VERBS.get(card.type, _SAYS)}{on}"


def _subject(archive: Archive, card: Card) -> str:
    """The topic under which most of the questions stand that its statements answer, else the first that it names."""
    entries = list(entries_of(card))
    asked = [archive.question(question) for entry in entries if entry.claim for question in entry.claim.answers]
    of_questions = Counter(question.topics[0] for question in asked if question.topics)
    named = (*card.topics, *(topic for entry in entries for topic in entry.statement.topics))
    return next(iter((*dict(of_questions.most_common(1)), *named)), "")


def _within_a_sentence(name: str) -> str:
    """A name as it stands amid a sentence: after an article, or as a single word, it begins with a small letter."""
    small = name.startswith(("The ", "A ", "An ")) or " " not in name
    return name[0].lower() + name[1:] if small else name


def _told_apart(named: Mapping[str, str], more: Mapping[str, str]) -> Mapping[str, str]:
    """The same titles, those that several cards have with something more behind them."""
    often = Counter(named.values())
    return {card: f"{text} ({more[card]})" if often[text] > 1 else text for card, text in named.items()}


def _numbers(named: Mapping[str, str]) -> Mapping[str, str]:
    """For each card, which it is of those with its title, in the order of their ids."""
    so_far = Counter[str]()
    numbers: dict[str, str] = {}
    for card, text in named.items():
        so_far[text] += 1
        numbers[card] = str(so_far[text])
    return numbers

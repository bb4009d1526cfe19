"""What the small pages of all that is found share: the words that are searched."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

_SMALL: Final = frozenset(
    [
        "a",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "by",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "how",
        "in",
        "into",
        "is",
        "it",
        "its",
        "many",
        "more",
        "not",
        "of",
        "on",
        "or",
        "that",
        "the",
        "their",
        "they",
        "this",
        "to",
        "was",
        "were",
        "what",
        "when",
        "where",
        "who",
        "will",
        "with",
    ]
) | {""}
_PLAIN: Final = str.maketrans(
    {
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "ı": "i",
        "ħ": "h",
        "Ħ": "H",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "þ": "th",
        "Þ": "Th",
    }
)
_OTHERS: Final = re.compile(f"[{''.join(map(chr, _PLAIN))}]")
_AROUND: Final = ".,;:!?()[]“”‘’\"'–—-"
_LETTER: Final = re.compile(r"(?<![\w-])[A-Za-z](?![\w-])")


def in_plain_letters(text: str) -> str:
    """Words with letters that are no other letter with a mark, as who has no such keys types them: `Lódź` for `Łódź`.

    Marks Pagefind passes over by itself.
    """
    if text.isascii() or not _OTHERS.search(text):
        return ""
    return " ".join(word.translate(_PLAIN) for word in text.split() if _OTHERS.search(word))


def searched(text: str) -> str:
    """A text as it is searched, without single letters: Pagefind takes one for the beginning of any unknown word."""
    return _LETTER.sub("", text)


def new_words(texts: Iterable[str], before: str) -> Iterator[str]:
    """The words that do not stand before, each once: the index has a place for every word, and a reader loads it."""
    seen = {_bare(word) for word in before.split()} | _SMALL
    for word in (word for text in texts for word in text.split()):
        if _bare(word) not in seen:
            seen.add(_bare(word))
            yield word


def _bare(word: str) -> str:
    return word.lower().strip(_AROUND)

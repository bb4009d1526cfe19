"""Which words of a text say what it is about: a short name proposed for a file or a statement is made of these."""

import re
from typing import Final

SMALL_WORDS: Final = frozenset(
    ["a", "an", "the", "and", "or", "but", "nor", "about", "as", "at", "by", "for", "from", "in", "into", "of", "on", "onto", "since", "than", "to", "toward", "towards", "via", "with", "within", "am", "are", "be", "been", "being", "can", "could", "did", "do", "does", "had", "has", "have", "is", "might", "must", "shall", "should", "was", "were", "will", "would", "he", "her", "his", "how", "i", "it", "its", "many", "she", "that", "their", "them", "these", "they", "this", "those", "we", "what", "when", "where", "which", "who", "whom", "whose", "according", "said", "say", "saying", "says", "stated", "tell", "tells", "told"]
)
"""Articles, conjunctions, prepositions, auxiliaries, pronouns, and the words for saying something.

Not “may”, which is a month too, nor “states”, of which there are some.
"""
THOUSANDS: Final = re.compile(r"(?<=[0-9])[,.](?=[0-9]{3})")
"""What stands between the digits of one number."""
POSSESSIVE: Final = re.compile(r"['’]s?(?![A-Za-z0-9])")
"""The end of “Ukraine’s” and “soldiers’”."""

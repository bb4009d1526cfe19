"""The patterns, numbers and words of the checks, as a browser reads them: the form checks a card by the same."""

import re
from collections.abc import Mapping
from typing import Any, Final

from ...characters import FORBIDDEN
from ...checks.evidence_of_facts import SAID_BY, SAYING, SMALL_WORDS
from ...checks.similar_cards import ALIKE, ALIKE_DAYS
from ...checks.similar_names import WORD_ALIKE
from ...checks.statements import ATTRIBUTION, UNSPACED
from ...model.annotated_markdown import ABBREVIATED, END, LINK, LOOKALIKE
from ...model.edtf_dates import TIME_ZONES
from ...model.field_types import PATTERNS
from ...model.nearest_names import NEAREST
from ...model.statements import QUOTE_WORDS
from ...model.stop_words import IN_NO_NAME, LONGEST, POSSESSIVE, THOUSANDS
from ...model.suggestions import EARLIER, LATER
from ...model.url_canonical import TRACKING
from ...new_card.id_proposal import LONGEST_ID, LONGEST_STEM
from ...vocabulary import ARCHIVES, NO_ARCHIVES


def patterns() -> Mapping[str, str]:
    """The patterns of fields and of the checks' own reading, as a browser reads them (with the flag `u`)."""
    read = {
        "link": LINK,
        "lookalike": LOOKALIKE,
        "end": END,
        "abbreviated": ABBREVIATED,
        "forbidden": FORBIDDEN,
        "tracking": TRACKING,
        "attribution": ATTRIBUTION,
        "unspaced": UNSPACED,
        "saying": SAYING,
        "saidBy": SAID_BY,
        "thousands": THOUSANDS,
        "possessive": POSSESSIVE,
        "later": LATER,
        "earlier": EARLIER,
        **PATTERNS,
    }
    return {name: in_browser(pattern.pattern) for name, pattern in read.items()}


def limits() -> Mapping[str, Any]:
    """The numbers and words that the patterns do not hold."""
    return {
        "quote": QUOTE_WORDS,
        "graceDays": TIME_ZONES.days,
        "small": sorted(SMALL_WORDS),
        "inNoName": sorted(IN_NO_NAME),
        "longestName": LONGEST,
        "longestId": LONGEST_ID,
        "longestStem": LONGEST_STEM,
        "alike": ALIKE,
        "alikeDays": ALIKE_DAYS,
        "alikeWord": WORD_ALIKE,
        "nearest": NEAREST,
        "archives": list(ARCHIVES),
        "noArchives": {why.value: list(hosts) for why, hosts in NO_ARCHIVES.items()},
    }


_WORD: Final = r"\p{L}\p{N}_"
_EDGE: Final = f"(?:(?<![{_WORD}])(?=[{_WORD}])|(?<=[{_WORD}])(?![{_WORD}]))"


def in_browser(pattern: str) -> str:
    """A pattern of Python's in the grammar of ECMAScript with the flag `u`: letters of any script are letters."""
    pattern = re.sub(r"\(\?i:([^()]*)\)", lambda m: f"(?:{_either_case(m[1])})", pattern)
    pattern = re.sub(r"(\[[^\]]*\])\+\+", r"(?:(?=(\1+))\\1)", pattern).replace("(?P<", "(?<")
    out, inside, at = [], False, 0
    while at < len(pattern):
        step = pattern[at : at + 2] if pattern[at] == "\\" else pattern[at]
        out.append(_step(step, inside))
        inside = (inside or step == "[") and step != "]"
        at += len(step)
    return "".join(out)


def _step(step: str, inside: bool) -> str:
    if step == r"\w":
        return _WORD if inside else f"[{_WORD}]"
    if step == r"\b":
        return _EDGE
    return step[1] if step in ('\\"', "\\'", "\\#") else step


def _either_case(text: str) -> str:
    return re.sub(r"(?<!\\)[A-Za-z]", lambda m: f"[{m[0].upper()}{m[0].lower()}]", text)

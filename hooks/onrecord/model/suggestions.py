"""What was probably meant by a value that cannot be read: a proposal for its message, never a value.

Each function gives the spelling to propose, or an empty text where more than one thing may be meant.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from .edtf_dates import parse_edtf
from .figures import parse_bound

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SIGNS: Final = {
    ">": r"(?:more than|over|above)",
    ">=": r"(?:at least|no fewer than|no less than)",
    "<": r"(?:fewer than|less than|under|below)",
    "<=": r"(?:at most|up to|no more than)",
    "~": r"(?:about|around|some|approximately)",
}
LATER: Final = re.compile(
    r"^(?:after|since|from|(?:not|no) (?:before|earlier than)|later than) +|"
    r" +(?:or (?:later|after)|onwards?|at the earliest)$",
    re.IGNORECASE,
)
EARLIER: Final = re.compile(
    r"^(?:before|until|by|(?:not|no) (?:after|later than)|earlier than) +| +(?:or (?:earlier|before)|at the latest)$",
    re.IGNORECASE,
)
"""The words around a date that is only the first, or the last, of the possible days; a page takes them off too."""
_THOUSANDS = re.compile(r"(?<=\d)[, \u00a0\u202f](?=\d{3}(?!\d))")
_FIGURE = re.compile(r"(?P<sign>[<>]=?|~)? *(?P<low>\d+)(?: *(?:\.\.+|–|-|to) *(?P<high>\d+))?(?P<unit>(?: +[a-z]+)*)")
_END = re.compile(r" +or (more|fewer|less)\b")
_ENDS: Final = {"more": ">=", "fewer": "<=", "less": "<="}
_UNIT_WORDS: Final = (
    "north south korean koreans russian russians ukrainian ukrainians military soldiers troops "
    "servicemen personnel people persons men women fighters officers casualties killed wounded dead "
    "deaths losses prisoners captured missing civilians workers engineers shells rounds missiles "
    "containers vehicles tanks aircraft ships boats"
)
_UNITS: Final = frozenset(_UNIT_WORDS.split())
"""What may follow a figure and changes nothing of it; any other word may be a multiplier, a rate or a doubt."""


@dataclass(frozen=True, slots=True)
class DateMeant:
    """A date that was probably meant: `days`, as it would be written, or the one end of an interval that is told."""

    days: str = ""
    later: str = ""
    earlier: str = ""


def date_meant(text: str) -> DateMeant:
    """`2024-12-23` for “23.12.2024” or “December 23, 2024”; both where day and month may be either.

    For “2024-12-23 or later” the first day of an interval: its other end is not in the text.
    """
    rest, count = LATER.subn("", text.strip())
    if count:
        return DateMeant(later=_one(rest))
    rest, count = EARLIER.subn("", text.strip())
    if count:
        return DateMeant(earlier=_one(rest))
    return DateMeant(" or ".join(dict.fromkeys(day.isoformat() for day in _days(text))))


def _one(text: str) -> str:
    """The one date that the text can be; empty where it can be none or several."""
    try:
        return parse_edtf(text).text
    except ValueError:
        days = [day.isoformat() for day in _days(text)]
        return days[0] if len(days) == 1 else ""


def _days(text: str) -> Iterator[date]:
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    named = [place for place, name in enumerate(_MONTHS, 1) if re.search(rf"\b{name}", text.lower())]
    years = [number for number in numbers if number >= 1000]
    if len(years) != 1 or len(numbers) + len(named) != 3 or len(named) > 1:
        return
    rest = [number for number in numbers if number < 1000]
    orders = [(named[0], rest[0])] if named else [(rest[0], rest[1])]
    if not named and numbers[0] != years[0]:  # the day comes first, but where there are no dots perhaps the month
        orders = [(rest[1], rest[0]), *([(rest[0], rest[1])] if re.search("[/-]", text) else [])]
    for month, day in orders:
        try:
            yield date(years[0], month, day)
        except ValueError:
            continue


def figure_meant(text: str) -> str:
    """`> 3000` for “more than 3,000 soldiers”, `1000..1200` for “1,000–1,200”; empty if a word is not understood."""
    plain = _THOUSANDS.sub("", text.strip().lower())
    for sign, words in _SIGNS.items():
        plain = re.sub(rf"^{words} +(?=\d)", f"{sign} ", plain)
    end = _END.search(plain)
    match = _FIGURE.fullmatch(_END.sub("", plain))
    if match is None or not _UNITS.issuperset(match["unit"].split()) or (end and (match["sign"] or match["high"])):
        return ""
    sign = _ENDS[end[1]] if end else match["sign"] or ""
    space = " " if sign in ("<", ">", "<=", ">=") else ""
    spelt = f"{sign}{space}{match['low']}" + (f"..{match['high']}" if match["high"] else "")
    try:
        return parse_bound(spelt).text
    except ValueError:
        return ""


def id_meant(text: str) -> str:
    """`kyiv-over-3000` for “Kyiv_over 3000”; empty where another script leaves too little."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return "-".join(words) if words and text.isascii() else ""


def url_meant(text: str) -> str:
    """An address without the brackets around it, with `https://` before it, and with `%20` for a space."""
    bare = text.strip("<>\"'“”()[] ").replace(" ", "%20")
    if re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s<>\"\\^`{|}]*)?", bare, re.IGNORECASE):
        return f"https://{bare}"
    return bare if bare != text and re.fullmatch(r"https?://[^\s<>\"\\^`{|}]+", bare) else ""


def host_meant(text: str) -> str:
    """`rbc.ru` for “https://www.rbc.ru/politics/”; empty where no host can be read out of it."""
    try:
        host = urlsplit(text if "://" in text else f"https://{text}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if re.fullmatch(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", host) else ""

"""What remarks and addresses of a record say by the way: where its page is captured, and when somebody read it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

from ...model.captures import day_in, page_in
from ...model.url_canonical import canonical
from ...reading.document import Value
from ...vocabulary import ARCHIVES
from .dates import date_of
from .metadata import Metadata

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}|]+[^\s<>\"{}|.,;:)\]]")
_READ_ON: Final = re.compile(
    r"\b(?:accessed|retrieved|visited|abgerufen|zugriff|consulté|дата обращения)(?: on| am| le)?\W{1,3}", re.IGNORECASE
)
_MOST_WORDS: Final = 4
"""Of a day that is written in words."""
_ONLY: Final = re.compile(
    r"[\W\d_]*(?:archived?(?: (?:at|from|on|copy|version|url))?|online|url)?[\W_]*", re.IGNORECASE
)
"""What may stand around an address or a day and says nothing more."""
_NO_PAGE: Final = "the record names a capture alone, and its address does not tell of which page it is"


def with_asides(told: Metadata) -> Metadata:
    """The same with the captures and the day of reading that stand where a card has no field for them.

    An address at a web archive is the capture; the page that it is of, where it tells that, is the address.
    """
    return _with_day(_with_captures(_with_page(told)))


def _with_page(told: Metadata) -> Metadata:
    """The page in place of its capture."""
    url = told.fields.get("url")
    if not isinstance(url, str) or not _is_capture(url):
        return told
    rest = {name: value for name, value in told.fields.items() if name != "url"}
    page = page_in(url)
    found = _with(replace(told, fields=rest), told.origins["url"], {"archived": _capture(url)})
    return _with(found, told.origins["url"], {"url": page}) if page else found.doubted("url", _NO_PAGE)


def _with_captures(told: Metadata) -> Metadata:
    """The capture of its page that is told of elsewhere; of another page, or of one that nobody can tell, none."""
    if "archived" in told.fields:
        return told
    url = told.fields.get("url")
    for name, text in (*told.unused, *told.outdone):
        for address in filter(_is_capture, _ADDRESS.findall(text)):
            page = page_in(address)
            if page and (not isinstance(url, str) or canonical(page) == canonical(url)):
                values: dict[str, Value] = {"archived": _capture(address)} | ({} if url else {"url": page})
                return _with(_without(told, (name, text), address), name, values)
    return told


def _with_day(told: Metadata) -> Metadata:
    if "retrieved" in told.fields:
        return told
    for name, text in told.unused:
        for taken, day in _days(text):
            return _with(_without(told, (name, text), taken), name, {"retrieved": day})
    return told


def _days(text: str) -> Iterator[tuple[str, str]]:
    """Each day on which a text says that something was read, with the words that say so."""
    for match in _READ_ON.finditer(text):
        ends = [word.end() for word in islice(re.finditer(r"\S+", text[match.end() :]), _MOST_WORDS)]
        for end in reversed(ends):  # the longest that is a day
            taken = text[match.start() : match.end() + end]
            if day := date_of(taken[match.end() - match.start() :].rstrip(".,;)]")):
                yield taken, day
                break


def _with(told: Metadata, where: str, values: Mapping[str, Value]) -> Metadata:
    """The same with some fields more, from where they stand."""
    unread = {name: text for name, text in told.unread.items() if name not in values}
    origins = {**told.origins, **dict.fromkeys(values, where)}
    return replace(told, fields={**told.fields, **values}, origins=origins, unread=unread)


def _without(told: Metadata, row: tuple[str, str], taken: str) -> Metadata:
    """The same without a remark that says nothing more than what was taken from it."""
    if row in told.outdone:
        return replace(told, outdone=tuple(other for other in told.outdone if other != row))
    if not _ONLY.fullmatch(row[1].replace(taken, "")):
        return told
    return replace(told, unused=tuple(other for other in told.unused if other != row))


def _is_capture(address: str) -> bool:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.") in ARCHIVES
    except ValueError:
        return False


def _capture(address: str) -> Value:
    """As a card has it: with the day, where the address tells it."""
    on = day_in(address)
    return [{"url": address, "on": on.text}] if on else address

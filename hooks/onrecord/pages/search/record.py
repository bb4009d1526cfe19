"""A small page of what search finds, as the index reads it: text put together, since there are tens of thousands."""

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from itertools import islice
from typing import Final, TypeVar

from ...output import Record
from .words import in_plain_letters

T = TypeVar("T")
_AT_ONCE: Final = 200
"""Records that are made together: few enough that two processes share the work."""


def batches(what: Iterable[T]) -> Iterator[tuple[T, ...]]:
    """What records are made of, some at a time."""
    left = iter(what)
    while some := tuple(islice(left, _AT_ONCE)):
        yield some


def record(
    url: str,
    drawn: str,
    filters: Iterable[tuple[str, str]],
    words: Iterable[tuple[float, str]],
    day: date | None = None,
) -> Record:
    """The record that leads to `url`: under which values of filters it is found, and by which words, by their weights.

    It is sorted by its day, as a number: the index compares numbers of 24 bits.
    """
    pairs = list(filters)
    names = ",".join(f"{name}[v{number}]" for number, (name, _) in enumerate(pairs))
    values = "".join(f' v{number}="{escape(value)}"' for number, (_, value) in enumerate(pairs))
    order = f' data-pagefind-sort="order:{day.toordinal()}"' if day else ""
    texts = [each for weight, text in words for each in ((weight, text), (weight, in_plain_letters(text))) if each[1]]
    searched = "".join(f'<p data-pagefind-weight="{weight}">{escape(text, quote=False)}</p>' for weight, text in texts)
    html = f'<html><body><p data-pagefind-filter="{names}"{values}{order}></p>{searched}</body></html>'
    return Record(url, drawn, html, day.isoformat() if day else "")

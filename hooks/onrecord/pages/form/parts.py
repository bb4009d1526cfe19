"""What the form knows of a large archive, divided: each thing lies in a small file that its name leads to.

A part holds all keys whose CRC-32 begins with its hexadecimal digits; as many digits as leave a part few keys. A key
is a table of the form's data and a name in it (`actors daily`); what lies under it is put into these tables. So the
scripts find whatever they are asked for in one file, and where a file has no such key, the archive has no such thing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final
from zlib import crc32

from ...checks.similar_cards import bare

WHOLE: Final = 1500
"""Up to so many entities and statements together the form loads all at once (about 150 KB)."""
KEYS: Final = 50
"""So many keys a part has, on average, at most."""
LENGTHS: Final = (2, 3, 4, 6, 8, 12, 16, 24, 40)
"""By so many first letters a name is found."""
OFFERED: Final = 100
"""More than so many are not offered for the same letters or the same word: who types on finds them."""
TITLE_WORDS: Final = 3
"""By so many of its longest words a title is found."""
MONTHS: Final = 12
"""A card that may be of more months than these is looked at beside every card of its publisher."""

Tables = Mapping[str, Mapping[str, Any]]
"""Rows by their names, by table."""


def digits_for(keys: int) -> int:
    """How many digits tell the parts of so many keys apart."""
    digits = 1
    while keys > KEYS * 16**digits:
        digits += 1
    return digits


def part_of(key: str, digits: int) -> str:
    """The part in which a key lies."""
    return f"{crc32(key.encode()):08x}"[:digits]


def parts(digits: int) -> Iterator[str]:
    """The names of all parts."""
    return (f"{number:0{digits}x}" for number in range(16**digits))


def divided(keyed: Iterable[tuple[str, Tables]], digits: int) -> Mapping[str, Mapping[str, Tables]]:
    """By part what lies under each key; what several say of one key is put together."""
    found: dict[str, dict[str, dict[str, dict[str, Any]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(dict)))
    for key, tables in keyed:
        for table, rows in tables.items():
            found[part_of(key, digits)][key][table].update(rows)
    return found


def by_name(table: str, rows: Mapping[str, Any]) -> Iterator[tuple[str, Tables]]:
    """Each row under its own name."""
    for name, row in rows.items():
        yield f"{table} {name}", {table: {name: row}}


def by_first_letters(table: str, named: Iterable[tuple[str, str, Any]]) -> Iterator[tuple[str, Tables]]:
    """Rows by the first letters of what they are called: the fewest of `LENGTHS` that few enough share."""
    left = sorted(named, key=lambda one: one[:2])
    for length in LENGTHS:
        groups: dict[str, dict[str, Any]] = defaultdict(dict)
        for called, name, row in left:
            groups[called[:length]][name] = row
        few = {start for start, rows in groups.items() if len(rows) <= OFFERED}
        for start in few:
            yield f"starts {table} {start}", {table: groups[start]}
        left = [one for one in left if one[0][:length] not in few]


def beside(name: str, head: Sequence[Any], first: date | None, last: date | None) -> Iterator[tuple[str, Tables]]:
    """A card's head where one like it looks: under its address, under its publisher and months."""
    address, publisher = head[4], head[1]
    groups = [f"at {address}"] if address else []
    groups += [f"of {publisher} {month}" for month in months(first, last)]
    for group in groups:
        yield f"beside {group}", {"compared": {name: head}}


def by_title_words(heads: Mapping[str, Sequence[Any]]) -> Iterator[tuple[str, Tables]]:
    """Cards by the longest words of their titles; a word that too many have tells none."""
    found: dict[str, dict[str, Sequence[Any]]] = defaultdict(dict)
    for name, head in heads.items():
        for word in title_words(head[0]):
            found[word][name] = head
    for word, rows in found.items():
        if len(rows) <= OFFERED:
            yield f"beside with {word}", {"compared": rows}


def months(first: date | None, last: date | None) -> list[str]:
    """The months of which something may be; `ever` where these are too many."""
    if first is None or last is None:
        return ["ever"]
    start, end = (12 * day.year + day.month - 1 for day in (first, last))
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(start, end + 1)] if end - start < MONTHS else ["ever"]


def title_words(title: str) -> list[str]:
    """The words of a title by which it is found."""
    return sorted(set(bare(title).split()), key=lambda word: (-len(word), word))[:TITLE_WORDS]

"""What the small page of a record says, for tests."""

import json
from typing import Any

from lxml import html

from onrecord.output import Record


def drawn(record: Record) -> dict[str, Any]:
    """What a result is drawn from."""
    found: dict[str, Any] = json.loads(record.drawn)
    return found


def words(record: Record) -> str:
    """What is searched."""
    return " ".join(map(str, html.fromstring(record.html).xpath("//p[@data-pagefind-weight]/text()")))


def filters(record: Record) -> list[tuple[str, str]]:
    """Under which values of the filters it is found."""
    (told,) = html.fromstring(record.html).xpath("//p[@data-pagefind-filter]")
    named = [one.removesuffix("]").split("[") for one in told.get("data-pagefind-filter").split(",")]
    return [(name, told.get(attribute)) for name, attribute in named]

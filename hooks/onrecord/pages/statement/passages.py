"""A passage → the address that leads to it: a text fragment, by which a browser finds the sentence in its page."""

from collections.abc import Sequence
from urllib.parse import quote


def passage_address(url: str, passage: Sequence[str]) -> str:
    """The address of a page with the words to find in it; empty where either is not recorded."""
    if not url or not passage:
        return ""
    words = ",".join(quote(part, safe="").replace("-", "%2D") for part in passage)  # a hyphen would mean something
    place, mark, fragment = url.partition("#")
    return f"{place}#{fragment if mark else ''}:~:text={words}"

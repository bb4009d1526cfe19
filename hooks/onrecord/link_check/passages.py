"""Whether a sentence that a card recorded still stands in its page: letters and digits are compared, and nothing else.

Pages differ from day to day in their spaces, their quotation marks and where a word is broken. What a page shows only
after its scripts ran is not in it; of such a page nothing can be told.
"""

import unicodedata
from collections.abc import Sequence
from typing import Final

from lxml import etree
from lxml import html as lxml_html

LEAST: Final = 500
"""Letters of a page that may be the source: with fewer, it is a notice, a wall or a page that a script fills."""
_UNSHOWN: Final = ("script", "style", "template")


def text_of(page: str) -> str:
    """The letters and digits of a page, in one string; empty where it is no page."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True)
    try:
        root = lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    for element in list(root.iter(*_UNSHOWN)):
        element.drop_tree()
    return letters(root.text_content())


def letters(text: str) -> str:
    """The letters and digits of a text, in one form and small."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def can_tell(text: str) -> bool:
    """Whether a page has so much text that a sentence can be missed in it."""
    return len(text) >= LEAST


def stands_in(text: str, passage: Sequence[str]) -> bool:
    """Whether the first words of a passage stand in a text, and the last ones after them."""
    at = 0
    for words in map(letters, passage):
        found = text.find(words, at)
        if found < 0:
            return False
        at = found + len(words)
    return True

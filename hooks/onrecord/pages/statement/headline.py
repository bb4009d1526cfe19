"""A source's headline as every page shows it: quoted where it is one, its translation first and said to be one."""

from dataclasses import dataclass

from ...model.entities import Card
from .links import language_of


@dataclass(frozen=True, slots=True)
class Headline:
    """What is printed above a source, or the archive's words for it; `translation` is in the site's language."""

    words: str
    lang: str = ""
    translation: str = ""
    real: bool = True


def headline(card: Card) -> Headline:
    """Of a card whose title was not recorded the words that describe it, which nobody printed and nothing quotes."""
    if "title" in card.not_recorded:
        return Headline(card.title, real=False)
    return Headline(
        quoted(card.title), language_of(card.title, card.language or ""), quoted(card.title_translation or "")
    )


def quoted(title: str) -> str:
    """A title in quotation marks; nothing of none."""
    opened, closed = marks_around(title)
    return f"{opened}{title}{closed}" if title else ""


def marks_around(title: str) -> tuple[str, str]:
    """The quotation marks to put around a title: none where it is a quotation as a whole, and has them itself."""
    own = title[:1] == "“" and title[-1:] == "”" and title.count("“") == 1
    return ("", "") if own else ("“", "”")

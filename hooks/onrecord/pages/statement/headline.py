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
    translation = f"“{card.title_translation}”" if card.title_translation else ""
    return Headline(f"“{card.title}”", language_of(card.title, card.language or ""), translation)

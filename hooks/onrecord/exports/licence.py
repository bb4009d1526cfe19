"""Under which licence the archive's cards and texts are: the words for pages, programs and files alike."""

from typing import Final

NAME: Final = "CC-BY-4.0"
TITLE: Final = "Creative Commons Attribution 4.0"
ADDRESS: Final = "https://creativecommons.org/licenses/by/4.0/"

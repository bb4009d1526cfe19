"""Languages as programs of citations name them → their codes."""

from collections.abc import Mapping
from typing import Final

from .text import one_line

_NAMED: Final[Mapping[str, str]] = {
    "american": "en-US",
    "arabic": "ar",
    "australian": "en-AU",
    "austrian": "de-AT",
    "belarusian": "be",
    "brazilian": "pt-BR",
    "british": "en-GB",
    "bulgarian": "bg",
    "canadian": "en-CA",
    "catalan": "ca",
    "chinese": "zh",
    "croatian": "hr",
    "czech": "cs",
    "danish": "da",
    "dutch": "nl",
    "english": "en",
    "estonian": "et",
    "finnish": "fi",
    "french": "fr",
    "georgian": "ka",
    "german": "de",
    "greek": "el",
    "hebrew": "he",
    "hindi": "hi",
    "hungarian": "hu",
    "indonesian": "id",
    "italian": "it",
    "japanese": "ja",
    "korean": "ko",
    "latvian": "lv",
    "lithuanian": "lt",
    "naustrian": "de-AT",
    "ngerman": "de",
    "norsk": "no",
    "norwegian": "no",
    "nswissgerman": "de-CH",
    "persian": "fa",
    "polish": "pl",
    "portuguese": "pt",
    "romanian": "ro",
    "russian": "ru",
    "serbian": "sr",
    "slovak": "sk",
    "slovene": "sl",
    "spanish": "es",
    "swedish": "sv",
    "swissgerman": "de-CH",
    "thai": "th",
    "turkish": "tr",
    "ukrainian": "uk",
    "usenglish": "en-US",
    "ukenglish": "en-GB",
    "vietnamese": "vi",
}
"""By their names in English and those of LaTeX's packages."""


def language(value: object) -> str:
    """The code of a language by its name, or the code that stands there already."""
    written = one_line(value).replace("_", "-")
    return _NAMED.get(written.lower(), written)

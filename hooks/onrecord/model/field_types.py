"""The types of single fields: how a text of YAML becomes a date, a figure, a URL.

Each raises a pydantic error whose type is the key of a message, so that one pass gathers all problems.
"""

import re
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, InstanceOf, WithJsonSchema

from ..problems.problem import fault
from ..vocabulary import YesNo
from .edtf_dates import DAY_SPELLING, SPELLING, EdtfDate, NoDateError, parse_edtf
from .field_errors import ANY_TEXT, Listed, Text, invalid, one_text
from .figures import FIGURE, Bound, NoFigureError, Words, parse_bound
from .schema_patterns import bare, degrees, like, shape, spelt
from .suggestions import date_meant, figure_meant, host_meant, id_meant, url_meant

KEBAB: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SHA256: Final = re.compile(r"sha256:[0-9a-f]{64}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_HOST_NAME = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])")
_QID = re.compile(r"Q[1-9][0-9]*")
_WINDOW = re.compile(r"([0-9]{1,4}) days?")
_NOT_IN_URL = r'\s<>"\\^`{|}'  # the white space and signs that no address holds
_HOST = rf"(?:\[[^{_NOT_IN_URL}/?#@\[\]]+\]|[^{_NOT_IN_URL}/?#@\[\]:]+)"
URL_SHAPE: Final = rf"[Hh][Tt][Tt][Pp][Ss]?://{_HOST}(?::[0-9]*)?(?:[/?#][^{_NOT_IN_URL}]*)?"


IDENTIFIER: Final = bare(minimum=0, **like(shape(KEBAB.pattern), "small-letters-digits-and-hyphens"))
"""The JSON Schema of an id."""


def _slug(value: str) -> str:
    if not KEBAB.fullmatch(value):
        raise invalid(fault("bad-id", value=value, meant=id_meant(value)))
    return value


Slug = Annotated[Text, AfterValidator(_slug), IDENTIFIER]


_NO_DATE: Final = {
    "calendar": "bad-date/calendar",
    "time": "bad-date/time",
    "spelling": "bad-date/spelling",
    "no-end": "bad-date/no-end",
    "backwards": "bad-date/backwards",
}


def _date(value: Any) -> EdtfDate:
    if isinstance(value, EdtfDate):
        return value
    text = one_text(value)
    try:
        return parse_edtf(text)
    except NoDateError as error:
        key = _NO_DATE[error.mistake]
    meant = date_meant(text)
    raise invalid(fault(key, value=text, meant=meant.days, later=meant.later, earlier=meant.earlier))


_DATE_LIKE: Final = like(shape(SPELLING), "2024-12-30, 2024-12 or 2024-12-27/2025-01-04")
Date = Annotated[
    InstanceOf[EdtfDate],
    BeforeValidator(_date),
    WithJsonSchema({"type": ["string", "integer"], "minimum": 1, "maximum": 9999, **_DATE_LIKE}),
]


def _day(value: Any) -> EdtfDate:
    when = _date(value)
    if when.day is None:
        raise invalid(fault("bad-date/day", value=when.text))
    return when


Day = Annotated[InstanceOf[EdtfDate], BeforeValidator(_day), spelt(DAY_SPELLING, "2024-12-30")]
_CURLY: Final = "“”„‘’"
_NO_FIGURE: Final = {
    "spelling": "bad-figure/spelling",
    "range": "bad-figure/range",
    "below-zero": "bad-figure/below-zero",
}


def _answer(value: Any) -> YesNo | Bound | Words:
    if isinstance(value, YesNo | Bound | Words):
        return value
    if isinstance(value, dict):
        return _words(value)
    text = one_text(value)
    if text in set(YesNo):
        return YesNo(text)
    if small := {"true": "yes", "false": "no"}.get(text.lower()) or (text.lower() in set(YesNo) and text.lower()):
        raise invalid(fault("bad-answer/spelling", value=text, meant=small))
    if text[0] in _CURLY:
        raise invalid(fault("bad-figure/curly-quotes", plain=text.strip(_CURLY)))
    if not re.search(r"\d", text):
        raise invalid(fault("bad-answer", value=text))
    try:
        return parse_bound(text)
    except NoFigureError as error:
        key = _NO_FIGURE[error.mistake]
    raise invalid(fault(key, value=text, meant=figure_meant(text)))


def _words(value: dict[str, Any]) -> Words:
    if set(value) != {"words"}:
        raise invalid(fault("bad-figure/words"))
    return Words(one_text(value["words"]))


_ANSWER_SCHEMA: Final[dict[str, Any]] = {
    "anyOf": [
        {"enum": [answer.value for answer in YesNo]},
        {
            "type": ["string", "integer"],
            "pattern": shape("|".join([*YesNo, FIGURE])),
            "minimum": 0,
            "maximum": 10**12 - 1,
        },
        {
            "type": "object",
            "properties": {"words": ANY_TEXT.json_schema},
            "required": ["words"],
            "additionalProperties": False,
        },
    ]
}
Answer = Annotated[
    InstanceOf[YesNo] | InstanceOf[Bound] | InstanceOf[Words],
    BeforeValidator(_answer),
    WithJsonSchema(_ANSWER_SCHEMA),
]


def url(value: str) -> str:
    """The address itself. Raises the error of a text that is none."""
    try:
        parts = urlsplit(value)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        good, parts = False, urlsplit("")
    if not good or re.search(f"[{_NOT_IN_URL}]", value):
        raise invalid(fault("bad-url", value=value, meant=url_meant(value)))
    if parts.username is not None or parts.password is not None:
        raise invalid(fault("bad-url/password"))
    return value


Url = Annotated[Text, AfterValidator(url), spelt(URL_SHAPE, "https://example.org/article")]


def sha256(value: str) -> str:
    """The sum itself, with `sha256:` before it. Raises the error of a text that is none."""
    if not SHA256.fullmatch(value):
        raise invalid(fault("bad-hash", value=value))
    return value


Sha256 = Annotated[
    Text,
    BeforeValidator(lambda v: f"sha256:{v}" if isinstance(v, str) and re.fullmatch(r"[0-9a-f]{64}", v) else v),
    AfterValidator(sha256),
    WithJsonSchema({"type": "string", "pattern": rf"^(?:\s*{SHA256.pattern}\s*|[0-9a-f]{{64}})$"}),
]


def _host(value: str) -> str:
    if not _HOST_NAME.fullmatch(value):
        raise invalid(fault("bad-host", value=value, meant=host_meant(value)))
    return value


Host = Annotated[Text, AfterValidator(_host), spelt(_HOST_NAME.pattern, "rbc.ru")]
Hosts = Annotated[tuple[Host, ...], Listed]


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        raise invalid(fault("bad-language", value=value))
    return value


Language = Annotated[Text, AfterValidator(_language), spelt(_LANGUAGE.pattern, "en, ko, zh-Hant or pt-BR")]


def _wikidata(value: str) -> str:
    if not _QID.fullmatch(value):
        raise invalid(fault("bad-wikidata", value=value))
    return value


Wikidata = Annotated[Text, AfterValidator(_wikidata), spelt(_QID.pattern, "Q and a number")]


def _coordinates(value: Any) -> tuple[float, float]:
    wrong = invalid(fault("bad-coordinates"))
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise wrong
    if not all(re.fullmatch(r"[+-]?[0-9]{1,3}(\.[0-9]+)?", str(part)) for part in value):
        raise wrong
    latitude, longitude = (float(part) for part in value)
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise wrong
    return latitude, longitude


_DEGREES: Final = [degrees(90, "0?[0-8]?[0-9]"), degrees(180, "0?[0-9]?[0-9]|1[0-7][0-9]")]
Coordinates = Annotated[
    tuple[float, float],
    BeforeValidator(_coordinates),
    WithJsonSchema({"type": "array", "prefixItems": _DEGREES, "minItems": 2, "maxItems": 2}),
]


def _window(value: Any) -> int:
    if isinstance(value, int):
        return value
    match = _WINDOW.fullmatch(one_text(value))
    if match is None:
        raise invalid(fault("bad-window", value=str(value)))
    return int(match[1])


Window = Annotated[int, BeforeValidator(_window), spelt(_WINDOW.pattern, "14 days")]


PATTERNS: Final = {"slug": KEBAB, "sha256": SHA256, "language": _LANGUAGE, "host": _HOST_NAME}
"""The fields that a pattern can check without a file beside it."""

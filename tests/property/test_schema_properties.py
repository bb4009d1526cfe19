"""A schema and the check agree on cards drawn at random, and on the same cards with one thing wrong."""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from onrecord.json_schema import schema
from onrecord.model.edtf_dates import DAY_SPELLING, SPELLING, parse_edtf
from onrecord.model.field_types import Day
from onrecord.model.schema_patterns import shape
from onrecord.problems.catalogue import Severity
from onrecord.problems.problem import Problem
from onrecord.reading.source_files import SourceFile, source_files
from onrecord.vocabulary import CardType, EntityKind, Reported
from tests import core_schema
from tests.loading import load_files
from tests.paths import EXAMPLE
from tests.property.examples import examples

PATH: Final = "cards/2021/generated.yaml"
CARD: Final = Draft202012Validator(schema(EntityKind.CARD))
DRAWN: Final = examples(120)
Raw = dict[str, Any]
Draw = st.DrawFn

LETTERS: Final = st.characters(exclude_categories=["C", "Zl", "Zp", "Zs"])
TEXTS: Final = st.text(LETTERS, min_size=1, max_size=8) | st.sampled_from(
    ["1984", "true", "no", "null", "~", "0x1F", "2024-12-30", "1e3", "> 3", "a: b", "a #b"]
)
DAYS: Final = st.dates(date(1000, 1, 1), date(2020, 12, 31)).map(str)
DATES: Final = st.builds(
    lambda day, length, sign: day[:length] + sign,
    DAYS,
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "", "~", "?", "%"]),
)
INTERVALS: Final = st.builds(lambda day: f"{day}/2021-01-05", DAYS) | DATES.map(lambda when: f"../{when}")
URLS: Final = st.sampled_from(
    [
        "https://herald.example/a?b=c#d",
        "HTTP://herald.example:8080",
        "https://пример.example/я",
        "http://[2001:db8::1]/",
    ]
)
SPEAKERS: Final = (
    st.sampled_from(["arlo-vance", "bex-oriel", "daily-north", "country-b"])
    | st.builds(lambda text: {"anonymous": text}, TEXTS)
    | st.builds(lambda text: {"document": text, "purported_author": "country-a"}, TEXTS)
)
FIGURES: Final = st.sampled_from(
    ["3000", "~1100", "> 3000", ">=3000", "< 500", "<= 500", "1000..1200", "0"]
) | st.builds(lambda text: {"words": text}, TEXTS)
LANGUAGES: Final = st.sampled_from(["en", "no", "zh-Hant", "pt-BR"])
HASH: Final = "sha256:" + "0123456789abcdef" * 4


def some(draw: Draw, **fields: st.SearchStrategy[Any]) -> Raw:
    """Some of the fields, each with a value."""
    return {name: draw(values) for name, values in fields.items() if draw(st.booleans())}


@st.composite
def cards(draw: Draw) -> Raw:
    """A card that breaks no rule, as texts, lists and mappings."""
    published = draw(DATES | INTERVALS)
    known = {
        "url": draw(URLS),
        "archived": draw(URLS.map(lambda url: f"https://archive.example/{len(url)}?b=c#d") | st.just(HASH)),
        "language": draw(LANGUAGES),
        "retrieved": "2022-11-20",
    }
    missing = draw(st.sets(st.sampled_from(sorted(known))))
    reasons = {name: draw(TEXTS) for name in [*sorted(missing), *draw(st.sampled_from([[], ["title", "published"]]))]}
    claims = [_claim(draw, f"s{number}") for number in range(draw(st.integers(1, 3)))]
    lanes = [[c for c in claims if ("not_acknowledged_by" in c) is owned] for owned in (False, True)]
    return {
        "title": draw(TEXTS),
        "publisher": "daily-north",
        "type": draw(st.sampled_from([*CardType])).value,
        "published": published,
        **{name: value for name, value in known.items() if name not in missing},
        **({"not_recorded": reasons} if reasons else {}),
        **some(
            draw,
            authors=st.lists(TEXTS, max_size=2),
            topics=st.just(["valley-war"]),
            places=st.just(["east-valley"]),
            note=TEXTS,
        ),
        "summary": "[Snow fell](#s0).",
        **{name: lane for name, lane in zip(["attributed", "unacknowledged"], lanes, strict=True) if lane},
    }


def _claim(draw: Draw, statement_id: str) -> Raw:
    claim = {"id": statement_id, "text": draw(TEXTS), "said_by": draw(SPEAKERS)}
    claim |= some(
        draw,
        via=st.lists(
            SPEAKERS.filter(lambda relay: relay not in (claim["said_by"], "daily-north", "country-b")),
            max_size=2,
            unique_by=str,
        ),
        locator=TEXTS,
        about=st.just(["country-a"]),
        note=TEXTS,
        as_of=DATES,
        said_on=st.just("1000-01-01"),
    )
    if draw(st.booleans()):
        claim |= {"quote": draw(TEXTS), "quote_language": draw(LANGUAGES)}
    if draw(st.booleans()):
        return {
            **claim,
            "said_by": "country-b",
            "answers": {"soldiers-in-east-valley": "yes"},
            "not_acknowledged_by": {"country-a": draw(st.sampled_from([*Reported])).value},
        }
    answers = st.builds(lambda figure: {"soldiers-killed-in-east-valley": figure}, FIGURES | st.just("declined"))
    return {
        **claim,
        **some(
            draw,
            answers=answers
            | st.builds(lambda word: {"soldiers-in-east-valley": word}, st.sampled_from(["yes", "no", "declined"])),
        ),
    }


def written(draw: Draw, value: Any) -> str:
    """A value as YAML in one line: a text in quotes, or without where it reads back so."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {written(draw, inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(written(draw, inner) for inner in value) + "]"
    if value is None:
        return "null"
    plain = re.fullmatch(r"[A-Za-z0-9~.][A-Za-z0-9~.-]*", value) and value.lower() not in ("null", "~", "---", "...")
    return value if plain and draw(st.booleans()) else json.dumps(value, ensure_ascii=False)


NAMED: Final = {
    *("arlo-vance", "army-of-country-a", "bex-oriel", "country-a", "country-b", "country-c", "daily-north"),
    *("east-valley", "soldiers-in-east-valley", "soldiers-killed-in-east-valley", "valley-war"),
}
"""What a generated card names, and what these are part of."""


@cache
def example() -> tuple[SourceFile, ...]:
    """The files of the example that a generated card names: each check reads them anew, so that no other is there.

    The findings of its questions are left out with the cards that they rest on.
    """
    named = [file for file in source_files(EXAMPLE) if Path(file.path).stem in NAMED]
    assert {Path(file.path).stem for file in named} == NAMED
    return tuple(SourceFile(file.path, (file.raw or b"").partition(b"findings:")[0]) for file in named)


def errors(text: str) -> list[Problem]:
    """What the check has against a card; warnings refuse nothing."""
    loaded = load_files([*example(), SourceFile(PATH, text.encode())])
    return [problem for problem in loaded.problems if problem.path == PATH and problem.severity is Severity.ERROR]


def refusals(text: str) -> list[str]:
    """What the schema has against it."""
    return [error.message for error in CARD.iter_errors(core_schema.load(text))]


@st.composite
def files(draw: Draw, drawn: st.SearchStrategy[Raw]) -> str:
    """A card as a file."""
    return "".join(f"{key}: {written(draw, value)}\n" for key, value in draw(drawn).items())


@DRAWN
@given(files(cards()))
def test_good_cards_pass_both(text: str) -> None:
    """A card without a fault passes the check and the schema."""
    assert (errors(text), refusals(text)) == ([], [])


TOP: Final = ("title", "publisher", "type", "published", "retrieved", "url", "archived", "language", "summary")
BAD: Final[dict[str, list[Any]]] = {
    "title": ["", ["Snow"], {"a": "b"}, None],
    "publisher": ["Daily North", ["daily-north"], None],
    "type": ["news", "News-report", None],
    "published": ["30.12.2024", "2024-13", "2023-02-29", "2024-12-30T10:00", "tomorrow", "Y12024", "../..", "24"],
    "retrieved": ["22.11.2022", "2022-11-31"],
    "url": ["www.herald.example", "ftp://a.example", "https://a:b@c.example", "https://a b.example", "https://"],
    "archived": ["sha256:123", "0" * 63, "file:///x"],
    "language": ["English", "e", "EN"],
    "summary": ["", None],
    "authors": ["Ada Quill", [None], [["Ada"]]],
    "topics": ["valley-war", ["Valley War"]],
    "not_recorded": [{"summary": "none"}, ["url"]],
    "attributed": [{}, ["Snow fell."], "Snow fell."],
    "headline": ["Snow"],
    "id": ["generated"],
}
BAD_IN_CLAIM: Final[dict[str, list[Any]]] = {
    "id": ["Snow", "", "a--b", None],
    "text": ["", None, ["a"]],
    "said_by": ["Arlo Vance", ["arlo-vance"], {}, {"anonymous": ""}, {"anonymous": "a", "rank": "b"}, None],
    "via": ["arlo-vance", [{"name": "a"}]],
    "answers": [
        {"soldiers-in-east-valley": "maybe"},
        {"soldiers-in-east-valley": "Yes"},
        {"soldiers-killed-in-east-valley": "3,000"},
        ["yes"],
        {"Soldiers?": "yes"},
    ],
    "said_on": ["yesterday", "2021-02-30"],
    "rests_on": ["daily-north-first-report#over-300-killed", ["daily-north-first-report"]],
    "rendering_of": ["over-300-killed"],
    "evidence": [["daily-north-first-report"]],
    "basis": ["on-record"],
    "who": ["arlo-vance"],
    "not_acknowledged_by": [{}, {"country-a": "silent"}],
    "locator": [["a"], ""],
}


@st.composite
def faulty(draw: Draw) -> Raw:
    """A card with one thing wrong: a key left out, an unknown one, a value that its field does not take."""
    card = draw(cards())
    lane = draw(st.sampled_from([name for name in ("attributed", "unacknowledged") if name in card]))
    claim = card[lane][0]
    match draw(st.sampled_from(["left out", "left out of a claim", "bad", "bad in a claim"])):
        case "left out":
            name = draw(st.sampled_from([name for name in TOP if name in card]))
            del card[name]
        case "left out of a claim":
            del claim[
                draw(
                    st.sampled_from(
                        [
                            name
                            for name in ("id", "text", "said_by", "not_acknowledged_by", "quote", "quote_language")
                            if name in claim
                        ]
                    )
                )
            ]
        case "bad":
            name = draw(st.sampled_from(sorted(BAD)))
            card[name] = draw(st.sampled_from(BAD[name]))
        case _:
            name = draw(st.sampled_from(sorted(BAD_IN_CLAIM)))
            claim[name] = draw(st.sampled_from(BAD_IN_CLAIM[name]))
    return card


@examples(300)
@given(files(faulty()))
def test_faulty_cards_pass_neither(text: str) -> None:
    """A card with one thing wrong in its form is refused by the check and the schema alike."""
    assert bool(errors(text)) == bool(refusals(text)), (errors(text), refusals(text))


@examples(400)
@given(DATES | INTERVALS | st.text(alphabet="0129-~?%.X/ ", max_size=21) | st.from_regex(SPELLING, fullmatch=True))
def test_every_date_has_the_shape(text: str) -> None:
    """Whatever is read as a date has the shape that the schema asks for, and a single day that of a day."""
    try:
        when = parse_edtf(text.strip())
    except ValueError:
        return
    assert re.search(shape(SPELLING), text)
    try:
        TypeAdapter(Day).validate_python(text)
    except ValidationError:
        return
    assert when.earliest == when.latest
    assert re.search(shape(DAY_SPELLING), text)


@given(st.dates(date(1, 1, 1)), st.sampled_from(["", "~", "?", "%"]), st.integers(29, 32))
def test_the_calendar_is_in_the_shape(day: date, sign: str, last: int) -> None:
    """A day has the shape just where the calendar has it."""
    text = f"{day.isoformat()[:8]}{last}"
    try:
        exists = date.fromisoformat(text) is not None
    except ValueError:
        exists = False
    for pattern in (SPELLING, DAY_SPELLING):
        assert bool(re.search(shape(pattern), text + sign)) is exists

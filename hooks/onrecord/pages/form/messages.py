"""What the form says of a slip: the checker's own words, taken from what it says of specimens with placeholders.

No message stands here a second time (only what to do may: see `form_hints`): each specimen breaks a rule, and the checker's problem becomes a text in which
`{value}` and its like are filled in by the form.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from ...characters import FORBIDDEN
from ...checks.evidence_of_facts import SAID_BY, SAYING, SMALL_WORDS
from ...checks.similar_cards import ALIKE
from ...checks.similar_names import WORD_ALIKE
from ...checks.statements import ATTRIBUTION, QUOTE_WORDS, UNSPACED
from ...load import load_files
from ...model.annotated_markdown import ABBREVIATED, END, LINK, LOOKALIKE
from ...model.field_types import PATTERNS, Answer, Capture, Date, Day, Language, Slug, Url
from ...model.stop_words import IN_NO_NAME, LONGEST, POSSESSIVE, THOUSANDS
from ...model.suggestions import EARLIER, LATER
from ...model.url_canonical import TRACKING
from ...new_card.id_proposal import LONGEST_ID, LONGEST_STEM
from ...problems.problem import Code
from ...reading.source_files import SourceFile
from .hints import HINTS

Said = tuple[str, str]
"""What is wrong, and what to do."""

_VALUE: Final = "{value}"
_FIELDS: Final[tuple[tuple[str, Any, str], ...]] = (
    ("slug", Slug, "{Ж}"), ("url", Url, _VALUE), ("hash", Capture, f"sha256:{_VALUE}"),
    ("language", Language, _VALUE), ("date", Date, _VALUE), ("day", Day, "2024-12"), ("figure", Answer, "{value}0"),
    ("password", Url, "https://a:b@example.org/"), ("range", Answer, "2..1"), ("backwards", Date, "2024-02/2024-01"),
    ("calendar", Date, "2024-02-31"), ("later", Date, "2222-02-02 or later"), ("earlier", Date, "2222-02-02 or earlier"),
)  # fmt: skip
_ACTORS: Final = {
    "t-state": "state", "t-own": "state", "t-person": "person\npart_of: t-state", "t-press": "outlet",
}  # fmt: skip
_CARD: Final = """\
title: A specimen of many faults
publisher: t-press
type: news-report
published: 2111-11-11
retrieved: 2000-01-01
url: https://example.org/
archived: https://example.org/a
language: en
summary: "This links nowhere. That [leads](#t-nowhere). A [slip] (#t-same)."
corrections: [{on: 2000-01-01, note: early}]
withdrawn: [{id: t-gone, on: 2112-01-01, note: gone}, {id: t-again, on: 2112-01-01, note: gone}, {id: t-again, on: 2112-01-01, note: gone}]
verified:
  - {id: t-one, text: T. Nothing of the sort., basis: on-record, evidence: [t-two]}
  - {id: t-named, text: Nothing of the sort., basis: on-record, by: t-person, evidence: [t-two]}
  - {id: t-public, text: It is so., basis: public-record, evidence: [t-two]}
  - {id: t-seen, text: It is so., basis: examined, evidence: [t-two]}
  - {id: t-web, text: It is so., basis: public-record, evidence: [{url: "https://example.org/"}]}
attributed:
  - {id: t-same, text: reportedly so, said_by: t-person, said_on: 2222-02-02, quote: "WORDS"}
  - {id: t-same, text: so, said_by: t-nobody, quote_language: en}
  - {id: t-later, text: so, said_by: t-press, rests_on: [t-two#t-last]}
  - {id: t-other, text: so, said_by: t-person, rendering_of: t-two#t-first}
  - {id: t-instead, text: so, said_by: t-person, supersedes: [t-two#t-first]}
  - {id: t-gone, text: so, said_by: t-press}
  - {id: t-count, text: so, said_by: t-press, answers: {t-question: yes}, measure: t-measure}
  - {id: t-figure, text: so, said_by: t-press, answers: {t-many: 3}}
  - {id: t-loop, text: so, said_by: t-press, rests_on: [t-broken#t-loop]}
  - {id: t-kind, text: so, said_by: t-press, answers: {t-many: yes}}
  - {id: t-ref, text: so, said_by: t-press, rests_on: [t-two#t-missing], places: [t-noplace], topics: [t-notopic]}
  - {id: t-loose, text: so, said_by: t-press, rests_on: [t-nothing]}
  - {id: t-back, text: so, said_by: t-state, via: [t-press]}
  - {id: t-self, text: so, said_by: t-person, via: [t-person]}
  - {id: t-twice, text: so, said_by: t-state, via: [t-own, t-own]}
  - {id: t-card, text: so, said_by: t-press, rests_on: [t-nocard#t-one]}
unacknowledged:
  - {id: t-both, text: so, said_by: t-press, answers: {t-question: yes, t-second: yes}, not_acknowledged_by: {t-state: denied}}
  - {id: t-denial, text: so, said_by: t-press, answers: {t-question: no}, not_acknowledged_by: {t-state: denied}}
  - {id: t-owned, text: so, said_by: t-person, answers: {t-question: yes}, not_acknowledged_by: {t-state: denied, t-own: denied}}
"""
_OTHER: Final = """\
title: Another with the same title and more
publisher: t-own
type: news-report
published: 2333-03-03
retrieved: 2333-03-03
url: https://example.org/
archived: https://example.org/a
language: en
summary: "[This](#t-last). [That](#t-nowhere), [a](actor:t-nobody), [b](place:t-noplace), [c](topic:t-notopic), [d](question:t-noquestion), [e](nowhere), [f](t-nocard#x)."
corrections: [{on: 2334-01-01, statements: [t-missing], note: n}]
attributed:
  - {id: t-last, text: so, said_by: t-press}
  - {id: t-first, text: so, said_by: t-own}
"""
_WAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "dead-annotation": (r"no (card|actor|place|topic|question) has", r"(nowhere) in the archive", r"(looks) like a link", r"no (statement)"),
    "via-repeats": (r"the (publisher) of", r"who (said) it", r"a (second) time"),
}  # fmt: skip
_SEEN_BY_THE_FORM_ITSELF: Final = frozenset({"missing-field", "wrong-type"})
"""What a form says by its required fields, or cannot have."""
_QUESTION: Final = "text: Is it so?\nkind: yes-no\nconcerns: [t-state]\n"
_MANY: Final = "text: How many?\nkind: quantity\nmeasures: [one, two]\nunit: people\nconcerns: [t-state]\n"
_PLACEHOLDERS: Final = (
    ("actors/t-like-1.yaml", "{path}"), ("t-like-1", _VALUE), ("Specimen Alike", "{name}"), ("actors/t-taken.yaml", "{path}"), ("topics/t-taken.yaml", "{path}"),
    ("t-broken#t-loop → t-broken#t-loop", _VALUE),
    ("t-many has: one; two", "{question} has: {value}"), ("t-many asks", "{question} asks"),
    ("“#t-nowhere”", "“{to}”"), ("“actor:t-nobody”", "“{to}”"), ("“place:t-noplace”", "“{to}”"), ("“topic:t-notopic”", "“{to}”"),
    ("“question:t-noquestion”", "“{to}”"), ("“nowhere”", "“{to}”"), ("“t-nocard#x”", "“{to}”"), ("t-noquestion", _VALUE),
    ("cards/2111/t-broken.yaml", "{path}"), ("cards/2334/t-first-title.yaml", "{path}"), ("name t-broken there", "name {value} there"),
    ("t-press is", "{value} is"), ("t-person is who", "{value} is who"), ("t-own stands", "{value} stands"),
    ("t-one", "{id}"), ("T-Person", "{name}"), ("t-person’s", "{value}’s"), ("t-same", _VALUE), ("t-nobody", _VALUE), ("t-nowhere", _VALUE),
    ("t-gone", _VALUE), ("t-again", _VALUE), ("t-measure", _VALUE), ("t-noplace", _VALUE), ("t-notopic", _VALUE), ("t-state", _VALUE),
    ("t-person", "{speaker}"), ("t-two#t-last", _VALUE), ("t-two#t-first", _VALUE), ("t-own", "{other}"), ("t-question", "{question}"),
    ("t-first-title", _VALUE), ("2333-03-03", "{later}"), ("2000-01-01", _VALUE), ("2222-02-02", _VALUE), ("2111-11-11", "{published}"),
    ("“reportedly” is", "“{value}” is"), ("U+202E (right-to-left override)", _VALUE), ("t-two", "{card}"), ("t-broken", "{card}"), ("t-missing", _VALUE), ("t-nothing", _VALUE), ("t-nocard", _VALUE), ("t-taken", _VALUE),
    ("t-bare", "{card}"), ("29 words", "{value} words"), ("] (#{value})", _VALUE),
    ("not 2", "not {value}"), ("answer “no”", "answer “{value}”"),
)  # fmt: skip


def says() -> dict[str, Said]:
    """Every text of a slip that the form can see, by the rule's code and the field it names."""
    found = {**dict(_of_fields()), **dict(reversed(list(_of_rules())))}  # of each rule the first
    return {key: (wrong, HINTS.get(key, hint)) for key, (wrong, hint) in found.items()}


def _of_fields() -> Iterator[tuple[str, Said]]:
    for name, kind, value in _FIELDS:
        try:
            TypeAdapter(kind).validate_python(value)
        except ValidationError as error:
            context = error.errors()[0]["ctx"]
            message = context["message"].replace(value, _VALUE)
            hint = _hint(context["label"], context["advice"]).replace("2222-02-02", "{day}")
            yield name, (message, hint)


def _hint(label: str, advice: str) -> str:
    return "; ".join(part for part in (label, advice) if part)


def _of_rules() -> Iterator[tuple[str, Said]]:
    """What the checker says of the specimens, by `code` or `code/field`."""
    for problem in load_files(_specimens()).problems:
        field = match[0] if (match := re.match(r"[a-z_]+(?=: )", problem.message)) else ""
        said = problem.message.removeprefix(f"{field}: ")
        key = f"{problem.code}/{field}" if field else problem.code
        key = _way(problem.code, said) or key
        if problem.code in _SEEN_BY_THE_FORM_ITSELF:
            continue
        # what a guess at a misspelt word adds belongs to the specimen alone
        advice = re.sub(r"did you mean [^?]*\?(; )?", "", problem.hint)
        yield key, (_open(said), _open(advice))


def _way(code: Code, said: str) -> str:
    """The key of a rule that is broken in several ways, each with its own words; empty for all others."""
    found = next((match[1] for way in _WAYS.get(code, ()) if (match := re.search(way, said))), "")
    return f"{code}/{found}" if found else ""


def _specimens() -> Iterator[SourceFile]:
    long = " ".join(["word"] * 29)
    yield _file("cards/2111/t-broken.yaml", _CARD.replace("WORDS", long))
    yield _file("cards/2333/t-two.yaml", _OTHER)
    yield _file(
        "cards/2000/t-bare.yaml",
        f"{_OTHER.partition('summary')[0]}summary: Nothing.\n".replace(
            "title: Another with the same title", "title: Nothing"
        ),
    )
    yield _file("cards/2000/t-bidi.yaml", "title: \u202e\n")
    twin = _OTHER.replace("2333-03-03", "2334-04-04")
    for number, name in enumerate(("t-first-title", "t-zwilling")):
        yield _file(f"cards/2334/{name}.yaml", twin.replace("https://example.org/", f"https://example.org/{number}"))
    yield _file("actors/t-taken.yaml", "name: T\ntype: person\n")
    yield _file("topics/t-taken.yaml", "name: T\ndescription: T\n")
    yield _file("questions/t-question.yaml", _QUESTION)
    yield _file("questions/t-second.yaml", _QUESTION)
    yield _file("questions/t-many.yaml", _MANY)
    for number in (1, 2):
        yield _file(f"actors/t-like-{number}.yaml", "name: Specimen Alike\ntype: person\n")
    for actor, kind in _ACTORS.items():
        yield _file(f"actors/{actor}.yaml", f"name: {actor.title()}\ntype: {kind}\n")


def _file(path: str, text: str) -> SourceFile:
    return SourceFile(path, text.encode())


def _open(text: str) -> str:
    """A specimen's message with its placeholders; the slip's own “it has: …” of other names is left out."""
    text = re.sub(r"(; )?it has: .*", "", text)
    for placed, name in _PLACEHOLDERS:
        text = text.replace(placed, name)
    return text


def patterns() -> Mapping[str, str]:
    """The patterns of fields and of the checks' own reading, as a browser reads them (with the flag `u`)."""
    read = {
        "link": LINK, "lookalike": LOOKALIKE, "end": END, "abbreviated": ABBREVIATED, "forbidden": FORBIDDEN,
        "tracking": TRACKING, "attribution": ATTRIBUTION, "unspaced": UNSPACED, "saying": SAYING, "saidBy": SAID_BY, "thousands": THOUSANDS, "possessive": POSSESSIVE, "later": LATER, "earlier": EARLIER, **PATTERNS,
    }  # fmt: skip
    return {name: in_browser(pattern.pattern) for name, pattern in read.items()}


def limits() -> Mapping[str, Any]:
    """The numbers and words that the patterns do not hold."""
    return {
        "quote": QUOTE_WORDS,
        "small": sorted(SMALL_WORDS),
        "inNoName": sorted(IN_NO_NAME),
        "longestName": LONGEST,
        "longestId": LONGEST_ID,
        "longestStem": LONGEST_STEM,
        "alike": ALIKE,
        "alikeWord": WORD_ALIKE,
    }


_WORD: Final = r"\p{L}\p{N}_"
_EDGE: Final = f"(?:(?<![{_WORD}])(?=[{_WORD}])|(?<=[{_WORD}])(?![{_WORD}]))"


def in_browser(pattern: str) -> str:
    """A pattern of Python's in the grammar of ECMAScript with the flag `u`: letters of all scripts are letters there too."""
    pattern = re.sub(r"\(\?i:([^()]*)\)", lambda m: f"(?:{_either_case(m[1])})", pattern)
    pattern = re.sub(r"(\[[^\]]*\])\+\+", r"(?:(?=(\1+))\\1)", pattern).replace("(?P<", "(?<")
    out, inside, at = [], False, 0
    while at < len(pattern):
        step = pattern[at : at + 2] if pattern[at] == "\\" else pattern[at]
        out.append(_step(step, inside))
        inside = (inside or step == "[") and step != "]"
        at += len(step)
    return "".join(out)


def _step(step: str, inside: bool) -> str:
    if step == r"\w":
        return _WORD if inside else f"[{_WORD}]"
    if step == r"\b":
        return _EDGE
    return step[1] if step in ('\\"', "\\'", "\\#") else step


def _either_case(text: str) -> str:
    return re.sub(r"(?<!\\)[A-Za-z]", lambda m: f"[{m[0].upper()}{m[0].lower()}]", text)

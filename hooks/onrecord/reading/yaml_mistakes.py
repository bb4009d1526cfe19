"""Why a file is not plain YAML, told for somebody who does not know YAML.

libyaml reports where it could not go on, which is often lines below the mistake. Each finder here knows one
mistake that people make, looks for it at the reported line and above, and points to the mistake itself.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import yaml

from ..problems.problem import Fault, Span, fault

_KEY = r"(?:- +)?[\w-]+"
_OPENS = re.compile(rf"^ *(?:{_KEY}: +|- +)?(?=[\"'])")
_CLOSED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_MORE = re.compile(rf"^ *(?:{_KEY}: +|- +)(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')(?! *(?:$|#|[,\]}}:]))")
_FIGURE = re.compile(r"[:,{\[]\s*(?P<figure>>=?[ \t]*\d[\d.]*(?:,\d{3})*)\s*(?:[,}\]#]|$)")
_BLOCK = re.compile(rf"^ *(?P<key>{_KEY}): *[>|][-+]? *$")
_PAIR = re.compile(r"^(?P<indent> *)(?P<dash>- +)?[\w-]+:(?: |$)")
_BRACED: Final = frozenset({"answers", "not_acknowledged_by", "not_recorded", "presupposes", "said_by"})


Mistake = tuple[Span, Fault]
"""What is wrong with the syntax of a file, at its place."""


@dataclass(frozen=True, slots=True)
class _Trouble:
    """What libyaml reports: the lines of the file, the number of the line (from 0), its words."""

    lines: list[str]
    line: int
    column: int
    said: str

    @property
    def here(self) -> str:
        return self.lines[self.line] if self.line < len(self.lines) else ""

    def above(self) -> int:
        """The nearest line above that is not blank, or -1."""
        return next((n for n in range(min(self.line, len(self.lines)) - 1, -1, -1) if self.lines[n].strip()), -1)

    def near(self) -> list[int]:
        """The line above and the line itself: where most mistakes are."""
        return [n for n in (self.above(), self.line) if 0 <= n < len(self.lines)]


def mistake_in(text: str, error: yaml.MarkedYAMLError) -> Mistake:
    """The mistake behind an error of libyaml's, or that error in plainer words."""
    never_closed = "end of stream" in f"{error.problem}" or "flow" in f"{error.context}"
    mark = (error.context_mark if never_closed else None) or error.problem_mark
    lines = text.split("\n")
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if line >= len(lines):  # libyaml puts the end of a file on a line of its own
        line, column = len(lines) - 1, max(0, len(lines[-1]) - 1)
    trouble = _Trouble(
        lines, line, column, f"{error.problem or error}" + (f", {error.context}" if error.context else "")
    )
    return next((mistake for finder in _FINDERS if (mistake := finder(trouble))), None) or _plainly(trouble)


def _figure(trouble: _Trouble) -> Mistake | None:
    for match in _FIGURE.finditer(trouble.here):
        if match.start("figure") <= trouble.column:
            return unquoted(Span(trouble.line + 1, match.start("figure") + 1), match["figure"].strip())
    return None


def unquoted(span: Span, figure: str) -> Mistake:
    """A figure that begins with “>”, which begins a block of text in YAML."""
    wide = Span(span.line, span.column, len(figure))
    return wide, fault("unquoted-figure", figure=figure, plain=figure.replace(",", ""))


def _backticks(trouble: _Trouble) -> Mistake | None:
    for n in trouble.near():
        if trouble.lines[n].lstrip().startswith("```"):
            span = Span(n + 1, trouble.lines[n].index("`") + 1, 3)
            return span, fault("yaml-syntax/backticks")
    return None


def _quote(trouble: _Trouble) -> Mistake | None:
    """A quotation mark that is never closed: all that follows was taken for text up to the next one."""
    number = 0
    while number <= min(trouble.line, len(trouble.lines) - 1):
        line = trouble.lines[number]
        opening = _OPENS.match(line)
        if opening and not _CLOSED.match(line, opening.end()):
            sign = line[opening.end()]
            end = next((n for n in range(number + 1, len(trouble.lines)) if sign in trouble.lines[n]), None)
            if end is None or not re.match(r" *(?:$|#|[,\]}])", trouble.lines[end].split(sign, 1)[1]):
                return Span(number + 1, opening.end() + 1), fault("yaml-syntax/quote-open", sign=sign)
            number = end
        number += 1
    return None


def _more_after_quote(trouble: _Trouble) -> Mistake | None:
    match = _MORE.match(trouble.here)
    if match is None:
        return None
    return Span(trouble.line + 1, match.end()), fault("yaml-syntax/after-quote")


def _dash(trouble: _Trouble) -> Mistake | None:
    for n in trouble.near():
        if match := re.match(r"^ *(?P<sign>[–—]|-(?=[^\s-]))(?P<rest>.*)", trouble.lines[n]):
            span = Span(n + 1, match.start("sign") + 1)
            if match["sign"] != "-":
                return span, fault("yaml-syntax/dash", sign=match["sign"])
            return span, fault("yaml-syntax/after-hyphen", rest=match["rest"].strip())
    return None


def _wide_colon(trouble: _Trouble) -> Mistake | None:
    for n in trouble.near():
        if match := re.match(r"^ *(?:- +)?(?P<key>[a-z_]+)：\s*(?P<value>.*)$", trouble.lines[n]):
            pair = f"{match['key']}: {match['value'].strip()}".strip()
            return Span(n + 1, match.end("key") + 1), fault("yaml-syntax/wide-colon", pair=pair)
    return None


def _colon(trouble: _Trouble) -> Mistake | None:
    for n in trouble.near():
        line = trouble.lines[n]
        if match := re.match(r"^ *(?:- +)?(?P<key>[a-z_]+):(?P<value>[^\s:/].*)$", line):
            pair = f"{match['key']}: {match['value'].strip()}"
            return Span(n + 1, match.start("value")), fault("yaml-syntax/after-colon", pair=pair)
        if (match := re.match(r"^ *(?:- +)?(?P<key>[a-z_]+) *$", line)) and _alone(trouble, n):
            return Span(n + 1, match.end("key") + 1), fault("yaml-syntax/no-colon", key=match["key"])
    return None


def _alone(trouble: _Trouble, number: int) -> bool:
    """Whether a single word stands where a key would: not inside a block of text."""
    before = next((line for line in reversed(trouble.lines[:number]) if line.strip()), "")
    return not _BLOCK.match(before) and not before.startswith("  " + " " * len(before))


def _fell_out(trouble: _Trouble) -> Mistake | None:
    """A line of a block of text that is not indented, and so no longer belongs to it."""
    for start in range(min(trouble.line, len(trouble.lines) - 1), -1, -1):
        block = _BLOCK.match(trouble.lines[start])
        if block is None:
            continue
        depth = len(trouble.lines[start]) - len(trouble.lines[start].lstrip(" -"))
        for n in range(start + 1, min(trouble.line, len(trouble.lines) - 1) + 1):
            line = trouble.lines[n]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= depth:
                if _PAIR.match(line) or line.lstrip().startswith(("- ", "#")):
                    return None
                key = block["key"].lstrip("- ")
                span = Span(n + 1, len(line) - len(line.lstrip(" ")) + 1)
                return span, fault("yaml-syntax/fell-out", key=key, spaces=depth + 2)
        return None
    return None


def _runs_on(trouble: _Trouble) -> Mistake | None:
    """A text over several lines of which the later ones are not indented."""
    for n in range(min(trouble.line, len(trouble.lines) - 1), 0, -1):
        line, before = trouble.lines[n], _PAIR.match(trouble.lines[n - 1])
        plain = line.strip() and not _PAIR.match(line) and not line.lstrip().startswith(("- ", "#", "}", "]"))
        if before and plain and len(line) - len(line.lstrip(" ")) <= len(before["indent"]):
            key = trouble.lines[n - 1].split(":")[0].strip(" -")
            return Span(n + 1, len(line) - len(line.lstrip(" ")) + 1), fault("yaml-syntax/runs-on", key=key)
    return None


def _second_colon(trouble: _Trouble) -> Mistake | None:
    """`title: Kursk: what is known`: the second colon would begin a value."""
    match = re.match(r"^ *(?:- +)?(?P<key>[a-z_]+): +(?P<text>[^\"'\[{>|&*#\s].*?: .*)$", trouble.here)
    if match is None or "mapping values are not allowed" not in trouble.said:
        return None
    span = Span(trouble.line + 1, trouble.column + 1)
    sign = "'" if '"' in match["text"] and "'" not in match["text"] else '"'
    text = match["text"].strip().replace('"', "'") if sign == '"' else match["text"].strip()
    return span, fault("yaml-syntax/second-colon", pair=f"{match['key']}: {sign}{text}{sign}")


def _indent(trouble: _Trouble) -> Mistake | None:
    """A “key: value” line that does not stand under its neighbours."""
    here, above = _PAIR.match(trouble.here), trouble.above()
    neighbour = _PAIR.match(trouble.lines[above]) if above >= 0 else None
    if here is None or neighbour is None or here["dash"]:
        return None
    own, wanted = len(here["indent"]), len(neighbour["indent"]) + len(neighbour["dash"] or "")
    if own == wanted or trouble.column > own + len(trouble.here.split(":")[0].strip()) + 1:
        return None
    key = "yaml-syntax/too-deep" if own > wanted else "yaml-syntax/not-deep-enough"
    return Span(trouble.line + 1, own + 1), fault(key, own=own, wanted=wanted, spaces=abs(own - wanted))


def _second_key(trouble: _Trouble) -> Mistake | None:
    match = re.match(r"^ *(?:- +)?(?P<key>[\w-]+): +(?P<rest>[\w-]+: .*)$", trouble.here)
    if match is None or match["key"] not in _BRACED:
        return None
    span = Span(trouble.line + 1, match.start("rest") + 1, len(match["rest"].rstrip()))
    return span, fault("yaml-syntax/no-braces", pairs=match["rest"].strip())


_FINDERS: Final[tuple[Callable[[_Trouble], Mistake | None], ...]] = (
    _figure,
    _backticks,
    _quote,
    _more_after_quote,
    _dash,
    _second_key,
    _wide_colon,
    _colon,
    _second_colon,
    _fell_out,
    _runs_on,
    _indent,
)
_BY_WORDS: Final = {
    "mapping values are not allowed": "yaml-syntax/mapping-value",
    "did not find expected '-' indicator": "yaml-syntax/list-indentation",
    "block sequence entries are not allowed": "yaml-syntax/list-on-key",
    "expected comment or line break": "yaml-syntax/after-sign",
    "unknown escape character": "yaml-syntax/backslash",
    "expected node content": "yaml-syntax/comma",
    "found unexpected end of stream": "yaml-syntax/quote-to-the-end",
    "could not find expected ':'": "yaml-syntax/key-alone",
    "did not find expected ',' or": "yaml-syntax/bracket",
    "expected alphabetic or numeric": "yaml-syntax/star",
    "cannot start any token": "yaml-syntax/first-sign",
    "did not find expected key": "yaml-syntax/no-key",
}
"""Words of libyaml's → the message that says the same to somebody who does not know YAML; the first that fits."""


def _plainly(trouble: _Trouble) -> Mistake:
    span = Span(trouble.line + 1, trouble.column + 1)
    for words in _BY_WORDS:
        if words in trouble.said:
            return span, fault(_BY_WORDS[words])
    return span, fault("yaml-syntax/other", reason=trouble.said)

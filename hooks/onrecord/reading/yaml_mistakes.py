"""Why a file is not plain YAML, told for somebody who does not know YAML.

libyaml reports where it could not go on, which is often lines below the slip. Each finder here knows one
slip that people make, looks for it at the reported line and above, and points to the slip itself.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import yaml

from ..problems.problem import Code, Spot

_KEY = r"(?:- +)?[\w-]+"
_OPENS = re.compile(rf"^ *(?:{_KEY}: +|- +)?(?=[\"'])")
_CLOSED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_MORE = re.compile(rf"^ *(?:{_KEY}: +|- +)(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')(?! *(?:$|#|[,\]}}:]))")
_FIGURE = re.compile(r"[:,{\[]\s*(?P<figure>>=?[ \t]*\d[\d.]*(?:,\d{3})*)\s*(?:[,}\]#]|$)")
_BLOCK = re.compile(rf"^ *(?P<key>{_KEY}): *[>|][-+]? *$")
_PAIR = re.compile(r"^(?P<indent> *)(?P<dash>- +)?[\w-]+:(?: |$)")
_BRACED: Final = frozenset({"answers", "not_acknowledged_by", "not_recorded", "presupposes", "said_by"})


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong with the syntax of a file, at its place."""

    spot: Spot
    message: str
    label: str
    advice: str = ""
    code: Code = "yaml-syntax"


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
        """The line above and the line itself: where most slips are."""
        return [n for n in (self.above(), self.line) if 0 <= n < len(self.lines)]


def slip_in(text: str, error: yaml.MarkedYAMLError) -> Slip:
    """The slip behind an error of libyaml's, or that error in plainer words."""
    never_closed = "end of stream" in f"{error.problem}" or "flow" in f"{error.context}"
    mark = (error.context_mark if never_closed else None) or error.problem_mark
    lines = text.split("\n")
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if line >= len(lines):  # libyaml puts the end of a file on a line of its own
        line, column = len(lines) - 1, max(0, len(lines[-1]) - 1)
    trouble = _Trouble(
        lines, line, column, f"{error.problem or error}" + (f", {error.context}" if error.context else "")
    )
    return next((slip for finder in _FINDERS if (slip := finder(trouble))), None) or _plainly(trouble)


def _figure(trouble: _Trouble) -> Slip | None:
    for match in _FIGURE.finditer(trouble.here):
        if match.start("figure") <= trouble.column:
            return unquoted(Spot(trouble.line + 1, match.start("figure") + 1), match["figure"].strip())
    return None


def unquoted(spot: Spot, figure: str) -> Slip:
    """A figure that begins with “>”, which begins a block of text in YAML."""
    wide = Spot(spot.line, spot.column, len(figure))
    return Slip(
        wide,
        f"{figure} begins with “>” and is not quoted",
        f'quote it: "{figure.replace(",", "")}"',
        code="unquoted-figure",
    )


def _fence(trouble: _Trouble) -> Slip | None:
    for n in trouble.near():
        if trouble.lines[n].lstrip().startswith("```"):
            spot = Spot(n + 1, trouble.lines[n].index("`") + 1, 3)
            return Slip(spot, "three backticks are no part of a card", "delete this line")
    return None


def _quote(trouble: _Trouble) -> Slip | None:
    """A quotation mark that is never closed: all that follows was taken for text up to the next one."""
    number = 0
    while number <= min(trouble.line, len(trouble.lines) - 1):
        line = trouble.lines[number]
        opening = _OPENS.match(line)
        if opening and not _CLOSED.match(line, opening.end()):
            sign = line[opening.end()]
            end = next((n for n in range(number + 1, len(trouble.lines)) if sign in trouble.lines[n]), None)
            if end is None or not re.match(r" *(?:$|#|[,\]}])", trouble.lines[end].split(sign, 1)[1]):
                spot = Spot(number + 1, opening.end() + 1)
                return Slip(
                    spot, "a quotation mark opened here is never closed", f"put a {sign} at the end of this text"
                )
            number = end
        number += 1
    return None


def _more_after_quote(trouble: _Trouble) -> Slip | None:
    match = _MORE.match(trouble.here)
    if match is None:
        return None
    spot = Spot(trouble.line + 1, match.end())
    return Slip(
        spot, "the text ends at this quotation mark, but more follows",
        "put the whole text in double quotes, and use single ones inside",
    )  # fmt: skip


def _dash(trouble: _Trouble) -> Slip | None:
    for n in trouble.near():
        if match := re.match(r"^ *(?P<sign>[–—]|-(?=[^\s-]))(?P<rest>.*)", trouble.lines[n]):
            spot = Spot(n + 1, match.start("sign") + 1)
            if match["sign"] != "-":
                return Slip(spot, f"this is a dash ({match['sign']}), not a hyphen", "use a hyphen and a space: “- ”")
            return Slip(spot, "a space is missing after the hyphen", f"write “- {match['rest'].strip()}”")
    return None


def _wide_colon(trouble: _Trouble) -> Slip | None:
    for n in trouble.near():
        if match := re.match(r"^ *(?:- +)?(?P<key>[a-z_]+)：\s*(?P<value>.*)$", trouble.lines[n]):
            told = f"{match['key']}: {match['value'].strip()}".strip()
            return Slip(Spot(n + 1, match.end("key") + 1), "this is no ordinary colon (U+FF1A)", f"write “{told}”")
    return None


def _colon(trouble: _Trouble) -> Slip | None:
    for n in trouble.near():
        line = trouble.lines[n]
        if match := re.match(r"^ *(?:- +)?(?P<key>[a-z_]+):(?P<value>[^\s:/].*)$", line):
            spot = Spot(n + 1, match.start("value"))
            told = f"{match['key']}: {match['value'].strip()}"
            return Slip(spot, "a space is missing after the colon", f"write “{told}”")
        if (match := re.match(r"^ *(?:- +)?(?P<key>[a-z_]+) *$", line)) and _alone(trouble, n):
            return Slip(Spot(n + 1, match.end("key") + 1), "a colon is missing", f"write “{match['key']}:”")
    return None


def _alone(trouble: _Trouble, number: int) -> bool:
    """Whether a single word stands where a key would: not inside a block of text."""
    before = next((line for line in reversed(trouble.lines[:number]) if line.strip()), "")
    return not _BLOCK.match(before) and not before.startswith("  " + " " * len(before))


def _fell_out(trouble: _Trouble) -> Slip | None:
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
                return Slip(
                    Spot(n + 1, len(line) - len(line.lstrip(" ")) + 1),
                    f"this line is not indented, so it no longer belongs to “{key}”", f"begin it with {depth + 2} spaces",
                )  # fmt: skip
        return None
    return None


def _runs_on(trouble: _Trouble) -> Slip | None:
    """A text over several lines of which the later ones are not indented."""
    for n in range(min(trouble.line, len(trouble.lines) - 1), 0, -1):
        line, before = trouble.lines[n], _PAIR.match(trouble.lines[n - 1])
        plain = line.strip() and not _PAIR.match(line) and not line.lstrip().startswith(("- ", "#", "}", "]"))
        if before and plain and len(line) - len(line.lstrip(" ")) <= len(before["indent"]):
            key = trouble.lines[n - 1].split(":")[0].strip(" -")
            column = len(line) - len(line.lstrip(" ")) + 1
            message = f"this line is not indented, so it no longer belongs to “{key}”"
            return Slip(Spot(n + 1, column), message, f"write “{key}: >”, and begin each line below it with two spaces")
    return None


def _second_colon(trouble: _Trouble) -> Slip | None:
    """`title: Kursk: what is known`: the second colon would begin a value."""
    match = re.match(r"^ *(?:- +)?(?P<key>[a-z_]+): +(?P<text>[^\"'\[{>|&*#\s].*?: .*)$", trouble.here)
    if match is None or "mapping values are not allowed" not in trouble.said:
        return None
    spot = Spot(trouble.line + 1, trouble.column + 1)
    sign = "'" if '"' in match["text"] and "'" not in match["text"] else '"'
    told = match["text"].strip().replace('"', "'") if sign == '"' else match["text"].strip()
    return Slip(
        spot,
        "a colon followed by a space begins a value here",
        f"put the whole text in quotes: {match['key']}: {sign}{told}{sign}",
    )


def _indent(trouble: _Trouble) -> Slip | None:
    """A “key: value” line that does not stand under its neighbours."""
    here, above = _PAIR.match(trouble.here), trouble.above()
    neighbour = _PAIR.match(trouble.lines[above]) if above >= 0 else None
    if here is None or neighbour is None or here["dash"]:
        return None
    own, wanted = len(here["indent"]), len(neighbour["indent"]) + len(neighbour["dash"] or "")
    if own == wanted or trouble.column > own + len(trouble.here.split(":")[0].strip()) + 1:
        return None
    mend = f"take {own - wanted} away" if own > wanted else f"add {wanted - own}"
    spaces = f"this line is indented by {own}, the one above by {wanted}"
    return Slip(Spot(trouble.line + 1, own + 1), spaces, f"{mend}, so that it stands under its neighbours")


def _second_key(trouble: _Trouble) -> Slip | None:
    match = re.match(r"^ *(?:- +)?(?P<key>[\w-]+): +(?P<rest>[\w-]+: .*)$", trouble.here)
    if match is None or match["key"] not in _BRACED:
        return None
    spot = Spot(trouble.line + 1, match.start("rest") + 1, len(match["rest"].rstrip()))
    return Slip(spot, "labelled values on one line stand in braces", f"write {{{match['rest'].strip()}}}")


_FINDERS: Final[tuple[Callable[[_Trouble], Slip | None], ...]] = (
    _figure, _fence, _quote, _more_after_quote, _dash, _second_key, _wide_colon, _colon, _second_colon, _fell_out, _runs_on, _indent,
)  # fmt: skip

_PLAINER: Final = (
    ("mapping values are not allowed", "a colon followed by a space begins a value here",
     "put the whole text in double quotes"),
    ("did not find expected '-' indicator", "this line does not fit the indentation of the list above it",
     "align it with its neighbours; a list item begins with “- ”"),
    ("block sequence entries are not allowed", "a list cannot begin on the line of its key",
     "begin it on the next line, or write [one, another]"),
    ("expected comment or line break", "no text can follow “>” or “|” on its line",
     "begin the text on the next line, or put it in quotes"),
    ("unknown escape character", "in double quotes a backslash has a meaning of its own", "write it twice: \\\\"),
    ("expected node content", "something is missing beside this comma, or the comma is one too many",
     "take it out, or fill the gap"),
    ("found unexpected end of stream", "a quotation mark is never closed", "close it"),
    ("could not find expected ':'", "a key is not followed by “: ”", "write “key: value”"),
    ("did not find expected ',' or", "a bracket or brace is never closed, or a comma is missing",
     "close it, or quote the text inside"),
    ("expected alphabetic or numeric", "a value cannot begin with “*” or “&”", "put the value in quotes"),
    ("cannot start any token", "this character cannot begin a value", "put the value in quotes"),
    ("did not find expected key", "this line is neither a key nor part of the text above",
     "align it with its neighbours, or quote the text"),
)  # fmt: skip


def _plainly(trouble: _Trouble) -> Slip:
    spot = Spot(trouble.line + 1, trouble.column + 1)
    for fragment, message, label in _PLAINER:
        if fragment in trouble.said:
            return Slip(spot, message, label)
    return Slip(spot, f"this is not plain YAML: {trouble.said}", "see the card format")

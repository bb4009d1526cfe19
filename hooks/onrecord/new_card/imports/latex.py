"""LaTeX, as fields of BibTeX hold it → plain text. What is not understood stays as it was written, and is told."""

import re
from collections import deque
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from pylatexenc import latex2text, latexwalker
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec
from pylatexenc.latexwalker import (
    LatexCharsNode,
    LatexEnvironmentNode,
    LatexGroupNode,
    LatexMacroNode,
    LatexWalker,
)
from pylatexenc.macrospec import LatexContextDb, MacroSpec

from .text import one_line

_BARE: Final = re.compile(r"(?<!\\)((?:\\\\)*)([%&$])")
"""A % begins a remark in LaTeX, an & a column, a $ a formula; whoever saved a citation meant none of them."""
_PLAIN: Final = re.compile(r"[\w\s.,:;/()]*")
"""A text without any sign that means something to LaTeX: most are."""
_ACCENTS_AND_SIGNS: Final = ("latex-base", "nonascii-specials", "advanced-symbols")
_NO_TEXT: Final = ("today", "input", "include")
"""What would be put in their place is not in the file."""
_WITH_TEXT: Final = (
    "mkbibemph",
    "mkbibitalic",
    "mkbibbold",
    "textsuperscript",
    "textsubscript",
    "enquote",
    "mkbibquote",
)
"""What is followed by a text, and the reader of LaTeX does not know."""
_FACES: Final = (
    *_WITH_TEXT,
    *("emph", "textrm", "textit", "textbf", "textmd", "textsc", "textsf", "textsl", "texttt", "textup"),
    *("text", "mbox", "url"),
)
_SWITCHES: Final = ("em", "it", "bf", "sc", "rm", "sl", "sf", "tt", "itshape", "bfseries", "scshape", "relax", "-", "/")
_QUOTED: Final = {"enquote": "“%s”", "mkbibquote": "“%s”"}
_SIGNS: Final = {
    "\\": " ",
    "textgreater": ">",
    "textless": "<",
    "pounds": "£",
    "S": "§",
    "P": "¶",
    "glqq": "„",
    "grqq": "“",
    "glq": "‚",
    "grq": "‘",
    "flqq": "«",
    "frqq": "»",
    "flq": "‹",
    "frq": "›",
    "og": "« ",
    "fg": " »",
}
_OPENS, _ENDS = "\ue000", "\ue001"
"""Around what is kept as it was written: private signs, which no citation has."""
_KEPT: Final = re.compile(f"{_OPENS}([^{_ENDS}]*){_ENDS}")


def from_latex(text: str) -> str:
    """The text in one line, its accents and signs made letters; what is not understood as it was written."""
    return read_latex(text)[0]


def read_latex(text: str) -> tuple[str, tuple[str, ...]]:
    """The same, with each piece of it that is not understood."""
    if _PLAIN.fullmatch(text):
        return one_line(text), ()
    bare = text.replace(_OPENS, " ").replace(_ENDS, " ")
    walker = LatexWalker(_BARE.sub(r"\1\\\2", bare), latex_context=_arguments(), tolerant_parsing=False)
    try:
        read = _decoder().nodelist_to_text(walker.get_latex_nodes()[0])
    except Exception:  # noqa: BLE001 (the library raises many types on what it cannot read)
        return one_line(text), (one_line(text),)
    return one_line(_KEPT.sub(r"\1", read)), tuple(map(one_line, _KEPT.findall(read)))


class _Decoder(LatexNodes2Text):  # type: ignore[misc]  # the library has no types
    """Keeps what stands for nothing that is known, with the groups behind it: they may be no text of it."""

    def nodelist_to_text(self, nodelist: list[Any]) -> str:
        """The text of some nodes."""
        return str(super().nodelist_to_text(list(self._kept(nodelist))))

    def _kept(self, nodelist: list[Any]) -> Iterator[Any]:
        waiting = deque(nodelist)
        while waiting:
            node = waiting.popleft()
            if not self._is_unknown(node):
                yield node
                continue
            kept = [node]
            while waiting and waiting[0].isNodeType(LatexGroupNode):
                kept.append(waiting.popleft())
            verbatim = "".join(one.latex_verbatim() for one in kept).rstrip()
            yield LatexCharsNode(f"{_OPENS}{verbatim}{_ENDS}{' ' if len(kept) == 1 else ''}")

    def _is_unknown(self, node: Any) -> bool:
        if node.isNodeType(LatexEnvironmentNode):
            return self.latex_context.get_environment_spec(node.environmentname) is None
        if not node.isNodeType(LatexMacroNode):
            return False
        return node.macroname in _NO_TEXT or self.latex_context.get_macro_spec(node.macroname) is None


@cache
def _arguments() -> LatexContextDb:
    """What is followed by a text that belongs to it: made once, since it takes milliseconds, and never changed then."""
    known = latexwalker.get_default_latex_context_db()
    known.add_context_category("texts", macros=[MacroSpec(name, "{") for name in _WITH_TEXT])
    return known


@cache
def _decoder() -> _Decoder:
    known = latex2text.get_default_latex_context_db().filter_context(keep_categories=_ACCENTS_AND_SIGNS)
    texts = {**dict.fromkeys(_FACES, "%s"), **_QUOTED, **dict.fromkeys(_SWITCHES, ""), **_SIGNS}
    macros = [MacroTextSpec(name, text) for name, text in texts.items()]
    known.add_context_category("texts", prepend=True, macros=macros)
    return _Decoder(latex_context=known, math_mode="verbatim")

"""LaTeX, as fields of BibTeX hold it → plain text. A field that is not wholly understood stays as it was written."""

import re
from functools import cache
from typing import Final, NoReturn

from pylatexenc import latex2text, latexwalker
from pylatexenc.latex2text import EnvironmentTextSpec, LatexNodes2Text, MacroTextSpec
from pylatexenc.latexwalker import LatexWalker
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
_SIGNS: Final = {"\\": " ", "textgreater": ">", "textless": "<", "pounds": "£", "S": "§", "P": "¶"}


def from_latex(text: str) -> str:
    """The text in one line, its accents and signs made letters;
    as it was written where that cannot be done for sure.
    """
    if _PLAIN.fullmatch(text):
        return one_line(text)
    walker = LatexWalker(_BARE.sub(r"\1\\\2", text), latex_context=_arguments(), tolerant_parsing=False)
    try:
        return one_line(_decoder().nodelist_to_text(walker.get_latex_nodes()[0]))
    except Exception:  # noqa: BLE001 (the library raises many types on what it cannot read)
        return one_line(text)


def _refuse(*_: object) -> NoReturn:
    raise ValueError("it stands for nothing that is known")


@cache
def _arguments() -> LatexContextDb:
    """What is followed by a text that belongs to it: made once, since it takes milliseconds, and never changed then."""
    known = latexwalker.get_default_latex_context_db()
    known.add_context_category("texts", macros=[MacroSpec(name, "{") for name in _WITH_TEXT])
    return known


@cache
def _decoder() -> LatexNodes2Text:
    known = latex2text.get_default_latex_context_db().filter_context(keep_categories=_ACCENTS_AND_SIGNS)
    texts = {**dict.fromkeys(_FACES, "%s"), **_QUOTED, **dict.fromkeys(_SWITCHES, ""), **_SIGNS}
    macros = [MacroTextSpec(name, text) for name, text in texts.items()]
    refused = [MacroTextSpec(name, _refuse) for name in _NO_TEXT]
    known.add_context_category("texts", prepend=True, macros=[*macros, *refused])
    known.set_unknown_macro_spec(MacroTextSpec("", _refuse))
    known.set_unknown_environment_spec(EnvironmentTextSpec("", _refuse))
    return LatexNodes2Text(latex_context=known, math_mode="verbatim")

"""LaTeX, as fields of BibTeX hold it → plain text. What nobody knows the meaning of stays as it was written."""

import re
from typing import Final

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from .found import one_line

_BARE: Final = re.compile(r"(?<!\\)((?:\\\\)*)([%&])")
"""A % begins a remark in LaTeX, an & a column; whoever saved a citation meant neither."""


def from_latex(text: str) -> str:
    """The text in one line, its accents and signs made letters; as it was written where it cannot be read."""
    try:
        return one_line(_decoder().latex_to_text(_BARE.sub(r"\1\\\2", text)))
    except Exception:  # noqa: BLE001 (the library raises many types on what it cannot read)
        return one_line(text)


def _decoder() -> LatexNodes2Text:
    known = get_default_latex_context_db()
    signs = [MacroTextSpec("url", "%s"), MacroTextSpec("textgreater", ">"), MacroTextSpec("textless", "<")]
    known.add_context_category("signs", prepend=True, macros=signs)
    known.set_unknown_macro_spec(MacroTextSpec("", lambda node: node.latex_verbatim()))
    return LatexNodes2Text(latex_context=known, math_mode="verbatim")

"""The characters that no file of an archive may hold, and no output passes on.

docs/contribute/index.md, “YAML in six rules”.
"""

import re

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def printable(text: str) -> str:
    """A text for a terminal or a log: no sign of it steers the terminal, and none is a command to whoever runs this.

    A runner of workflows takes `##[` for the beginning of a command wherever it stands in a line; `::` only at its
    beginning, so a value must not begin a line.
    """
    return FORBIDDEN.sub("\ufffd", text).replace("##[", "## [")


def on_one_line(text: str) -> str:
    """The same of what a file says, on one line."""
    return printable(re.sub("[\r\n]", " ", text))


def escaped(json: str) -> str:
    """A text of JSON that says the same, and holds none of these characters and no `##[` itself."""
    return FORBIDDEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json).replace("##[", "#\\u0023[")

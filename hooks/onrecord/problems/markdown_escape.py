"""Texts of other people inside Markdown: nothing in them is a mark, a link, a tag or a name. The standard library only.

What goes into a review is written by anybody. A repository host reads more than Markdown in it: names after `@`,
numbers after `#`, bare addresses. In code it reads none of these.
"""

import re
import unicodedata

from ..characters import printable

_MEANINGFUL = re.compile(r"[^A-Za-z0-9 \u00a0-\U0010ffff]")


def code(text: str) -> str:
    """A text as a code span of one line, which nothing in the text can end."""
    line = printable(" ".join(text.split()))
    fence = "`" * (longest_run(line) + 1)
    room = " " if "`" in line else ""
    # a fence around nothing would be one for what follows
    return f"{fence}{room}{line}{room}{fence}" if line else "` `"


def longest_run(text: str) -> int:
    """How many backticks stand in a row, at most."""
    return max((len(run) for run in re.findall("`+", text)), default=0)


def cell(text: str, most: int = 400) -> str:
    """A text as code in a cell of a table, where a bar would end even a code span: every sign is a character reference.

    Of a longer text the beginning; of what has no width or turns the direction of reading, a replacement character.
    """
    line = " ".join(visible(text).split())
    short = line if len(line) <= most else f"{line[: most - 1]}…"
    return f"<code>{_MEANINGFUL.sub(lambda sign: f'&#{ord(sign[0])};', short)}</code>" if short else ""


def visible(text: str) -> str:
    """A text on one line, with a replacement character for whatever has no width or turns the direction of reading."""
    return "".join(
        "\ufffd" if unicodedata.category(c) in ("Cf", "Cs", "Co", "Cn") else c for c in _without_controls(text)
    )


def _without_controls(text: str) -> str:
    return "".join(" " if c.isspace() else "\ufffd" if unicodedata.category(c) == "Cc" else c for c in text)

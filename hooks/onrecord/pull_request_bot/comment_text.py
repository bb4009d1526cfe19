"""The text of a comment, out of one that anybody may have written.

`onrecord diff` marks headings, lists and code, and puts whatever comes out of a card in code. Of a text that says it is
such a report just these are kept; all else becomes code, where no link, image, tag or name means anything.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ..problems.markdown_escape import code, longest_run, visible

MOST: Final = 60_000
"""A repository host takes 65,536 characters of a comment."""
MARK: Final = "<!-- onrecord: what changed -->"
_LEAD: Final = re.compile(r"#{2,3} |- |  - |  ")
_FENCE: Final = re.compile(r"`{3,}(text)?\s*")
_SPAN: Final = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_PLAIN: Final = re.compile(r"""([A-Za-z0-9 ,.;:()→–’“”'"…-]|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9]))*""")
_LEADING: Final = re.compile(r"www\.|\bGH-\d|\b[0-9a-f]{7,}\b", re.IGNORECASE)
"""What a host makes a link of without any mark: an address, a number of an issue, a commit."""
_RULED: Final = re.compile(r"[ -]*-[ -]*|\s*\d+[.)](\s.*)?")
"""A line that would be a rule, make a heading of the line before, or begin a numbered list."""
OURS: Final = "sources/"
_MOST_NAMED: Final = 5
MOST_LISTED: Final = 3000
"""Of more files the host lists no names."""


def harmless(text: str, most: int = MOST) -> str:
    """A report as it would be if `onrecord diff` had written it; what is too much is left out, and said to be."""
    blocks, size = list[str](), 0
    whole = len(text) <= most
    # the rest is not even read: a line may be made to take for ever
    lines = text.splitlines() if whole else text[:most].splitlines()[:-1]
    for block in _blocks([visible(line) for line in lines]):
        size += len(block) + 1
        if size > most:
            whole = False
            break
        blocks.append(block)
    return "\n".join([*blocks, "" if whole else _MORE])


_MORE: Final = "\nThe rest is too long for a comment; the run has all of it.\n"


def _blocks(lines: list[str]) -> Iterator[str]:
    """Line by line; what stands between fences as one block, which is closed whatever is in it."""
    rest = iter(lines)
    for line in rest:
        if _FENCE.fullmatch(line):
            yield _fenced(list(_until(rest, line.strip().removesuffix("text"))))
        else:
            yield _line(line)


def _until(rest: Iterator[str], fence: str) -> Iterator[str]:
    for line in rest:
        if line.strip() == fence:
            return
        yield line


def _fenced(lines: list[str]) -> str:
    fence = "`" * max(3, longest_run("\n".join(lines)) + 1)
    return "\n".join([f"{fence}text", *lines, fence])


def _line(line: str) -> str:
    lead = _LEAD.match(line)
    mark = lead[0] if lead else ""
    rest = line.removeprefix(mark)
    return mark + (rest if _is_as_we_write(rest) else code(rest))


def _is_as_we_write(rest: str) -> bool:
    """Whether it is code and, between, plain words. Otherwise all of it becomes one span: of two side by side, or one
    that somebody left open, a reader of Markdown could make something else."""
    between = _SPAN.sub("\n", rest).split("\n")
    return not _RULED.fullmatch(rest) and all(
        _PLAIN.fullmatch(words) and not _LEADING.search(words) for words in between
    )


def comment(report: str, trust: str, where: str) -> str:
    """The whole comment: the mark by which it is found again, whom to trust, what changed, where the preview is."""
    return f"{MARK}\n{trust}\n\n{harmless(report)}\n{where}\n"


def whom_to_trust(commit: str, changed: Iterable[str]) -> str:
    """Whose code made the report: ours, unless the proposal changes files that are no data."""
    listed = list(changed)
    others = sorted({name for name in listed if not name.startswith(OURS)})
    if not others and len(listed) < MOST_LISTED:
        return f"As of commit {commit}, found by the code of this repository."
    named = ", ".join(code(visible(name)) for name in others[:_MOST_NAMED])
    more = f" and {len(others) - _MOST_NAMED} more" if len(others) > _MOST_NAMED else ""
    which = f"{named}{more}" if others else f"more than {MOST_LISTED} files"
    return (
        f"> [!CAUTION]\n> As of commit {commit}. This proposal changes {which}, not only `{OURS}`: what follows was "
        "made by the proposed code, which can have it say anything. Read that code first."
    )


def where_to_look(run_url: str, artifact: int | None, published: str) -> str:
    """Where a reviewer sees the site as the change makes it: published, or in a file to download."""
    if artifact is None:
        return f"The site was not built: [the run]({run_url}) says why."
    download = (
        f"**The site as this change makes it**: [download it]({run_url}/artifacts/{artifact}), unpack it, and run "
        "`python3 -m http.server` in its folder. It was built by the proposed code: "
        "open it as you would a stranger’s file."
    )
    if not published:
        return download
    return f"{download} Once a maintainer lets it through, it is also at {published} for as long as this is open."

"""How problems print as the summary of a run: Markdown, by file, each code linked to its page."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from .formats import count
from .markdown_escape import cell
from .problem import Problem, page_of
from .told import More, told

MOST_BYTES: Final = 600_000
"""A repository host takes a mebibyte of summary, and shows none of more."""
_HEAD: Final = "| line | rule | found | what to do |\n| ---: | --- | --- | --- |\n"


def as_summary(problems: Iterable[Problem], folder: str, site_url: str) -> str:
    """All problems as tables, one a file; where the site is published, each rule leads to its page.

    No text of a file can leave its cell: see `markdown_escape`. Of too many problems, the last are only counted.
    """
    listed = list(problems)
    if not listed:
        return f"## The check: all is well\n\nNo problem in {cell(folder) if folder else 'this archive'}.\n"
    tables, left = _within(list(_blocks(listed, folder, site_url)))
    more = f"\n{left} more, which are not shown here; the log of the run has them all.\n" if left else ""
    return f"## The check: {count(listed)}\n\n{_WHAT_TO_DO}{tables}{more}"


_WHAT_TO_DO: Final = (
    "Each has to be mended, warnings too. Mend the first of a file first; others may vanish with it. "
    "A rule’s page has a wrong and a right example.\n"
)


def _blocks(problems: list[Problem], folder: str, site_url: str) -> Iterator[tuple[str, int]]:
    """A file's heading and its rows, one by one, with how many problems each tells."""
    for path, group in groupby(problems, key=lambda problem: problem.path):
        yield f"\n### {cell(f'{folder}/{path}' if folder else path)}\n\n{_HEAD}", 0
        for problem in told(group):
            yield (_more(problem), problem.count) if isinstance(problem, More) else (_row(problem, site_url), 1)


def _more(more: More) -> str:
    return f"| | | {cell(more.words)} | |\n"


def _row(problem: Problem, site_url: str) -> str:
    place = f"{problem.span.line}:{problem.span.column}"
    return f"| {place} | {_rule(problem, site_url)} | {cell(problem.message)} | {cell(problem.hint)} |\n"


def _rule(problem: Problem, site_url: str) -> str:
    """The code is one of ours, and the address the operator's."""
    name = f"{problem.severity} <code>{problem.code}</code>"
    return f"[{name}]({site_url.rstrip('/')}/{page_of(problem.code)})" if site_url else name


def _within(blocks: list[tuple[str, int]]) -> tuple[str, int]:
    """The text of as many blocks as there is room for, and how many problems it leaves out."""
    size, kept = 0, 0
    for text, _ in blocks:
        size += len(text.encode())
        if size > MOST_BYTES:
            break
        kept += 1
    return "".join(text for text, _ in blocks[:kept]), sum(problems for _, problems in blocks[kept:])

"""The guide: the pages written by hand that belong to every archive, whoever runs it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

_PACKED: Final = Path(__file__).with_name("guide")
"""A built package carries the pages; a checkout has them among its other pages, in `docs/`."""
_PAGES: Final = ("about.md", "editors.md", "method.md", "your-own.md", "your-own/*.md", "contribute/*.md")


def guide_pages() -> Mapping[str, Path]:
    """Where each page of the guide is read, by its place in a project's `docs/`."""
    folder = _PACKED if _PACKED.is_dir() else Path(__file__).parents[2] / "docs"
    return {page.relative_to(folder).as_posix(): page for pattern in _PAGES for page in sorted(folder.glob(pattern))}

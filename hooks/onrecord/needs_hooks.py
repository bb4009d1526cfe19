"""An extension of Markdown that stops a program which builds a site and passes over its hooks.

Such a program reads mkdocs.yml, says nothing, and makes a site without the archive. It runs the extensions of Markdown
that are named there, though, and so this one: who has run the hooks says so in its options, and it does nothing.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

RUN: Final[Mapping[str, Any]] = MappingProxyType({"run": True})
"""The options of whoever has made the archive's pages."""
WHY: Final = (
    "this program has not run the hooks that mkdocs.yml names: they make all pages of the archive, and the site would"
    " have none. Nothing is wrong with your files. Build with `onrecord build` (or `mkdocs build`, `properdocs build`)"
)


class HooksNotRun(Exception):  # noqa: N818 (it is told as it is)
    """The site would lack its archive; the message says so."""


class _Stop(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """Stop at the first page."""
        raise HooksNotRun(WHY)


class NeedsHooks(Extension):
    """Markdown is read only where `run` is set."""

    def __init__(self, **options: Any) -> None:
        self.config = {"run": [False, "whether the archive's pages are made"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        """Set the stop; programs load extensions before they run hooks."""
        if not self.getConfig("run"):
            md.preprocessors.register(_Stop(md), "onrecord_needs_hooks", 1000)


def makeExtension(**options: Any) -> NeedsHooks:  # noqa: N802 (Markdown's name)
    """What Markdown calls."""
    return NeedsHooks(**options)

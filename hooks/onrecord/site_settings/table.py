"""The table of settings, as it is shipped, and as Markdown for a page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Final, Literal, get_args

import yaml

from .conditions import CONDITIONS

Where = Literal["both", "hand-written", "build"]
"""On which kinds of page a setting acts, or that it steers the build."""
IN_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {"both": "both kinds of page", "hand-written": "hand-written pages", "build": "the build", "": "–"}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A setting by its name in mkdocs.yml, what it `does` and `on` what; why values are `refused`, and which (`when`).

    `page` is the page of Material’s manual that describes it.
    """

    name: str
    page: str
    does: str = ""
    on: Where | Literal[""] = ""
    refused: str = ""
    instead: str = "leave it out"
    when: str = "written"

    def __post_init__(self) -> None:
        if not (self.does or self.refused) or bool(self.does) != (self.on in get_args(Where)):
            raise ValueError(f"{self.name}: does something somewhere, or is refused")
        if self.when not in CONDITIONS or (not self.refused and self.when != "written"):
            raise ValueError(f"{self.name}: “{self.when}” does not say what is refused")

    @property
    def forbidden(self) -> bool:
        """Whether nothing is left that it does."""
        return not self.does


@cache
def settings() -> Mapping[str, Entry]:
    """Every setting by name, in the order of Material’s manual; ours and MkDocs’ own come last."""
    file = resources.files("onrecord.site_settings").joinpath("settings.yaml")
    data = yaml.load(file.read_bytes(), Loader=yaml.CBaseLoader)  # every scalar a text
    entries = [Entry(name, page, **texts) for page, names in data.items() for name, texts in names.items()]
    return MappingProxyType({entry.name: entry for entry in entries})


def as_markdown() -> str:
    """A table for every page of Material’s manual: its settings, what each does here, and where."""
    return "\n\n".join("\n".join(_rows(page)) for page in dict.fromkeys(entry.page for entry in settings().values()))


def _rows(page: str) -> Iterator[str]:
    yield from (f"## {page}", "", "| Setting | What it does | Where |", "| --- | --- | --- |")
    for entry in settings().values():
        if entry.page == page:
            yield f"| `{entry.name}` | {_in_words(entry)} | {IN_WORDS[entry.on]} |"


def _in_words(entry: Entry) -> str:
    does = f"{entry.does}." if entry.does else ""
    which = CONDITIONS[entry.when].words
    refused = f"Refused{which and ' is '}{which}: {entry.refused}; {entry.instead}." if entry.refused else ""
    return " ".join(filter(None, (does, refused))).replace("|", "\\|")

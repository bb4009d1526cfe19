"""What crosses to the site generator: finished pages and files, and what is to be made, nothing else."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's table of contents: its text, and the id it has on the page."""

    text: str
    id: str


@dataclass(frozen=True)
class Page:
    """A finished page: where it lies (`questions/x/`; the home page is empty), its title, its HTML.

    `anchors` are all the ids on it; `source` is the path of its YAML in `sources/`, if it has one. For its head:
    `linked` is its JSON-LD as a text of JSON, `picture` where its own picture for links lies, if it has one;
    `alternates` are the links to its feeds and to what it tells in other formats, as HTML.
    `changed` is the day on which what the page shows last changed, where a date tells it. `listed` are the statements
    (`card#statement`) that it is a list of.
    """

    url: str
    title: str
    html: str
    description: str = ""
    toc: tuple[Heading, ...] = ()
    anchors: frozenset[str] = field(default_factory=frozenset)
    source: str = ""
    linked: str = ""
    picture: str = ""
    alternates: str = ""
    changed: date | None = None
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asset:
    """A finished file that is no page, such as a feed: where it lies, and its bytes."""

    url: str
    content: bytes


@dataclass(frozen=True, slots=True)
class LargeFile:
    """A finished file that is not held in memory: where it will lie, and its bytes, chunk by chunk.

    They can be asked for once, before the next output of its task is.
    """

    url: str
    chunks: Iterable[bytes]


@dataclass(frozen=True, slots=True)
class Record:
    """What search finds: one statement, or one page, as a small page of its own, which is indexed and not published.

    Where it leads; what a result is drawn from, as JSON; its words and filters. `day` is the first possible day on
    which it was said or published, by which it is sorted and lies in a part of the index; empty where it has none.
    """

    url: str
    drawn: str
    html: str
    day: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be made: where it will lie, and what makes it once it is asked for.

    Records of the search lie nowhere: many of them are one task, without an address. `also` is where other files will
    lie that are made with it. `shared` is what it has in common with others, if anything: made one after another in one
    process, they work it out once.
    """

    url: str | None
    make: Callable[[], "Page | Asset | LargeFile | Iterable[Output]"]
    also: tuple[str, ...] = ()
    shared: str = ""

    @property
    def urls(self) -> tuple[str, ...]:
        """Where all will lie that it makes and that lies anywhere."""
        return (*(() if self.url is None else (self.url,)), *self.also)


Output = Page | Asset | LargeFile | Record
"""Whatever is made"""


def root_of(url: str) -> str:
    """The way from a page back to the site's root: `../../` for `questions/x/`."""
    return "../" * url.count("/")

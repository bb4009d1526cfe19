"""What a page shows, as finished words, links and dates: shapes for templates that compute nothing.

Addresses are relative to the site's root; a template puts the way back to it before them.
"""

from dataclasses import dataclass
from typing import Final

from ...wording import labels

_FIRST: Final = 6


@dataclass(frozen=True, slots=True)
class Link:
    """A text, and where it leads (an address from the site's root, or of another site)."""

    text: str
    url: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of ours, and the one sentence that explains it where it stands."""

    words: str
    means: str


@dataclass(frozen=True, slots=True)
class When:
    """A date for a reader; `iso` is set where `<time>` may carry it."""

    words: str
    iso: str


@dataclass(frozen=True, slots=True)
class ChainStep:
    """Whoever stands at one place of a chain of attribution; `form` is actor, anonymous or document."""

    name: str
    url: str
    form: str
    of: Link | None = None

    @property
    def in_words(self) -> str:
        """Its name in running words: `a clerk (not named)`. What is no named actor never passes for one (method §1)."""
        return f"{self.name} ({labels.UNNAMED[self.form]})" if self.form in labels.UNNAMED else self.name


@dataclass(frozen=True, slots=True)
class Answer:
    """What a statement answers to a question, and how that question stands now."""

    question: Link
    words: str
    measure: str
    standing: str
    standing_words: str
    part: bool = False
    """whether it is no answer, but a figure of a mere part of what is asked"""


@dataclass(frozen=True, slots=True)
class LaterWord:
    """What a party said later, where that stands, and the question: the words of a claim it may leave open."""

    text: str
    url: str
    asked: str


@dataclass(frozen=True, slots=True)
class Party:
    """A party concerned, and how the source reports that it has not acknowledged the claim."""

    name: Link
    how: str
    since: LaterWord | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A statement named in a line: who says what, when."""

    who: str
    words: str
    when: When
    published: bool
    url: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Other statements that answer the same question, told apart by what they answer."""

    question: Link
    several: bool
    heading: str
    mentions: tuple[Mention, ...]
    more: int
    open: bool


@dataclass(frozen=True, slots=True)
class OriginView:
    """An origin under which a statement is counted: a control group, and whether the speaker is not named."""

    group: Link
    anonymous: bool


@dataclass(frozen=True)
class StatementView:
    """A statement, ready to be shown on any page."""

    id: str
    kind: str
    kind_words: str
    label: str
    text: str
    url: str
    figure: str
    chain: tuple[ChainStep, ...]
    origins: tuple[OriginView, ...]
    said: When
    said_on: bool
    made_public: bool
    source: Link
    published: When
    answers: tuple[Answer, ...]
    parties: tuple[Party, ...]
    unverified_by: tuple[Link, ...]
    basis: str
    by: Link | None
    evidence: tuple[Link, ...]
    quote: str
    quote_language: str
    locator: str
    passage: str
    as_of: When | None
    note: str
    rests_on: tuple[Mention, ...]
    rested_on_by: tuple[Mention, ...]
    rendering_of: Mention | None
    renderings: tuple[Mention, ...]
    supersedes: tuple[Mention, ...]
    superseded_by: tuple[Mention, ...]
    later: str
    since: tuple[LaterWord, ...]
    about: tuple[Link, ...]
    places: tuple[Link, ...]
    topics: tuple[Link, ...]
    corrected: tuple[When, ...] = ()
    comments_on: tuple[Link, ...] = ()
    """the questions that it speaks to without answering them"""


@dataclass(frozen=True, slots=True)
class Telling:
    """Another statement that tells of an utterance: which source, through whom, and what it tells otherwise.

    `answer` is its figure or measure, and `kind` its kind, only where they differ from those of the telling that leads;
    `aside` is why it is not counted, and which parties, as it reports, have not acknowledged the claim.
    """

    source: Link
    through: str
    answer: str
    kind: str
    kind_words: str
    aside: str

    @property
    def words(self) -> str:
        """What stands behind its source: `, through Yonhap: about 300 (killed)`."""
        through = f", through {self.through}" if self.through else ""
        return through + (f": {self.answer}" if self.answer else "")


@dataclass(frozen=True, slots=True)
class Shown:
    """An utterance in a lane: the telling that leads, and the others."""

    view: StatementView
    also: tuple[Telling, ...]
    more: int = 0
    """how many that tell of it, or that it is tied to, are left out"""


@dataclass(frozen=True, slots=True)
class Group:
    """Statements under one heading inside a lane; the heading may be empty."""

    heading: str
    statements: tuple[Shown, ...]

    @property
    def first(self) -> tuple[Shown, ...]:
        """What a long list shows before it is unfolded."""
        return self.statements[:_FIRST] if len(self.statements) > _FIRST + 2 else self.statements

    @property
    def rest(self) -> tuple[Shown, ...]:
        """What a long list folds: never only one or two."""
        return self.statements[len(self.first) :]


@dataclass(frozen=True, slots=True)
class Lane:
    """One of the three lanes."""

    kind: str
    title: str
    means: str
    count: int
    uncounted: int
    groups: tuple[Group, ...]
    beside: int = 0
    """how many of them answer nothing: comments, and figures of a part"""

    @property
    def heading(self) -> str:
        """`Attributed · 44, 2 more not counted`."""
        more = f", {self.uncounted} more not counted" if self.uncounted else ""
        more += f", {self.beside} more without an answer" if self.beside else ""
        return f"{self.title} · {self.count - self.uncounted - self.beside}{more}"


Lanes = tuple[Lane, Lane, Lane]
"""Verified, attributed, unacknowledged: always in this order."""

"""What editors add to a question, each on a day: what they find verified, and where they looked in vain (method §2)."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, WithJsonSchema, create_model

from ..vocabulary import FINDING_BASES, Basis
from .field_errors import Text
from .field_types import Answer, Day
from .record import Record
from .references import ActorId
from .statements import EvidenceList, of_the_archive


class Finding(Record):
    """An editor's dated, evidenced decision that something is verified (method §2, §3).

    `{on, answer, basis, evidence, note, checked_by}`. Whether it passes the test of its basis, the checks say.
    """

    on: Day = Field(description="the day of the decision")
    answer: Answer = Field(description="yes, no or a figure")
    basis: Annotated[Basis, WithJsonSchema({"enum": [basis.value for basis in FINDING_BASES]})] = Field(
        description="public-record, examined, corroborated or admission"
    )
    evidence: EvidenceList = Field(description="what it rests on")
    note: Text = Field(description="why")
    checked_by: Text | None = Field(None, description="who signs it, only where somebody really does")

    @property
    def day(self) -> date:
        """The day on which it was made, and as of which its basis is tested; it may hold from an earlier one."""
        return self.on.last

    @property
    def cited(self) -> tuple[str, ...]:
        """The cards and statements that it cites as evidence; pages elsewhere are left out."""
        return of_the_archive(self.evidence)


class _Search(Record):
    """That somebody looked for a party’s word on a question and found none (method §2, “Searches”).

    `{on: 2026-11-30, for: north-korea, where: "KCNA, English pages", found: nothing, by: …}`. It is the editor’s dated
    observation, never the party’s silence.
    """

    @property
    def party(self) -> str:
        """Whose word was looked for: `for`, which no attribute of Python can be named."""
        party: str = getattr(self, "for")
        return party

    @property
    def day(self) -> date:
        """The day of the search."""
        return self.on.last

    if TYPE_CHECKING:
        on: Day
        where: Text
        found: Literal["nothing"]
        by: Text


if TYPE_CHECKING:
    Search = _Search
else:
    Search = create_model(
        "Search",
        __base__=_Search,
        __module__=__name__,
        __doc__=_Search.__doc__,
        on=(Day, Field(description="the day of the search", examples=["2026-11-30"])),
        **{"for": (ActorId, Field(description="the party whose word was looked for", examples=["north-korea"]))},
        where=(Text, Field(description="where somebody looked", examples=["KCNA and Rodong Sinmun, English pages"])),
        found=(Literal["nothing"], Field(description="nothing; what was found is a source, with a card of its own")),
        by=(Text, Field(description="the name or account of who looked")),
    )

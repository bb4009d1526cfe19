"""What a rule says: its code, and where in which entity."""

from dataclasses import dataclass, replace

from ..problems.problem import Code
from ..reading.document import Loc


@dataclass(frozen=True, slots=True)
class Remark:
    """A problem before its line and column are known.

    `loc` leads to the value (with `key`, to its key); `offset` and `width` point inside a text. In the message,
    `{file}` stands for the file of the entity `other`.
    """

    code: Code
    loc: Loc
    message: str
    label: str = ""
    advice: str = ""
    key: bool = False
    offset: int | None = None
    width: int = 1
    entity: str = ""
    other: str = ""

    def within(self, entity: str, loc: Loc) -> "Remark":
        """The same remark, its place told from the top of the entity's file."""
        return replace(self, entity=entity, loc=(*loc, *self.loc))

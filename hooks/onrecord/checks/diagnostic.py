"""What a rule says: what is wrong, and where in which entity."""

from dataclasses import dataclass, replace

from ..problems.problem import Fault
from ..reading.document import Loc


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A fault whose line and column are not known yet.

    `loc` leads to the value (with `key`, to its key); `offset` and `width` point inside a text. `entity` is whose file
    it is in; a rule of one entity leaves it to `within`.
    """

    loc: Loc
    fault: Fault
    key: bool = False
    offset: int | None = None
    width: int = 1
    entity: str = ""

    def within(self, entity: str, loc: Loc) -> "Diagnostic":
        """The same, its place told from the top of the entity's file."""
        return replace(self, entity=entity, loc=(*loc, *self.loc))

"""What every field of the format is made of: one text, one list, one mapping, and the error each raises.

A fault travels as a pydantic error, whose type is the key of its message and whose context are the values, so that one
pass gathers all problems.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, WrapValidator
from pydantic_core import PydanticCustomError

from ..problems.problem import Fault, fault
from .schema_patterns import bare


def invalid(wrong: Fault) -> PydanticCustomError:
    """A fault as an error for pydantic to gather, with the place it happened at."""
    return PydanticCustomError(wrong.key, wrong.key, dict(wrong.values))


def one_text(value: Any) -> str:
    """The text `value`, without the white space around it.

    Raises the error `empty-value` where nothing is written, `wrong-type` where it is no text.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        raise invalid(fault("empty-value"))
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        raise invalid(fault("wrong-type/text-in-list", type=type_of(value), value=value[0]))
    raise invalid(fault("wrong-type/text", type=type_of(value)))


def type_of(value: Any) -> str:
    """What a value is, in words."""
    if value is None:
        return "nothing"
    return "a list" if isinstance(value, list | tuple) else "labelled values" if isinstance(value, dict) else "a text"


ANY_TEXT: Final = bare(pattern=r"\S")
"""The JSON Schema of a text that is not blank."""
Text = Annotated[str, BeforeValidator(one_text), ANY_TEXT]


def _mapping(value: Any, handler: Any) -> Any:
    if isinstance(value, dict):
        return handler(value)
    if isinstance(value, list) and value and isinstance(value[0], str):
        raise invalid(fault("wrong-type/mapping-in-list", type=type_of(value), value=value[0]))
    raise invalid(fault("wrong-type/mapping", type=type_of(value)))


Pairs = WrapValidator(_mapping)
"""Put on a mapping: anything else is reported in plain words."""


def _listed(value: Any, handler: Any) -> Any:
    if isinstance(value, list | tuple):
        return handler(value)
    if isinstance(value, str):
        raise invalid(fault("wrong-type/list-of-text", type=type_of(value), value=value))
    if isinstance(value, dict) and value:
        raise invalid(fault("wrong-type/list-of-mapping", type=type_of(value), key=next(iter(value))))
    raise invalid(fault("wrong-type/list", type=type_of(value)))


Listed = WrapValidator(_listed)
"""Put on a list: anything else is reported in plain words."""


def some(items: tuple[Any, ...] | Mapping[Any, Any]) -> Any:
    """The items themselves. Raises the problem of a list or mapping that must not be empty."""
    if not items:
        raise invalid(fault("empty-value/no-item"))
    return items

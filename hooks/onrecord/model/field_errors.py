"""What every field of the format is made of: one text, one list, one mapping, and the fault each reports.

A fault is a pydantic error whose type is a rule's code, so that one pass gathers all problems.
"""

from typing import Annotated, Any, Final

from pydantic import BeforeValidator, WrapValidator
from pydantic_core import PydanticCustomError

from ..problems.problem import Code
from .schema_patterns import bare


def fault(code: Code, message: str, label: str = "", advice: str = "") -> PydanticCustomError:
    """An error of rule `code` for pydantic to gather, with the place it happened at."""
    context = {"message": message, "label": label, "advice": advice}
    return PydanticCustomError(code, "{message}", context)


def one_text(value: Any) -> str:
    """The text `value`, without the white space around it.

    Raises the fault `empty-value` where nothing is written, `wrong-type` where it is no text.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        raise fault(
            "empty-value",
            "nothing is written here",
            "write a text",
            "what is optional may be left out with its whole line",
        )
    if not isinstance(value, str):
        one = isinstance(value, list) and len(value) == 1 and isinstance(value[0], str)
        label = f"write {value[0]}, without brackets" if one else "write one text"
        raise fault("wrong-type", f"found {_what(value)}, where a text belongs", label)
    return value.strip()


def _what(value: Any) -> str:
    return "a list" if isinstance(value, list | tuple) else "a mapping" if isinstance(value, dict) else "a text"


ANY_TEXT: Final = bare(pattern=r"\S")
"""The JSON Schema of a text that is not blank."""
Text = Annotated[str, BeforeValidator(one_text), ANY_TEXT]


def _mapping(value: Any, handler: Any) -> Any:
    if not isinstance(value, dict):
        found = "nothing" if value is None else _what(value)
        label = (
            f"write {{{value[0]}: …}}"
            if isinstance(value, list) and value and isinstance(value[0], str)
            else "write {key: value}"
        )
        raise fault("wrong-type", f"found {found}, where a mapping belongs", label)
    return handler(value)


Pairs = WrapValidator(_mapping)
"""Put on a mapping: anything else is reported in plain words."""


def _as_list(value: Any) -> str:
    if isinstance(value, str):
        return f"write [{value}]"
    if isinstance(value, dict) and value:
        return (
            f"begin this line with a hyphen and a space: “- {next(iter(value))}: …”, and indent those below it to match"
        )
    return "write [one, another], or one item a line, each beginning with “- ”"


def _listed(value: Any, handler: Any) -> Any:
    if not isinstance(value, list | tuple):
        found = "nothing" if value is None else _what(value)
        raise fault(
            "wrong-type",
            f"found {found}, where a list belongs",
            _as_list(value),
        )
    return handler(value)


Listed = WrapValidator(_listed)
"""Put on a list: anything else is reported in plain words."""

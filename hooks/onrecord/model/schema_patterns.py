"""What a JSON Schema says of a single field: its pattern, and what an editor may take its text for."""

import re
from typing import Any

from pydantic import WithJsonSchema


def shape(pattern: str) -> str:
    """A pattern of Python's as JSON Schema has it: of a whole text with white space around it, as `Text` reads it."""
    portable = re.sub(r"\?P<\w+>", "", pattern).replace(r"\d", "[0-9]")
    return rf"^\s*(?:{portable})\s*$"


def like(pattern: str, example: str) -> dict[str, Any]:
    """The part of a JSON Schema that asks for a pattern. An editor prints the pattern that failed: here, an example.

    It prints what stands under `else`, which nothing passes.
    """
    return {"if": {"pattern": pattern}, "else": {"pattern": f"{example}(?!)"}}


def spelt(pattern: str, example: str) -> WithJsonSchema:
    """The JSON Schema of a text that has a pattern."""
    return WithJsonSchema({"type": "string", **like(shape(pattern), example)})


def only(*types: str) -> dict[str, Any]:
    """The JSON Schema of what is of one of these types, told by all others: so no editor proposes `null` or `true`."""
    every = ("string", "number", "boolean", "array", "object", "null")
    return {"not": {"type": [name for name in every if name not in types]}}


def bare(**rules: Any) -> WithJsonSchema:
    """The JSON Schema of a text that may look like something else without quotes: an editor takes 2024 for a number."""
    return WithJsonSchema({"anyOf": [{"type": ["string", "number"], **rules}, only("boolean")]})


def degrees(most: int, digits: str) -> dict[str, Any]:
    """The JSON Schema of degrees up to so many; `digits` is the pattern of those below."""
    pattern = rf"^[+-]?(?:{most}(?:\.0+)?|(?:{digits})(?:\.[0-9]+)?)$"
    return {"type": ["number", "string"], "minimum": -most, "maximum": most, "pattern": pattern}

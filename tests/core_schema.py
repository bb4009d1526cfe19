"""YAML as an editor reads it: plain scalars under the core schema of YAML 1.2.2, section 10.3.2, keys as they are
written.

PyYAML does the syntax and this the types; PyYAML's own would read `no` as false and `2024-12-30` as a date.
"""

import re
from typing import Any, Final

import yaml

_NULL: Final = re.compile(r"null|Null|NULL|~|")
_TRUE: Final = re.compile(r"true|True|TRUE")
_FALSE: Final = re.compile(r"false|False|FALSE")
_INTEGER: Final = re.compile(r"[-+]?[0-9]+")
_OCTAL: Final = re.compile(r"0o[0-7]+")
_HEXADECIMAL: Final = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def load(text: str) -> Any:
    """The value that a text holds. Raises yaml.YAMLError where it is no YAML."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    return None if root is None else _value(root)


def _value(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        if any(not isinstance(key, yaml.ScalarNode) for key, _ in node.value):
            raise yaml.YAMLError("a key of several parts is none to JSON")
        return {key.value: _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    return plain(node.value) if isinstance(node, yaml.ScalarNode) and node.style is None else node.value


def plain(text: str) -> Any:
    """The value of a scalar without quotes."""
    if _NULL.fullmatch(text):
        return None
    if _TRUE.fullmatch(text) or _FALSE.fullmatch(text):
        return bool(_TRUE.fullmatch(text))
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OCTAL.fullmatch(text) or _HEXADECIMAL.fullmatch(text):
        return int(text, 0)
    return float(text) if _FLOAT.fullmatch(text) else text

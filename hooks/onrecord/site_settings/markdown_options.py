"""What this project asks of Markdown's own extensions, whatever mkdocs.yml says of them."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final


def _underscored(value: str, separator: str) -> str:
    """Ids of headings begin with `_`: only a statement's id on its card's page does not."""
    return "_" + separator.join(re.findall(r"\w+", value.lower()))


MARKDOWN: Final[Mapping[str, Mapping[str, Any]]] = MappingProxyType(
    {
        "toc": {"slugify": _underscored},
        "tables": {"use_align_attribute": True},  # a style attribute in every cell would need a hash in the policy
    }
)
"""By the names of the extensions."""

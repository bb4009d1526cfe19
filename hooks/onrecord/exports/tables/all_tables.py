"""All tables of the export, in an order in which each names only keys of those before it, or its own."""

from typing import Final

from . import actors, answers, cards, disagreements, origins, places, positions, questions, statements, states, topics
from .table import AnyTable

TABLES: Final[tuple[AnyTable, ...]] = tuple(
    module.TABLE
    for module in (
        *(actors, places, topics, questions, cards, statements),
        *(answers, positions, states, origins, disagreements),
    )
)

"""The table of topics."""

from ...model.entities import Topic
from ...vocabulary import EntityKind
from .columns import address, id_of, own
from .table import Export, Table


def _topics(export: Export) -> list[Topic]:
    return list(export.views.archive.topics.values())


TABLE = Table(
    name="topics",
    title="Topics",
    description="The topics under which sources, statements and questions stand.",
    key=("id",),
    things=_topics,
    columns=(
        id_of("The id of the topic, as its page's address has it.", Topic),
        own(Topic, "name", required=True),
        own(Topic, "description", required=True),
        address(EntityKind.TOPIC, Topic),
    ),
)

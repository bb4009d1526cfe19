"""Whatever an evidence pack tells, it carries the file that tells it."""

import re
from collections.abc import Mapping
from typing import Any

from lxml import html

from onrecord.archive import Archive, link
from onrecord.loading import Loaded

from .test_packs import carried, made


def test_a_pack_is_made_of_the_files_it_carries_and_of_no_other(real: Loaded) -> None:
    """Every name, title and text in the archive is marked with its id: only those carried are to be seen."""
    archive = marked(real.archive)
    for question, content in made(real, archive).items():
        seen = set(re.findall("‹([^›]+)›", content.decode()))
        paths = {path.rpartition("/")[2].removesuffix(".yaml") for path in carried(html.fromstring(content))}
        assert seen <= paths, question
        assert question in seen


def marked(archive: Archive) -> Archive:
    """The archive with every name, title and text followed by the id of what it belongs to."""

    def told(entities: Mapping[str, Any], field: str) -> list[Any]:
        return [e.model_copy(update={field: f"{getattr(e, field)} ‹{e.id}›"}) for e in entities.values()]

    def texts(card: Any, kind: str) -> tuple[Any, ...]:
        return tuple(s.model_copy(update={"text": f"{s.text} ‹{card.id}›"}) for s in getattr(card, kind))

    kinds = ("verified", "attributed", "unacknowledged")
    cards = [c.model_copy(update={kind: texts(c, kind) for kind in kinds}) for c in told(archive.cards, "title")]
    named = (told(archive.actors, "name"), told(archive.questions, "text"))
    return link(cards, *named, told(archive.places, "name"), told(archive.topics, "name"))

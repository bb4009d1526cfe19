"""All packs together grow as the archive does: counted, in archives in which they could carry one another."""

from pathlib import Path

import pytest
from benchmarks.generator.disk import write, write_hard

from onrecord.archive import Archive
from onrecord.load import load
from onrecord.pages.evidence_pack.contents import DEPTH, holding, names_in


def carried(archive: Archive) -> int:
    """How many files all packs carry together, and things they name."""
    holdings = (
        holding(archive, question, lambda entity: frozenset(names_in(archive, entity)))
        for question in archive.questions.values()
    )
    return sum(len(held.ids) + len(held.named) for held in holdings)


@pytest.mark.parametrize("case", ["rests-on", "rests-on-over-questions", "presupposes", "supersedes", "many-answers"])
def test_twice_the_chain_is_twice_the_packs(case: str, tmp_path: Path) -> None:
    """Nothing is carried all the way down a chain by everything above it."""
    counts = []
    for size in (2 * DEPTH, 4 * DEPTH):
        write_hard(tmp_path / str(size), case, size)
        counts.append(carried(load(tmp_path / str(size)).archive))
    assert counts[0] > 0
    assert counts[1] < 2.6 * counts[0]


def test_packs_of_an_archive_by_lot_grow_as_it_does(tmp_path: Path) -> None:
    """Twice the cards, about twice of what all packs carry."""
    counts = []
    for size in (40, 80):
        write(tmp_path / str(size), size, 19)
        counts.append(carried(load(tmp_path / str(size)).archive))
    assert counts[1] < 2.6 * counts[0]
